// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/feed_date.h"

#include "base/ascii.h"
#include "base/month_words.h"
#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <fmt/format.h>
#include <vector>

namespace baonoi::fetch {

namespace {

constexpr std::size_t max_text = 100;
constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

struct Zone {
    std::string_view name, offset;
};
// RFC 822's, and what Vietnamese and European feeds write. "Z" is kept as ISO 8601 writes it.
constexpr Zone zones[] = {{"z", "Z"},        {"ut", "Z"},       {"utc", "Z"},      {"gmt", "Z"},
                          {"ict", "+07:00"}, {"est", "-05:00"}, {"edt", "-04:00"}, {"cst", "-06:00"},
                          {"cdt", "-05:00"}, {"mst", "-07:00"}, {"mdt", "-06:00"}, {"pst", "-08:00"},
                          {"pdt", "-07:00"}, {"bst", "+01:00"}, {"cet", "+01:00"}, {"cest", "+02:00"}};

struct Date {
    int year = 0, month = 0, day = 0;
    std::string time; // "09:51" or "09:51:00"
    std::string zone; // "Z", "+07:00" or empty

    bool possible() const {
        const std::chrono::year_month_day ymd{std::chrono::year(year),
                                              std::chrono::month(static_cast<unsigned>(month)),
                                              std::chrono::day(static_cast<unsigned>(day))};
        return ymd.ok() && year >= 1900 && year < 2200;
    }
    std::string iso() const {
        return fmt::format("{:04}-{:02}-{:02}{}{}{}", year, month, day, time.empty() ? "" : "T", time,
                           time.empty() ? "" : zone);
    }
};

// Reads a date from its beginning; text is lower case with folded blanks.
class Scanner {
public:
    explicit Scanner(std::string_view text, bool vietnamese = false) : rest_(text), vietnamese_(vietnamese) {}

    bool taken(std::string_view wanted) {
        if (!rest_.starts_with(wanted))
            return false;
        rest_.remove_prefix(wanted.size());
        return true;
    }
    std::optional<int> number(std::size_t min_digits, std::size_t max_digits) {
        std::size_t size = 0;
        int value = 0;
        while (size < rest_.size() && size < max_digits && is_ascii_digit(rest_[size]))
            value = 10 * value + (rest_[size++] - '0');
        if (size < min_digits)
            return std::nullopt;
        rest_.remove_prefix(size);
        return value;
    }
    std::string_view word() {
        std::size_t size = 0;
        while (size < rest_.size() && is_ascii_letter(rest_[size]))
            ++size;
        const std::string_view taken_word = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken_word;
    }
    void separators() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" ,.|"), rest_.size())); }
    bool over() const { return rest_.empty(); }
    bool is_vietnamese() const { return vietnamese_; } // it had Vietnamese words

    std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
    bool vietnamese_;
};

int month_of(std::string_view word) {
    for (std::size_t i = 0; i < months.size(); ++i)
        if (word.size() >= 3 && word.substr(0, 3) == months[i])
            return static_cast<int>(i) + 1;
    return 0;
}

// RFC 2822, section 4.3.
int full_year(int year, std::size_t digits) {
    if (digits == 3)
        return 1900 + year;
    return digits == 2 ? year + (year < 50 ? 2000 : 1900) : year;
}

// "0700", "07:00", "7".
std::string offset_after_sign(Scanner &scan, char sign) {
    const auto hours = scan.number(1, 2);
    const bool colon = scan.taken(":");
    const auto minutes = scan.number(2, 2);
    if (!hours || *hours > 15 || (colon && !minutes) || minutes.value_or(0) > 59)
        return {};
    return fmt::format("{}{:02}:{:02}", sign, *hours, minutes.value_or(0));
}

std::string zone_in(Scanner &scan) {
    scan.separators();
    scan.taken("(");
    const std::string_view name = scan.word();
    for (const char sign : {'+', '-'})
        if (scan.taken(std::string_view(&sign, 1)))
            return offset_after_sign(scan, sign);
    for (const Zone &zone : zones)
        if (zone.name == name)
            return std::string(zone.offset);
    return {};
}

// "9:51", "09:51:00.123", "9:51:00 am" and the zone. False when the hour is impossible; no time is no fault.
bool read_time(Scanner &scan, Date &date, bool *twelve = nullptr) {
    scan.separators();
    scan.taken("t");
    scan.separators();
    auto hour = scan.number(1, 2);
    if (!hour)
        return true;
    if (!scan.taken(":"))
        return true;
    const auto minute = scan.number(2, 2);
    const bool seconds = scan.taken(":");
    std::optional<int> second;
    if (seconds)
        second = scan.number(2, 2);
    if (seconds && (scan.taken(".") || scan.taken(",")))
        scan.number(1, 9);
    const Scanner here = scan;
    scan.separators();
    const bool am = scan.taken("am");
    const bool pm = !am && scan.taken("pm");
    if (!am && !pm)
        scan = here;
    if (twelve)
        *twelve = am || pm;
    if ((am || pm) && *hour <= 12)
        hour = *hour % 12 + (pm ? 12 : 0);
    if (!minute || *hour > 23 || *minute > 59 || second.value_or(0) > 60)
        return false;
    date.time = second ? fmt::format("{:02}:{:02}:{:02}", *hour, *minute, *second)
                       : fmt::format("{:02}:{:02}", *hour, *minute);
    date.zone = zone_in(scan);
    return true;
}

