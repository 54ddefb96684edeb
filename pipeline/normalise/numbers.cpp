// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/numbers.h"

#include <array>

namespace baonoi::normalise {

namespace {

constexpr std::array<std::string_view, 10> digit_words{"không", "một", "hai", "ba",  "bốn",
                                                       "năm",   "sáu", "bảy", "tám", "chín"};
constexpr std::size_t said_as_number = 60; // more digits than that are said one by one

std::string_view digit(char c) {
    return digit_words[static_cast<std::size_t>(c - '0')];
}

// group: one to three digits, not all zero; full: hundreds are said even when zero.
void say_group(std::string &out, std::string_view group, bool full, const ReadingSettings &settings) {
    const char hundreds = group.size() > 2 ? group[group.size() - 3] : '0';
    const char tens = group.size() > 1 ? group[group.size() - 2] : '0';
    const char units = group.back();
    const bool with_hundreds = full || hundreds != '0';
    if (with_hundreds) {
        say(out, digit(hundreds));
        say(out, "trăm");
    }
    if (tens > '1')
        say(out, digit(tens));
    if (tens != '0')
        say(out, tens == '1' ? "mười" : "mươi");
    else if (with_hundreds && units != '0')
        say(out, settings.le ? "lẻ" : "linh");
    if (units == '5' && tens != '0')
        say(out, "lăm");
    else if (units == '1' && tens > '1')
        say(out, "mốt");
    else if (units == '4' && tens > '1')
        say(out, "tư");
    else if (units != '0')
        say(out, digit(units));
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
    return at == std::string_view::npos ? std::string_view("0") : digits.substr(at);
}

void say_integer(std::string &out, std::string_view digits, const ReadingSettings &settings) {
    digits = without_zeros(digits);
    if (digits == "0")
        return say(out, digit_words[0]);
    if (digits.size() > said_as_number)
        return say_digits(out, digits);
    bool said = false; // a group since the last tỷ
    for (bool first = true; !digits.empty(); first = false) {
        const std::string_view group = digits.substr(0, (digits.size() - 1) % 3 + 1);
        digits.remove_prefix(group.size());
        const std::size_t below_billion = digits.size() % 9; // digits behind the group, up to the next tỷ
        if (group.find_first_not_of('0') != std::string_view::npos) {
            say_group(out, group, !first, settings);
            if (below_billion != 0)
                say(out, below_billion == 6 ? "triệu" : settings.ngan ? "ngàn" : "nghìn");
            said = true;
        }
        if (below_billion != 0)
            continue;
        for (std::size_t rest = said ? digits.size() : 0; rest >= 9; rest -= 9)
            say(out, "tỷ");
        said = false;
    }
}

void say_digits(std::string &out, std::string_view digits) {
    for (const char c : digits)
        say(out, digit(c));
}

void say_ordinal(std::string &out, std::string_view digits, const ReadingSettings &settings) {
    if (without_zeros(digits) == "1")
        say(out, "nhất");
    else
        say_month(out, digits, settings);
}

void say_month(std::string &out, std::string_view digits, const ReadingSettings &settings) {
    if (without_zeros(digits) == "4")
        say(out, "tư");
    else
        say_integer(out, digits, settings);
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
