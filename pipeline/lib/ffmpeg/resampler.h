// SPDX-License-Identifier: GPL-3.0-or-later
// Sample rates by libswresample.
#pragma once

#include <span>
#include <vector>

namespace baonoi::ffmpeg {

// Mono; the result has round(size × to / from) samples and no delay. Throws stop.
std::vector<float> resample(std::span<const float> samples, int from, int to);

} // namespace baonoi::ffmpeg
