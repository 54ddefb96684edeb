// SPDX-License-Identifier: GPL-3.0-or-later
// The gain that brings a voice to its loudness, and a look-ahead limiter that knows the peaks between samples
// and keeps them below a ceiling. Recorder sends the mastered speech through it, before the encoder.
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

// Works on speech as it comes; the result depends on the samples alone.
class Limiter {
public:
    // gain: of every sample, before the limit. ceiling: of the peaks afterwards, full scale 1.
    Limiter(int sample_rate, float gain, float ceiling, const LimiterFigures &figures = {});
    // Appends to limited what is done: some blocks wait for more.
    void add(std::span<const float> samples, std::vector<float> &limited);
    // Appends the rest.
    void finish(std::vector<float> &limited);

private:
    void run(bool is_last, std::vector<float> &limited);
    // Edges and blocks are counted from the first block that is not done.
    float lowest(std::size_t edge) const;
    float smooth(float lowest);

    float gain_, ceiling_, release_;
    std::size_t ahead_;          // blocks
    std::vector<float> samples_; // from oversample_history before the first block that is not done
    std::vector<float> peaks_;   // of the last block that is done, then of those that follow
    std::vector<float> window_;  // the last ahead_ + 1 edges before they are smoothed; empty: none yet
    std::size_t oldest_ = 0;     // in window_
    double sum_ = 0;             // of window_
    float current_ = 1;
    float edge_ = 1; // the gain before the first block that is not done
};

} // namespace baonoi::encode
