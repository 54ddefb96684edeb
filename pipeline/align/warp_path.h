// SPDX-License-Identifier: GPL-3.0-or-later
// The cheapest way through the frames of two speeches (dynamic time warping). Frame stands beside frame, at
// most three of one beside one of the other; where that costs more than a gap, frames of the reference are
// missing or frames of the foreign speech are extra. align.cpp decides what a gap means.
#pragma once

#include "align/frames.h"

#include <cstddef>
#include <vector>

namespace baonoi::align {

struct GapCosts {
    float open = 0;  // once
    float frame = 0; // for each frame; a pair of frames costs their distance twice
};

// Frames of the reference that are missing, of the foreign speech that are extra, or both at one place.
struct Gap {
    std::size_t begin = 0, end = 0;                 // in the reference
    std::size_t foreign_begin = 0, foreign_end = 0; // in the foreign speech
};

struct Path {
    // For each frame of the reference.
    std::vector<float> begin, end; // in the foreign speech, in frames and parts of them
    std::vector<float> distance;   // to what stands beside it; -1 in a gap
    std::vector<Gap> gaps;         // by place
};

// Both have frames. The way stays within a band of a fifth of the reference's length, at least 4 s, around
// the straight line; takes a byte of memory for each place of the band (15 MB for a minute).
Path cheapest_path(const Frames &reference, const Frames &foreign, const GapCosts &gaps);

} // namespace baonoi::align
