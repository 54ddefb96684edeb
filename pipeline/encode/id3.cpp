// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/id3.h"

#include "base/ascii.h"
#include "base/error.h"
#include "base/percent.h"
#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

namespace baonoi::encode {

namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void append_unit(std::string &out, std::uint32_t unit) {
    out += static_cast<char>(unit & 0xFFU);
    out += static_cast<char>(unit >> 8U & 0xFFU);
}

// Little-endian with byte order mark, as players expect it.
std::string utf16(std::string_view text) {
    std::string out = "\xFF\xFE";
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        at += point.length;
        if (point.value < 0x10000) {
            append_unit(out, point.value);
        } else {
            append_unit(out, 0xD800 + ((point.value - 0x10000) >> 10U));
            append_unit(out, 0xDC00 + ((point.value - 0x10000) & 0x3FFU));
        }
    }
    return out;
}

void append_big_endian(std::string &out, std::uint64_t value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        out += static_cast<char>(value >> static_cast<unsigned>(shift) & 0xFFU);
}

std::string frame(std::string_view id, std::string_view content) {
    std::string out(id);
    append_big_endian(out, content.size());
    out.append(2, '\0'); // flags
    out += content;
    return out;
}

std::string text_frame(std::string_view id, std::string_view text) {
    if (text.empty())
        return {};
    if (is_ascii(text))
        return frame(id, std::string(1, '\0').append(text));
    return frame(id, std::string(1, '\1') + utf16(text));
}

// URL frames are Latin-1: what ASCII can show stays, all else is percent-encoded as UTF-8.
std::string url_frame(std::string_view id, std::string_view url) {
    if (url.empty())
        return {};
    return frame(id, percent_encoded(url, "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"));
}

// TYER yyyy, TDAT ddmm, TIME hhmm, as far as the date goes.
std::string date_frames(std::string_view iso) {
    const auto digits = [&](std::size_t at, std::size_t count) -> std::string {
        const std::string_view part = at < iso.size() ? iso.substr(at, count) : std::string_view();
        const bool good = part.size() == count && std::all_of(part.begin(), part.end(), is_ascii_digit);
        return good ? std::string(part) : std::string();
    };
    const std::string year = digits(0, 4), month = digits(5, 2), day = digits(8, 2), hour = digits(11, 2),
                      minute = digits(14, 2);
    std::string out = text_frame("TYER", year);
    if (!year.empty() && !month.empty() && !day.empty()) {
        out += text_frame("TDAT", day + month);
        if (!hour.empty() && !minute.empty())
            out += text_frame("TIME", hour + minute);
    }
    return out;
}

// Text with its language and an empty description: USLT and COMM.
std::string long_text_frame(std::string_view id, const std::string &text, const Tags &tags) {
    if (text.empty())
        return {};
    return frame(id, "\1" + tags.language + std::string("\xFF\xFE\0\0", 4) + utf16(text));
}

std::string cover_frame(std::string_view cover) {
    if (cover.empty())
        return {};
    std::string content(1, '\0'); // encoding of the description
    content += image_type(cover);
    content += std::string("\0\3\0", 3); // front cover, no description
    content += cover;
    return frame("APIC", content);
}

// A table of contents, then a frame for each chapter, which ends where the next begins.
std::string chapter_frames(const Tags &tags) {
    constexpr std::size_t most = 255; // the table counts them in a byte
    const std::size_t count = std::min(tags.chapters.size(), most);
    if (count == 0)
        return {};
    std::string table("toc\0\3", 5); // the only one, in order
    table += static_cast<char>(count);
    std::string frames;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string id = "c" + std::to_string(i + 1) + '\0';
        table += id;
        std::string chapter = id;
        append_big_endian(chapter, static_cast<std::uint64_t>(tags.chapters[i].begin));
        append_big_endian(chapter, static_cast<std::uint64_t>(i + 1 < count ? tags.chapters[i + 1].begin
                                                                            : tags.milliseconds));
        chapter.append(8, '\xFF'); // no places in bytes
        frames += frame("CHAP", chapter + text_frame("TIT2", tags.chapters[i].title));
    }
    return frame("CTOC", table) + frames;
}

} // namespace

std::string_view image_type(std::string_view bytes) {
    if (bytes.substr(0, 3) == "\xFF\xD8\xFF")
        return "image/jpeg";
    if (bytes.substr(0, 8) == "\x89PNG\r\n\x1A\n")
        return "image/png";
    return {};
}

std::string make_id3(const Tags &tags, std::size_t least_bytes) {
    constexpr std::size_t head = 10, most = (std::size_t{1} << 28U) - 1; // its length has 28 bits
    std::string frames =
        text_frame("TIT2", tags.title) + text_frame("TPE1", tags.artist) + text_frame("TALB", tags.album) +
        date_frames(tags.published) + text_frame("TLAN", tags.language) + text_frame("TCON", "(101)") +
        url_frame("WOAF", tags.url) +
        (tags.milliseconds > 0 ? text_frame("TLEN", std::to_string(tags.milliseconds)) : "") +
        chapter_frames(tags) + long_text_frame("COMM", tags.comment, tags) +
        long_text_frame("USLT", tags.lyrics, tags) + cover_frame(tags.cover);
    const std::size_t size = std::max(frames.size(), std::max(least_bytes, head) - head);
    if (size > most)
        throw Error(Next::skip,
                    fmt::format("the tag of the MP3 would have {} bytes, more than the {} that ID3 allows; "
                                "shorten the article",
                                size + head, most + head));
    frames.resize(size);
    std::string out("ID3\3\0\0", 6);
    for (int shift = 21; shift >= 0; shift -= 7)
        out += static_cast<char>(frames.size() >> static_cast<unsigned>(shift) & 0x7FU);
    return out + frames;
}

} // namespace baonoi::encode
