// SPDX-License-Identifier: GPL-3.0-or-later
// Another sample rate by libswresample: encode calls it for the profile "podcast".
#pragma once

#include <span>
#include <vector>

namespace baonoi::ffmpeg {

// Mono; the result has round(size × to / from) samples and no delay. Throws stop.
std::vector<float> resample(std::span<const float> samples, int from, int to);

} // namespace baonoi::ffmpeg
