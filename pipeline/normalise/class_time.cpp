// SPDX-License-Identifier: GPL-3.0-or-later
// Times of the day and lengths of time: 7h30, 19:30, 1:02:03, 3p20s, 2 p.m.; ratios a:b.
#include "normalise/classes.h"
#include "normalise/spoken.h"

#include <optional>

namespace baonoi::normalise {

namespace {

struct Clock {
    std::string_view hours;
    std::string_view minutes;
    std::string_view seconds;
    std::size_t end = 0;
};

Spoken say_clock(const Context &context, const Clock &clock) {
    Spoken out(context);
    out.number(clock.hours).say("giờ");
    const bool seconds = !clock.seconds.empty() && without_zeros(clock.seconds) != "0";
    if (!clock.minutes.empty() && (seconds || without_zeros(clock.minutes) != "0"))
        out.number(clock.minutes).say("phút");
    if (seconds)
        out.number(clock.seconds).say("giây");
    return out;
}

// "1h30 phút": the word for the last part is not said again.
std::size_t skip_said(const Context &context, const Clock &clock) {
    const std::string_view last = clock.seconds.empty() ? "phút" : "giây";
    const std::size_t next = context.skip_blank(clock.end);
    return !clock.minutes.empty() && context.folded(next) == last ? next + 1 : clock.end;
}

bool is_sexagesimal(const Context &context, std::size_t at) {
    return context.digits(at) == 2 && context.value(at) < 60;
}

// AM, p.m., SA, CH after the time: the piece after it, and whether it is the second half of the day.
struct Half {
    std::size_t end = 0;
    bool afternoon = false;
};
std::optional<Half> half_at(const Context &context, std::size_t at) {
    const std::string first = context.folded(at);
    if (first == "am" || first == "pm")
        return Half{at + 1, first == "pm"};
    if (context.of(at) == "SA" || context.of(at) == "CH")
        return Half{at + 1, first == "ch"};
    if ((first == "a" || first == "p") && context.is(at + 1, '.') && context.folded(at + 2) == "m")
        return Half{context.is(at + 3, '.') ? at + 4 : at + 3, first == "p"};
    return std::nullopt;
}

// sáng until 11, trưa 11 to 13, chiều 13 to 18, tối from 18
std::string_view part_of_day(int hour, bool afternoon) {
    const int of_day = hour % 12 + (afternoon ? 12 : 0);
    if (of_day < 11)
        return "sáng";
    if (of_day < 13)
        return "trưa";
    return of_day < 18 ? "chiều" : "tối";
}

void add_half(const Context &context, const Clock &clock, Candidates &out) {
    const auto half = half_at(context, context.skip_blank(clock.end));
    const int hour = small_number(clock.hours);
    if (!half || hour > 24)
        return;
    Spoken spoken = say_clock(context, clock);
    spoken.say(hour > 12 ? std::string_view() : part_of_day(hour, half->afternoon));
    add(out, "clock", half->end, spoken).because("AM or PM after the time", 70).as_number();
}

// The g of 8g-17g, 19g đến 22g, "trước 5g," is an hour, unless something is weighed.
bool is_hour_in_g(const Context &context, std::size_t at) {
    const std::size_t end = at + 2;
    const Window &left = context.left(at);
    const Window &right = context.right(end);
    if (right.touches(Set::day) || right.touches("cùng") || right.touches("ngày") || right.touches("rạng"))
        return true;
    if (context.last_number.name == "time" && (left.touches("đến") || left.touches("tới")))
        return true;
    const std::size_t next = context.skip_blank(end);
    const bool noun = context.is_blank(end) && context.is_word(next) && !context.is_in(Set::particle, next) &&
                      !context.is_in(Set::near_date, next);
    if (left.has(Set::weigh, 3) || noun)
        return false;
    if (left.touches(Set::from_hour))
        return true;
    const bool range = context.is(next, '-') || context.of(next) == "đến";
    const std::size_t second = context.skip_blank(next + 1);
    const auto after_dash = [&](std::size_t i) { // the number in "8g-" before this one
        return context.is(i, '-') && context.last_number.name == "time";
    };
    return (range && context.digits(second) <= 2 && context.folded(second + 1) == "g" &&
            context.value(second) > context.value(at)) ||
           after_dash(context.before(at));
}

// 8h · 8h05 · 14g30 · 17h30p · 20h15' · 8h05p20s
std::optional<Clock> lettered(const Context &context, std::size_t at) {
    const std::string mark = context.folded(at + 1);
    const bool formula = context.is_capitalised(at - 1); // C6H12O6
    if (context.digits(at) > 2 || context.value(at) > 24 || (mark != "h" && mark != "g") || formula)
        return std::nullopt;
    Clock clock{context.of(at), {}, {}, at + 2};
    if (!is_sexagesimal(context, at + 2)) {
        const bool hour = mark == "h" || is_hour_in_g(context, at);
        return hour && !context.is_number(at + 2) ? std::optional(clock) : std::nullopt;
    }
    clock.minutes = context.of(at + 2);
    clock.end = at + 3;
    const std::string after = fold(context.of(clock.end));
    if (after != "p" && after != "ph" && after != "m" && !context.is(clock.end, '\''))
        return clock;
    ++clock.end;
    const bool twice = context.is(clock.end + 1, '\'') && context.is(clock.end + 2, '\''); // 3h58'21''
    if (is_sexagesimal(context, clock.end) &&
        (twice || fold(context.of(clock.end + 1)) == "s" || context.is(clock.end + 1, '"'))) {
        clock.seconds = context.of(clock.end);
        clock.end += twice ? 3 : 2;
    }
    return clock;
}

void read_colons(const Context &context, std::size_t at, Candidates &out) {
    if (!context.is(at + 1, ':') || !is_sexagesimal(context, at + 2) || context.digits(at) > 2)
        return;
    const Window &left = context.left(at);
    const bool seconds = context.is(at + 3, ':') && is_sexagesimal(context, at + 4);
    if (context.is(at + 3, ':') && !seconds && context.is_number(at + 4))
        return;
    const Clock clock{context.of(at), context.of(at + 2), seconds ? context.of(at + 4) : std::string_view(),
                      at + (seconds ? 5U : 3U)};
    add_half(context, clock, out);
    if (context.value(at) <= 24 || seconds)
        add(out, "clock", skip_said(context, clock), say_clock(context, clock))
            .because("minutes after a colon", 40)
            .as_number();
    const bool hundredths = context.is(at + 3, '.') && context.digits(at + 4) == 2; // 15:11.24
    if (seconds || (context.value(at) <= 24 && !hundredths && !left.has(Set::running, 2)))
        return;
    Spoken length(context);
    length.number(clock.hours).say(left.touches("phút") ? "" : "phút");
    if (without_zeros(clock.minutes) != "0")
        length.number(clock.minutes).say("giây");
    if (hundredths)
        length.number(at + 4);
    add(out, "length", clock.end + (hundredths ? 2U : 0U), length)
        .because("too long for an hour, or a word for a length before", 45)
        .as_number();
}

void read_ratio(const Context &context, std::size_t at, Candidates &out) {
    if (!context.is(at + 1, ':'))
        return;
    const auto first = numeral_at(context, at);
    const auto second = numeral_at(context, at + 2);
    if (!first || first->end != at + 1 || !second)
        return;
    add(out, "ratio", second->end, Spoken(context).numeral(*first).say("trên").numeral(*second))
        .because("two numbers and a colon", 15)
        .when(context.left(at).has(Set::ratio, 4), "a word for a ratio before", 50);
}

void read_minutes(const Context &context, std::size_t at, Candidates &out) {
    if (context.folded(at + 1) == "p" && is_sexagesimal(context, at + 2) && context.folded(at + 3) == "s")
        add(out, "length", at + 4, Spoken(context).number(at).say("phút").number(at + 2).say("giây"))
            .because("minutes and seconds", 60)
            .as_number();
}

// 56"33 · 2'15" · 2'15'' · 2'15"33
void read_marked(const Context &context, std::size_t at, Candidates &out) {
    const bool minutes = context.is(at + 1, '\'') && is_sexagesimal(context, at + 2);
    const std::size_t seconds = minutes ? at + 2 : at;
    const bool twice = minutes && context.is(seconds + 1, '\'') && context.is(seconds + 2, '\'');
    const std::size_t behind = seconds + (twice ? 3 : 2);
    const bool hundredths = context.digits(behind) == 2 || context.digits(behind) == 3;
    if ((!twice && !context.is(seconds + 1, '"')) || !(hundredths || minutes))
        return;
    Spoken spoken(context);
    spoken.number(at);
    if (minutes)
        spoken.say("phút").number(seconds);
    spoken.say("giây");
    if (hundredths)
        spoken.number(behind);
    add(out, "length", behind + (hundredths ? 1U : 0U), spoken).because("marks of seconds", 60).as_number();
}

// màn 27", vành 17"
void read_inches(const Context &context, std::size_t at, Candidates &out) {
    if (!context.is(at + 1, '"') && !context.is(at + 3, '"'))
        return;
    const auto numeral = numeral_at(context, at);
    const Window &left = context.left(at);
    if (!context.is(numeral->end, '"') || context.is_number(numeral->end + 1))
        return;
    for (std::size_t i = 0; i < left.count && i < 3; ++i)
        for (const std::string_view thing : {"màn", "tivi", "tv", "vành", "mâm", "lốp", "phi", "la zăng"})
            if (left.words[i] == thing) {
                add(out, "inches", numeral->end + 1, Spoken(context).numeral(*numeral).say("in"))
                    .because("a mark of inches after the size of a thing", 50)
                    .as_number();
                return;
            }
}

constexpr int longest_match = 130;      // minutes
constexpr std::size_t quote_reach = 24; // pieces in which an opening quote is looked for

// The mark behind a number closes a quotation: 'World Cup 2026'.
bool closes_quote(const Context &context, std::size_t at) {
    for (std::size_t i = at, n = 0; i-- > 0 && n < quote_reach; ++n)
        if (context.is(i, '\''))
            return !context.is_number(i - 1);
    return false;
}

// The bracket of the 34 of "Ronaldo (pen 34'" and of the 60 of "Kane (phản lưới 60'": behind a name, with
// nothing but a few words in small letters before the number.
bool is_in_scorers_bracket(const Context &context, std::size_t at) {
    constexpr std::size_t bracket_reach = 6; // pieces
    for (std::size_t i = at, n = 0; i-- > 1 && n < bracket_reach; ++n)
        if (context.is(i, '('))
            return context.piece(context.before(i)).letters == Case::title ||
                   context.left(i).touches(Set::score);
        else if (!context.is_blank(i) && !(context.is_word(i) && !context.is_capitalised(i)))
            return false;
    return false;
}

// Words in small letters and commas stand between the last minute of the match and this one.
bool follows_goal(const Context &context, std::size_t at) {
    constexpr std::size_t goal_reach = 9; // pieces
    if (context.last_goal == 0 || at <= context.last_goal || at - context.last_goal > goal_reach)
        return false;
    for (std::size_t i = context.last_goal; i < at; ++i)
        if (!context.is_blank(i) && !context.is(i, ',') &&
            !(context.is_word(i) && !context.is_capitalised(i)))
            return false;
    return true;
}

// 45' · (12', 45+2')
void read_match_minutes(const Context &context, std::size_t at, Candidates &out) {
    const bool added = context.is(at + 1, '+') && context.is_number(at + 2);
    const std::size_t mark = at + (added ? 3 : 1);
    const Window &left = context.left(at);
    if (!context.is(mark, '\'') || context.is_number(mark + 1) || context.value(at) > longest_match ||
        context.value(at) < 0 || context.is(at - 1, '+') || left.touches("phút") ||
        closes_quote(context, mark))
        return;
    const bool goal = added || is_in_scorers_bracket(context, at) || follows_goal(context, at);
    const bool scorer = left.touching && context.is_capitalised(at - 2) && at > 2 && context.is_blank(at - 1);
    const bool of_match = goal || scorer;
    Spoken spoken(context);
    spoken.say(of_match ? "phút" : "").number(at);
    if (added)
        spoken.say("cộng").number(at + 2);
    const std::size_t next = context.skip_blank(mark + 1);
    const std::size_t end = context.folded(next) == "phút" ? next + 1 : mark + 1;
    add(out, of_match ? "minute of a match" : "length", end, spoken.say(of_match ? "" : "phút"))
        .because("the mark of minutes", 40)
        .as_number();
}

} // namespace

void read_time(const Context &context, std::size_t at, Candidates &out) {
    read_ratio(context, at, out);
    read_minutes(context, at, out);
    read_marked(context, at, out);
    read_inches(context, at, out);
    read_match_minutes(context, at, out);
    if (const auto clock = lettered(context, at))
        add(out, "clock", skip_said(context, *clock), say_clock(context, *clock))
            .because(clock->minutes.empty() ? "h after an hour" : "minutes after an hour", 50)
            .as_number();
    read_colons(context, at, out);
    const auto numeral = numeral_at(context, at);
    if (context.digits(at) <= 2 && numeral->end == at + 1)
        add_half(context, {context.of(at), {}, {}, at + 1}, out);
}

} // namespace baonoi::normalise
