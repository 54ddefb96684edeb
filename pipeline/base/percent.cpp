// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/percent.h"

#include "base/ascii.h"

#include <algorithm>

namespace baonoi {

std::string percent_encoded(std::string_view text, std::string_view plain) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (is_ascii_alnum(c) || plain.find(c) != std::string_view::npos) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return encoded;
}

std::optional<char> escaped_byte(std::string_view text) {
    const bool whole = text.size() > 2 && text[0] == '%';
    const int high = whole ? hex_value(text[1]) : -1, low = whole ? hex_value(text[2]) : -1;
    return high < 0 || low < 0 ? std::nullopt : std::optional(static_cast<char>(high * 16 + low));
}

std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = escaped_byte(text.substr(i));
        decoded += byte.value_or(text[i]);
        i += byte ? 2 : 0;
    }
    return decoded;
}

std::optional<std::string> strictly_percent_decoded(std::string_view text) {
    for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1))
        if (!escaped_byte(text.substr(at)))
            return std::nullopt;
    std::string decoded = percent_decoded(text);
    const bool controls = std::any_of(decoded.begin(), decoded.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
    return controls ? std::nullopt : std::optional(std::move(decoded));
}

} // namespace baonoi
