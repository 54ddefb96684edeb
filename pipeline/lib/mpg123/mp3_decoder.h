// SPDX-License-Identifier: GPL-3.0-or-later
// MP3 frames to samples by libmpg123. verify's Listener owns one; what is a frame is known from
// sound/mp3_layout.h before, and what is none is told. Changed bytes inside a frame are played over: verify
// finds them by the checksum of the whole stream.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace baonoi::mpg123 {

// One frame at a time: each gives its samples at once.
class Mp3Decoder {
public:
    // Throws stop when there is no decoder.
    Mp3Decoder();
    ~Mp3Decoder();
    Mp3Decoder(const Mp3Decoder &) = delete;
    Mp3Decoder &operator=(const Mp3Decoder &) = delete;

    // Nothing when the frame was decoded, else why not.
    std::optional<std::string> decode(std::string_view frame);
    // Of the frame decoded last, full scale 1: its channels' samples. Valid until the next call.
    int channels() const;
    std::span<const float> channel(int index) const;

private:
    class Session;
    std::unique_ptr<Session> session_;
};

} // namespace baonoi::mpg123
