// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/oversample.h"

#include "sound/simd.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace baonoi::sound {

namespace {

constexpr int factor = 4;
constexpr int taps = 49;
constexpr std::size_t phase_taps = 12;

using Phases = std::array<std::array<float, phase_taps>, factor - 1>;

// Phases 1 to 3; phase 0 is the samples themselves.
const Phases &phases() {
    static const Phases result = [] {
        Phases values{};
        constexpr int center = (taps - 1) / 2;
        for (int j = 0; j < taps; ++j) {
            if (j % factor == 0)
                continue;
            const double x = (j - center) * std::numbers::pi / factor;
            const double hann = 0.5 * (1 - std::cos(2 * std::numbers::pi * j / (taps - 1)));
            values[static_cast<std::size_t>(j % factor - 1)][static_cast<std::size_t>(j / factor)] =
                static_cast<float>(std::sin(x) / x * hann);
        }
        return values;
    }();
    return result;
}

} // namespace

float sample_peak(const float *samples, std::size_t count) {
    const float *at = samples - oversample_history;
    const float *const end = samples + count;
    Float4 best = all4(0);
    for (; at + 4 <= end; at += 4)
        best = max4(best, abs4(load4(at)));
    float peak = largest(best);
    for (; at < end; ++at)
        peak = std::max(peak, std::abs(*at));
    return peak;
}

float oversample_bound() {
    static const float bound = [] {
        float worst = 1;
        for (const auto &phase : phases()) {
            float sum = 0;
            for (const float tap : phase)
                sum += std::abs(tap);
            worst = std::max(worst, sum);
        }
        return worst * 1.0001F; // rounding
    }();
    return bound;
}

float oversampled_peak(const float *samples, std::size_t count) {
    const Phases &filter = phases();
    float peak = sample_peak(samples, count);
    Float4 best = all4(0);
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        std::array<Float4, factor - 1> sum{};
        for (std::size_t k = 0; k < phase_taps; ++k) {
            const Float4 x = load4(samples + i - k);
            for (std::size_t p = 0; p < sum.size(); ++p)
                sum[p] += x * filter[p][k];
        }
        for (const Float4 value : sum)
            best = max4(best, abs4(value));
    }
    for (; i < count; ++i)
        for (const auto &phase : filter) {
            float sum = 0;
            for (std::size_t k = 0; k < phase_taps; ++k)
                sum += samples[static_cast<std::ptrdiff_t>(i) - static_cast<std::ptrdiff_t>(k)] * phase[k];
            peak = std::max(peak, std::abs(sum));
        }
    return std::max(peak, largest(best));
}

} // namespace baonoi::sound
