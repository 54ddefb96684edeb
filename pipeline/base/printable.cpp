// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/printable.h"

#include "base/utf8.h"

#include <fmt/format.h>

namespace baonoi {

namespace {

// Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX 9), and Unicode's own line
// ends.
bool moves_text(char32_t point) {
    return point == 0x061C || point == 0x200E || point == 0x200F || (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069);
}

std::string escaped(std::string_view text, bool keeps_lines) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        const bool is_control = point.value < ' ' || (point.value >= 0x7F && point.value <= 0x9F);
        if (is_control && !(keeps_lines && point.value == '\n'))
            out += fmt::format("\\x{:02x}", static_cast<unsigned>(point.value));
        else if (moves_text(point.value))
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(point.value));
        else if (point.value == replacement_character && point.length == 1) // a byte that is no UTF-8
            out += fmt::format("\\x{:02x}", static_cast<unsigned>(static_cast<unsigned char>(text[at])));
        else
            out += text.substr(at, point.length);
        at += point.length;
    }
    return out;
}

} // namespace

std::string printable(std::string_view text) {
    return escaped(text, false);
}

std::string printable_lines(std::string_view text) {
    return escaped(text, true);
}

} // namespace baonoi
