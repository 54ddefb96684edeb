// SPDX-License-Identifier: GPL-3.0-or-later
// Short forms that only their surroundings explain: T2 and CN for days of the week, 3N2Đ for days and nights,
// 1970s for years, 370C for degrees whose sign was lost, 05-12-23-34 for numbers that were drawn.
#include "normalise/classes.h"
#include "normalise/spoken.h"

#include <vector>

namespace baonoi::normalise {

namespace {

constexpr std::size_t list_reach = 24; // pieces between the members of "T2-T6 (7h30-17h), CN"
constexpr int hottest = 60;            // degrees of weather and of bodies
constexpr std::size_t kept_digits = 2; // of 370 in 370C

bool is_numbered_day(const Context &context, std::size_t at) {
    return context.of(at) == "T" && context.digits(at + 1) == 1 && context.value(at + 1) >= 2 &&
           context.value(at + 1) <= 7 && !context.is(at + 2, '/') && !context.is_word(at + 2) &&
           !(context.is(at + 2, '.') && (context.is_word(at + 3) || context.is_number(at + 3)));
}

bool is_sunday(const Context &context, std::size_t at) {
    return context.of(at) == "CN" && !context.is_number(context.skip_blank(at + 1));
}

// 05-12-23-34, 03 - 11 - 27 - 38: the pieces of numbers that were drawn, two digits each and ascending.
std::vector<std::size_t> drawn_numbers(const Context &context, std::size_t at) {
    constexpr std::size_t fewest_drawn = 4;
    std::vector<std::size_t> numbers;
    for (std::size_t i = at; context.digits(i) == 2;) {
        if (!numbers.empty() && context.value(i) <= context.value(numbers.back()))
            break;
        numbers.push_back(i);
        const std::size_t dash = context.skip_blank(i + 1);
        i = context.is(dash, '-') ? context.skip_blank(dash + 1) : context.size();
    }
    const bool whole = numbers.size() >= fewest_drawn && !context.is(numbers.back() + 1, '-') &&
                       !context.is(context.before(at), '-') && !context.left(at).has(Set::telephone, 3);
    return whole ? numbers : std::vector<std::size_t>();
}

void read_drawn(const Context &context, std::size_t at, Candidates &out) {
    const std::vector<std::size_t> numbers = drawn_numbers(context, at);
    if (numbers.empty())
        return;
    Candidate &candidate = add(out, "drawn numbers", numbers.back() + 1, {});
    candidate.because("four or more numbers of two digits, ascending", 80);
    for (const std::size_t number : numbers) {
        const Piece &piece = context.piece(number);
        if (number != at)
            candidate.parts.push_back({piece.begin, "", "separator"});
        const Pause pause = number == numbers.back() ? Pause::none : Pause::comma;
        candidate.parts.push_back(
            {piece.end, Spoken(context).code(number), "drawn numbers", "vi", {}, pause});
    }
}

// A day of the week was read just before, or follows: T2, T4 · T5 và CN.
bool is_beside_weekday(const Context &context, std::size_t at, std::size_t end) {
    if (context.last_weekday > 0 && at > context.last_weekday && at - context.last_weekday <= list_reach)
        return true;
    const std::size_t link = context.skip_blank(end);
    const std::string_view word = context.of(link);
    if (word != "và" && word != "đến" && word != "hoặc" && !context.is(link, ',') && !context.is(link, '-') &&
        !context.is(link, '&'))
        return false;
    const std::size_t next = context.skip_blank(link + 1);
    return is_numbered_day(context, next) || is_sunday(context, next);
}

// The letter stands directly behind the digits at this piece, or behind one group of digits more.
bool is_behind_digits(const Context &context, std::size_t at, std::string_view letter) {
    return context.of(at + 1) == letter || (context.is_number(at + 2) && context.of(at + 3) == letter);
}

// What stands before the age of somebody: "bệnh nhân", a name, or its bracket or comma.
bool is_before_age(const Context &context, std::size_t at) {
    const Window &left = context.left(at);
    if (left.touches(Set::aged) || (left.has(Set::aged, 3) && (left.touches(Set::from_hour) ||
                                                               left.touches("trên") || left.touches("dưới"))))
        return true;
    std::size_t before = context.before(at);
    if (context.is(before, '(') || context.is(before, ',')) {
        if (context.left(before).touches(Set::aged))
            return true;
        before = context.before(before);
    }
    if (context.is(before, '.') && context.piece(before - 1).characters == 1) // N.T.H. (72t)
        --before;
    return (context.is_capitalised(before) && (!context.is_first(before) || context.is_upper(before))) ||
           (context.last_number.name == "short form" && at - context.last_number.end <= 4 &&
            (context.of(before) == "và" || context.of(before) == "đến" || context.is(before, '-')));
}

// 29t: tuổi of somebody, else tấn.
void read_age_or_load(const Context &context, std::size_t at, Candidates &out) {
    constexpr int oldest = 120;
    if (!is_behind_digits(context, at, "t"))
        return;
    const auto numeral = numeral_at(context, at);
    const std::size_t mark = numeral->end;
    if (context.of(mark) != "t" || context.is_number(mark + 1) || context.is_word(at - 1) ||
        (context.is(mark + 1, '.') && context.is_word(mark + 2)))
        return;
    const bool age = numeral->decimals.empty() && context.value(at) > 0 && context.value(at) <= oldest &&
                     is_before_age(context, at);
    const bool again =
        context.is(mark + 1, '-') && context.is_number(mark + 2) && context.of(mark + 3) == "t";
    Spoken spoken(context);
    spoken.numeral(*numeral).say(again ? "" : age ? "tuổi" : "tấn");
    add(out, age ? "age" : "load", mark + 1, spoken).because("t directly after a number", 45).as_number();
}

// 14,2x: so many times.
void read_times(const Context &context, std::size_t at, Candidates &out) {
    if (!is_behind_digits(context, at, "x"))
        return;
    const auto numeral = numeral_at(context, at);
    const std::size_t end = numeral->end + 1;
    if (context.of(numeral->end) == "x" && !context.is_word(at - 1) && !context.is_number(end) &&
        !context.is_number(context.skip_blank(end)))
        add(out, "times", end, Spoken(context).numeral(*numeral).say("lần"))
            .because("x directly after a number, none after it", 35)
            .as_number();
}

// "Thứ 2-6: 7h30-16h30; thứ 7: 7h30-11h30; CN": a longer name of a day stands before it.
bool is_behind_long_weekday(const Context &context, std::size_t at) {
    const std::size_t farthest = at > list_reach ? at - list_reach : 0;
    for (std::size_t i = at; i-- > farthest;)
        if (context.digits(i) == 1 && context.folded(context.before(i)) == "thứ")
            return context.value(i) >= 2 && context.value(i) <= 7;
    return false;
}

} // namespace

void read_weekday(const Context &context, std::size_t at, Candidates &out) {
    const bool numbered = is_numbered_day(context, at);
    if (!numbered && !is_sunday(context, at))
        return;
    const std::size_t end = at + (numbered ? 2 : 1);
    const Window &left = context.left(at);
    const std::size_t day = context.skip_blank(end + 1);
    const bool dated = context.is(end, ',') && context.is_number(day) && context.is(day + 1, '/') &&
                       context.last_number.name == "time"; // 20h CN, 7/9
    const bool beside = dated || is_beside_weekday(context, at, end);
    const Context::Last &last = context.last_number;
    const bool timed = last.name == "time" && (at == last.end + 1 && context.is_blank(last.end)); // 19h T6
    const bool named = timed || (!numbered && is_behind_long_weekday(context, at)) ||
                       left.touches(Set::weekday) || (left.after_silence && left.has(Set::weekday, 1));
    if ((!beside && !named) || left.touches(Set::no_weekday))
        return;
    Spoken spoken(context);
    if (numbered)
        spoken.say(left.touches("thứ") ? "" : "thứ").month(at + 1);
    else
        spoken.say("chủ nhật");
    add(out, "weekday", end, spoken)
        .because("a short name for a day of the week", 35)
        .when(beside, "another or a date beside it", 40)
        .when(named, "a word for a day before", 25)
        .as_number();
}

void read_short(const Context &context, std::size_t at, Candidates &out) {
    read_drawn(context, at, out);
    read_age_or_load(context, at, out);
    read_times(context, at, out);
    // 3N2Đ
    if (context.digits(at) <= 2 && context.of(at + 1) == "N" && context.digits(at + 2) <= 2 &&
        context.is_number(at + 2) && context.of(at + 3) == "Đ")
        add(out, "days and nights", at + 4, Spoken(context).number(at).say("ngày").number(at + 2).say("đêm"))
            .because("N and Đ behind numbers", 80)
            .as_number();
    // 5T đầu năm
    if (context.digits(at) <= 2 && context.of(at + 1) == "T" && context.is_blank(at + 2) &&
        (context.right(at + 2).touches("đầu") || context.right(at + 2).touches("cuối")))
        add(out, "months", at + 2, Spoken(context).number(at).say("tháng"))
            .because("T before a part of the year", 50)
            .as_number();
    // 1970s
    if (context.is_year(at) && context.of(at + 1) == "s") {
        const Window &left = context.left(at);
        const bool said = left.touches("năm") || left.touches("niên");
        add(out, "decade", at + 2, Spoken(context).say(said ? "" : "những năm").number(at))
            .because("a year and s", 60)
            .as_number();
    }
    // 370C, 28,50C
    const bool tenths = context.is(at + 1, ',') || context.is(at + 1, '.');
    const std::size_t last = tenths ? at + 2 : at;
    const std::string_view digits = context.of(last);
    const bool cold = digits.size() == kept_digits && context.value(last) > hottest; // 2-80C
    const std::size_t kept = tenths || cold ? 1 : kept_digits;
    if (!context.is_number(last) || digits.size() != kept + 1 || digits.back() != '0' ||
        context.of(last + 1) != "C" || context.is_number(last + 2) || context.is_word(at - 1) ||
        is_model_number(context, at))
        return;
    const std::string degrees(digits.substr(0, kept));
    if ((tenths ? context.value(at) : std::stoi(degrees)) > hottest)
        return;
    Spoken spoken(context);
    if (tenths)
        spoken.number(at).say("phẩy");
    const bool range = context.last.name == "range" || context.is(context.before(at), '-');
    add(out, "degrees", last + 2, spoken.number(degrees).say("độ xê"))
        .because("a small number, 0 and C", 20)
        .when(range || context.left(at).has(Set::warmth), "a word for warmth before", 60)
        .as_number();
}

} // namespace baonoi::normalise
