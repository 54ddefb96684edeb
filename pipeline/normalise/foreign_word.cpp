// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/foreign_word.h"

#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "normalise/letters.h"
#include "normalise/numbers.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest_spelled_word = 200; // bytes
constexpr int longest_consonants = 4;
constexpr std::size_t longest_sayable = 40; // characters
constexpr std::string_view latin_script = "Latn";
constexpr std::size_t longest_part = 24;

std::string_view letter_script(char32_t value) {
    if (value < 0x250 || (value >= 0x1E00 && value < 0x1F00))
        return is_letter(value) ? latin_script : std::string_view();
    return icu::script_of(value);
}

bool has_letters(const WrittenLanguage &language, std::string_view lower) {
    if (language.letters == "*")
        return true;
    for (std::size_t at = 0; at < lower.size();) {
        const CodePoint point = decode_utf8(lower, at);
        if (point.value >= 0x80 && is_letter(point.value) &&
            language.letters.find(lower.substr(at, point.length)) == std::string::npos)
            return false;
        at += point.length;
    }
    return true;
}

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
    for (std::size_t at = 0; at < word.size() && at < longest_spelled_word;) {
        const CodePoint point = decode_utf8(word, at);
        at += point.length;
        std::string letter;
        append_utf8(letter, without_tone(to_lower(point.value)).base);
        if (letter == "d" && !vietnamese && word.size() > 1)
            letter = "d-latin";
        if (const std::string *name = tables.letter(letter))
            say(out, *name);
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

std::string_view language_of(std::string_view word, const Tables &tables) {
    std::string_view script;
    for (std::size_t at = 0; at < word.size() && script.empty();) {
        const CodePoint point = decode_utf8(word, at);
        if (icu::is_full_letter(point.value))
            script = letter_script(point.value);
        at += point.length;
    }
    if (script.empty())
        return {};
    const std::string lower = icu::lower_case(word);
    for (const WrittenLanguage &language : tables.languages())
        if (language.script == script && has_letters(language, lower))
            return language.code;
    return {};
}

bool is_latin(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_utf8(word, at);
        if (point.value >= 0x250)
            if (const std::string_view script = letter_script(point.value);
                !script.empty() && script != latin_script)
                return false;
        at += point.length;
    }
    return true;
}

std::vector<std::size_t> script_parts(std::string_view word) {
    std::vector<std::size_t> ends;
    std::string_view script;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_utf8(word, at);
        const std::string_view next = letter_script(point.value);
        const bool full =
            script != latin_script && characters >= longest_part && icu::is_full_letter(point.value);
        if (at > 0 && (full || (!next.empty() && !script.empty() && next != script))) {
            ends.push_back(at);
            characters = 0;
        }
        if (!next.empty())
            script = next;
        ++characters;
        at += point.length;
    }
    ends.push_back(word.size());
    return ends;
}

} // namespace baonoi::normalise
