// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/month_words.h"

#include "base/ascii.h"

#include <array>
#include <utility>

namespace baonoi {

namespace {

constexpr std::array<std::string_view, 12> names = {"january",   "february", "march",    "april",
                                                    "may",       "june",     "july",     "august",
                                                    "september", "october",  "november", "december"};

// Longer ones before those they begin with.
constexpr std::array<std::pair<std::string_view, int>, 15> numbers = {{{"mười một", 11},
                                                                       {"mười hai", 12},
                                                                       {"mười", 10},
                                                                       {"giêng", 1},
                                                                       {"một", 1},
                                                                       {"hai", 2},
                                                                       {"ba", 3},
                                                                       {"tư", 4},
                                                                       {"năm", 5},
                                                                       {"sáu", 6},
                                                                       {"bảy", 7},
                                                                       {"bẩy", 7},
                                                                       {"tám", 8},
                                                                       {"chín", 9},
                                                                       {"chạp", 12}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> halves = {
    {{"sa", "am"}, {"sáng", "am"}, {"ch", "pm"}, {"chiều", "pm"}, {"tối", "pm"}}};

bool is_word_byte(char c) {
    return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool word_ends(std::string_view text, std::size_t at) {
    return at >= text.size() || !is_word_byte(text[at]);
}

// The month that text begins with, and its length; 0: none.
std::pair<int, std::size_t> month_number(std::string_view text) {
    int value = 0;
    std::size_t digits = 0;
    while (digits < 2 && digits < text.size() && is_ascii_digit(text[digits]))
        value = value * 10 + (text[digits++] - '0');
    if (digits > 0)
        return value >= 1 && value <= 12 && word_ends(text, digits) ? std::pair(value, digits)
                                                                    : std::pair(0, std::size_t{0});
    for (const auto &[word, month] : numbers)
        if (text.starts_with(word) && word_ends(text, word.size()))
            return {month, word.size()};
    return {0, 0};
}

// "tháng ba", "thg 3", "th3" at the begin of text.
std::pair<int, std::size_t> month_phrase(std::string_view text) {
    for (const std::string_view word : {"tháng", "thg", "th"}) {
        if (!text.starts_with(word))
            continue;
        std::size_t at = word.size();
        if (at < text.size() && text[at] == '.' && word != "tháng")
            ++at;
        const std::size_t before = at;
        while (at < text.size() && text[at] == ' ')
            ++at;
        const bool apart = at > before;
        const auto [month, length] = month_number(text.substr(at));
        const bool digit = length > 0 && is_ascii_digit(text[at]);
        if (month > 0 && (word == "tháng" ? apart : digit))
            return {month, at + length};
    }
    return {0, 0};
}

} // namespace

int english_month(std::string_view word) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (word == names[i] || word == names[i].substr(0, 3) || (word == "sept" && i == 8))
            return static_cast<int>(i) + 1;
    return 0;
}

std::string with_english_months(std::string_view lower) {
    std::string out;
    for (std::size_t at = 0; at < lower.size();) {
        const bool begins = at == 0 || !is_word_byte(lower[at - 1]);
        const std::string_view rest = lower.substr(at);
        if (const auto [month, length] = begins ? month_phrase(rest) : std::pair(0, std::size_t{0});
            month > 0) {
            out.append(names[static_cast<std::size_t>(month - 1)].substr(0, 3));
            at += length;
            continue;
        }
        const bool after_time =
            begins && out.size() > 1 && out.back() == ' ' && is_ascii_digit(out[out.size() - 2]);
        std::size_t taken = 0;
        for (const auto &[word, half] : halves)
            if (after_time && taken == 0 && rest.starts_with(word) && word_ends(rest, word.size())) {
                out.append(half);
                taken = word.size();
            }
        if (taken == 0)
            out += lower[at];
        at += std::max<std::size_t>(taken, 1);
    }
    return out;
}

} // namespace baonoi
