// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/phrases.h"

#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::store {

namespace {

// The index has beginnings of two letters and of three; of longer ones FTS5 gathers what all their words
// match.
constexpr std::size_t fewest_letters_of_beginning = 2, most_letters_in_index = 3;

// How many characters of a word the text ends with.
std::size_t letters_at_end(std::string_view text) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        letters = is_of_word(point.value) ? letters + 1 : 0;
        at += point.length;
    }
    return letters;
}

} // namespace

bool is_of_word(char32_t value) {
    return (value >= '0' && value <= '9') || icu::is_letter_or_mark(value);
}

std::vector<std::string> words_of(const std::string &text) {
    const std::string folded = fold_blanks(text);
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', begin), folded.size());
        words.push_back(folded.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

bool may_match_much(const std::string &text) {
    return letters_at_end(text) > most_letters_in_index;
}

std::string phrases_of(const std::string &text, Last last) {
    const std::vector<std::string> words = words_of(icu::with_plain_d(icu::nfc(valid_utf8(text))));
    std::string phrases;
    for (const std::string &word : words) {
        phrases += '"';
        for (const char byte : word)
            phrases += byte == '"' ? ' ' : byte;
        phrases += "\" ";
    }
    if (last == Last::beginning && !words.empty() &&
        letters_at_end(words.back()) >= fewest_letters_of_beginning)
        phrases.insert(phrases.size() - 1, "*");
    return phrases;
}

std::string with_digits_apart(const std::string &text) {
    std::string apart;
    bool was_digit = false, was_letter = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        const bool is_digit = point.value >= '0' && point.value <= '9';
        const bool is_letter = !is_digit && icu::is_letter_or_mark(point.value);
        if ((is_digit && was_letter) || (is_letter && was_digit))
            apart += ' ';
        apart += text.substr(at, point.length);
        at += point.length;
        was_digit = is_digit;
        was_letter = is_letter;
    }
    return apart;
}

} // namespace baonoi::store
