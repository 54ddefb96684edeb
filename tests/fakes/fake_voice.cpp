// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fake_voice.h"

#include "base/error.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace baonoi::test {

namespace {

constexpr int rate = 22050;

void add_silence(std::vector<std::int16_t> &samples, double seconds) {
    samples.resize(samples.size() + static_cast<std::size_t>(seconds * rate));
}

// Fades in and out within the word, so that there are no clicks.
void add_word(std::vector<std::int16_t> &samples, unsigned pitch) {
    constexpr int length = rate / 5;
    const double hertz = 150 + pitch % 200;
    for (int i = 0; i < length; ++i) {
        const double fade = std::sin(std::numbers::pi * i / length);
        samples.push_back(
            static_cast<std::int16_t>(9000 * fade * std::sin(2 * std::numbers::pi * hertz * i / rate)));
    }
}

Samples here(const SpokenUtterance &speech) {
    return {static_cast<std::int64_t>(speech.samples.size())};
}

} // namespace

FakeVoice::FakeVoice(int workers, double gain_db)
    : facts_{"fake", "Sine waves", "fake 1", std::string(64, '0'), rate, gain_db}, workers_(workers) {}

SpokenUtterance FakeVoice::speak(const Utterance &utterance) {
    ++calls;
    SpokenUtterance speech;
    for (std::size_t i = 0; i < utterance.tokens.size(); ++i) {
        const Token &token = utterance.tokens[i];
        if (!token.spoken.empty()) {
            if (token.spoken == unspeakable)
                throw Error(Next::skip, "the voice fake cannot speak \"" + token.spoken + "\"");
            const Samples begin = here(speech);
            unsigned pitch = 0;
            const auto words = 1 + std::count(token.spoken.begin(), token.spoken.end(), ' ');
            for (const char c : token.spoken)
                pitch = pitch * 31 + static_cast<unsigned char>(c);
            for (std::ptrdiff_t word = 0; word < words; ++word)
                add_word(speech.samples, pitch);
            speech.words.push_back({i, begin, here(speech)});
        }
        if (token.pause != Pause::none && !speech.words.empty())
            add_silence(speech.samples, 0.05);
    }
    if (!speech.words.empty())
        add_silence(speech.samples, 0.2);
    return speech;
}

} // namespace baonoi::test
