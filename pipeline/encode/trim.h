// SPDX-License-Identifier: GPL-3.0-or-later
// Silence before and after the speech, made the same for every recording. Recorder sends all samples through
// it first; nothing inside the speech is touched.
#pragma once

#include "model/units.h"

#include <cstdint>
#include <span>
#include <vector>

namespace baonoi::encode {

constexpr Seconds lead_silence{0.2};
constexpr Seconds tail_silence{0.5};

class Trim {
public:
    explicit Trim(int sample_rate);
    // Appends to kept what is certain to be kept.
    void add(std::span<const std::int16_t> samples, std::vector<std::int16_t> &kept);
    // Appends the tail. Throws skip when there was nothing to hear.
    void finish(std::vector<std::int16_t> &kept);

    // What is kept, in samples of the speech: it may begin before its first sample and end after its last.
    // Known after finish().
    std::int64_t begin() const { return begin_; }
    std::int64_t end() const { return end_; }

private:
    void wait_for_sound(std::span<const std::int16_t> &samples, std::vector<std::int16_t> &kept);

    std::size_t lead_, tail_;
    bool heard_ = false;
    std::vector<std::int16_t> quiet_; // before the first sound the lead, then what followed the last one
    std::int64_t added_ = 0, begin_ = 0, end_ = 0;
};

} // namespace baonoi::encode