std::optional<std::string> iso_form(Scanner scan) {
    Date date;
    const auto year = scan.number(4, 4);
    if (!year)
        return std::nullopt;
    date.year = *year;
    const bool dashed = scan.taken("-") || scan.taken("/");
    const auto month = dashed ? scan.number(1, 2) : scan.number(2, 2);
    if (!month)
        return std::nullopt;
    const bool more = scan.taken("-") || scan.taken("/") || !dashed;
    const auto day = more ? scan.number(1, 2) : std::nullopt;
    date.month = *month;
    date.day = day.value_or(1);
    if (!date.possible())
        return std::nullopt;
    if (!day)
        return fmt::format("{:04}-{:02}", date.year, date.month);
    if (!read_time(scan, date))
        return std::nullopt;
    return date.iso();
}

// "02/03/2026 09:51", "2-3-2026": day first, unless a clock of twelve hours makes that doubtful.
std::optional<std::string> day_first_form(Scanner scan) {
    Date date;
    const auto first = scan.number(1, 2);
    if (!first || !(scan.taken("/") || scan.taken("-")))
        return std::nullopt;
    const auto second = scan.number(1, 2);
    if (!second || !(scan.taken("/") || scan.taken("-")))
        return std::nullopt;
    const auto year = scan.number(4, 4);
    bool twelve = false;
    if (!year || !read_time(scan, date, &twelve))
        return std::nullopt;
    if (twelve && !scan.is_vietnamese() && *first <= 12 && *second <= 12 && *first != *second)
        return std::nullopt;
    const bool month_first = twelve && *second > 12;
    date.year = *year;
    date.day = month_first ? *second : *first;
    date.month = month_first ? *first : *second;
    return date.possible() ? std::optional(date.iso()) : std::nullopt;
}

// "mon, 02 mar 2026 09:51:00 +0700", "march 2, 2026 09:51".
std::optional<std::string> rfc822_form(Scanner scan) {
    Date date;
    date.month = month_of(scan.word()); // else it was the weekday
    scan.separators();
    const bool month_first = date.month != 0 && !scan.over() && is_ascii_digit(scan.rest().front());
    const auto day = scan.number(1, 2);
    if (!day)
        return std::nullopt;
    if (!month_first) {
        scan.separators();
        scan.taken("-");
        date.month = month_of(scan.word());
    }
    scan.separators();
    scan.taken("-");
    const std::size_t before = scan.rest().size();
    const auto year = scan.number(2, 4);
    if (!year)
        return std::nullopt;
    date.day = *day;
    date.year = full_year(*year, before - scan.rest().size());
    if (!date.possible() || !read_time(scan, date))
        return std::nullopt;
    return date.iso();
}

std::string lowered(std::string_view text) {
    return icu::lower_case(fold_blanks(text.substr(0, max_text)));
}

// Seconds or milliseconds since 1970.
std::optional<std::string> epoch_form(std::string_view text) {
    if ((text.size() != 10 && text.size() != 13) || !std::all_of(text.begin(), text.end(), is_ascii_digit))
        return std::nullopt;
    std::int64_t seconds = 0;
    for (const char c : text.substr(0, 10))
        seconds = seconds * 10 + (c - '0');
    const std::chrono::sys_seconds time{std::chrono::seconds(seconds)};
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
    const std::chrono::hh_mm_ss clock{time - std::chrono::floor<std::chrono::days>(time)};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

} // namespace

std::optional<std::string> feed_date(std::string_view text) {
    const std::string written = lowered(text);
    std::string low = with_english_months(written);
    const bool vietnamese = low != written;
    if (const std::size_t year = low.find("năm "); vietnamese && year != std::string::npos)
        low.erase(year, std::string_view("năm ").size());
    if (low.empty())
        return std::nullopt;
    // Vietnamese weekdays, "thứ hai, …", have letters beyond ASCII: they are passed over.
    std::string_view rest = low;
    if (!is_ascii_digit(rest.front()) && rest.find(',') != std::string_view::npos &&
        month_of(rest.substr(0, 3)) == 0)
        rest.remove_prefix(rest.find(',') + 1);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (auto date = epoch_form(rest))
        return date;
    for (const auto form : {iso_form, day_first_form, rfc822_form})
        if (auto date = form(Scanner(rest, vietnamese)))
            return date;
    return std::nullopt;
}

} // namespace baonoi::fetch
