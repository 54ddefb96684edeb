// SPDX-License-Identifier: GPL-3.0-or-later
// A look-ahead limiter that knows the peaks between samples, in steps, so that the gain before it can be
// chosen by what it will do.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace baonoi::encode {

// Gains are found for blocks of this many samples and follow straight lines inside them.
constexpr std::size_t limiter_block = 16;

struct LimiterFigures {
    double look_ahead_seconds = 0.005; // the gain falls in a straight line over this time before a peak
    double release_seconds = 0.06;     // and recovers with this time constant after it
};

// The peak of each block by 4 times oversampling where it can be above floor; 0 elsewhere. Two threads; the
// result depends on the input alone.
std::vector<float> block_peaks(std::span<const float> samples, float floor);

// Gains at the edges of the blocks (edge i lies before block i) that keep peaks × gain at or below the
// ceiling; the static gain is part of them.
std::vector<float> edge_gains(const std::vector<float> &peaks, float gain, float ceiling, int sample_rate,
                              const LimiterFigures &figures = {});

// In place, two threads.
void apply_gains(std::span<float> samples, const std::vector<float> &edges);

} // namespace baonoi::encode
