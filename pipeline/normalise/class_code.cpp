// SPDX-License-Identifier: GPL-3.0-or-later
// Number plates, numbers with several dots, numbers behind the letters of a code.
#include "normalise/classes.h"
#include "normalise/letters.h"
#include "normalise/numbers.h"
#include "normalise/spelling.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t fewest_deed_digits = 5;
constexpr std::size_t most_dots = 20;
constexpr std::size_t most_slashes = 8; // pieces

// 29A-123.45 · 52N5-1234 · 29A 123.45
void read_plate(const Context &context, std::size_t at, Candidates &out) {
    const Piece &series = context.piece(at + 1);
    if (context.digits(at) != 2 || !context.is_word(at + 1) || series.letters != Case::upper ||
        series.characters > 2)
        return;
    std::size_t next = at + 2;
    const bool digit = context.digits(next) == 1;
    next += digit ? 1 : 0;
    const bool dash = context.is(context.skip_blank(next), '-');
    const bool word = context.left(at).has(Set::plate, 3);
    if (!dash && !(word && context.is_blank(next)))
        return;
    if (dash)
        next = context.skip_blank(next) + 1;
    next = context.skip_blank(next);
    if (context.digits(next) < 3 || context.digits(next) > 5)
        return;
    std::string spoken;
    say_digits(spoken, context.of(at));
    say(spoken, spell(context.of(at + 1), context.tables()));
    if (digit)
        say_digits(spoken, context.of(at + 2));
    say_digits(spoken, context.of(next));
    std::size_t end = next + 1;
    if (context.is(end, '.') && context.digits(end + 1) == 2) {
        say_digits(spoken, context.of(end + 1));
        end += 2;
    }
    Candidate &candidate = add(out, "plate", end, spoken).because("the form of a number plate", 55);
    if (word)
        candidate.because("a word for a plate before", 30);
}

// 192.168.1.1 · 2.0.1 · mục 2.1
void read_dotted(const Context &context, std::size_t at, Candidates &out) {
    std::string spoken;
    say_integer(spoken, context.of(at), context.settings());
    std::size_t dots = 0;
    std::size_t end = at + 1;
    const bool tower = at > 0 && context.is_word(at - 1) && context.piece(at - 1).characters == 1 &&
                       context.is_capitalised(at - 1) && context.is(end, '.') && context.is_number(end + 1) &&
                       context.of(end + 1)[0] == '0' && context.digits(end + 1) == 2; // S2.05
    while (dots < most_dots && context.is(end, '.') && context.is_number(end + 1)) {
        say(spoken, "chấm");
        if (context.of(end + 1)[0] == '0')
            say_digits(spoken, context.of(end + 1));
        else
            say_integer(spoken, context.of(end + 1), context.settings());
        end += 2;
        ++dots;
    }
    const bool variant = context.is(at - 1, '.') && context.is_word(at - 2) &&
                         context.piece(at - 2).letters == Case::upper; // XBB.1.5
    const bool clause = variant || tower || context.left(at).touches(Set::clause);
    if (dots == 0 || (dots == 1 && !clause))
        return;
    const bool groups = context.digits(at + 2) == 3 && context.digits(end - 1) == 3;
    Candidate &candidate = add(out, "dotted", end, spoken);
    candidate.because("numbers with dots", dots > 1 ? 20 : 0);
    if (clause)
        candidate.because("a numbered part or version before", groups ? 0 : 25);
    if (groups)
        candidate.because("groups of three digits", -15);
}

// TCVN 7870-1:2010 · ISO 9001:2015
void read_standard(const Context &context, std::size_t at, Candidates &out) {
    if (!context.left(at).has(Set::standard, 2))
        return;
    std::string spoken;
    if (context.of(at)[0] == '0')
        say_digits(spoken, context.of(at));
    else
        say_integer(spoken, context.of(at), context.settings());
    std::size_t end = at + 1;
    for (; context.is(end, '-') && context.is_number(end + 1); end += 2) {
        say(spoken, "gạch ngang");
        say_integer(spoken, context.of(end + 1), context.settings());
    }
    if (!context.is(end, ':') || !context.is_year(end + 1))
        return;
    say(spoken, "năm");
    say_integer(spoken, context.of(end + 1), context.settings());
    add(out, "standard", end + 2, spoken).because("the number of a standard and its year", 70);
}

// The 2-05 of B2-05: numbers behind a capital are a code, not a range.
void read_lot(const Context &context, std::size_t at, Candidates &out) {
    const bool behind = at > 0 && context.is_word(at - 1) && context.piece(at - 1).letters == Case::upper &&
                        context.piece(at - 1).characters <= 2;
    if (!behind || !context.is(at + 1, '-') || !context.is_number(at + 2) || context.of(at + 2)[0] != '0' ||
        context.is(at + 3, '/'))
        return;
    std::string spoken;
    say_integer(spoken, context.of(at), context.settings());
    say_digits(spoken, context.of(at + 2));
    add(out, "lot", at + 3, spoken).because("a capital before, a zero after the dash", 40);
}

