// SPDX-License-Identifier: GPL-3.0-or-later
// Short ways to write utterances and settings.
#pragma once

#include "synthesise/espeak_voice.h"
#include "synthesise/synthesise.h"

#include <gtest/gtest.h>
#include <string>
#include <string_view>

namespace baonoi::test {

using namespace synthesise;

inline Token token(std::string spoken, Pause pause = Pause::none) {
    Token token;
    token.spoken = std::move(spoken);
    token.rule = "word";
    token.pause = pause;
    return token;
}

inline Token english(std::string spoken) {
    Token word = token(std::move(spoken));
    word.language = "en";
    return word;
}

// Words one by one; "," is a silent token with that pause.
inline Utterance utterance(std::string_view text) {
    Utterance result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string word(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        result.tokens.push_back(word == "," ? token("", Pause::comma) : token(word));
    }
    return result;
}

inline Pauses pauses() {
    Pauses pauses;
    for (std::size_t i = 1; i < pause_kinds; ++i)
        pauses.after[i] = Seconds{0.1 * static_cast<double>(i)};
    pauses.breath = Seconds{0.05};
    return pauses;
}

struct Speech {
    std::vector<std::int16_t> samples;
    std::vector<SpokenWord> words;
    std::size_t spoken = 0; // utterances that no cache remembered
};

// A whole article as it is handed over.
inline Speech speech_of(const std::vector<Utterance> &utterances, Voice &voice,
                        const std::function<void(std::size_t)> &progress = {}) {
    Speech speech;
    std::size_t next = 0;
    synthesise::synthesise(
        utterances, voice,
        [&](std::size_t index, const SpokenUtterance &utterance) {
            EXPECT_EQ(index, next++);
            speech.spoken += utterance.remembered || utterance.words.empty() ? 0 : 1;
            const auto start = static_cast<std::int64_t>(speech.samples.size());
            for (const auto &word : utterance.words)
                speech.words.push_back(
                    {index, word.token, {start + word.begin.count}, {start + word.end.count}});
            speech.samples.insert(speech.samples.end(), utterance.samples.begin(), utterance.samples.end());
        },
        progress);
    EXPECT_EQ(next, utterances.size()); // else it has thrown
    return speech;
}

// What a call throws, as text.
template <class F>
std::string message_of(F &&call) {
    try {
        call();
    } catch (const std::exception &error) {
        return error.what();
    }
    return "nothing thrown";
}

} // namespace baonoi::test
