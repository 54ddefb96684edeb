// SPDX-License-Identifier: GPL-3.0-or-later
// UTF-8: stepping, checking, and the white space that pages use.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace baonoi {

constexpr char32_t replacement_character = 0xFFFD;

// The code point at text[at] and its length in bytes. Malformed bytes give U+FFFD and the length to skip (the
// "maximal subpart" practice of Unicode chapter 3). at must be below text.size().
struct CodePoint {
    char32_t value;
    std::size_t length;
};
CodePoint decode_utf8(std::string_view text, std::size_t at);

// Whether the byte goes on with a character that began before it.
constexpr bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// Of well-formed UTF-8: its code points.
std::size_t count_characters(std::string_view text);

void append_utf8(std::string &text, char32_t value);

// Malformed sequences become U+FFFD; their number is added to *replaced when given.
std::string valid_utf8(std::string_view text, std::size_t *replaced = nullptr);

// White space and invisible characters: ASCII space and controls, NBSP, U+2000..200B, U+2028/9, U+202F,
// U+205F, U+2060, U+3000, U+FEFF, U+00AD.
bool is_blank(char32_t value);

// Runs of blanks become one space; none at the ends.
std::string fold_blanks(std::string_view text);

// Copies of at most limit bytes that end on a character, with an ellipsis when cut: for messages.
std::string shorten(std::string_view text, std::size_t limit);

} // namespace baonoi
