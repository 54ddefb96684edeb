// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/word_language.h"

#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "normalise/letters.h"

#include <algorithm>

namespace baonoi::normalise {

namespace {

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
