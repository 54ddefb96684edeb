// SPDX-License-Identifier: GPL-3.0-or-later
// MP3 frames to samples by libavcodec. verify listens through it; which frames there are is known from
// sound/mp3_layout.h before. It never guesses: the first frame that does not decode is told.
#pragma once

#include "sound/mp3_layout.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi::ffmpeg {

// Samples of each channel, full scale 1. position: of the first one, counted from the first sample that a
// player plays (encoder's and decoder's delay removed; negative before it).
struct DecodedBlock {
    std::int64_t position = 0;
    std::size_t samples = 0;
    int channels = 0;
    const float *channel[2] = {};
};

// The samples from begin up to end, in order; the frames before begin that they depend on are decoded as
// well. Returns the first frame that does not decode as "frame 12: Invalid data found …"; nothing when all
// do. Threads: independent calls.
std::optional<std::string> decode_mp3(std::string_view file, const sound::Mp3Layout &layout,
                                      std::int64_t begin, std::int64_t end,
                                      const std::function<void(const DecodedBlock &)> &sink);

// How many samples a player plays: by the Info frame, else all frames.
std::int64_t playable_samples(const sound::Mp3Layout &layout);

} // namespace baonoi::ffmpeg
