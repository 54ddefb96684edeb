// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/limiter.h"

#include "sound/oversample.h"

#include <algorithm>
#include <cmath>

namespace baonoi::encode {

namespace {

static_assert(limiter_block > sound::oversample_history / 2,
              "a value between samples must lie in its block or the one before");

// The peak by 4 times oversampling where it can be above floor; 0 elsewhere.
float block_peak(const float *block, float floor) {
    return sound::sample_peak(block, limiter_block) * sound::oversample_bound() <= floor
               ? 0
               : sound::oversampled_peak(block, limiter_block);
}

void scale(std::span<const float> block, float from, float to, std::vector<float> &scaled) {
    const float step = (to - from) / limiter_block;
    for (std::size_t i = 0; i < block.size(); ++i)
        scaled.push_back(block[i] * (from + step * static_cast<float>(i)));
}

} // namespace

Limiter::Limiter(int sample_rate, float gain, float ceiling, const LimiterFigures &figures)
    : gain_(gain), ceiling_(ceiling), samples_(sound::oversample_history), peaks_(1) {
    const double rate = static_cast<double>(sample_rate) / limiter_block; // blocks a second
    ahead_ = static_cast<std::size_t>(std::max(1.0, std::ceil(figures.look_ahead_seconds * rate)));
    release_ = static_cast<float>(1 - std::exp(-1 / (figures.release_seconds * rate)));
}

void Limiter::add(std::span<const float> samples, std::vector<float> &limited) {
    samples_.insert(samples_.end(), samples.begin(), samples.end());
    run(false, limited);
}

void Limiter::finish(std::vector<float> &limited) {
    const std::size_t count = samples_.size() - sound::oversample_history;
    const std::size_t end = limited.size() + count;
    samples_.resize(sound::oversample_history + (count + limiter_block - 1) / limiter_block * limiter_block);
    run(true, limited);
    limited.resize(end);
}

void Limiter::run(bool is_last, std::vector<float> &limited) {
    const std::size_t blocks = (samples_.size() - sound::oversample_history) / limiter_block;
    const auto block = [&](std::size_t i) {
        return samples_.data() + sound::oversample_history + i * limiter_block;
    };
    while (peaks_.size() <= blocks)
        peaks_.push_back(block_peak(block(peaks_.size() - 1), ceiling_ / gain_));
    std::size_t done = 0;
    // The edge after a block depends on ahead_ + 2 blocks that follow it.
    for (; done < blocks && (is_last || peaks_.size() > done + ahead_ + 3); ++done) {
        if (window_.empty())
            edge_ = smooth(lowest(0));
        const float after = smooth(lowest(done + 1));
        scale({block(done), limiter_block}, edge_, after, limited);
        edge_ = after;
    }
    samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(done * limiter_block));
    peaks_.erase(peaks_.begin(), peaks_.begin() + static_cast<std::ptrdiff_t>(done));
}

// The gain that the peaks from one block before the edge to ahead_ blocks after it need. A value between
// samples may belong to the block before the one that it was found in, hence one block more.
float Limiter::lowest(std::size_t edge) const {
    const std::size_t end = std::min(edge + ahead_ + 3, peaks_.size());
    float peak = 0;
    for (std::size_t i = edge; i < end; ++i)
        peak = std::max(peak, peaks_[i]);
    return gain_ * peak > ceiling_ ? ceiling_ / (gain_ * peak) : 1;
}

// The mean of this edge and the `ahead_` before it: both edges of a block stay at or below its need.
float Limiter::smooth(float lowest) {
    if (window_.empty()) {
        current_ = lowest;
        window_.assign(ahead_ + 1, lowest);
        sum_ = static_cast<double>(lowest) * static_cast<double>(window_.size());
    }
    current_ = std::min(current_ + (1 - current_) * release_, lowest);
    sum_ += static_cast<double>(current_) - static_cast<double>(window_[oldest_]);
    window_[oldest_] = current_;
    oldest_ = (oldest_ + 1) % window_.size();
    return gain_ * static_cast<float>(sum_ / static_cast<double>(window_.size()));
}

} // namespace baonoi::encode
