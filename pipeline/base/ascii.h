// SPDX-License-Identifier: GPL-3.0-or-later
// Classes and cases of ASCII bytes, for syntax: tags, headers, addresses, dates. No locale changes them, and
// bytes beyond ASCII belong to no class and keep their case; letters of a language are lib/icu's matter.
#pragma once

#include <string>
#include <string_view>

namespace baonoi {

constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_ascii_letter(char c) {
    return is_ascii_upper(c) || (c >= 'a' && c <= 'z');
}
constexpr bool is_ascii_alnum(char c) {
    return is_ascii_letter(c) || is_ascii_digit(c);
}
// What separates the parts of a tag in HTML.
constexpr bool is_ascii_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// 0 to 15 for a digit of a hexadecimal number, in either case; -1 for another byte.
constexpr int hex_value(char c) {
    if (is_ascii_digit(c))
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

constexpr char ascii_lower(char c) {
    return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
inline std::string ascii_lower(std::string_view text) {
    std::string lower(text);
    for (char &c : lower)
        c = ascii_lower(c);
    return lower;
}

// The text without the blanks around it.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = " \t\r\n") {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

} // namespace baonoi
