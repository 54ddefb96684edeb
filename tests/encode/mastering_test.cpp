// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/mastering.h"

#include "encode/level.h"
#include "encode/limiter.h"
#include "encode/sample_speech.h"
#include "lib/ebur128/meter.h"
#include "sound/k_energy.h"

#include <gtest/gtest.h>

namespace baonoi::encode {
namespace {

constexpr int rate = 22050;

std::vector<std::int16_t> tone(double hertz, double amplitude, double seconds = 2) {
    std::vector<std::int16_t> samples(static_cast<std::size_t>(seconds * rate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<std::int16_t>(std::lround(
            32767 * amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / rate)));
    return samples;
}

Mastered mastered(const std::vector<std::int16_t> &input) {
    return master(input, 0, static_cast<std::int64_t>(input.size()), rate);
}

// Level of the middle second, in dB of a full-scale sine.
template <class T>
double level_of(const std::vector<T> &samples, double full_scale) {
    double sum = 0;
    for (std::size_t i = rate / 2; i < static_cast<std::size_t>(rate) * 3 / 2; ++i)
        sum += std::pow(static_cast<double>(samples[i]) / full_scale, 2);
    return 10 * std::log10(2 * sum / rate);
}

double response(double hertz) {
    const auto input = tone(hertz, 0.2);
    return level_of(mastered(input).samples, 1) - level_of(input, 32767);
}

TEST(Mastering, TakesAwayWhatLiesBelowTheVoiceAndRaisesThePresence) {
    EXPECT_LT(response(25), -17);
    EXPECT_NEAR(response(75), -3, 0.2);
    EXPECT_NEAR(response(200), 0, 0.3);
    EXPECT_NEAR(response(1000), 2.7, 0.5);
    EXPECT_NEAR(response(1700), 4, 0.1);
    EXPECT_NEAR(response(4000), 1.2, 0.6);
}

TEST(Mastering, TheDeEsserTakesTwoDecibelsOfASibilantAndNothingOfAVowel) {
    EXPECT_NEAR(response(7500) - sound::gain_db(sound::bell(rate, 1700, 0.7, 4), rate, 7500), -2, 0.4);
    auto both = tone(1000, 0.4);
    const auto hiss = tone(7000, 0.02);
    const double alone = level_of(mastered(both).samples, 1);
    for (std::size_t i = 0; i < both.size(); ++i)
        both[i] = static_cast<std::int16_t>(both[i] + hiss[i]);
    EXPECT_NEAR(level_of(mastered(both).samples, 1), alone, 0.05);
}

TEST(Mastering, TheRotatorsChangeNoLevel) {
    const MasteringFigures figures;
    for (const double hertz : {50.0, 250.0, 1000.0, 8000.0})
        EXPECT_NEAR(
            sound::gain_db(sound::all_pass(rate, figures.rotator_hertz, figures.rotator_q), rate, hertz), 0,
            0.001);
}

TEST(Mastering, CoversSilenceAroundTheInput) {
    const auto input = tone(500, 0.3, 0.1);
    const Mastered result = master(input, -100, static_cast<std::int64_t>(input.size()) + 7, rate);
    EXPECT_EQ(result.samples.size(), input.size() + 107);
    for (std::size_t i = 0; i < 100; ++i)
        EXPECT_LT(std::abs(result.samples[i]), 1e-9F);
}

TEST(Mastering, WhereTheWorkIsCutCannotBeSeen) {
    const auto utterances = test::sample_utterances(test::sample_script());
    const Speech speech = test::sample_speech(utterances);
    const auto end = static_cast<std::int64_t>(speech.samples.size());
    const auto whole = master(speech.samples, 0, end, rate).samples;
    const auto longer = master(speech.samples, 0, end + 5000, rate).samples; // cut elsewhere
    float worst = 0;
    for (std::size_t i = 0; i < whole.size(); ++i)
        worst = std::max(worst, std::abs(whole[i] - longer[i]));
    EXPECT_LT(worst, 1.0F / 32768); // one step of 16 bits
}

TEST(Mastering, ItsLoudnessIsThatOfLibebur128) {
    const auto utterances = test::sample_utterances(test::sample_script());
    for (const int sample_rate : {16000, 22050, 44100}) {
        const Speech speech = test::sample_speech(utterances, sample_rate);
        const Mastered result =
            master(speech.samples, 0, static_cast<std::int64_t>(speech.samples.size()), sample_rate);
        ebur128::LoudnessMeter meter(sample_rate, 1);
        meter.add(result.samples);
        EXPECT_NEAR(sound::gated_loudness(result.energy, sample_rate)->value, meter.integrated()->value, 0.02)
            << sample_rate;
    }
}

TEST(Limiter, NoPeakPassesAndWhatIsBelowIsOnlyScaled) {
    std::vector<float> samples(rate);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = 0.2F * static_cast<float>(std::sin(static_cast<double>(i) * 0.2)) +
                     (i % 5000 == 2500 ? 0.9F : 0.0F);
    const auto original = samples;
    const auto peaks = block_peaks(samples, 0.3F);
    apply_gains(samples, edge_gains(peaks, 1, 0.5F, rate));
    ebur128::TruePeakMeter meter(rate);
    meter.add(samples);
    EXPECT_LE(meter.peak(), 0.5F * 1.01F);
    EXPECT_FLOAT_EQ(samples[1000], original[1000]);
    EXPECT_LT(std::abs(samples[2499]), std::abs(original[2499]) * 0.7F);
}

TEST(Limiter, GainsMoveWithoutJumps) {
    std::vector<float> peaks(200, 0);
    peaks[100] = 1;
    const auto edges = edge_gains(peaks, 1, 0.25F, rate);
    EXPECT_FLOAT_EQ(edges[80], 1);
    EXPECT_LE(edges[100], 0.25F);
    EXPECT_LE(edges[101], 0.25F);
    for (std::size_t i = 1; i < edges.size(); ++i)
        EXPECT_LT(std::abs(edges[i] - edges[i - 1]), 0.12F);
    EXPECT_GT(edges[199], 0.6F);
}

TEST(Level, ReachesLoudnessAndCeilingWhereTheLimiterWorksHard) {
    const auto utterances = test::sample_utterances(test::sample_script());
    const Speech speech = test::sample_speech(utterances);
    Mastered signal = master(speech.samples, 0, static_cast<std::int64_t>(speech.samples.size()), rate);
    EncodeSettings settings;
    settings.loudness = {-14};
    level(signal, rate, settings);
    ebur128::LoudnessMeter meter(rate, 1);
    meter.add(signal.samples);
    EXPECT_NEAR(meter.integrated()->value, -14, 0.15);
    ebur128::TruePeakMeter peak(rate);
    peak.add(signal.samples);
    EXPECT_LE(ebur128::to_dbtp(peak.peak()).value, settings.max_true_peak.value - codec_margin_db + 0.1);
}

} // namespace
} // namespace baonoi::encode
