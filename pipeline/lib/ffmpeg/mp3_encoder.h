// SPDX-License-Identifier: GPL-3.0-or-later
// Samples to an MP3 stream by libavcodec's libmp3lame; encode calls it once for a recording. The Info frame
// before the stream is made by sound/mp3_layout.h, the tag before that by encode/id3.h.
#pragma once

#include <span>
#include <string>

namespace baonoi::ffmpeg {

struct EncoderSettings {
    int sample_rate = 0; // Hz, one that MP3 knows
    int bit_rate = 0;    // bit/s, constant
    int level = 0;       // LAME's quality: 0 slowest, 9 fastest
};

// Mono samples, full scale 1, in one pass of one encoder: an Info frame with the true length, then the
// frames. No tags. The same samples give the same bytes. Throws stop when the encoder is missing or refuses.
std::string encode_mp3(std::span<const float> samples, const EncoderSettings &settings);

// "3.100": the library that encodes.
std::string lame_version();

// "Lavc59.37.100" of the headers built against.
std::string codec_version();

} // namespace baonoi::ffmpeg
