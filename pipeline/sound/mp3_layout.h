// SPDX-License-Identifier: GPL-3.0-or-later
// The layout of an MP3 file: frame headers (ISO 11172-3, 13818-3), the Xing/Info frame with LAME's extension
// that tells players the true length, and the tags around them. lib/lame writes the Info frame by it,
// verify reads files by it; no sample is decoded here.
#pragma once

#include "model/long_bytes.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi::sound {

struct Mp3Header {
    bool mpeg1 = false;
    int sample_rate = 0; // Hz
    int bit_rate = 0;    // bit/s
    int channels = 0;
    int samples = 0;           // of each channel in the frame
    std::size_t bytes = 0;     // of the frame, header included
    std::size_t side_info = 0; // offset of what follows the side information
};

// The header at the start of bytes; nothing when these are not a layer III frame header of a known bit rate.
std::optional<Mp3Header> parse_mp3_header(std::string_view bytes);

struct Mp3Info {
    std::uint32_t frames = 0; // without the Info frame itself
    std::uint32_t bytes = 0;  // of the stream, Info frame included; 0: not stated
    int start_padding = 0;    // samples before the first, without the decoder's own 529
    int end_padding = 0;
    std::optional<std::uint16_t> music_crc; // of all frames after the Info frame
    // Samples that a player plays.
    std::int64_t samples(int samples_per_frame) const {
        return static_cast<std::int64_t>(frames) * samples_per_frame - start_padding - end_padding;
    }
};

// A decoder's output lags by this many samples.
constexpr int mp3_decoder_delay = 529;

// The Info frame for a stream of constant bit rate; its size does not depend on info. frame: the first of the
// stream. info.bytes: of all frames. encoder: at most 9 characters that begin with "LAME", because players
// look for that name before they trust the padding.
std::string make_info_frame(std::string_view frame, const Mp3Info &info, std::string_view encoder);

// The facts in a Xing or Info frame; nothing when the frame is not one.
std::optional<Mp3Info> parse_info_frame(std::string_view frame);

// CRC-16 as LAME's extension uses it (polynomial 0x8005, reflected, from 0). crc: of the bytes before.
std::uint16_t mp3_crc(std::string_view bytes, std::uint16_t crc = 0);

struct Mp3Layout {
    std::uint64_t tag_bytes = 0; // ID3v2 before the first frame
    std::optional<Mp3Info> info;
    Mp3Header header;           // of the first frame with sound
    std::uint64_t frames = 0;   // with sound
    std::uint64_t music = 0;    // where they begin
    std::uint64_t end = 0;      // after the last whole frame
    std::uint64_t trailing = 0; // bytes after it that are neither frame nor ID3v1 tag
    // Samples that a decoder gives before the first that a player plays.
    int delay() const;
    // How many samples a player plays: by the Info frame, else all frames.
    std::int64_t playable_samples() const;
};

// A file frame by frame.
class Mp3Walk {
public:
    // The first frame is looked at, so that layout() says what a player knows before it plays.
    explicit Mp3Walk(const LongBytes &file);

    // The next frame with sound, valid until the next call; nothing after the last.
    std::optional<std::string_view> next();
    // Of what was walked through; of the whole file when next() gave nothing.
    const Mp3Layout &layout() const { return layout_; }

private:
    // The bytes from there on, as many as there are.
    std::string_view at(std::uint64_t from, std::size_t count);
    std::optional<Mp3Header> header_at(std::uint64_t from);
    void end_here();

    const LongBytes file_;
    std::string part_; // of the file, from part_begin_ on
    std::uint64_t part_begin_ = 0;
    Mp3Layout layout_;
};

// Walks through the whole file. Nothing when no two frames follow each other where the sound should begin.
std::optional<Mp3Layout> parse_mp3(const LongBytes &file);

} // namespace baonoi::sound
