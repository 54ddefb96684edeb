// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/sounds.h"

#include "base/error.h"
#include "encode/encode.h"
#include "encode/recorded.h"
#include "fakes/folder.h"
#include "fakes/tone.h"

#include <gtest/gtest.h>

namespace baonoi::encode {
namespace {

constexpr int rate = 22050;

std::vector<std::int16_t> sound(double seconds, double amplitude, double hertz = 500) {
    std::vector<std::int16_t> samples;
    for (const float sample : test::tone(rate, static_cast<std::size_t>(seconds * rate), hertz, amplitude))
        samples.push_back(static_cast<std::int16_t>(sample * 32767));
    return samples;
}

std::vector<float> mixed(const Sounds &sounds, const std::vector<float> &speech, std::size_t piece) {
    SoundMixer mixer(sounds, rate, Lufs{-16}, 1);
    std::vector<float> all;
    for (std::size_t at = 0; at < speech.size(); at += piece)
        mixer.add(std::span(speech).subspan(at, std::min(piece, speech.size() - at)), all);
    mixer.finish(all);
    EXPECT_EQ(static_cast<std::int64_t>(all.size()),
              mixer.lead() + static_cast<std::int64_t>(speech.size()) + mixer.tail());
    return all;
}

TEST(SoundMixer, PutsThemBeforeAndAfterWithHalfASecondShared) {
    const std::vector<float> speech(2 * rate);
    const std::vector<float> all = mixed({sound(3, 0.1), sound(2, 0.9)}, speech, 1000);
    EXPECT_EQ(all.size(), static_cast<std::size_t>((3 + 2 + 2 - 1) * rate));
    const auto loudness = [&](double from, double to) {
        ebur128::LoudnessMeter meter(rate, 1);
        meter.add(std::span(all).subspan(static_cast<std::size_t>(from * rate),
                                         static_cast<std::size_t>((to - from) * rate)));
        return meter.integrated()->value;
    };
    EXPECT_NEAR(loudness(0, 2.4), -16, 0.2);
    EXPECT_NEAR(loudness(4.5, 6), -16, 0.2);
    // Silence is left between the end of the one's fading and the begin of the other.
    for (std::size_t i = 3 * rate; i < 4 * rate; ++i)
        ASSERT_EQ(all[i], 0) << i;
    EXPECT_LT(std::abs(all[3 * rate - 30]), 0.01);
}

TEST(SoundMixer, GivesTheSameInWhateverPieces) {
    std::vector<float> speech = test::tone(rate, 2 * rate, 220);
    const Sounds both{sound(1, 0.2), sound(1, 0.2, 700)};
    const std::vector<float> whole = mixed(both, speech, speech.size());
    for (const std::size_t piece : {1, 7, 4096, 30000})
        EXPECT_EQ(mixed(both, speech, piece), whole) << piece;
    EXPECT_EQ(mixed({}, speech, 512), speech);
    for (const double seconds : {0.001, 0.3, 0.5}) // all of it is shared
        EXPECT_EQ(mixed({sound(seconds, 0.2), sound(seconds, 0.2)}, speech, 512).size(), speech.size())
            << seconds;
    EXPECT_EQ(mixed({sound(1, 0.2), sound(1, 0.2)}, {0.5F}, 1).size(),
              static_cast<std::size_t>(rate / 2) * 2 + 1);
}

TEST(Sounds, ShiftTheWordsAndLengthenTheRecording) {
    const Script script = test::sample_script();
    const auto utterances = test::sample_utterances(script);
    const test::Speech speech = test::sample_speech(utterances);
    const RecordingFacts facts{std::string(64, 'a'), "vi-north", "espeak-ng 1.51", "f1"};
    const Recording plain = test::recorded(speech, script, utterances, facts, {});
    for (const char *profile : {"site", "podcast"}) {
        EncodeSettings settings;
        settings.profile = profile;
        const Recording framed =
            test::recorded(speech, script, utterances, facts, settings, {sound(3, 0.5), sound(2, 0.01)});
        EXPECT_NEAR(framed.duration.value, plain.duration.value + 4, 0.001) << profile;
        ASSERT_EQ(framed.words.size(), plain.words.size());
        for (std::size_t i = 0; i < plain.words.size(); ++i)
            EXPECT_EQ(framed.words[i].begin.count,
                      plain.words[i].begin.count + static_cast<std::int64_t>(2.5 * rate))
                << i;
        EXPECT_NEAR(framed.loudness.value, -16, 0.1) << profile;
        EXPECT_LE(framed.true_peak.value, -1) << profile;
        EXPECT_NEAR(static_cast<double>(test::decoded(framed.mp3.text()).size()),
                    framed.duration.value * framed.sample_rate, 2.0);
    }
}

TEST(Sounds, AreAPartOfWhatIsMade) {
    const test::TemporaryFolder folder;
    EncodeSettings settings;
    const std::string none = fingerprint(settings);
    settings.intro_sound = (folder.path() / "nhac.wav").string();
    try {
        fingerprint(settings);
        ADD_FAILURE() << "nothing thrown";
    } catch (const Error &error) {
        EXPECT_TRUE(std::string(error.what()).starts_with("intro_sound: ")) << error.what();
    }
    test::write(settings.intro_sound, "a");
    const std::string one = fingerprint(settings);
    test::write(settings.intro_sound, "b");
    EXPECT_NE(one, none);
    EXPECT_NE(fingerprint(settings), one);
}

} // namespace
} // namespace baonoi::encode
