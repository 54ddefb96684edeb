// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/ebur128/meter.h"

#include "fakes/tone.h"
#include "sound/k_energy.h"

#include <algorithm>
#include <cmath>
#include <ebur128.h>
#include <gtest/gtest.h>
#include <numbers>

namespace baonoi::ebur128 {
namespace {

constexpr int rate = 22050;

// A tone whose amplitude swells, with noise: peaks of many heights, some between samples.
std::vector<float> swell(std::size_t size, double hertz = 5000) {
    std::vector<float> samples(size);
    std::uint32_t noise = 7;
    for (std::size_t i = 0; i < size; ++i) {
        noise = noise * 1664525U + 1013904223U;
        const double t = static_cast<double>(i) / rate;
        samples[i] = static_cast<float>((0.3 + 0.2 * std::sin(t * 9)) *
                                            std::sin(2 * std::numbers::pi * hertz * t + 0.7) +
                                        1e-3 * static_cast<double>(noise >> 16U) / 65536);
    }
    return samples;
}

double reference_peak(const std::vector<float> &samples) {
    ebur128_state *state = ebur128_init(1, rate, EBUR128_MODE_TRUE_PEAK);
    ebur128_add_frames_float(state, samples.data(), samples.size());
    double peak = 0;
    ebur128_true_peak(state, 0, &peak);
    ebur128_destroy(&state);
    return peak;
}

TEST(Meter, ASineOfFullScaleAt1kHzIsMinus3Lufs) {
    LoudnessMeter meter(rate, 1);
    meter.add(test::tone(rate, std::size_t{2} * rate, 997, 1));
    EXPECT_NEAR(meter.integrated()->value, -3.01, 0.05);
}

TEST(Meter, LessThanAGatingBlockHasNoLoudness) {
    LoudnessMeter meter(rate, 1);
    EXPECT_FALSE(meter.integrated());
    meter.add(swell(rate / 3));
    EXPECT_FALSE(meter.integrated());
    LoudnessMeter silence(rate, 1);
    silence.add(std::vector<float>(rate * 2));
    EXPECT_FALSE(silence.integrated());
}

TEST(KEnergy, GivesTheLoudnessOfLibebur128InAnyPieces) {
    for (const int sample_rate : {8000, 22050, 44100, 48000})
        for (const double seconds : {0.5, 3.3, 17.0}) {
            const auto samples = swell(static_cast<std::size_t>(seconds * sample_rate), 700);
            LoudnessMeter reference(sample_rate, 1);
            reference.add(samples);
            for (const std::size_t step : {std::size_t{576}, samples.size()}) {
                sound::KEnergyMeter meter(sample_rate);
                for (std::size_t at = 0; at < samples.size(); at += step)
                    meter.add(std::span(samples).subspan(at, std::min(step, samples.size() - at)));
                const auto energy = meter.finish();
                EXPECT_EQ(energy.size(),
                          samples.size() / (static_cast<std::size_t>(sample_rate) / 10)); // hops of 100 ms
                EXPECT_NEAR(sound::gated_loudness(energy)->value, reference.integrated()->value, 0.02)
                    << sample_rate << ' ' << seconds;
            }
        }
}

TEST(KEnergy, SilenceAndShortSoundsHaveNoLoudness) {
    sound::KEnergyMeter nothing(rate);
    EXPECT_FALSE(sound::gated_loudness(nothing.finish()));
    sound::KEnergyMeter silence(rate);
    silence.add(std::vector<float>(rate * 2));
    EXPECT_FALSE(sound::gated_loudness(silence.finish()));
    sound::KEnergyMeter brief(rate);
    brief.add(swell(rate / 3));
    EXPECT_FALSE(sound::gated_loudness(brief.finish()));
}

TEST(Meter, TheTruePeakIsLibebur128sHoweverTheSamplesArrive) {
    for (const double hertz : {400.0, 5000.0, 5512.5, 9000.0}) {
        const auto samples = swell(rate, hertz);
        const double reference = reference_peak(samples);
        for (const std::size_t step : {std::size_t{1}, std::size_t{576}, samples.size()}) {
            TruePeakMeter meter(rate);
            for (std::size_t at = 0; at < samples.size(); at += step)
                meter.add(std::span(samples).subspan(at, std::min(step, samples.size() - at)));
            EXPECT_NEAR(20 * std::log10(static_cast<double>(meter.peak()) / reference), 0, 0.006) << hertz;
        }
    }
}

TEST(Meter, APeakBetweenSamplesIsSeen) {
    std::vector<float> samples(1000);
    for (std::size_t i = 0; i < samples.size(); ++i) // a quarter of the rate, sampled at its flanks
        samples[i] = static_cast<float>(
            std::sin(std::numbers::pi / 2 * static_cast<double>(i) + std::numbers::pi / 4));
    TruePeakMeter meter(rate);
    meter.add(samples);
    EXPECT_GT(to_dbtp(meter.peak()).value, -0.3);
    EXPECT_LT(to_dbtp(sound::sample_peak(samples.data() + 12, 900)).value, -3);
}

TEST(Meter, NoInterpolatedValueExceedsTheBound) {
    std::vector<float> samples(512);
    std::uint32_t noise = 3;
    for (float &sample : samples) {
        noise = noise * 1664525U + 1013904223U;
        sample = (noise >> 31U) != 0 ? 1.0F : -1.0F;
    }
    EXPECT_LE(sound::oversampled_peak(samples.data() + 12, 500), sound::oversample_bound());
    EXPECT_GT(sound::oversampled_peak(samples.data() + 12, 500), 1.5F);
}

TEST(Meter, SilenceHasNoPeak) {
    TruePeakMeter meter(rate);
    EXPECT_EQ(meter.peak(), 0);
    meter.add(std::vector<float>(1000));
    EXPECT_EQ(meter.peak(), 0);
    EXPECT_TRUE(std::isinf(to_dbtp(0).value));
}

} // namespace
} // namespace baonoi::ebur128
