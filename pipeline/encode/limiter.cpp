// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/limiter.h"

#include "sound/oversample.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <future>

namespace baonoi::encode {

namespace {

static_assert(limiter_block > sound::oversample_history / 2,
              "a value between samples must lie in its block or the one before");

template <class Work>
void in_halves(std::size_t count, const Work &work) {
    const std::size_t half = count / 2;
    auto second = std::async(std::launch::async, [&] { work(half, count); });
    work(std::size_t{0}, half);
    second.get();
}

float block_peak(std::span<const float> samples, std::size_t index, float worth_a_look) {
    const std::size_t begin = index * limiter_block;
    const std::size_t count = std::min(limiter_block, samples.size() - begin);
    const auto look = [&](const float *at) {
        return sound::sample_peak(at, count) <= worth_a_look ? 0.0F : sound::oversampled_peak(at, count);
    };
    if (begin >= sound::oversample_history)
        return look(samples.data() + begin);
    std::array<float, sound::oversample_history + limiter_block> copy{}; // the first block: silence before it
    std::copy_n(samples.begin(), count, copy.begin() + sound::oversample_history);
    return look(copy.data() + sound::oversample_history);
}

// For each edge the least gain needed from one block back to `ahead` blocks on.
std::vector<float> lowest_gains(const std::vector<float> &peaks, float gain, float ceiling,
                                std::size_t ahead) {
    std::vector<float> lowest(peaks.size() + 1, 1);
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        // A value between samples may belong to the block before the one that it was found in.
        const float peak = gain * std::max(peaks[i], i + 1 < peaks.size() ? peaks[i + 1] : 0);
        if (peak <= ceiling)
            continue;
        for (std::size_t j = i > ahead ? i - ahead : 0; j <= i + 1; ++j)
            lowest[j] = std::min(lowest[j], ceiling / peak);
    }
    return lowest;
}

void scale(std::span<float> samples, float from, float to) {
    const float step = (to - from) / limiter_block;
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] *= from + step * static_cast<float>(i);
}

} // namespace

std::vector<float> block_peaks(std::span<const float> samples, float floor) {
    std::vector<float> peaks((samples.size() + limiter_block - 1) / limiter_block);
    const float worth_a_look = floor / sound::oversample_bound();
    in_halves(peaks.size(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            peaks[i] = block_peak(samples, i, worth_a_look);
    });
    return peaks;
}

std::vector<float> edge_gains(const std::vector<float> &peaks, float gain, float ceiling, int sample_rate,
                              const LimiterFigures &figures) {
    const double rate = static_cast<double>(sample_rate) / limiter_block; // blocks a second
    const auto ahead = static_cast<std::size_t>(std::max(1.0, std::ceil(figures.look_ahead_seconds * rate)));
    const auto release = static_cast<float>(1 - std::exp(-1 / (figures.release_seconds * rate)));
    std::vector<float> lowest = lowest_gains(peaks, gain, ceiling, ahead);
    float current = lowest[0];
    for (float &value : lowest) {
        current = std::min(current + (1 - current) * release, value);
        value = current;
    }
    // The mean of this edge and the `ahead` before it: both edges of a block stay at or below its need.
    std::vector<float> edges(lowest.size());
    double sum = static_cast<double>(lowest[0]) * static_cast<double>(ahead + 1);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        sum += static_cast<double>(lowest[i]) - static_cast<double>(lowest[i > ahead ? i - ahead - 1 : 0]);
        edges[i] = gain * static_cast<float>(sum / static_cast<double>(ahead + 1));
    }
    return edges;
}

void apply_gains(std::span<float> samples, const std::vector<float> &edges) {
    in_halves(edges.size() - 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i)
            scale(samples.subspan(i * limiter_block,
                                  std::min(limiter_block, samples.size() - i * limiter_block)),
                  edges[i], edges[i + 1]);
    });
}

} // namespace baonoi::encode
