// SPDX-License-Identifier: GPL-3.0-or-later
// Another sample rate by libsoxr, for samples as they come: encode's Recorder owns one where voice and
// profile differ.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace baonoi::soxr {

// Mono. All together the result has round(samples × to / from) samples and no delay. All may throw stop, or
// retry when memory was short.
class Resampler {
public:
    Resampler(int from, int to);
    ~Resampler();
    Resampler(const Resampler &) = delete;
    Resampler &operator=(const Resampler &) = delete;

    // Appends to resampled what is done.
    void add(std::span<const float> samples, std::vector<float> &resampled);
    // Appends the rest.
    void finish(std::vector<float> &resampled);

private:
    struct Session;
    // No samples: what waits inside. How many were appended.
    std::size_t convert(std::span<const float> samples, std::vector<float> &resampled);

    int from_, to_;
    std::unique_ptr<Session> session_;
    std::int64_t added_ = 0, made_ = 0;
};

// All at once; at the same rate they stay as they are.
std::vector<float> all_resampled(std::vector<float> samples, int from, int to);

} // namespace baonoi::soxr
