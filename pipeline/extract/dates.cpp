// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/dates.h"

#include "base/ascii.h"
#include "lib/icu/unicode.h"

#include <cctype>
#include <fmt/format.h>
#include <vector>

namespace baonoi::extract {

namespace {

struct Number {
    int value = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::vector<Number> numbers_in(std::string_view text) {
    std::vector<Number> numbers;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_ascii_digit(text[i])) {
            ++i;
            continue;
        }
        Number number{0, i, i};
        for (; i < text.size() && is_ascii_digit(text[i]); ++i)
            number.value = number.value < 100000 ? number.value * 10 + (text[i] - '0') : number.value;
        number.end = i;
        numbers.push_back(number);
    }
    return numbers;
}

bool possible(int year, int month, int day) {
    return year >= 1990 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

// What stands between two numbers, without blanks.
std::string between(std::string_view text, const Number &left, const Number &right) {
    std::string out;
    for (const char c : text.substr(left.end, right.begin - left.end))
        if (c != ' ')
            out += c;
    return out;
}

bool is_separator(const std::string &text) {
    return text == "/" || text == "-" || text == ".";
}

struct Found {
    std::string date;
    std::size_t first = 0; // index of its first number
    std::size_t after = 0; // where the text begins that speaks of it
    bool update = false;
};

// "Cập nhật 07:10 ngày 12/12/2023": not when the article was published. Looks between the date before and
// this.
bool is_update(std::string_view text, const std::vector<Number> &numbers, std::size_t date,
               std::size_t after) {
    const std::string_view before = text.substr(after, numbers[date].begin - after);
    for (const std::string_view word : {"cập nhật", "chỉnh sửa", "sửa đổi", "updated", "modified"})
        if (before.find(word) != std::string_view::npos)
            return true;
    return false;
}

std::optional<std::string> date_at(std::string_view text, const std::vector<Number> &numbers, std::size_t i) {
    const Number &a = numbers[i], &b = numbers[i + 1], &c = numbers[i + 2];
    const std::string one = between(text, a, b), two = between(text, b, c);
    const bool numeric = is_separator(one) && one == two;
    const bool words = one == "tháng" && (two == "năm" || two == "," || two == "/" || two.empty());
    if ((numeric || words) && c.end - c.begin == 4 && possible(c.value, b.value, a.value))
        return fmt::format("{:04}-{:02}-{:02}", c.value, b.value, a.value);
    if (numeric && a.end - a.begin == 4 && possible(a.value, b.value, c.value))
        return fmt::format("{:04}-{:02}-{:02}", a.value, b.value, c.value);
    return std::nullopt;
}

// The first date that is not an update, else the first.
std::optional<Found> date_in(std::string_view text, const std::vector<Number> &numbers) {
    std::optional<Found> update;
    std::size_t after = 0;
    for (std::size_t i = 0; i + 2 < numbers.size(); ++i) {
        const std::optional<std::string> date = date_at(text, numbers, i);
        if (!date)
            continue;
        const Found found{*date, i, after, is_update(text, numbers, i, after)};
        if (!found.update)
            return found;
        update = update ? update : found;
        after = numbers[i + 2].end;
        i += 2;
    }
    return update;
}

// "T15:34" from a time beside the date, in 12 or 24 hours.
std::string time_in(std::string_view text, const std::vector<Number> &numbers, std::size_t date,
                    std::size_t after) {
    for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
        if ((i + 1 >= date && i <= date + 2) || numbers[i].begin < after)
            continue;
        const Number &hour = numbers[i], &minute = numbers[i + 1];
        const std::string mark = between(text, hour, minute);
        if ((mark != ":" && mark != "h" && mark != "giờ") || hour.value > 23 || minute.value > 59 ||
            minute.end - minute.begin != 2)
            continue;
        const std::string_view half = text.substr(minute.end, 8);
        const bool afternoon = half.find("pm") != std::string_view::npos || half.find("ch") == 1;
        const bool morning = half.find("am") != std::string_view::npos;
        int value = hour.value;
        if (afternoon && value < 12)
            value += 12;
        if (morning && value == 12)
            value = 0;
        return fmt::format("T{:02}:{:02}", value, minute.value);
    }
    return {};
}

std::string zone_in(std::string_view text) {
    const std::size_t gmt = text.find("gmt");
    if (gmt == std::string_view::npos || gmt + 4 >= text.size())
        return {};
    const char sign = text[gmt + 3];
    const std::vector<Number> numbers = numbers_in(text.substr(gmt + 4, 3));
    if ((sign != '+' && sign != '-') || numbers.empty() || numbers[0].value > 14)
        return {};
    return fmt::format("{}{:02}:00", sign, numbers[0].value);
}

// "+07:00", "Z" or nothing from what follows a time.
std::string iso_zone(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    if (!text.empty() && (text.front() == 'Z' || text.front() == 'z'))
        return "Z";
    if (text.size() < 5 || (text[0] != '+' && text[0] != '-'))
        return {};
    const std::vector<Number> numbers = numbers_in(text.substr(1, 5));
    if (numbers.size() == 2)
        return fmt::format("{}{:02}:{:02}", text[0], numbers[0].value, numbers[1].value);
    if (numbers.size() == 1 && numbers[0].end - numbers[0].begin == 4)
        return fmt::format("{}{:02}:{:02}", text[0], numbers[0].value / 100, numbers[0].value % 100);
    return {};
}

} // namespace

std::optional<std::string> iso_date(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    const std::vector<Number> numbers = numbers_in(text.substr(0, 40));
    if (numbers.size() < 3 || numbers[0].begin != 0 || numbers[0].end != 4 ||
        !possible(numbers[0].value, numbers[1].value, numbers[2].value) || text[4] != '-')
        return std::nullopt;
    std::string out = fmt::format("{:04}-{:02}-{:02}", numbers[0].value, numbers[1].value, numbers[2].value);
    if (numbers.size() < 5 || numbers[3].value > 23 || numbers[4].value > 59 || text[numbers[3].end] != ':')
        return out;
    out += fmt::format("T{:02}:{:02}", numbers[3].value, numbers[4].value);
    std::size_t end = numbers[4].end;
    if (numbers.size() > 5 && text[end] == ':' && numbers[5].begin == end + 1 && numbers[5].value < 60) {
        out += fmt::format(":{:02}", numbers[5].value);
        end = numbers[5].end;
        if (end < text.size() && text[end] == '.' && numbers.size() > 6)
            end = numbers[6].end;
    }
    return out + iso_zone(text.substr(end));
}

bool is_update_date(std::string_view text) {
    const std::string lower = icu::lower_case(text.substr(0, 400));
    const std::optional<Found> found = date_in(lower, numbers_in(lower));
    return found && found->update;
}

std::optional<std::string> written_date(std::string_view text) {
    const std::string lower = icu::lower_case(text.substr(0, 400));
    const std::vector<Number> numbers = numbers_in(lower);
    const std::optional<Found> found = date_in(lower, numbers);
    if (!found)
        return std::nullopt;
    const std::string time = time_in(lower, numbers, found->first, found->after);
    return found->date + time + (time.empty() ? "" : zone_in(lower));
}

} // namespace baonoi::extract
