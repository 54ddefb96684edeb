// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every text, real or not.
#pragma once

#include "base/utf8.h"
#include "normalise/foreign_word.h"
#include "normalise/letters.h"
#include "normalise/loan_word.h"
#include "normalise/normalise.h"
#include "normalise/pieces.h"
#include "normalise/syllable.h"

#include <string>

namespace baonoi::test {

using namespace normalise;

// Letters, apostrophes inside words and single blanks: no digit and no symbol.
inline bool can_be_spoken(std::string_view spoken) {
    for (std::size_t at = 0; at < spoken.size();) {
        const CodePoint point = decode_utf8(spoken, at);
        if (!is_letter(point.value) && point.value != ' ' && point.value != '\'' && point.value != U'’')
            return false;
        at += point.length;
    }
    return valid_utf8(spoken) == spoken;
}

// Vietnamese words are never of another language, but for the small words of an English phrase; and no word
// in small letters that could be said is spelled.
inline std::string wrong_language(const Token &token, std::string_view source) {
    if (token.language != "vi" && token.rule == "foreign" &&
        (is_syllable(token.spoken) || !loan_reading(token.spoken).empty()))
        return "a Vietnamese word of another language: " + token.spoken;
    const bool word = !source.empty() && scan(source).size() == 1 && scan(source)[0].letters == Case::lower &&
                      scan(source)[0].characters > 5;
    return token.rule == "spelled" && word && is_pronounceable(fold(source))
               ? "a word that could be said is spelled: " + token.spoken
               : "";
}

inline std::string broken_token(const Token &token, std::size_t end) {
    if (token.source.begin != end || token.source.end < end)
        return "the tokens do not tile the line";
    if (token.rule.empty())
        return "a token has no rule";
    return can_be_spoken(token.spoken) ? "" : "not words: " + token.spoken;
}

// What a text breaks; empty when all holds: the tokens tile it, each has a rule, what is said are words, and
// what was read reads the same again.
inline std::string broken_invariant(std::string_view text, const Reader &reader) {
    const ReadLine line = read_line(text, reader);
    std::size_t end = 0;
    for (const Utterance &utterance : line.utterances) {
        if (utterance.source.begin != end)
            return "an utterance does not follow the one before";
        for (const Token &token : utterance.tokens) {
            if (std::string broken = broken_token(token, end); !broken.empty())
                return broken;
            const std::string_view source =
                std::string_view(line.text).substr(token.source.begin, token.source.size());
            if (std::string broken = wrong_language(token, source); !broken.empty())
                return broken;
            end = token.source.end;
        }
        if (utterance.source.end != end)
            return "an utterance does not end with its tokens";
    }
    if (end != line.text.size())
        return "the end of the line is in no token";
    const std::string once = normalise_line(text, reader);
    if (valid_utf8(once) != once || once.find('\n') != once.npos)
        return "the line is not one line of UTF-8";
    const std::string twice = normalise_line(once, reader);
    return once == twice ? "" : "not idempotent:\n1: " + once + "\n2: " + twice;
}

} // namespace baonoi::test
