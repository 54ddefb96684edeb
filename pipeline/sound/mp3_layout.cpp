// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/mp3_layout.h"

#include <algorithm>
#include <array>

namespace baonoi::sound {

namespace {

constexpr std::array<int, 15> rates_mpeg1 = {0,   32,  40,  48,  56,  64,  80, 96,
                                             112, 128, 160, 192, 224, 256, 320};
constexpr std::array<int, 15> rates_mpeg2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
constexpr std::array<int, 3> sample_rates = {44100, 48000, 32000};
constexpr std::size_t tag_head = 10, frame_head = 4, id3v1_bytes = 128;
constexpr std::size_t info_bytes = 56, table_bytes = 100;  // of an Info frame with LAME's extension
constexpr std::size_t part_bytes = std::size_t{64} << 10U; // more than any frame has

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

std::uint32_t big_endian(std::string_view text, std::size_t at, std::size_t bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i)
        value = value << 8U | byte_at(text, at + i);
    return value;
}

void put(std::string &text, std::uint32_t value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        text += static_cast<char>(value >> static_cast<unsigned>(shift) & 0xFFU);
}

bool same_stream(const Mp3Header &a, const Mp3Header &b) {
    return a.mpeg1 == b.mpeg1 && a.sample_rate == b.sample_rate && a.channels == b.channels;
}

// head: the first ten bytes of the file.
std::uint64_t id3v2_bytes(std::string_view head) {
    if (head.size() < tag_head || head.substr(0, 3) != "ID3")
        return 0;
    for (std::size_t i = 6; i < tag_head; ++i)
        if (byte_at(head, i) > 0x7F)
            return 0;
    return tag_head +
           (byte_at(head, 6) << 21U | byte_at(head, 7) << 14U | byte_at(head, 8) << 7U | byte_at(head, 9));
}

std::string make_toc(std::size_t count) {
    std::string toc; // constant bit rate: bytes grow with time
    for (std::size_t i = 0; i < count; ++i)
        toc += static_cast<char>(i * 256 / count);
    return toc;
}

} // namespace

std::optional<Mp3Header> parse_mp3_header(std::string_view bytes) {
    if (bytes.size() < 4 || byte_at(bytes, 0) != 0xFF)
        return {};
    const std::uint32_t word = big_endian(bytes, 0, 4);
    const unsigned version = word >> 19U & 3U; // 3: MPEG-1, 2: MPEG-2, 0: MPEG-2.5
    const unsigned rate = word >> 12U & 15U;
    const unsigned frequency = word >> 10U & 3U;
    if ((word >> 21U) != 0x7FF || version == 1 || (word >> 17U & 3U) != 1 || rate == 0 || rate == 15 ||
        frequency == 3)
        return {};
    Mp3Header header;
    header.mpeg1 = version == 3;
    header.sample_rate = sample_rates[frequency] >> (header.mpeg1 ? 0 : version == 2 ? 1 : 2);
    header.bit_rate = 1000 * (header.mpeg1 ? rates_mpeg1 : rates_mpeg2)[rate];
    header.channels = (word >> 6U & 3U) == 3 ? 1 : 2;
    header.samples = header.mpeg1 ? 1152 : 576;
    header.bytes = static_cast<std::size_t>(header.samples / 8 * header.bit_rate / header.sample_rate) +
                   (word >> 9U & 1U);
    const std::size_t side = header.mpeg1 ? (header.channels == 1 ? 17 : 32) : header.channels == 1 ? 9 : 17;
    header.side_info = 4 + ((word >> 16U & 1U) != 0 ? 0 : 2) + side;
    return header.bytes > header.side_info ? std::optional(header) : std::nullopt;
}

