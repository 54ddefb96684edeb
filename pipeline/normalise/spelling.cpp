// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/spelling.h"

#include "base/utf8.h"
#include "normalise/letters.h"
#include "normalise/numbers.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest_spelled = 200; // bytes
constexpr int longest_consonants = 4;
constexpr std::size_t longest_sayable = 40; // characters

} // namespace

bool has_vietnamese_letter(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_utf8(word, at);
        if (is_vietnamese_letter(to_lower(point.value)))
            return true;
        at += point.length;
    }
    return false;
}

bool is_sayable(std::string_view word) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < word.size(); ++characters) {
        const CodePoint point = decode_utf8(word, at);
        const char32_t lower = to_lower(point.value);
        if (!(lower >= 'a' && lower <= 'z') && !is_vowel(lower) && lower != U'đ')
            return false;
        at += point.length;
    }
    return characters <= longest_sayable;
}

std::string spell(std::string_view word, const Tables &tables) {
    std::string out;
    const bool vietnamese = has_vietnamese_letter(word);
    for (std::size_t at = 0; at < word.size() && at < longest_spelled;) {
        const CodePoint point = decode_utf8(word, at);
        at += point.length;
        std::string letter;
        append_utf8(letter, without_tone(to_lower(point.value)).base);
        if (letter == "d" && !vietnamese)
            letter = "d-latin";
        say(out, tables.letter(letter).value_or(std::string_view()));
    }
    return out;
}

bool is_pronounceable(std::string_view folded) {
    int run = 0;
    bool vowels = false;
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint point = decode_utf8(folded, at);
        at += point.length;
        if (is_vowel(point.value)) {
            vowels = true;
            run = 0;
        } else if (++run > longest_consonants) {
            return false;
        }
    }
    return vowels;
}

} // namespace baonoi::normalise
