// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/mastering.h"

#include "encode/limiter.h"
#include "encode/sample_speech.h"
#include "encode/trim.h"
#include "fakes/tone.h"
#include "lib/ebur128/meter.h"
#include "sound/biquad.h"

#include <gtest/gtest.h>

namespace baonoi::encode {
namespace {

constexpr int rate = 22050;

std::vector<std::int16_t> two_seconds(double hertz, double amplitude) {
    return test::tone_16(rate, std::size_t{2} * rate, hertz, 32767 * amplitude);
}

std::vector<float> mastered(std::span<const std::int16_t> input, std::size_t step = 100'000,
                            const Equaliser &equaliser = {}) {
    Mastering mastering(rate, equaliser);
    std::vector<float> result;
    for (std::size_t at = 0; at < input.size(); at += step)
        mastering.add(input.subspan(at, std::min(step, input.size() - at)), result);
    mastering.finish(result);
    return result;
}

std::vector<float> limited(std::span<const float> input, float gain, float ceiling,
                           std::size_t step = 100'000) {
    Limiter limiter(rate, gain, ceiling);
    std::vector<float> result;
    for (std::size_t at = 0; at < input.size(); at += step)
        limiter.add(input.subspan(at, std::min(step, input.size() - at)), result);
    limiter.finish(result);
    return result;
}

// Twenty seconds.
test::Speech long_speech() {
    const auto utterances = test::sample_utterances(test::sample_script());
    test::Speech speech = test::sample_speech(utterances);
    const std::vector<std::int16_t> once = speech.samples;
    while (speech.samples.size() < rate * 20U)
        speech.samples.insert(speech.samples.end(), once.begin(), once.end());
    return speech;
}

// Level of the middle second, in dB of a full-scale sine.
template <class T>
double level_of(const std::vector<T> &samples, double full_scale) {
    double sum = 0;
    for (std::size_t i = rate / 2; i < static_cast<std::size_t>(rate) * 3 / 2; ++i)
        sum += std::pow(static_cast<double>(samples[i]) / full_scale, 2);
    return 10 * std::log10(2 * sum / rate);
}

double response(double hertz, const Equaliser &equaliser = {}) {
    const auto input = two_seconds(hertz, 0.2);
    return level_of(mastered(input, 100'000, equaliser), 1) - level_of(input, 32767);
}

TEST(Mastering, TakesAwayWhatLiesBelowTheVoiceAndLeavesTheVoice) {
    EXPECT_LT(response(25), -17);
    EXPECT_NEAR(response(75), -3, 0.2);
    for (const double hertz : {200.0, 1000.0, 4000.0})
        EXPECT_NEAR(response(hertz), 0, 0.3) << hertz;
}

TEST(Mastering, TheVoicesEqualiserActsAtItsFrequencies) {
    Equaliser equaliser;
    equaliser.gains_db[5] = 6; // 1000 Hz
    EXPECT_NEAR(response(1000, equaliser), 6, 0.1);
    EXPECT_NEAR(response(1600, equaliser), 1.6, 0.5);
    EXPECT_NEAR(response(250, equaliser), 0, 0.3);
    Equaliser darker;
    darker.gains_db.back() = -10; // a shelf
    EXPECT_NEAR(response(1000, darker), 0, 0.3);
    EXPECT_NEAR(response(5000, darker), -5, 0.3);
    EXPECT_NEAR(response(10000, darker), -13, 0.6); // the de-esser takes three of them
}

TEST(Mastering, AnEqualiserThatChangesNothingHasNoFilter) {
    EXPECT_TRUE(filters_of({}, rate).empty());
    Equaliser one;
    one.gains_db[3] = -2;
    EXPECT_EQ(filters_of(one, rate).size(), 1U);
}

TEST(Mastering, TheDeEsserTakesTwoDecibelsOfASibilantAndNothingOfAVowel) {
    EXPECT_NEAR(response(7500), -2, 0.4);
    auto both = two_seconds(1000, 0.4);
    const auto hiss = two_seconds(7000, 0.02);
    const double alone = level_of(mastered(both), 1);
    for (std::size_t i = 0; i < both.size(); ++i)
        both[i] = static_cast<std::int16_t>(both[i] + hiss[i]);
    EXPECT_NEAR(level_of(mastered(both), 1), alone, 0.05);
}

TEST(Mastering, TheRotatorsChangeNoLevel) {
    const MasteringFigures figures;
    for (const double hertz : {50.0, 250.0, 1000.0, 8000.0})
        EXPECT_NEAR(
            sound::gain_db(sound::all_pass(rate, figures.rotator_hertz, figures.rotator_q), rate, hertz), 0,
            0.001);
}

TEST(Mastering, IsAsLongAsItsInputAndTheSameInAnyPieces) {
    const auto input = long_speech().samples;
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{1}, std::size_t{17}, std::size_t{22050}, input.size()}) {
        const auto whole = mastered(std::span(input).first(size), input.size());
        EXPECT_EQ(whole.size(), size);
        for (const std::size_t step : {std::size_t{576}, std::size_t{100'000}})
            EXPECT_TRUE(mastered(std::span(input).first(size), step) == whole) << size << ' ' << step;
    }
}

TEST(Mastering, WhereTheWorkIsCutCannotBeSeen) {
    const auto input = long_speech().samples;
    const auto whole = mastered(input);
    const auto shorter = mastered(std::span(input).first(input.size() - 5000)); // cut elsewhere
    float worst = 0;
    for (std::size_t i = 0; i < shorter.size(); ++i)
        worst = std::max(worst, std::abs(whole[i] - shorter[i]));
    EXPECT_LT(worst, 1.0F / 32768); // one step of 16 bits
}

TEST(Limiter, NoPeakPassesAndWhatIsBelowIsOnlyScaled) {
    std::vector<float> samples(rate);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = 0.2F * static_cast<float>(std::sin(static_cast<double>(i) * 0.2)) +
                     (i % 5000 == 2500 ? 0.9F : 0.0F);
    const auto result = limited(samples, 1, 0.5F);
    ASSERT_EQ(result.size(), samples.size());
    ebur128::TruePeakMeter meter(rate);
    meter.add(result);
    EXPECT_LE(meter.peak(), 0.5F * 1.01F);
    EXPECT_FLOAT_EQ(result[1000], samples[1000]);
    EXPECT_LT(std::abs(result[2499]), std::abs(samples[2499]) * 0.7F);
    EXPECT_FLOAT_EQ(limited(samples, 0.5F, 0.5F)[1000], samples[1000] / 2);
}

TEST(Limiter, GainsMoveWithoutJumps) {
    // A constant 0.01 shows the gain; the peak in block 100 is four times the ceiling.
    std::vector<float> samples(200 * limiter_block, 0.01F);
    samples[100 * limiter_block + 8] = 1;
    const auto result = limited(samples, 1, 0.25F);
    const auto gain_at = [&](std::size_t block) { return result[block * limiter_block] * 100; };
    EXPECT_FLOAT_EQ(gain_at(80), 1);
    EXPECT_LE(gain_at(100), 0.2501F);
    EXPECT_LE(gain_at(101), 0.2501F);
    for (std::size_t block = 1; block < 200; ++block)
        EXPECT_LT(std::abs(gain_at(block) - gain_at(block - 1)), 0.12F) << block;
    EXPECT_GT(gain_at(199), 0.6F);
}

TEST(Limiter, IsTheSameInAnyPieces) {
    const auto input = mastered(long_speech().samples);
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{100}, input.size()}) {
        const auto whole = limited(std::span(input).first(size), 4, 0.5F, input.size());
        EXPECT_EQ(whole.size(), size);
        for (const std::size_t step : {std::size_t{7}, std::size_t{10'000}})
            EXPECT_TRUE(limited(std::span(input).first(size), 4, 0.5F, step) == whole) << size << ' ' << step;
    }
}

TEST(Limiter, KeepsTheCeilingWhereItWorksHard) {
    const auto result = limited(mastered(long_speech().samples), 6, 0.5F);
    ebur128::TruePeakMeter peak(rate);
    peak.add(result);
    EXPECT_LE(peak.peak(), 0.5F * 1.012F);
    EXPECT_GT(peak.peak(), 0.48F);
}

TEST(Trim, KeepsAFixedLeadAndTailInAnyPieces) {
    std::vector<std::int16_t> speech(rate, 5); // a second of less than a sound
    speech.resize(speech.size() + 100, 1000);
    speech.resize(speech.size() + 2 * rate, -5);
    speech.resize(speech.size() + 100, 1000);
    speech.resize(speech.size() + rate, 5);
    for (const std::size_t step : {std::size_t{1}, std::size_t{999}, speech.size()}) {
        Trim trim(rate);
        std::vector<std::int16_t> kept;
        for (std::size_t at = 0; at < speech.size(); at += step)
            trim.add(std::span(speech).subspan(at, std::min(step, speech.size() - at)), kept);
        trim.finish(kept);
        EXPECT_EQ(trim.begin(), rate - rate / 5);
        EXPECT_EQ(trim.end(), 3 * rate + 200 + rate / 2);
        EXPECT_TRUE(
            std::equal(kept.begin(), kept.end(), speech.begin() + trim.begin(), speech.begin() + trim.end()));
    }
}

TEST(Trim, SilenceIsAddedWhereThereIsNone) {
    Trim trim(rate);
    std::vector<std::int16_t> kept;
    trim.add(std::vector<std::int16_t>(10, 1000), kept);
    trim.finish(kept);
    EXPECT_EQ(trim.begin(), -rate / 5);
    EXPECT_EQ(trim.end(), 10 + rate / 2);
    EXPECT_EQ(kept.size(), 10U + rate / 5 + rate / 2);
    EXPECT_EQ(kept[rate / 5 - 1], 0);
    EXPECT_EQ(kept[rate / 5], 1000);
}

} // namespace
} // namespace baonoi::encode
