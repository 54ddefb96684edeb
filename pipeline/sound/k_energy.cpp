// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/k_energy.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace baonoi::sound {

namespace {

double loudness_of(double mean) {
    return -0.691 + 10 * std::log10(mean);
}

// Mean of the gating blocks (four hops of 100 ms) above the threshold in LUFS; 0 when there is none.
double gated_mean(const std::vector<double> &hops, double threshold) {
    double sum = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i + 4 <= hops.size(); ++i) {
        const double mean = (hops[i] + hops[i + 1] + hops[i + 2] + hops[i + 3]) / 4;
        if (mean > 0 && loudness_of(mean) >= threshold) {
            sum += mean;
            ++count;
        }
    }
    return count > 0 ? sum / static_cast<double>(count) : 0;
}

} // namespace

KEnergyMeter::KEnergyMeter(int sample_rate)
    : sample_rate_(sample_rate), hop_(static_cast<std::size_t>(sample_rate + 5) / 10),
      run_up_(settling_samples(sample_rate)),
      segment_(round_up_to_blocks(static_cast<std::size_t>(sample_rate) * 4)), buffer_(run_up_) {
    buffer_.reserve(run_up_ + 4 * segment_);
}

void KEnergyMeter::add(std::span<const float> samples) {
    while (!samples.empty()) {
        const std::size_t count = std::min(run_up_ + 4 * segment_ - buffer_.size(), samples.size());
        buffer_.insert(buffer_.end(), samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(count));
        samples = samples.subspan(count);
        if (buffer_.size() == run_up_ + 4 * segment_)
            weigh();
    }
}

std::vector<double> KEnergyMeter::finish() {
    const std::size_t count = buffer_.size() - run_up_;
    const std::size_t blocks = blocks_ + round_up_to_blocks(count) / energy_block;
    segment_ = round_up_to_blocks((count + 3) / 4);
    buffer_.resize(run_up_ + 4 * segment_, 0);
    weigh();
    hops_.resize(blocks * energy_block / hop_);
    for (double &hop : hops_)
        hop /= static_cast<double>(hop_);
    return std::move(hops_);
}

void KEnergyMeter::weigh() {
    const std::size_t blocks = segment_ / energy_block;
    hops_.resize((blocks_ + 4 * blocks) * energy_block / hop_ + 1);
    KWeighting weighting(sample_rate_);
    float guard = denormal_guard;
    for (std::size_t at = 0; at < run_up_ + segment_; at += energy_block) {
        Float4 sum = all4(0);
        for (std::size_t i = at; i < at + energy_block; ++i) {
            guard = -guard;
            const float *x = buffer_.data() + i;
            const Float4 z =
                weighting.step(Float4{x[0], x[segment_], x[2 * segment_], x[3 * segment_]} + guard);
            sum += z * z;
        }
        // A block belongs to the hop in which it begins.
        for (std::size_t k = 0; at >= run_up_ && k < 4; ++k) {
            const std::size_t block = blocks_ + k * blocks + (at - run_up_) / energy_block;
            hops_[block * energy_block / hop_] += static_cast<double>(sum[k]);
        }
    }
    blocks_ += 4 * blocks;
    buffer_.erase(buffer_.begin(), buffer_.end() - static_cast<std::ptrdiff_t>(run_up_));
}

std::optional<Lufs> gated_loudness(const std::vector<double> &hops) {
    const double ungated = gated_mean(hops, -70);
    if (!(ungated > 0))
        return {};
    return Lufs{loudness_of(gated_mean(hops, loudness_of(ungated) - 10))};
}

} // namespace baonoi::sound
