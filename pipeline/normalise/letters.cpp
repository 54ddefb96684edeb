// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/letters.h"

#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <array>

namespace baonoi::normalise {

namespace {

constexpr std::u32string_view toned =
    U"aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";

// Index in `toned` by code point, for the two blocks that hold Vietnamese letters.
struct ToneTable {
    std::array<signed char, 0x200> low{};
    std::array<signed char, 0x60> high{}; // from U+1EA0
    constexpr ToneTable() {
        for (auto &entry : low)
            entry = -1;
        for (auto &entry : high)
            entry = -1;
        for (std::size_t i = 0; i < toned.size(); ++i) {
            if (toned[i] < low.size())
                low[toned[i]] = static_cast<signed char>(i);
            else
                high[toned[i] - 0x1EA0] = static_cast<signed char>(i);
        }
    }
};
constexpr ToneTable tone_table;

int toned_index(char32_t lower) {
    if (lower < tone_table.low.size())
        return tone_table.low[lower];
    if (lower >= 0x1EA0 && lower < 0x1F00)
        return tone_table.high[lower - 0x1EA0];
    return -1;
}

// `oà` at the end of a word becomes `òa`; characters are those of one word, from `from` on.
void move_tone(std::string &out, std::size_t from) {
    if (out.size() < from + 2 || static_cast<unsigned char>(out.back()) < 0x80)
        return;                      // no letter with a tone at the end
    std::array<CodePoint, 3> last{}; // the last three characters, newest first
    std::size_t at = out.size();
    std::size_t count = 0;
    while (at > from && count < last.size()) {
        std::size_t begin = at - 1;
        while (begin > from && is_continuation(out[begin]))
            --begin;
        last[count++] = decode_utf8(out, begin);
        at = begin;
    }
    if (count < 2)
        return;
    const char32_t second = to_lower(last[0].value);
    const char32_t first = to_lower(last[1].value);
    const Vowel vowel = without_tone(second);
    if (vowel.tone == Tone::level || (first != U'o' && first != U'u'))
        return;
    const bool fits = first == U'o' ? vowel.base == U'a' || vowel.base == U'e'
                                    : vowel.base == U'y' && !(count > 2 && to_lower(last[2].value) == U'q');
    if (!fits)
        return;
    const bool upper_first = is_upper(last[1].value);
    const bool upper_second = is_upper(last[0].value);
    const auto cased = [](char32_t lower, bool upper) -> char32_t {
        if (!upper)
            return lower;
        return lower < 0x80 || (lower >= 0xE0 && lower <= 0xFE) ? lower - 0x20U : lower - 1U;
    };
    out.resize(out.size() - last[0].length - last[1].length);
    append_utf8(out, cased(with_tone(first, vowel.tone), upper_first));
    append_utf8(out, cased(vowel.base, upper_second));
}

} // namespace

bool is_letter(char32_t value) {
    if (value < 0x80)
        return (value | 0x20U) >= 'a' && (value | 0x20U) <= 'z';
    if (value < 0x250)
        return value == 0xB5 || (value >= 0xC0 && value != 0xD7 && value != 0xF7);
    if (value >= 0x1E00 && value < 0x2000)
        return true;
    const bool symbols = value >= 0x2000 && value < 0x2C00; // with ℓ and ⁿ, which are signs in our texts
    return !symbols && icu::is_letter_or_mark(value);
}

char32_t to_lower(char32_t value) {
    if (value < 0x80)
        return value >= 'A' && value <= 'Z' ? value + 0x20 : value;
    if (value >= 0xC0 && value <= 0xDE)
        return value == 0xD7 ? value : value + 0x20;
    if (value < 0x100)
        return value;
    if (value <= 0x17F) {
        const bool odd_is_upper = (value >= 0x139 && value <= 0x148) || (value >= 0x179 && value <= 0x17E);
        if (value == 0x130 || value == 0x131 || value == 0x138 || value == 0x149 || value == 0x17F)
            return value;
        if (value == 0x178)
            return 0xFF;
        return ((value & 1U) != 0) == odd_is_upper ? value + 1 : value;
    }
    if (value == 0x1A0 || value == 0x1AF)
        return value + 1;
    if (value >= 0x1EA0 && value <= 0x1EFF)
        return value | 1U;
    if ((value >= 0x391 && value <= 0x3A9) || (value >= 0x410 && value <= 0x42F))
        return value + 0x20;
    return value;
}

bool is_upper(char32_t value) {
    return to_lower(value) != value;
}

Vowel without_tone(char32_t lower) {
    const int index = toned_index(lower);
    if (index < 0)
        return {lower, Tone::level};
    return {toned[static_cast<std::size_t>(index) / 6 * 6], static_cast<Tone>(index % 6)};
}

char32_t with_tone(char32_t base, Tone tone) {
    const int index = toned_index(base);
    if (index < 0)
        return base;
    return toned[static_cast<std::size_t>(index) / 6 * 6 + static_cast<std::size_t>(tone)];
}

bool is_vowel(char32_t lower) {
    return toned_index(lower) >= 0;
}

bool is_vietnamese_letter(char32_t lower) {
    return lower == U'đ' || lower == U'ă' || lower == U'ơ' || lower == U'ư' ||
           (lower >= 0x1EA0 && lower <= 0x1EF9);
}

void fold_onto(std::string &out, std::string_view word) {
    const std::size_t from = out.size();
    for (std::size_t at = 0; at < word.size();) {
        const auto byte = static_cast<unsigned char>(word[at]);
        if (byte < 0x80) {
            out += static_cast<char>(to_lower(byte));
            ++at;
            continue;
        }
        const CodePoint point = decode_utf8(word, at);
        append_utf8(out, to_lower(point.value));
        at += point.length;
    }
    move_tone(out, from);
}

std::string fold(std::string_view word) {
    std::string out;
    fold_onto(out, word);
    return out;
}

void fold_tones_onto(std::string &out, std::string_view word) {
    const std::size_t from = out.size();
    out += word;
    move_tone(out, from);
}

std::string fold_tones(std::string_view word) {
    std::string out;
    fold_tones_onto(out, word);
    return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find(separator, from), text.size());
        parts.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return parts;
}

} // namespace baonoi::normalise
