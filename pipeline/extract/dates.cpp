// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/dates.h"

#include "base/ascii.h"
#include "base/month_words.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdint>
#include <fmt/format.h>
#include <initializer_list>
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
    std::size_t begin = 0; // of its text
    std::size_t end = 0;
    bool update = false;
    std::size_t after = 0; // where the text begins that speaks of it
};

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// "Cập nhật 07:10 ngày 12/12/2023": not when the article was published. before is what stands between the
// date before and this.
bool is_update(std::string_view before) {
    return holds_any(before, {"cập nhật", "chỉnh sửa", "sửa đổi", "updated", "modified"});
}

// "Có hiệu lực từ ngày 1/7/2026", "Hạn nộp: 5/3/2026": the date of something else.
bool is_other(std::string_view before) {
    return holds_any(before, {"hiệu lực", "ban hành", "hết hạn", "thời hạn", "hạn nộp", "hạn cuối",
                              "hạn chót", "ngày sinh", "sinh ngày", "áp dụng từ", "thi hành", "khai mạc",
                              "khởi công", "effective", "deadline", "expires"});
}

std::string iso_day(int year, int month, int day) {
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

// The month in the word that stands at or after a place, signs between left out, and where it ends.
int month_after(std::string_view text, std::size_t &at) {
    for (const std::string_view ordinal : {"st", "nd", "rd", "th"})
        if (text.substr(at).starts_with(ordinal)) {
            at += ordinal.size();
            break;
        }
    while (at < text.size() && (text[at] == ' ' || text[at] == '.' || text[at] == ',' || text[at] == '-'))
        ++at;
    const std::size_t begin = at;
    while (at < text.size() && is_ascii_letter(text[at]))
        ++at;
    return english_month(text.substr(begin, at - begin));
}

// The month in the word that ends before a place, and where it begins.
int month_before(std::string_view text, std::size_t &at) {
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '.'))
        --at;
    const std::size_t end = at;
    while (at > 0 && is_ascii_letter(text[at - 1]))
        --at;
    return english_month(text.substr(at, end - at));
}

// "2 mar, 2026", "2 mar năm 2026", "mar 2, 2026", whose day is numbers[i].
std::optional<Found> date_in_words(std::string_view text, const std::vector<Number> &numbers, std::size_t i) {
    const Number &day = numbers[i], &year = numbers[i + 1];
    if (day.end - day.begin > 2 || year.end - year.begin != 4)
        return std::nullopt;
    std::size_t at = day.end;
    if (const int month = month_after(text, at); month > 0 && at <= year.begin) {
        const std::string gap = between(text, Number{0, at, at}, year);
        if ((gap.empty() || gap == "," || gap == "." || gap == "/" || gap == "-" || gap == "năm" ||
             gap == ",năm") &&
            possible(year.value, month, day.value))
            return Found{iso_day(year.value, month, day.value), day.begin, year.end};
    }
    at = day.begin;
    const std::string gap = between(text, day, year);
    if (const int month = month_before(text, at);
        month > 0 &&
        (gap == "," || gap.empty() || gap == "năm" || gap == "th," || gap == "st," || gap == "nd," ||
         gap == "rd,") &&
        possible(year.value, month, day.value))
        return Found{iso_day(year.value, month, day.value), at, year.end};
    return std::nullopt;
}

std::optional<Found> date_in_numbers(std::string_view text, const std::vector<Number> &numbers,
                                     std::size_t i) {
    const Number &a = numbers[i], &b = numbers[i + 1], &c = numbers[i + 2];
    const std::string one = between(text, a, b);
    if (!is_separator(one) || one != between(text, b, c))
        return std::nullopt;
    if (c.end - c.begin == 4 && possible(c.value, b.value, a.value))
        return Found{iso_day(c.value, b.value, a.value), a.begin, c.end};
    if (a.end - a.begin == 4 && possible(a.value, b.value, c.value))
        return Found{iso_day(a.value, b.value, c.value), a.begin, c.end};
    return std::nullopt;
}