std::string make_info_frame(std::string_view stream_frame, const Mp3Info &info, std::string_view encoder) {
    const std::optional<Mp3Header> first = parse_mp3_header(stream_frame);
    if (!first)
        return {};
    // Same stream, no padding, no checksum, the stream's bit rate or, without room, the next that has it:
    // some players take the rate of this frame for that of all. The table is left out where there is no room
    // for it.
    std::string frame(stream_frame.substr(0, 4));
    std::optional<Mp3Header> header;
    for (unsigned rate = byte_at(frame, 2) >> 4U; rate < 15; ++rate) {
        frame[1] = static_cast<char>(byte_at(frame, 1) | 1U);
        frame[2] = static_cast<char>((byte_at(frame, 2) & 0x0CU) | rate << 4U);
        header = parse_mp3_header(frame);
        if (header && header->bytes >= header->side_info + info_bytes)
            break;
    }
    const bool has_table = header->bytes >= header->side_info + info_bytes + table_bytes;
    frame.resize(header->side_info);
    frame += "Info";
    put(frame, has_table ? 0xF : 0xB, 4); // frames, bytes, table, quality
    put(frame, info.frames, 4);
    put(frame, info.bytes + static_cast<std::uint32_t>(header->bytes), 4);
    if (has_table)
        frame += make_toc(table_bytes);
    put(frame, 0, 4);
    std::string name(encoder.substr(0, 9));
    name.resize(9, ' ');
    frame += name;
    put(frame, 0x01, 1);                   // revision 0, constant bit rate
    frame.append(1 + 4 + 2 + 2 + 1, '\0'); // low-pass, peak, replay gains, flags: not stated
    put(frame, static_cast<std::uint32_t>(first->bit_rate / 1000), 1);
    put(frame,
        static_cast<std::uint32_t>(info.start_padding) << 12U | static_cast<std::uint32_t>(info.end_padding),
        3);
    frame.append(1 + 1 + 2, '\0'); // misc, gain, preset: not stated
    put(frame, info.bytes + static_cast<std::uint32_t>(header->bytes), 4);
    put(frame, info.music_crc.value_or(0), 2);
    put(frame, mp3_crc(frame), 2);
    frame.resize(header->bytes);
    return frame;
}

std::optional<Mp3Info> parse_info_frame(std::string_view frame) {
    const std::optional<Mp3Header> header = parse_mp3_header(frame);
    if (!header || frame.size() < header->side_info + 8)
        return {};
    std::size_t at = header->side_info;
    const std::string_view name = frame.substr(at, 4);
    if (name != "Info" && name != "Xing")
        return {};
    const std::uint32_t flags = big_endian(frame, at + 4, 4);
    at += 8;
    Mp3Info info;
    const auto field = [&](unsigned flag, std::size_t size) {
        const std::size_t begin = at;
        const bool there = (flags & flag) != 0 && frame.size() >= at + size;
        at += (flags & flag) != 0 ? size : 0;
        return there ? std::optional(begin) : std::nullopt;
    };
    if (const auto begin = field(1, 4))
        info.frames = big_endian(frame, *begin, 4);
    if (const auto begin = field(2, 4))
        info.bytes = big_endian(frame, *begin, 4);
    field(4, 100);
    field(8, 4);
    const std::string_view extension = frame.size() > at ? frame.substr(at) : std::string_view();
    if (extension.size() < 36 || (extension.substr(0, 4) != "LAME" && extension.substr(0, 3) != "Lav"))
        return info;
    const std::uint32_t padding = big_endian(extension, 21, 3);
    info.start_padding = static_cast<int>(padding >> 12U);
    info.end_padding = static_cast<int>(padding & 0xFFFU);
    if (mp3_crc(frame.substr(0, at + 34)) == big_endian(extension, 34, 2))
        info.music_crc = static_cast<std::uint16_t>(big_endian(extension, 32, 2));
    return info;
}

