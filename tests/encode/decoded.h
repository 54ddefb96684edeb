// SPDX-License-Identifier: GPL-3.0-or-later
// An MP3 file's samples as a player plays them, mono, and an MP3 of given samples.
#pragma once

#include "lib/lame/mp3_encoder.h"
#include "lib/mpg123/mp3_decoder.h"
#include "sound/mp3_layout.h"

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace baonoi::test {

inline std::string mp3_of(std::span<const float> samples, const lame::EncoderSettings &settings) {
    std::string frames;
    lame::Mp3Encoder encoder(settings, [&](std::string_view frame) { frames += frame; });
    encoder.add(samples);
    return encoder.finish().append(frames);
}

// Those with sound.
inline std::vector<std::string> frames_of(const std::string &mp3) {
    std::vector<std::string> frames;
    sound::Mp3Walk walk(mp3);
    while (const auto frame = walk.next())
        frames.emplace_back(*frame);
    return frames;
}

inline std::string music_of(const std::string &mp3) {
    const auto layout = sound::parse_mp3(mp3);
    return mp3.substr(layout->music, layout->end - layout->music);
}

// The samples after the decoder's delay, as many as are to be played. Throws when a frame does not decode.
inline std::vector<float> decoded(const std::vector<std::string> &frames, int delay, std::int64_t count) {
    mpg123::Mp3Decoder decoder;
    std::vector<float> samples;
    for (const std::string &frame : frames) {
        if (const auto failure = decoder.decode(frame))
            throw std::runtime_error(*failure);
        const auto channel = decoder.channel(0);
        samples.insert(samples.end(), channel.begin(), channel.end());
    }
    samples.erase(samples.begin(), samples.begin() + delay);
    samples.resize(static_cast<std::size_t>(count));
    return samples;
}

inline std::vector<float> decoded(const std::string &mp3) {
    const auto layout = sound::parse_mp3(mp3);
    if (!layout)
        throw std::runtime_error("no MP3");
    return decoded(frames_of(mp3), layout->delay(), layout->playable_samples());
}

} // namespace baonoi::test
