// SPDX-License-Identifier: GPL-3.0-or-later
// Letters as this stage needs them: case, Vietnamese tones, and one spelling for matching. Everything in this
// folder calls it; it calls ICU for letters of other scripts and knows no words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

enum class Tone { level, falling, dipping, creaky, rising, heavy }; // ngang huyền hỏi ngã sắc nặng

// Latin, Greek, Cyrillic and the letters of other scripts, and combining marks after them.
bool is_letter(char32_t value);
bool is_upper(char32_t value);
char32_t to_lower(char32_t value);

// A Vietnamese vowel with its tone taken off; other characters come back as they are with Tone::level.
struct Vowel {
    char32_t base;
    Tone tone;
};
Vowel without_tone(char32_t lower);
char32_t with_tone(char32_t base, Tone tone);
bool is_vowel(char32_t lower); // a ă â e ê i o ô ơ u ư y, with any tone

// Has a letter or tone that only Vietnamese uses (đ, ă, ơ, ư, ạ, ả …).
bool is_vietnamese_letter(char32_t lower);

// Lower case, and `oà`, `uý` written as `òa`, `úy`: equal for words that read the same.
void fold_onto(std::string &out, std::string_view word);
std::string fold(std::string_view word);
// Moves the tone as fold() does and keeps the case.
std::string fold_tones(std::string_view word);
void fold_tones_onto(std::string &out, std::string_view word);

// The parts of a text between separators, empty ones included: one more than there are separators.
std::vector<std::string_view> split(std::string_view text, char separator);

} // namespace baonoi::normalise
