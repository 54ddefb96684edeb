// SPDX-License-Identifier: GPL-3.0-or-later
// How the words of a line are compared with phrases: without the arrows, bullets, brackets and emoji that
// pages put around them, and as keys in which every number is the same.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace baonoi::extract {

struct Wording {
    std::string text;       // lower case, from the first word on, without closing brackets
    std::size_t signs = 0;  // bytes of signs before the first word
    bool pointed = false;   // an arrow stands before: ">>", "→", "👉"
    bool bracketed = false; // a bracket stands before
};
Wording wording_of(std::string_view line);

// "1.234 Lượt xem!" in lower case -> "# lượt xem": the words with single blanks, a word that begins with a
// digit as "#", signs left out.
std::string key_of_words(std::string_view lower);

// Whether no word goes on at text[at], and none is under way before it.
bool ends_word(std::string_view text, std::size_t at);
bool begins_word(std::string_view text, std::size_t at);

// Letters and digits, and bytes of letters beyond ASCII; not the signs of general punctuation, arrows and
// emoji.
bool is_word_character(char32_t c);

} // namespace baonoi::extract
