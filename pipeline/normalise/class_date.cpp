// SPDX-License-Identifier: GPL-3.0-or-later
// Days, months and years in figures: 21/02, 26/02/2013, 2013-02-26, 04/2024, 1-5/9.
#include "normalise/classes.h"
#include "normalise/numbers.h"
#include "normalise/numeral.h"

namespace baonoi::normalise {

namespace {

bool is_separator(char32_t symbol) {
    return symbol == '/' || symbol == '-' || symbol == '.';
}

bool is_day(const Context &context, std::size_t at) {
    return context.digits(at) <= 2 && context.value(at) >= 1 && context.value(at) <= 31;
}

bool is_month(const Context &context, std::size_t at) {
    return context.digits(at) <= 2 && context.value(at) >= 1 && context.value(at) <= 12;
}

// The number at this piece is not part of a longer one with the same separator.
bool ends_here(const Context &context, std::size_t end) {
    return !(is_separator(context.piece(end).symbol) && context.is_number(end + 1)) ||
           context.is(end, '-'); // a range may follow
}

bool says_day_before(const Context &context, std::size_t at) {
    const Window &left = context.left(at);
    return left.touching && (left.has(Set::day, 1) || left.has(Set::street, 1));
}

// The option: days 1 to 10 are mùng, unless mùng, rằm or a street stands before.
bool says_mung(const Context &context, std::size_t at) {
    if (!context.settings().mung || context.value(at) > 10)
        return false;
    const Window &left = context.left(at);
    return !left.touching || !(left.words[0] == "mùng" || left.words[0] == "mồng" || left.words[0] == "rằm" ||
                               left.has(Set::street, 1));
}

void say_day(std::string &out, const Context &context, std::size_t at, bool with_word) {
    if (with_word)
        say(out, "ngày");
    if (says_mung(context, at))
        say(out, "mùng");
    say_integer(out, context.of(at), context.settings());
}

void say_month_of(std::string &out, const Context &context, std::size_t at) {
    say(out, "tháng");
    say_month(out, context.of(at), context.settings());
}

void say_year(std::string &out, const Context &context, std::size_t at) {
    say(out, "năm");
    say_integer(out, context.of(at), context.settings());
}

// 26/02/2013 · 26.2.13 · 2013-02-26
void read_full(const Context &context, std::size_t at, Candidates &out) {
    const char32_t separator = context.piece(at + 1).symbol;
    if (!is_separator(separator) || !context.is(at + 3, separator) || !is_month(context, at + 2) ||
        !ends_here(context, at + 5))
        return;
    std::string spoken;
    if (is_day(context, at) &&
        (context.is_year(at + 4) || (separator == '/' && context.digits(at + 4) == 2))) {
        say_day(spoken, context, at, !says_day_before(context, at));
        say_month_of(spoken, context, at + 2);
        say_year(spoken, context, at + 4);
    } else if (context.is_year(at) && is_day(context, at + 4) && separator != '.') {
        say_day(spoken, context, at + 4, !says_day_before(context, at));
        say_month_of(spoken, context, at + 2);
        say_year(spoken, context, at);
    } else {
        return;
    }
    add(out, "date", at + 5, spoken).because("day, month and year", 80).number = true;
}

// 04/2024; with - and . only after tháng or quý
void read_month_year(const Context &context, std::size_t at, Candidates &out) {
    if (!is_separator(context.piece(at + 1).symbol) || !is_month(context, at) || !context.is_year(at + 2) ||
        !ends_here(context, at + 3))
        return;
    const Window &left = context.left(at);
    const bool month = left.touches(Set::month);
    const bool quarter = left.touches(Set::quarter);
    if (!context.is(at + 1, '/') && !month && !quarter)
        return;
    std::string spoken;
    if (!month && !quarter)
        say(spoken, "tháng");
    if (quarter)
        say_integer(spoken, context.of(at), context.settings());
    else
        say_month(spoken, context.of(at), context.settings());
    say_year(spoken, context, at + 2);
    Candidate &candidate = add(out, "month and year", at + 3, spoken).because("a month and a year", 45);
    if (month || quarter)
        candidate.because("tháng or quý before", 30);
    candidate.number = true;
}

// T9/2024 · Q3/2024
void read_short_month(const Context &context, std::size_t at, Candidates &out) {
    const bool quarter = context.of(at) == "Q" && context.value(at + 1) <= 4;
    if ((context.of(at) != "T" && !quarter) || !is_month(context, at + 1) ||
        (!context.is(at + 2, '/') && !(quarter && context.is(at + 2, '-'))) || !context.is_year(at + 3))
        return;
    std::string spoken;
    if (quarter) {
        say(spoken, "quý");
        say_integer(spoken, context.of(at + 1), context.settings());
    } else {
        say_month_of(spoken, context, at + 1);
    }
    say_year(spoken, context, at + 3);
    add(out, "month and year", at + 4, spoken).because("T or Q before a number and a year", 60).number = true;
}

// Another member of the list is a date: ", 20/6" or "và 5/10/2024" after this one.
bool has_dated_neighbour(const Context &context, std::size_t at, std::size_t end) {
    if (context.last_number.name == "date" && at - context.last_number.end <= 4)
        return true;
    std::size_t next = context.skip_blank(end);
    const bool joined = context.is(next, ',') || context.is(next, '-') || context.of(next) == "và";
    next = context.skip_blank(next + 1);
    if (context.of(next) == "ngày")
        return joined;
    if (!joined || !is_day(context, next) || !context.is(next + 1, '/') || !is_month(context, next + 2))
        return false;
    return context.of(next)[0] == '0' || context.of(next + 2)[0] == '0' || context.is(next + 3, '/');
}

// "thứ Bảy" or "chủ nhật" before a bracket or a comma
bool follows_weekday(const Context &context, std::size_t at) {
    const Window &left = context.left(at);
    const bool comma = context.is_blank(at - 1) && context.is(at - 2, ',');
    return (context.is(at - 1, '(') || comma) && left.count > 1 &&
           (left.words[1] == "thứ" || (left.words[1] == "chủ" && left.words[0] == "nhật"));
}

void weigh_day(const Context &context, std::size_t at, Candidate &candidate) {
    const Window &left = context.left(at);
    if (left.touching && left.has(Set::day, 1))
        candidate.because("a word for the day before", 40);
    else if (left.touching && left.has(Set::street, 1))
        candidate.because("a street before", 25);
    else if (left.has(Set::near_date, 4) && !left.has(Set::ratio, 4))
        candidate.because("a word for a day near", 20);
    const std::string_view day = context.of(at);
    const std::string_view month = context.of(at + 2);
    if (context.is(at + 1, '/') && context.tables().in(Set::fixed_day, context.of(at, at + 3)))
        candidate.because("a known day of the year", 20);
    if (context.is(at + 1, '/') && (day[0] == '0' || month[0] == '0'))
        candidate.because("a leading zero", 30);
    if (follows_weekday(context, at))
        candidate.because("a day of the week before", 20);
    if (has_dated_neighbour(context, at, at + 3))
        candidate.because("a date beside it", 25);
    if (context.is(at - 1, '(') && context.is(at + 3, ')'))
        candidate.because("alone in brackets", 20);
}

// 2-9, 30/4
bool is_fixed_day(const Context &context, std::size_t at) {
    return is_day(context, at) && is_month(context, at + 2) &&
           context.tables().in(Set::fixed_day,
                               std::string(context.of(at)) + "/" + std::string(context.of(at + 2)));
}

// 27-02 and 21.2 are days only when the words around say so.
bool is_named_day(const Context &context, std::size_t at) {
    const Window &left = context.left(at);
    const bool bracket = context.is(at - 1, '(') && context.is(at + 3, ')');
    if (left.touches(Set::day) || follows_weekday(context, at))
        return true;
    if ((left.touching || bracket) && left.count > 1 && left.has(Set::near_date, 1) && left.has(Set::day, 2))
        return true;
    const bool day_before = left.touching && left.has(Set::near_date, 1) && left.has(Set::day, 3);
    if (context.is(at + 1, '.'))
        return day_before || (context.last_number.name == "date" &&
                              context.is(context.last_number.end, ',') && at - context.last_number.end == 2);
    const bool zero = context.of(at + 2)[0] == '0' && context.digits(at) == 2;
    const std::size_t next = context.skip_blank(context.skip_blank(at + 3) + 1);
    const std::string_view link = context.of(context.skip_blank(at + 3));
    const bool pair = (link == "và" && is_fixed_day(context, next)) ||
                      (link == "đến" && is_day(context, next) && context.is(next + 1, '-') &&
                       is_month(context, next + 2) && left.touching && left.words[0] == "từ");
    const bool after_pair = left.touching && left.words[0] == "đến" && context.last_number.name == "date" &&
                            at - context.last_number.end <= 4;
    // từ 16-6: no range, as it falls
    const bool falls = left.touching && left.has(Set::near_date, 1) &&
                       context.value(at) > context.value(at + 2) && context.is_blank(at - 1) &&
                       !left.has(Set::score) && !left.has(Set::ratio);
    const bool fixed = is_fixed_day(context, at);
    const bool beside = context.last_number.name == "date" && at - context.last_number.end <= 4;
    return day_before || after_pair || falls || (pair && !is_fixed_day(context, at)) ||
           (zero && left.touching && left.has(Set::near_date, 1)) ||
           (fixed && (beside || pair || (left.touching && left.has(Set::near_date, 2))));
}

// 21/02; 27-02 and 21.2 only after a word for the day
void read_day_month(const Context &context, std::size_t at, Candidates &out) {
    if (!is_separator(context.piece(at + 1).symbol) || !is_day(context, at) || !is_month(context, at + 2))
        return;
    if (is_separator(context.piece(at + 3).symbol) && !context.is(at + 3, '-') && context.is_number(at + 4))
        return;
    const bool slash = context.is(at + 1, '/');
    if (!slash && !is_named_day(context, at)) // "sáng nay (12.6)"
        return;
    std::string spoken;
    say_day(spoken, context, at, !says_day_before(context, at));
    say_month_of(spoken, context, at + 2);
    Candidate &candidate =
        add(out, "day and month", at + 3, spoken).because("a day and a month are possible", slash ? 12 : 5);
    candidate.number = true;
    weigh_day(context, at, candidate);
    const bool counted = unit_after(context, at + 3).unit || context.right(at + 3).touches(Set::counted);
    if (!slash && counted)
        candidate.because("a unit or something counted after it", -45);
    else if (!slash)
        candidate.because("the words around say that it is a day", 35);
    if (slash && context.right(at + 3).touches(Set::whole) && !context.left(at).has(Set::near_date, 1))
        candidate.because("something that has parts after it", -25);
}

// 1-5/9 · 27-28/02/2000
void read_days(const Context &context, std::size_t at, Candidates &out) {
    std::size_t second = context.skip_blank(at + 1);
    if (!context.is(second, '-'))
        return;
    second = context.skip_blank(second + 1);
    if (!is_day(context, at) || !is_day(context, second) || !context.is(second + 1, '/') ||
        !is_month(context, second + 2) || context.value(at) >= context.value(second))
        return;
    const bool year = context.is(second + 3, '/') && context.is_year(second + 4);
    std::string spoken;
    say_day(spoken, context, at, !says_day_before(context, at));
    say(spoken, "đến");
    say_day(spoken, context, second, true);
    say_month_of(spoken, context, second + 2);
    if (year)
        say_year(spoken, context, second + 4);
    Candidate &candidate = add(out, "days", second + (year ? 5 : 3), spoken)
                               .because("two days and a month are possible", year ? 60 : 10);
    candidate.number = true;
    if (context.left(at).has(Set::near_date, 3))
        candidate.because("a word for a day near", 40);
    if (context.of(second + 2)[0] == '0')
        candidate.because("a leading zero", 30);
}

} // namespace

void read_date(const Context &context, std::size_t at, Candidates &out) {
    if (context.is_word(at))
        return read_short_month(context, at, out);
    if (!context.is_number(at) || (at > 1 && is_separator(context.piece(at - 1).symbol) &&
                                   context.is_number(at - 2) && !context.is(at - 1, '-')))
        return;
    read_full(context, at, out);
    read_month_year(context, at, out);
    read_days(context, at, out);
    read_day_month(context, at, out);
}

} // namespace baonoi::normalise
