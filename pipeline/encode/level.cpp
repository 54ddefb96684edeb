// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/level.h"

#include "encode/limiter.h"
#include "sound/k_energy.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace baonoi::encode {

namespace {

static_assert(limiter_block == sound::energy_block);

float factor(double db) {
    return static_cast<float>(std::pow(10, db / 20));
}

std::optional<Lufs> loudness_after(const std::vector<float> &energy, const std::vector<float> &edges,
                                   int sample_rate) {
    std::vector<float> after(energy.size());
    for (std::size_t i = 0; i < energy.size(); ++i) {
        const float gain = (edges[i] + edges[i + 1]) / 2;
        after[i] = energy[i] * gain * gain;
    }
    return sound::gated_loudness(after, sample_rate);
}

// The gains, and the static gain that is part of them, for a loudness after limiting; first: before any.
struct Levelling {
    std::vector<float> edges;
    double gain_db;
};

Levelling find_gain(const Mastered &signal, int sample_rate, const EncodeSettings &settings, double first,
                    double most_correction_db) {
    constexpr int steps = 6;
    constexpr double close_enough = 0.04; // LU
    const float ceiling = factor(settings.max_true_peak.value - codec_margin_db);
    const std::vector<float> peaks =
        block_peaks(signal.samples, ceiling / factor(first + most_correction_db));
    Levelling result{edge_gains(peaks, factor(first), ceiling, sample_rate), first};
    double effect = 0.6; // LU of loudness for a dB of gain; the limiter takes the rest
    double last_gain = first, last_missing = 0;
    for (int i = 0; i < steps; ++i) {
        const std::optional<Lufs> loudness = loudness_after(signal.energy, result.edges, sample_rate);
        const double missing = loudness ? settings.loudness.value - loudness->value : 0;
        if (std::abs(missing) < close_enough)
            break;
        if (result.gain_db != last_gain)
            effect = std::clamp((last_missing - missing) / (result.gain_db - last_gain), 0.1, 1.0);
        last_gain = result.gain_db;
        last_missing = missing;
        result.gain_db = std::clamp(last_gain + missing / effect, first, first + most_correction_db);
        if (result.gain_db == last_gain)
            break;
        result.edges = edge_gains(peaks, factor(result.gain_db), ceiling, sample_rate);
    }
    return result;
}

} // namespace

void level(Mastered &signal, int sample_rate, const EncodeSettings &settings) {
    // Less correction lets fewer blocks reach the ceiling, and only those cost time.
    constexpr double usual_correction_db = 2;
    constexpr double most_correction_db = 12;
    const std::optional<Lufs> before = sound::gated_loudness(signal.energy, sample_rate);
    if (!before)
        return;
    const double first = settings.loudness.value - before->value;
    Levelling found = find_gain(signal, sample_rate, settings, first, usual_correction_db);
    if (found.gain_db >= first + usual_correction_db)
        found = find_gain(signal, sample_rate, settings, first, most_correction_db);
    apply_gains(signal.samples, found.edges);
}

} // namespace baonoi::encode
