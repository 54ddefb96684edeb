// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace baonoi::align {

struct Limits {
    double gap_frame = 0.6;
    float gap_open = 10;
    double unlike = 0.88;
    double word_missing = 0.6;
    std::size_t missing_frames = 8, extra_frames = 18;
    double longest = 2.5, length_slack = 50;
};
inline Limits limits;

} // namespace baonoi::align
