// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace baonoi {

namespace {

// Allowed second byte and number of further bytes for a lead byte (Unicode table 3-7).
struct Lead {
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    int more = -1;
};

Lead lead_of(unsigned char byte) {
    if (byte >= 0xC2 && byte <= 0xDF)
        return {0x80, 0xBF, 1};
    if (byte == 0xE0)
        return {0xA0, 0xBF, 2};
    if (byte == 0xED)
        return {0x80, 0x9F, 2};
    if (byte >= 0xE1 && byte <= 0xEF)
        return {0x80, 0xBF, 2};
    if (byte == 0xF0)
        return {0x90, 0xBF, 3};
    if (byte >= 0xF1 && byte <= 0xF3)
        return {0x80, 0xBF, 3};
    if (byte == 0xF4)
        return {0x80, 0x8F, 3};
    return {};
}

// Where the first byte that is not ASCII stands from a place on: eight are looked at together.
std::size_t end_of_ascii(std::string_view text, std::size_t at) {
    std::uint64_t eight = 0;
    for (; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & 0x8080808080808080U) != 0)
            break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80)
        ++at;
    return at;
}

} // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80)
        return {first, 1};
    if (first >= 0xC2 && first <= 0xDF && at + 1 < text.size() && is_continuation(text[at + 1]))
        return {((first & 0x1FU) << 6) | (byte(at + 1) & 0x3FU), 2};
    if (first >= 0xE1 && first <= 0xEC && at + 2 < text.size() && is_continuation(text[at + 1]) &&
        is_continuation(text[at + 2]))
        return {((first & 0x0FU) << 12) | ((byte(at + 1) & 0x3FU) << 6) | (byte(at + 2) & 0x3FU), 3};
    const Lead lead = lead_of(first);
    if (lead.more < 0)
        return {replacement_character, 1};
    auto value = static_cast<char32_t>(first & (0x3F >> lead.more));
    for (int i = 1; i <= lead.more; ++i) {
        const std::size_t next = at + static_cast<std::size_t>(i);
        const unsigned char low = i == 1 ? lead.low : 0x80;
        const unsigned char high = i == 1 ? lead.high : 0xBF;
        if (next >= text.size() || byte(next) < low || byte(next) > high)
            return {replacement_character, static_cast<std::size_t>(i)};
        value = (value << 6) | (byte(next) & 0x3FU);
    }
    return {value, static_cast<std::size_t>(lead.more) + 1};
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

void append_utf8(std::string &text, char32_t value) {
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        value = replacement_character;
    if (value < 0x80) {
        text += static_cast<char>(value);
    } else if (value < 0x800) {
        text += static_cast<char>(0xC0 | (value >> 6));
        text += static_cast<char>(0x80 | (value & 0x3F));
    } else if (value < 0x10000) {
        text += static_cast<char>(0xE0 | (value >> 12));
        text += static_cast<char>(0x80 | ((value >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (value & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (value >> 18));
        text += static_cast<char>(0x80 | ((value >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((value >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (value & 0x3F));
    }
}

std::string valid_utf8(std::string_view text, std::size_t *replaced) {
    std::string out;
    out.reserve(text.size());
    std::size_t copied = 0;
    for (std::size_t at = end_of_ascii(text, 0); at < text.size(); at = end_of_ascii(text, at)) {
        const CodePoint point = decode_utf8(text, at);
        if (point.value == replacement_character && text.substr(at, 3) != "\xEF\xBF\xBD") {
            out.append(text, copied, at - copied).append("\xEF\xBF\xBD");
            copied = at + point.length;
            if (replaced)
                ++*replaced;
        }
        at += point.length;
    }
    out.append(text, copied);
    return out;
}

bool is_blank(char32_t value) {
    if (value <= 0x20 || value == 0x7F)
        return true;
    if (value < 0xA0)
        return value >= 0x80;
    return value == 0xA0 || value == 0xAD || (value >= 0x2000 && value <= 0x200B) || value == 0x2028 ||
           value == 0x2029 || value == 0x202F || value == 0x205F || value == 0x2060 || value == 0x3000 ||
           value == 0xFEFF;
}

std::string fold_blanks(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        if (is_blank(point.value)) {
            blank = true;
        } else {
            if (blank && !out.empty())
                out += ' ';
            blank = false;
            out.append(text, at, point.length);
        }
        at += point.length;
    }
    return out;
}

std::string shorten(std::string_view text, std::size_t limit) {
    if (text.size() <= limit)
        return std::string(text);
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        at += decode_utf8(text, at).length;
        if (at > limit)
            break;
        end = at;
    }
    return std::string(text.substr(0, end)) + "…";
}

} // namespace baonoi
