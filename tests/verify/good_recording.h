// SPDX-License-Identifier: GPL-3.0-or-later
// A recording that passes every check, to be spoilt.
#pragma once

#include "encode/decoded.h"
#include "encode/sample_speech.h"
#include "lib/ebur128/meter.h"
#include "lib/openssl/digest.h"
#include "verify/verify.h"

#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace baonoi::test {

constexpr int good_rate = 22050;

inline std::vector<float> at_loudness(const Speech &speech, double lufs) {
    std::vector<float> samples(speech.samples.begin(), speech.samples.end());
    ebur128::LoudnessMeter meter(good_rate, 1);
    for (float &sample : samples)
        sample /= 32768;
    meter.add(samples);
    const auto gain = static_cast<float>(std::pow(10, (lufs - meter.integrated()->value) / 20));
    for (float &sample : samples)
        sample *= gain;
    return samples;
}

struct Good {
    Script script = sample_script();
    std::vector<Utterance> utterances = sample_utterances(script);
    std::vector<float> samples;
    Recording recording;
    verify::VerifySettings settings;

    Good() {
        const Speech speech = sample_speech(utterances);
        samples = at_loudness(speech, -23); // its peaks need no limiter there
        settings.loudness = {-23};
        recording.words = speech.words;
        recording.speech_rate = good_rate;
        recording.sample_rate = good_rate;
        encode();
    }
    void encode() {
        recording.duration = to_seconds({static_cast<std::int64_t>(samples.size())}, good_rate);
        file(mp3_of(samples, {good_rate, 48000, 7}));
    }
    void file(std::string mp3) {
        recording.sha256 = openssl::sha256_hex(mp3);
        recording.mp3 = std::move(mp3);
    }
    std::string mp3() const { return recording.mp3.text(); }
    verify::Verdict verdict() const { return verify::verify(recording, script, utterances, settings); }
    std::string detail(const std::string &name, bool passed = false) const {
        for (const verify::Check &check : verdict().checks)
            if (check.name == name) {
                EXPECT_EQ(check.passed, passed) << check.detail;
                return check.detail;
            }
        return "no such check";
    }
    std::string first_failure() const {
        const verify::Verdict result = verdict();
        const verify::Check *check = result.first_failure();
        return check ? check->name + ": " + check->detail : "passed";
    }
    Utterance &last() { return utterances.back(); }
    // Index of the word of a spoken form in the timeline.
    std::size_t word(const std::string &spoken) const {
        for (std::size_t i = 0; i < recording.words.size(); ++i)
            if (utterances[recording.words[i].utterance].tokens[recording.words[i].token].spoken == spoken)
                return i;
        return recording.words.size();
    }
    void unspeak(const std::string &spoken) {
        recording.words.erase(recording.words.begin() + static_cast<std::ptrdiff_t>(word(spoken)));
    }
};

} // namespace baonoi::test
