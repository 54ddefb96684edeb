// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/wording.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"

namespace baonoi::extract {

namespace {

bool is_arrow(char32_t c) {
    return c == '>' || c == 0xBB || (c >= 0x2190 && c <= 0x21FF) || c == 0x25B6 || c == 0x25BA ||
           (c >= 0x261A && c <= 0x261F) || (c >= 0x2794 && c <= 0x27BF) || (c >= 0x1F446 && c <= 0x1F449);
}

// The character that ends before at.
std::size_t before(std::string_view text, std::size_t at) {
    do
        --at;
    while (at > 0 && is_continuation(text[at]));
    return at;
}

} // namespace

bool is_word_character(char32_t c) {
    if (c < 0x80)
        return is_ascii_alnum(static_cast<char>(c));
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
           !(c >= 0x3000 && c <= 0x303F) && !(c >= 0xFE00 && c <= 0xFE0F) && c < 0x1F000 && c != 0xFFFD &&
           c != 0xFEFF && !(c >= 0xE000 && c <= 0xF8FF);
}

Wording wording_of(std::string_view line) {
    Wording wording;
    std::size_t begin = 0;
    while (begin < line.size()) {
        const CodePoint point = decode_utf8(line, begin);
        if (is_word_character(point.value) || point.value == '"' ||
            (point.value >= 0x2018 && point.value <= 0x201F) || point.value == '#' || point.value == '@' ||
            point.value == 0xA9)
            break;
        wording.pointed |= is_arrow(point.value);
        wording.bracketed |= point.value == '(' || point.value == '[';
        begin += point.length;
    }
    wording.signs = begin;
    std::string_view rest = line.substr(begin);
    while (!rest.empty() && (rest.back() == ' ' || rest.back() == ')' || rest.back() == ']'))
        rest.remove_suffix(1);
    wording.text = icu::lower_case(rest);
    return wording;
}

std::string key_of_words(std::string_view lower) {
    std::string key;
    bool inside = false, number = false;
    for (std::size_t at = 0; at < lower.size();) {
        const CodePoint point = decode_utf8(lower, at);
        const bool digit = point.value < 0x80 && is_ascii_digit(static_cast<char>(point.value));
        const bool joins = number && (point.value == '.' || point.value == ',' || point.value == ':') &&
                           at + 1 < lower.size() && is_ascii_digit(lower[at + 1]);
        if (is_word_character(point.value) || joins || point.value == '#') {
            if (!inside) {
                number = digit || point.value == '#';
                key.append(key.empty() ? "" : " ").append(number ? "#" : "");
            }
            inside = true;
            if (!number)
                key.append(lower, at, point.length);
        } else {
            inside = number = false;
        }
        at += point.length;
    }
    return key;
}

bool ends_word(std::string_view text, std::size_t at) {
    return at >= text.size() || !is_word_character(decode_utf8(text, at).value) ||
           (at > 0 && !is_word_character(decode_utf8(text, before(text, at)).value));
}

bool begins_word(std::string_view text, std::size_t at) {
    return at == 0 || !is_word_character(decode_utf8(text, before(text, at)).value);
}

} // namespace baonoi::extract