std::uint16_t mp3_crc(std::string_view bytes, std::uint16_t crc) {
    // What a byte makes of the checksum when so many others follow it, so that eight are taken at once.
    static const auto tables = [] {
        std::array<std::array<std::uint16_t, 256>, 8> all{};
        for (unsigned i = 0; i < 256; ++i) {
            unsigned entry = i;
            for (int bit = 0; bit < 8; ++bit)
                entry = (entry & 1U) != 0 ? entry >> 1U ^ 0xA001U : entry >> 1U;
            all[0][i] = static_cast<std::uint16_t>(entry);
        }
        for (std::size_t follow = 1; follow < all.size(); ++follow)
            for (unsigned i = 0; i < 256; ++i) {
                const unsigned before = all[follow - 1][i];
                all[follow][i] = static_cast<std::uint16_t>(before >> 8U ^ all[0][before & 0xFFU]);
            }
        return all;
    }();
    unsigned value = crc;
    std::size_t at = 0;
    for (; at + tables.size() <= bytes.size(); at += tables.size()) {
        unsigned next = 0;
        for (std::size_t i = 0; i < tables.size(); ++i)
            next ^=
                tables[tables.size() - 1 - i][byte_at(bytes, at + i) ^ (i < 2 ? value >> 8 * i & 0xFFU : 0)];
        value = next;
    }
    for (; at < bytes.size(); ++at)
        value = value >> 8U ^ tables[0][(value ^ byte_at(bytes, at)) & 0xFFU];
    return static_cast<std::uint16_t>(value);
}

int Mp3Layout::delay() const {
    return info ? info->start_padding + mp3_decoder_delay : 0;
}

std::int64_t Mp3Layout::playable_samples() const {
    const std::int64_t all = static_cast<std::int64_t>(frames) * header.samples;
    if (!info || info->frames == 0)
        return all;
    return std::clamp<std::int64_t>(info->samples(header.samples), 0, all);
}

Mp3Walk::Mp3Walk(const LongBytes &file) : file_(file) {
    layout_.tag_bytes = std::min(id3v2_bytes(at(0, tag_head)), file_.size());
    layout_.end = layout_.tag_bytes;
    if (const std::optional<Mp3Header> header = header_at(layout_.end))
        if ((layout_.info = parse_info_frame(at(layout_.end, header->bytes))))
            layout_.end += header->bytes;
    layout_.music = layout_.end;
}

std::optional<std::string_view> Mp3Walk::next() {
    const std::optional<Mp3Header> header = header_at(layout_.end);
    if (!header || (layout_.frames > 0 && !same_stream(layout_.header, *header))) {
        end_here();
        return {};
    }
    if (layout_.frames++ == 0)
        layout_.header = *header;
    layout_.end += header->bytes;
    return at(layout_.end - header->bytes, header->bytes);
}

std::string_view Mp3Walk::at(std::uint64_t from, std::size_t count) {
    const auto there = static_cast<std::size_t>(std::min<std::uint64_t>(file_.size() - from, count));
    if (from < part_begin_ || from + there > part_begin_ + part_.size()) {
        part_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(file_.size() - from, part_bytes)));
        part_begin_ = from;
        file_.read(from, part_);
    }
    return std::string_view(part_).substr(static_cast<std::size_t>(from - part_begin_), there);
}

// Of a whole frame.
std::optional<Mp3Header> Mp3Walk::header_at(std::uint64_t from) {
    const std::optional<Mp3Header> header = parse_mp3_header(at(from, frame_head));
    return header && header->bytes <= file_.size() - from ? header : std::nullopt;
}

void Mp3Walk::end_here() {
    const std::uint64_t rest = file_.size() - layout_.end;
    layout_.trailing = rest == id3v1_bytes && at(layout_.end, 3) == "TAG" ? 0 : rest;
}

std::optional<Mp3Layout> parse_mp3(const LongBytes &file) {
    Mp3Walk walk(file);
    while (walk.next()) {
    }
    return walk.layout().frames < 2 ? std::nullopt : std::optional(walk.layout());
}

} // namespace baonoi::sound
