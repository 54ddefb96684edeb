// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/lexicon_rules.h"

#include "base/data_folder.h"
#include "base/file.h"
#include "base/utf8.h"
#include "normalise/letters.h"
#include "normalise/syllable.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::normalise {

namespace {

std::vector<std::string_view> said_words(std::string_view text) {
    std::vector<std::string_view> words = split(text, ' ');
    std::erase_if(words, [](std::string_view word) { return word.empty(); });
    return words;
}

bool is_of_letters(std::string_view word) {
    bool letters = false;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_utf8(word, at);
        const bool sign = point.value == '\'' || point.value == 0x2019 || point.value == '-';
        if (!is_letter(point.value) && !sign)
            return false;
        letters |= !sign;
        at += point.length;
    }
    return letters;
}

std::size_t length_of(std::string_view word) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < word.size(); at += decode_utf8(word, at).length)
        ++count;
    return count;
}

} // namespace

std::string why_unspeakable(std::string_view text, std::string_view language) {
    const std::vector<std::string_view> words = said_words(text);
    if (words.empty())
        return "it is empty";
    if (words.size() > most_said_words)
        return fmt::format("it has {} words, at most {} are said for one entry", words.size(),
                           most_said_words);
    for (const std::string_view word : words) {
        if (length_of(word) > longest_said_word)
            return fmt::format("\"{}\" has more than {} characters", shorten(word, 40), longest_said_word);
        if (language.empty() && !is_syllable(word))
            return fmt::format("\"{}\" is not a Vietnamese syllable", word);
        if (!is_of_letters(word))
            return fmt::format("\"{}\" has more in it than letters", word);
    }
    return {};
}

PhonemeNames::PhonemeNames() {
    constexpr std::size_t limit = 1U << 16U;
    const std::string text = read_file(data_folder() / "config/reading/phonemes.tsv", limit);
    for (const std::string_view line : split(text, '\n'))
        if (!line.empty() && line[0] != '#')
            names_.emplace_back(line);
    std::stable_sort(names_.begin(), names_.end(),
                     [](const std::string &a, const std::string &b) { return a.size() > b.size(); });
}

std::string PhonemeNames::why_not(std::string_view phonemes) const {
    for (std::string_view word : said_words(phonemes)) {
        if (word.size() > longest_said_word)
            return fmt::format("\"{}\" has more than {} characters", shorten(word, 40), longest_said_word);
        while (!word.empty()) {
            const auto fits = [&](const std::string &name) { return word.starts_with(name); };
            const auto found = std::find_if(names_.begin(), names_.end(), fits);
            if (found == names_.end())
                return fmt::format("x-espeak has no phoneme that \"{}\" begins with", word);
            word.remove_prefix(found->size());
        }
    }
    return {};
}

} // namespace baonoi::normalise