// số 97/12/3
void read_house_of_parts(const Context &context, std::size_t at, Candidates &out) {
    std::string spoken;
    say_integer(spoken, context.of(at), context.settings());
    std::size_t end = at + 1;
    for (; end < at + most_slashes && context.is(end, '/') && context.is_number(end + 1); end += 2) {
        say(spoken, "trên");
        say_integer(spoken, context.of(end + 1), context.settings());
    }
    if (end > at + 3 && !context.is_year(end - 1) && context.left(at).touches(Set::address))
        add(out, "house", end, spoken).because("several slashes after a word for an address", 85);
}

// The 20B/3 of a house.
void read_house(const Context &context, std::size_t at, Candidates &out) {
    if (context.piece(at + 1).characters != 1 || !context.is_capitalised(at + 1) ||
        !context.is(at + 2, '/') || !context.is_number(at + 3))
        return;
    std::string spoken;
    say_integer(spoken, context.of(at), context.settings());
    say(spoken, spell(context.of(at + 1), context.tables()));
    say(spoken, "trên");
    say_integer(spoken, context.of(at + 3), context.settings());
    add(out, "house", at + 4, spoken).because("a number, a capital, a slash and a number", 45);
}

// 1Q25 · 9T2025 · 6T/2025: a quarter, or months from the beginning of a year.
void read_period(const Context &context, std::size_t at, Candidates &out) {
    const std::string_view letter = context.of(at + 1);
    const bool quarter = letter == "Q" && context.value(at) >= 1 && context.value(at) <= 4;
    const bool months = letter == "T" && context.value(at) >= 2 && context.value(at) <= 12;
    const std::size_t year = at + (context.is(at + 2, '/') ? 3 : 2);
    const bool of_this_century = quarter && context.digits(year) == 2 && context.value(year) >= 10;
    if ((!quarter && !months) || (!context.is_year(year) && !of_this_century))
        return;
    std::string spoken = quarter ? "quý" : "";
    say_month(spoken, context.of(at), context.settings());
    say(spoken, quarter ? "năm" : "tháng đầu năm");
    say_integer(spoken, (of_this_century ? "20" : "") + std::string(context.of(year)), context.settings());
    Candidate &candidate = add(out, "period", year + 1, spoken);
    candidate.because("a quarter or months and a year", 60).number = true;
}

// Behind a blank, a dash or both.
std::size_t next_part(const Context &context, std::size_t at) {
    const std::size_t next = context.skip_blank(at);
    return context.is(next, '-') ? context.skip_blank(next + 1) : next;
}

// QNg 96145 TS · KH-97584-TS: a fishing boat, from its letters on.
void read_boat(const Context &context, std::size_t at, Candidates &out) {
    const std::size_t number = next_part(context, at + 1);
    const std::size_t mark = next_part(context, number + 1);
    if (!context.is_capitalised(at) || context.piece(at).characters > 3 || context.digits(number) < 4 ||
        context.digits(number) > 5 || context.of(mark) != "TS")
        return;
    std::string spoken = spell(context.of(at), context.tables());
    say_digits(spoken, context.of(number));
    say(spoken, spell(context.of(mark), context.tables()));
    add(out, "boat", mark + 1, spoken).because("TS after the number of a boat", 70);
}

// The 123456 of số BK 123456, a deed or a diploma.
void read_deed(const Context &context, std::size_t at, Candidates &out) {
    if (context.digits(at) < fewest_deed_digits || at < 4 || !context.is_blank(at - 1) ||
        !context.is_word(at - 2) || context.piece(at - 2).letters != Case::upper ||
        context.piece(at - 2).characters > 2 || fold(context.of(at - 4)) != "số")
        return;
    std::string spoken;
    say_digits(spoken, context.of(at));
    add(out, "digits", at + 1, spoken).because("số and capitals before a long number", 40);
}

// The 162 of VJ 162
bool is_behind_letters(const Context &context, std::size_t at) {
    const std::size_t letters = context.is_blank(at - 1) ? at - 2 : at - 1;
    return at > 1 && context.is_word(letters) && context.piece(letters).letters == Case::upper &&
           context.piece(letters).characters <= 3;
}

} // namespace

void read_code(const Context &context, std::size_t at, Candidates &out) {
    if (context.is_word(at))
        return read_boat(context, at, out);
    if (!context.is_number(at))
        return;
    read_plate(context, at, out);
    read_dotted(context, at, out);
    read_standard(context, at, out);
    read_lot(context, at, out);
    read_house(context, at, out);
    read_house_of_parts(context, at, out);
    read_period(context, at, out);
    read_deed(context, at, out);
    const bool letters =
        (at > 0 && context.is_word(at - 1) && context.piece(at - 1).letters == Case::upper) ||
        is_behind_letters(context, at);
    if (!letters || !context.left(at).has(Set::flight, 4))
        return;
    std::string spoken;
    say_digits(spoken, context.of(at));
    add(out, "digits", at + 1, spoken).because("a word for a code before", 40);
}

} // namespace baonoi::normalise
