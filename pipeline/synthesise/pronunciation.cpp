// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/pronunciation.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/utf8.h"
#include "lib/icu/transliterate.h"
#include "lib/icu/unicode.h"
#include "synthesise/table.h"
#include "synthesise/voice_letters.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::synthesise {

namespace {

constexpr std::size_t longest_word = 48; // characters; longer ones crashed eSpeak NG 1.51

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" -"), text.size());
        if (end > 0)
            words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length)
        ++count;
    return count;
}

[[noreturn]] void refuse(std::string_view word, std::string_view why) {
    throw Error(Next::skip, fmt::format("\"{}\" {}", shorten(word, 80), why));
}

// The word without the apostrophes of names; empty when it holds anything but letters.
std::string letters_of(std::string_view word) {
    std::string letters;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_utf8(word, at);
        const std::string_view letter = word.substr(at, point.length);
        at += point.length;
        if (letter == "'" || letter == "’")
            continue;
        if (!icu::is_letter_or_mark(point.value))
            return {};
        letters += letter;
    }
    return letters;
}

// Of at most longest_word characters each.
std::vector<std::string_view> parts_of(std::string_view word) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0, count = 0;
    for (std::size_t at = 0; at < word.size(); at += decode_utf8(word, at).length)
        if (count++ == longest_word) {
            parts.push_back(word.substr(begin, at - begin));
            begin = at;
            count = 1;
        }
    parts.push_back(word.substr(begin));
    return parts;
}

std::vector<espeak::EngineWord> parse_said(std::string_view said, const std::string &name, std::size_t line) {
    if (said.starts_with("[[") && said.ends_with("]]") && said.size() > 4) {
        said = said.substr(2, said.size() - 4);
        if (!are_phonemes(said))
            fail_row(name, line, fmt::format("\"{}\" are no phonemes", said));
        return {{espeak::EngineWordKind::phonemes, std::string(said)}};
    }
    std::vector<espeak::EngineWord> pieces;
    for (const std::string_view word : words_of(said)) {
        const auto plain = vietnamese_word(word);
        if (!plain || characters(*plain) > longest_word)
            fail_row(name, line, fmt::format("\"{}\" is no word of Vietnamese letters", word));
        pieces.push_back({espeak::EngineWordKind::text, *plain});
    }
    if (pieces.empty())
        fail_row(name, line, "nothing is said");
    return pieces;
}

bool is_ascii_word(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), is_ascii_letter);
}

} // namespace

void Pronunciation::add_respellings(std::string_view text, const std::string &name) {
    std::unordered_map<std::string, std::size_t> seen;
    for (const TableRow &row : parse_table(text, name, {"syllable", "said", "reason"})) {
        const std::string &syllable = row.fields[0];
        if (vietnamese_word(syllable) != syllable)
            fail_row(name, row.line,
                     fmt::format("\"{}\" is no syllable in lower-case Vietnamese letters", syllable));
        const auto [earlier, is_new] = seen.emplace(syllable, row.line);
        if (!is_new)
            fail_row(name, row.line, fmt::format("\"{}\" is in line {} already", syllable, earlier->second));
        respellings_[syllable] = parse_said(row.fields[1], name, row.line);
    }
}

void Pronunciation::add_latin(std::string_view text, const std::string &name) {
    for (const TableRow &row : parse_table(text, name, {"letter", "written"})) {
        if (characters(row.fields[0]) != 1 || !is_ascii_word(row.fields[1]))
            fail_row(name, row.line, "a row has one letter and the ASCII letters written for it");
        latin_[row.fields[0]] = row.fields[1];
    }
}

void Pronunciation::add_languages(std::string_view text, const std::string &name) {
    for (const TableRow &row : parse_table(text, name, {"language", "voice", "phonemes"})) {
        const std::string &phonemes = row.fields[2];
        if (!std::all_of(phonemes.begin(), phonemes.end(), is_ascii_upper))
            fail_row(name, row.line, fmt::format("\"{}\" is no table of phonemes such as \"RU\"", phonemes));
        languages_[row.fields[0]] = {row.fields[1], phonemes};
    }
}

std::vector<espeak::EngineWord> Pronunciation::pieces(const Token &token) const {
    std::vector<espeak::EngineWord> pieces;
    if (!token.phonemes.empty()) {
        for (const std::string_view word : words_of(token.phonemes)) {
            if (word.size() > longest_word || !are_phonemes(word))
                refuse(token.phonemes, "is not a list of phonemes");
            pieces.push_back({espeak::EngineWordKind::phonemes, std::string(word)});
        }
    } else {
        for (const std::string_view word : words_of(token.spoken))
            add_word(word, token.language, pieces);
    }
    if (pieces.empty())
        refuse(token.spoken, "has nothing to say");
    return pieces;
}

void Pronunciation::add_word(std::string_view word, const std::string &language,
                             std::vector<espeak::EngineWord> &pieces) const {
    if (language != "vi")
        return add_foreign(word, language, pieces);
    if (characters(word) > longest_word)
        refuse(word, fmt::format("has more than {} characters", longest_word));
    auto plain = vietnamese_word(word);
    if (!plain)
        refuse(word, "is not written in Vietnamese letters");
    if (const auto found = respellings_.find(*plain); found != respellings_.end())
        pieces.insert(pieces.end(), found->second.begin(), found->second.end());
    else
        pieces.push_back({espeak::EngineWordKind::text, std::move(*plain)});
}

void Pronunciation::add_foreign(std::string_view word, const std::string &language,
                                std::vector<espeak::EngineWord> &pieces) const {
    const auto found = languages_.find(language);
    const std::string letters = found == languages_.end() ? std::string() : letters_of(word);
    if (letters.empty()) {
        for (espeak::EngineWord &piece : in_english(word))
            pieces.push_back(std::move(piece));
        return;
    }
    for (const std::string_view part : parts_of(letters))
        pieces.push_back({espeak::EngineWordKind::foreign, std::string(part), found->second});
}

std::vector<espeak::EngineWord> Pronunciation::in_english(std::string_view word) const {
    std::string ascii = to_ascii(word);
    if (std::any_of(ascii.begin(), ascii.end(),
                    [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        ascii = icu::latin_letters(ascii);
        const auto is_other = [](char c) { return c != ' ' && !is_ascii_word(std::string_view(&c, 1)); };
        ascii.erase(std::remove_if(ascii.begin(), ascii.end(), is_other), ascii.end());
    }
    std::vector<espeak::EngineWord> pieces;
    for (const std::string_view one : words_of(ascii)) {
        if (!is_ascii_word(one))
            refuse(word, "is not written in letters");
        for (const std::string_view part : parts_of(one))
            pieces.push_back({espeak::EngineWordKind::english, std::string(part)});
    }
    if (pieces.empty())
        refuse(word, "is not written in letters");
    return pieces;
}

std::string Pronunciation::to_ascii(std::string_view word) const {
    std::string ascii;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t length = decode_utf8(word, at).length;
        const std::string letter(word.substr(at, length));
        at += length;
        const auto found = latin_.find(letter);
        // Apostrophes of names (O'Brien) are silent: runs of them crash eSpeak NG.
        if (letter != "'" && letter != "’")
            ascii += found == latin_.end() ? letter : found->second;
    }
    return ascii;
}

} // namespace baonoi::synthesise