// The first date that is not an update, else the first.
std::optional<Found> date_in(std::string_view text, const std::vector<Number> &numbers) {
    std::optional<Found> update;
    std::size_t after = 0;
    for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
        std::optional<Found> found = date_in_words(text, numbers, i);
        if (!found && i + 2 < numbers.size())
            found = date_in_numbers(text, numbers, i);
        if (!found)
            continue;
        const std::string_view before =
            text.substr(std::min(after, found->begin), found->begin - std::min(after, found->begin));
        found->after = after;
        found->update = is_update(before);
        const bool other = is_other(before);
        if (!found->update && !other)
            return found;
        if (!other && !update)
            update = found;
        after = found->end;
        while (i + 1 < numbers.size() && numbers[i + 1].end <= found->end)
            ++i;
    }
    return update;
}

// "T15:34" from a time beside the date, in 12 or 24 hours.
std::string time_in(std::string_view text, const std::vector<Number> &numbers, const Found &date) {
    for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
        const Number &hour = numbers[i], &minute = numbers[i + 1];
        if ((minute.begin < date.end && hour.end > date.begin) || hour.begin < date.after)
            continue;
        const std::string mark = between(text, hour, minute);
        if ((mark != ":" && mark != "h" && mark != "giờ") || hour.value > 23 || minute.value > 59 ||
            minute.end - minute.begin != 2)
            continue;
        std::size_t end = minute.end;
        if (i + 2 < numbers.size() && between(text, minute, numbers[i + 2]) == ":")
            end = numbers[i + 2].end;
        const std::string_view half = text.substr(end, 8);
        const bool afternoon = half.find("pm") != std::string_view::npos;
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

// Seconds or milliseconds since 1970 as a time of Vietnam; empty when the text is no such number.
std::string epoch_date(std::string_view text) {
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    if ((text.size() != 10 && text.size() != 13) || !std::all_of(text.begin(), text.end(), is_ascii_digit))
        return {};
    std::int64_t seconds = 0;
    for (const char c : text.substr(0, 10))
        seconds = seconds * 10 + (c - '0');
    const std::chrono::sys_seconds time{std::chrono::seconds(seconds) + std::chrono::hours(7)};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    if (static_cast<int>(date.year()) < 1990)
        return {};
    return fmt::format("{}T{:02}:{:02}:{:02}+07:00",
                       iso_day(static_cast<int>(date.year()),
                               static_cast<int>(static_cast<unsigned>(date.month())),
                               static_cast<int>(static_cast<unsigned>(date.day()))),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
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

bool is_date_of_another(std::string_view before) {
    const std::string lower = icu::lower_case(before);
    return is_update(lower) || is_other(lower);
}

bool is_update_date(std::string_view text) {
    const std::string lower = with_english_months(icu::lower_case(text.substr(0, 400)));
    const std::optional<Found> found = date_in(lower, numbers_in(lower));
    return found && found->update;
}

std::optional<std::string> written_date(std::string_view text) {
    const std::string lower = with_english_months(icu::lower_case(text.substr(0, 400)));
    const std::vector<Number> numbers = numbers_in(lower);
    const std::optional<Found> found = date_in(lower, numbers);
    if (!found)
        return std::nullopt;
    const std::string time = time_in(lower, numbers, *found);
    return found->date + time + (time.empty() ? "" : zone_in(lower));
}

StatedDate stated_date(std::string_view text) {
    if (const auto iso = iso_date(text))
        return {*iso, {}};
    if (const std::string epoch = epoch_date(text); !epoch.empty())
        return {epoch, {}};
    const std::string lower = icu::lower_case(text.substr(0, 100));
    const std::vector<Number> numbers = numbers_in(lower);
    const std::string day_first = written_date(text).value_or("");
    const bool three =
        numbers.size() >= 3 && numbers[0].begin == 0 && numbers[2].end - numbers[2].begin == 4 &&
        between(lower, numbers[0], numbers[1]) == "/" && between(lower, numbers[1], numbers[2]) == "/";
    const bool twelve = lower.find("am") != std::string::npos || lower.find("pm") != std::string::npos;
    if (!three || !possible(numbers[2].value, numbers[0].value, numbers[1].value) ||
        (!twelve && !day_first.empty()))
        return {day_first, {}};
    const Found month_first{iso_day(numbers[2].value, numbers[0].value, numbers[1].value), 0, numbers[2].end,
                            false};
    return {month_first.date + time_in(lower, numbers, month_first), day_first};
}

} // namespace baonoi::extract
