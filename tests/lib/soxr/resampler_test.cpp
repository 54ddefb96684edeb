// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/soxr/resampler.h"

#include "fakes/tone.h"

#include <algorithm>
#include <cstddef>
#include <gtest/gtest.h>
#include <span>
#include <vector>

namespace baonoi::soxr {
namespace {

using test::tone;

std::vector<float> resampled(std::span<const float> samples, int from, int to, std::size_t step = 30'000) {
    Resampler resampler(from, to);
    std::vector<float> result;
    for (std::size_t at = 0; at < samples.size(); at += step)
        resampler.add(samples.subspan(at, std::min(step, samples.size() - at)), result);
    resampler.finish(result);
    return result;
}

TEST(Resampler, KeepsLengthPlaceAndLevelInAnyPieces) {
    const auto samples = tone(22050, 22050);
    const auto twice = resampled(samples, 22050, 44100);
    ASSERT_EQ(twice.size(), 44100U);
    for (std::size_t i = 2000; i < 20000; i += 100)
        EXPECT_NEAR(twice[2 * i], samples[i], 0.002F);
    EXPECT_TRUE(resampled(samples, 22050, 44100, 777) == twice);
    EXPECT_EQ(resampled({samples.data(), 1000}, 22050, 16000).size(), 726U);
    EXPECT_TRUE(resampled({}, 22050, 44100).empty());
}

} // namespace
} // namespace baonoi::soxr
