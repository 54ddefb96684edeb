// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/level.h"

#include "encode/limiter.h"

#include <algorithm>
#include <cmath>

namespace baonoi {

namespace {

static_assert(limiter_block == energy_block);

float factor(double db) {
    return static_cast<float>(std::pow(10, db / 20));
}

double loudness_after(const std::vector<float> &energy, const std::vector<float> &edges, int sample_rate) {
    std::vector<float> after(energy.size());
    for (std::size_t i = 0; i < energy.size(); ++i) {
        const float gain = (edges[i] + edges[i + 1]) / 2;
        after[i] = energy[i] * gain * gain;
    }
    return gated_loudness(after, sample_rate).value;
}

} // namespace

void level(Mastered &signal, int sample_rate, const EncodeSettings &settings) {
    constexpr double most_correction_db = 12;
    constexpr int steps = 6;
    constexpr double close_enough = 0.02; // LU
    const double before = gated_loudness(signal.energy, sample_rate).value;
    if (!std::isfinite(before))
        return;
    const float ceiling = factor(settings.max_true_peak.value - codec_margin_db);
    const double first = settings.loudness.value - before;
    const std::vector<float> peaks =
        block_peaks(signal.samples, ceiling / factor(first + most_correction_db));
    double gain_db = first;
    std::vector<float> edges = edge_gains(peaks, factor(gain_db), ceiling, sample_rate);
    for (int i = 0; i < steps; ++i) {
        const double missing = settings.loudness.value - loudness_after(signal.energy, edges, sample_rate);
        if (std::abs(missing) < close_enough)
            break;
        gain_db = std::clamp(gain_db + missing * 1.5, first, first + most_correction_db);
        edges = edge_gains(peaks, factor(gain_db), ceiling, sample_rate);
    }
    apply_gains(signal.samples, edges);
}

} // namespace baonoi
