// SPDX-License-Identifier: GPL-3.0-or-later
#include "align/frames.h"

#include "fakes/tone.h"

#include <gtest/gtest.h>
#include <utility>

namespace baonoi::align {
namespace {

constexpr int rate = 16'000;

void add(std::vector<std::int16_t> &samples, double seconds, double frequency, double level) {
    const auto more = test::tone_16(rate, static_cast<std::size_t>(seconds * rate), frequency, level);
    samples.insert(samples.end(), more.begin(), more.end());
}

// 0.5 s of silence, 0.5 s of a tone, a pause, 0.3 s of another, 0.4 s of silence.
std::vector<std::int16_t> two_tones(double pause) {
    std::vector<std::int16_t> samples;
    add(samples, 0.5, 0, 0);
    add(samples, 0.5, 300, 8000);
    add(samples, pause, 0, 0);
    add(samples, 0.3, 1500, 8000);
    add(samples, 0.4, 0, 0);
    return samples;
}

TEST(Frames, LeaveOutThePausesButForTheirEdges) {
    const Frames frames = make_frames(two_tones(0.6), rate, highest_frequency);
    ASSERT_FALSE(frames.places.empty());
    EXPECT_NEAR(static_cast<double>(frames.places.front()), 48, 1);
    EXPECT_NEAR(static_cast<double>(frames.places.back()), 191, 1);
    EXPECT_NEAR(static_cast<double>(frames.count()), 50 + 30 + 8, 4);
}

TEST(Frames, KeepTheShortSilenceOfAStop) {
    const Frames frames = make_frames(two_tones(0.08), rate, highest_frequency);
    for (std::size_t i = 1; i < frames.count(); ++i)
        EXPECT_EQ(frames.places[i], frames.places[i - 1] + 1);
}

// Of one value over all frames.
std::pair<double, double> mean_and_deviation(const Frames &frames, std::size_t value) {
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < frames.count(); ++i) {
        const double at = frames.values[value * frames.count() + i];
        sum += at;
        squares += at * at;
    }
    const auto count = static_cast<double>(frames.count());
    return {sum / count, std::sqrt(squares / count)};
}

TEST(Frames, AreMeasuredInTheSpeechsOwnMeanAndDeviation) {
    const Frames one = make_frames(two_tones(0.6), rate, highest_frequency);
    const Frames other = make_frames(two_tones(0.08), rate, highest_frequency);
    for (std::size_t k = 0; k < frame_values; ++k) {
        EXPECT_NEAR(mean_and_deviation(one, k).first, 0, 0.01) << k;
        EXPECT_NEAR(mean_and_deviation(one, k).second, mean_and_deviation(other, k).second, 0.01) << k;
    }
    EXPECT_NEAR(mean_and_deviation(one, 0).second, 2, 0.01); // loudness counts double
}

TEST(Frames, AreTheSameAtAnotherLoudness) {
    const std::vector<std::int16_t> loud = two_tones(0.6);
    std::vector<std::int16_t> soft;
    for (const std::int16_t sample : loud)
        soft.push_back(static_cast<std::int16_t>(sample / 4));
    const Frames one = make_frames(loud, rate, highest_frequency),
                 two = make_frames(soft, rate, highest_frequency);
    EXPECT_EQ(one.places, two.places);
}

TEST(Frames, AreNoneInSilence) {
    EXPECT_EQ(make_frames({}, rate, highest_frequency).count(), 0U);
    EXPECT_EQ(make_frames(std::vector<std::int16_t>(rate, 0), rate, highest_frequency).count(), 0U);
    EXPECT_EQ(make_frames(std::vector<std::int16_t>(rate, 2), rate, highest_frequency).count(), 0U);
}

} // namespace
} // namespace baonoi::align
