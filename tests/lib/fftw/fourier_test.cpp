// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/fftw/fourier.h"

#include "fakes/tone.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace baonoi::fftw {
namespace {

TEST(PowerSpectrum, HoldsASineInItsFrequencyAlone) {
    PowerSpectrum spectrum(512);
    const std::span<float> samples = spectrum.samples();
    ASSERT_EQ(samples.size(), 512U);
    std::ranges::copy(test::tone(512, 512, 20, 1), samples.begin());
    const std::span<const float> power = spectrum.power();
    ASSERT_EQ(power.size(), 257U);
    for (std::size_t bin = 0; bin < power.size(); ++bin)
        EXPECT_NEAR(power[bin], bin == 20 ? 256.0 * 256.0 : 0, 1) << bin;
}

TEST(PowerSpectrum, IsTheSameForTheSameSamples) {
    PowerSpectrum spectrum(64);
    const auto once = [&] {
        std::fill(spectrum.samples().begin(), spectrum.samples().end(), 1.0F);
        const std::span<const float> power = spectrum.power();
        return std::vector<float>(power.begin(), power.end());
    };
    const std::vector<float> first = once();
    EXPECT_EQ(first, once());
    EXPECT_NEAR(first[0], 64.0 * 64.0, 0.1);
}

} // namespace
} // namespace baonoi::fftw
