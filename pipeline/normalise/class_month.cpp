// SPDX-License-Identifier: GPL-3.0-or-later
// Months, quarters and what is numbered in each year: 04/2024, 1-6/2025, T9/2024, vào T12, đợt 1/2025.
#include "normalise/day_month.h"

namespace baonoi::normalise {

namespace {

constexpr int earliest_bare_year = 1900;

// The 2024 of "tháng 1 2024": a year of our time, and nothing is counted by it.
bool is_bare_year(const Context &context, std::size_t at) {
    const Window &right = context.right(at + 1);
    return context.value(at) >= earliest_bare_year && !unit_after(context, at + 1).unit &&
           !right.touches(Set::counted) && !right.touches(Set::agent) && !right.touches(Set::tally);
}

// 04/2024; with -, . and a blank only after tháng or quý
void read_month_year(const Context &context, std::size_t at, Candidates &out) {
    const bool blank = context.is_blank(at + 1);
    if ((!blank && !is_date_separator(context.piece(at + 1).symbol)) || !is_month(context, at) ||
        !context.is_year(at + 2) || !ends_here(context, at + 3))
        return;
    const Window &left = context.left(at);
    const bool month = left.touches(Set::month);
    const bool quarter = left.touches(Set::quarter);
    if (!context.is(at + 1, '/') && !month && !quarter)
        return;
    if (blank && !is_bare_year(context, at + 2))
        return;
    Spoken spoken(context);
    if (quarter)
        spoken.number(at);
    else
        spoken.say(month ? "" : "tháng").month(at);
    add(out, "month and year", at + 3, spoken.say("năm").number(at + 2))
        .because("a month and a year", 45)
        .when(month || quarter, "tháng or quý before", 30)
        .as_number();
}

// đợt 1/2025, lần thứ 5/2025, đợt 1, 2/2025: no month
void read_turn(const Context &context, std::size_t at, Candidates &out) {
    if (!context.is(at + 1, '/') || !context.is_year(at + 2) || context.digits(at) > 2 ||
        !ends_here(context, at + 3))
        return;
    const Window &left = context.left(at);
    const bool ordinal = left.touches(Set::ordinal) && left.has(Set::turn, 2);
    if (!ordinal && !left.touches(Set::turn) && !context.is_in(Set::turn, before_list(context, at)))
        return;
    Spoken spoken(context);
    if (ordinal)
        spoken.ordinal(context.of(at));
    else
        spoken.number(at);
    add(out, "turn", at + 3, spoken.say("năm").number(at + 2))
        .because("something numbered in each year before it", 90)
        .as_number();
}

// vào T12, từ T8 đến T10; T2 to T7 are days of the week
void read_month_alone(const Context &context, std::size_t at, Candidates &out) {
    constexpr int last_weekday = 7;
    const std::size_t number = at + 1;
    const Window &left = context.left(at);
    if (context.of(at) != "T" || !is_month(context, number) || context.is_word(number + 1) ||
        context.is(number + 1, '/') || context.is(number + 1, '-') || left.touches(Set::no_weekday) ||
        context.starts_with_zero(number))
        return;
    const bool compared = left.touches("với") && left.count > 1 && left.words[1] == "so";
    const bool follows = context.last_number.name == "date" && at > context.last_number.end &&
                         at - context.last_number.end <= 4 && context.of(context.last_number.end - 2) == "T";
    const bool within = compared || follows || left.touches("cuối") || left.touches("đầu") ||
                        left.touches("giữa") || left.touches("trong") || left.touches("lương") ||
                        left.touches("số");
    const bool weekday = context.value(number) > 1 && context.value(number) <= last_weekday;
    if (within || (!weekday && left.touches(Set::near_date)))
        add(out, "month", number + 1, Spoken(context).say("tháng").month(number))
            .because("T and a number after a word for a time", 50)
            .as_number();
}

// 1-11/2025: months, or behind "ngày" a day and a month
void read_span(const Context &context, std::size_t at, Candidates &out) {
    const std::size_t second = at + 2;
    if (!context.is(at + 1, '-') || !is_day(context, at) || !is_month(context, second) ||
        !context.is(second + 1, '/') || !context.is_year(second + 2) || !ends_here(context, second + 3) ||
        is_date_separator(context.piece(at - 1).symbol))
        return;
    Spoken spoken(context);
    if (context.left(at).touches(Set::day)) {
        say_day(spoken, context, at, false);
        spoken.say("tháng").month(second);
    } else if (is_month(context, at) && context.value(at) < context.value(second)) {
        spoken.say(context.left(at).touches(Set::month) ? "" : "tháng")
            .month(at)
            .say("đến tháng")
            .month(second);
    } else {
        return;
    }
    add(out, "months", second + 3, spoken.say("năm").number(second + 2))
        .because("two months and a year are possible", 80)
        .as_number();
}

// T9/2024 · Q3/2024
void read_short_month(const Context &context, std::size_t at, Candidates &out) {
    const bool quarter = context.of(at) == "Q" && context.value(at + 1) <= 4;
    if ((context.of(at) != "T" && !quarter) || !is_month(context, at + 1) ||
        (!context.is(at + 2, '/') && !(quarter && context.is(at + 2, '-'))) || !context.is_year(at + 3))
        return;
    Spoken spoken(context);
    if (quarter)
        spoken.say("quý").number(at + 1);
    else
        spoken.say("tháng").month(at + 1);
    add(out, "month and year", at + 4, spoken.say("năm").number(at + 3))
        .because("T or Q before a number and a year", 60)
        .as_number();
}

} // namespace

void read_months(const Context &context, std::size_t at, Candidates &out) {
    read_month_year(context, at, out);
    read_turn(context, at, out);
    read_span(context, at, out);
}

void read_named_month(const Context &context, std::size_t at, Candidates &out) {
    read_month_alone(context, at, out);
    read_short_month(context, at, out);
}

} // namespace baonoi::normalise
