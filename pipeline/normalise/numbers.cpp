// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/numbers.h"

#include <algorithm>
#include <array>

namespace baonoi::normalise {

namespace {

constexpr std::array<std::string_view, 10> digit_words{"không", "một", "hai", "ba",  "bốn",
                                                       "năm",   "sáu", "bảy", "tám", "chín"};
constexpr std::size_t said_as_number = 60; // more digits than that are said one by one

std::string_view digit(char c) {
    return digit_words[static_cast<std::size_t>(c - '0')];
}

void say_unit_after_tens(std::string &out, char unit) {
    if (unit == '1')
        say(out, "mốt");
    else if (unit == '4')
        say(out, "tư");
    else if (unit == '5')
        say(out, "lăm");
    else if (unit != '0')
        say(out, digit(unit));
}

// group: one to three digits; full: hundreds are said even when zero.
void say_group(std::string &out, std::string_view group, bool full, const ReadingSettings &settings) {
    const char hundreds = group.size() > 2 ? group[group.size() - 3] : '0';
    const char tens = group.size() > 1 ? group[group.size() - 2] : '0';
    const char units = group.back();
    const bool with_hundreds = full || hundreds != '0';
    if (with_hundreds) {
        say(out, digit(hundreds));
        say(out, "trăm");
    }
    if (tens == '0') {
        if (units == '0')
            return;
        if (with_hundreds)
            say(out, settings.le ? "lẻ" : "linh");
        say(out, digit(units));
    } else if (tens == '1') {
        say(out, "mười");
        if (units == '5')
            say(out, "lăm");
        else if (units != '0')
            say(out, digit(units));
    } else {
        say(out, digit(tens));
        say(out, "mươi");
        say_unit_after_tens(out, units);
    }
}

bool all_zero(std::string_view digits) {
    return std::all_of(digits.begin(), digits.end(), [](char c) { return c == '0'; });
}

// Up to nine digits, without leading zeros unless `inner`.
void say_millions(std::string &out, std::string_view digits, bool inner, const ReadingSettings &settings) {
    bool first = !inner;
    while (!digits.empty()) {
        const std::size_t take = (digits.size() - 1) % 3 + 1;
        const std::string_view group = digits.substr(0, take);
        digits.remove_prefix(take);
        if (!all_zero(group)) {
            say_group(out, group, !first, settings);
            if (digits.size() == 6)
                say(out, "triệu");
            else if (digits.size() == 3)
                say(out, settings.ngan ? "ngàn" : "nghìn");
        }
        first = false;
    }
}

} // namespace

void say(std::string &out, std::string_view words) {
    if (words.empty())
        return;
    if (!out.empty())
        out += ' ';
    out += words;
}

std::string_view without_zeros(std::string_view digits) {
    const std::size_t at = digits.find_first_not_of('0');
    return at == digits.npos ? std::string_view("0") : digits.substr(at);
}

void say_integer(std::string &out, std::string_view digits, const ReadingSettings &settings) {
    digits = without_zeros(digits);
    if (digits == "0")
        return say(out, digit_words[0]);
    if (digits.size() > said_as_number)
        return say_digits(out, digits);
    bool inner = false;
    while (!digits.empty()) {
        const std::size_t take = (digits.size() - 1) % 9 + 1;
        const std::string_view part = digits.substr(0, take);
        digits.remove_prefix(take);
        if (!all_zero(part)) {
            say_millions(out, part, inner, settings);
            for (std::size_t rest = digits.size(); rest >= 9; rest -= 9)
                say(out, "tỷ");
        }
        inner = true;
    }
}

void say_digits(std::string &out, std::string_view digits) {
    for (const char c : digits)
        say(out, digit(c));
}

void say_ordinal(std::string &out, std::string_view digits, const ReadingSettings &settings) {
    const std::string_view number = without_zeros(digits);
    if (number == "1")
        say(out, "nhất");
    else if (number == "4")
        say(out, "tư");
    else
        say_integer(out, number, settings);
}

void say_month(std::string &out, std::string_view digits, const ReadingSettings &settings) {
    const std::string_view number = without_zeros(digits);
    if (number == "4")
        say(out, "tư");
    else
        say_integer(out, number, settings);
}

void say_decimals(std::string &out, std::string_view digits, const ReadingSettings &settings) {
    if (settings.decimals_as_number && digits.size() < 4 && digits[0] != '0')
        say_integer(out, digits, settings);
    else
        say_digits(out, digits);
}

int small_number(std::string_view digits) {
    if (digits.empty() || digits.size() > 9)
        return -1;
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

int roman_value(std::string_view letters) {
    struct Step {
        std::string_view letters;
        int value;
    };
    constexpr std::array<Step, 13> steps{{{"M", 1000},
                                          {"CM", 900},
                                          {"D", 500},
                                          {"CD", 400},
                                          {"C", 100},
                                          {"XC", 90},
                                          {"L", 50},
                                          {"XL", 40},
                                          {"X", 10},
                                          {"IX", 9},
                                          {"V", 5},
                                          {"IV", 4},
                                          {"I", 1}}};
    int total = 0;
    std::string_view rest = letters;
    for (const Step &step : steps) {
        const bool once =
            step.letters.size() == 2 || step.value == 5 || step.value == 50 || step.value == 500;
        for (int times = 0; times < (once ? 1 : 3) && rest.substr(0, step.letters.size()) == step.letters;
             ++times) {
            total += step.value;
            rest.remove_prefix(step.letters.size());
        }
    }
    return rest.empty() ? total : 0;
}

} // namespace baonoi::normalise
