// SPDX-License-Identifier: GPL-3.0-or-later
// A sine, which begins at zero and rises: the simplest sound that has a pitch, a level and a place.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

namespace baonoi::test {

// Of that many samples at that rate; full scale is 1.
inline std::vector<float> tone(int rate, std::size_t size, double hertz = 500, double amplitude = 0.3) {
    std::vector<float> samples(size);
    for (std::size_t i = 0; i < size; ++i)
        samples[i] = static_cast<float>(
            amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / rate));
    return samples;
}

// The same, rounded; full scale is 32768.
inline std::vector<std::int16_t> tone_16(int rate, std::size_t size, double hertz, double amplitude) {
    std::vector<std::int16_t> samples(size);
    for (std::size_t i = 0; i < size; ++i)
        samples[i] = static_cast<std::int16_t>(
            std::lround(amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / rate)));
    return samples;
}

} // namespace baonoi::test
