// SPDX-License-Identifier: GPL-3.0-or-later
// The way back from spoken Vietnamese to what was written: the value of a number, a date, a time, money or a
// range, in one canonical form. It shares no code with the program, so that an error in one of them shows.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baonoi::test {

using Words = std::vector<std::string>;

inline Words words_in(const std::string &spoken) {
    std::istringstream in(spoken);
    Words words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

inline int digit_value(std::string_view word) {
    constexpr std::array<std::string_view, 10> digits{"không", "một", "hai", "ba",  "bốn",
                                                      "năm",   "sáu", "bảy", "tám", "chín"};
    for (std::size_t i = 0; i < digits.size(); ++i)
        if (digits[i] == word)
            return static_cast<int>(i);
    return word == "mốt" ? 1 : word == "tư" ? 4 : word == "lăm" ? 5 : -1;
}

// Words of a whole number, all of them; absent when they are none.
inline std::optional<std::uint64_t> integer_of(const Words &words) {
    std::uint64_t billions = 0;
    std::uint64_t below = 0;
    std::uint64_t group = 0;
    int digit = -1;
    const auto take = [&](std::uint64_t factor) {
        group += static_cast<std::uint64_t>(digit < 0 ? 0 : digit) * factor;
        digit = -1;
    };
    for (const std::string &word : words) {
        if (const int value = digit_value(word); value >= 0) {
            if (digit >= 0)
                return std::nullopt; // digit by digit
            digit = value;
        } else if (word == "trăm") {
            take(100);
        } else if (word == "mươi") {
            take(10);
        } else if (word == "mười") {
            group += 10;
        } else if (word == "nghìn" || word == "triệu") {
            take(1);
            below += group * (word == "nghìn" ? 1'000U : 1'000'000U);
            group = 0;
        } else if (word == "tỷ") {
            take(1);
            billions = (billions + below + group) * 1'000'000'000U;
            below = group = 0;
        } else if (word != "linh") {
            return std::nullopt;
        }
    }
    take(1);
    return words.empty() ? std::nullopt : std::optional(billions + below + group);
}

// "12,05" for mười hai phẩy không năm; "-3" for âm ba; "?" when it is no number.
inline std::string number_of(Words words) {
    std::string sign;
    if (!words.empty() && words[0] == "âm") {
        sign = "-";
        words.erase(words.begin());
    }
    Words whole;
    std::string decimals;
    bool point = false;
    for (const std::string &word : words) {
        if (word == "phẩy")
            point = true;
        else if (point)
            decimals += digit_value(word) < 0 ? "?" : std::to_string(digit_value(word));
        else
            whole.push_back(word);
    }
    const auto value = integer_of(whole);
    return value ? sign + std::to_string(*value) + (point ? "," + decimals : "") : "?";
}

// The words before one of `ends`, or all that are left, which are taken off with the end.
inline Words take_until(Words &words, const std::vector<std::string_view> &ends) {
    for (std::size_t i = 0; i < words.size(); ++i)
        for (const std::string_view end : ends)
            if (words[i] == end) {
                Words taken(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i));
                words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
                return taken;
            }
    return std::exchange(words, {});
}

// "26.2.2013" for ngày hai mươi sáu tháng hai năm hai nghìn không trăm mười ba; a month alone is ".2.2013".
inline std::string date_of(Words words) {
    std::string out;
    if (!words.empty() && words[0] == "ngày")
        words.erase(words.begin());
    const Words day = take_until(words, {"tháng"});
    if (!day.empty())
        out = number_of(day);
    // The first "năm" behind a whole month is the year's: tháng năm năm hai nghìn.
    Words month{words.front()};
    words.erase(words.begin());
    while (!words.empty() && words[0] != "năm") {
        month.push_back(words.front());
        words.erase(words.begin());
    }
    return out + "." + number_of(month) +
           (words.empty() ? "" : "." + number_of({words.begin() + 1, words.end()}));
}

// "7:30:05" for bảy giờ ba mươi phút năm giây; parts that are not said are 0.
inline std::string time_of(Words words) {
    const std::string hours = number_of(take_until(words, {"giờ"}));
    const std::string minutes = words.empty() ? "0" : number_of(take_until(words, {"phút"}));
    return hours + ":" + minutes + ":" + (words.empty() ? "0" : number_of(take_until(words, {"giây"})));
}

// The two ends: "5..7".
inline std::string range_of(Words words) {
    const std::string first = number_of(take_until(words, {"đến"}));
    return first + ".." + number_of(words);
}

} // namespace baonoi::test
