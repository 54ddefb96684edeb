// SPDX-License-Identifier: GPL-3.0-or-later
// Samples to MP3 frames by LAME, as they come; encode's Recorder owns one. LAME is opened itself and not
// through libavcodec, which gives the same bytes and brings a hundred libraries. The Info frame that stands
// before the frames is made by sound/mp3_layout.h, the tag before that by encode/id3.h.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace baonoi::lame {

struct EncoderSettings {
    int sample_rate = 0; // Hz, one that MP3 knows
    int bit_rate = 0;    // bit/s, constant
    int level = 0;       // LAME's quality: 0 slowest, 9 fastest
};

// Is handed each frame when it is made.
using TakeFrame = std::function<void(std::string_view frame)>;

// The same samples give the same bytes, in whatever pieces they come. All may throw stop, when the
// encoder is missing or refuses, or retry, when memory was short.
class Mp3Encoder {
public:
    Mp3Encoder(const EncoderSettings &settings, TakeFrame take_frame);
    ~Mp3Encoder();
    Mp3Encoder(const Mp3Encoder &) = delete;
    Mp3Encoder &operator=(const Mp3Encoder &) = delete;

    // Mono, full scale 1.
    void add(std::span<const float> samples);
    // No samples follow; the last frames are made. The Info frame of the whole stream.
    std::string finish();
    // A frame of that size in its place, made of the first frame, until the stream is whole.
    static std::string placeholder(std::string_view frame);
    // Of all samples that were added, how many.
    std::int64_t samples() const;
    // What a decoder gives before the first sample.
    int delay() const;

private:
    class Session;
    std::unique_ptr<Session> session_;
};

// "3.100": the library that encodes.
std::string lame_version();

} // namespace baonoi::lame
