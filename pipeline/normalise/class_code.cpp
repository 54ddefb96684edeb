// SPDX-License-Identifier: GPL-3.0-or-later
// Number plates, numbers with several dots, numbers behind the letters of a code.
#include "normalise/classes.h"
#include "normalise/spoken.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t fewest_deed_digits = 5;
constexpr std::size_t most_dots = 20;
constexpr std::size_t most_slashes = 8; // pieces

// A word of at most so many capitals.
bool is_short_capitals(const Context &context, std::size_t at, std::size_t most) {
    return context.is_upper(at) && context.piece(at).characters <= most;
}

// 29A-123.45 · 52N5-1234 · 29A 123.45
void read_plate(const Context &context, std::size_t at, Candidates &out) {
    const bool word = context.left(at).has(Set::plate, 3);
    const std::size_t letters = at + (word && context.is(at + 1, '-') ? 2 : 1); // 29-H1 234.56
    if (context.digits(at) != 2 || !is_short_capitals(context, letters, 2) ||
        (!word && context.tables().unit(context.of(letters)) &&
         context.piece(letters).characters > 1)) // 12GB
        return;
    const bool digit = context.digits(letters + 1) == 1;
    std::size_t next = letters + (digit ? 2 : 1);
    const bool dash = context.is(context.skip_blank(next), '-');
    if (!dash && !(word && context.is_blank(next)))
        return;
    if (dash)
        next = context.skip_blank(next) + 1;
    next = context.skip_blank(next);
    if (context.digits(next) < 3 || context.digits(next) > 5)
        return;
    Spoken spoken(context);
    spoken.digits(at).letters(letters);
    if (digit)
        spoken.digits(letters + 1);
    spoken.digits(next);
    std::size_t end = next + 1;
    if (context.is(end, '.') && context.digits(end + 1) == 2) {
        spoken.digits(end + 1);
        end += 2;
    }
    add(out, "plate", end, spoken)
        .because("the form of a number plate", 55)
        .when(word, "a word for a plate before", 30);
}

// 192.168.1.1 · 2.0.1 · mục 2.1
void read_dotted(const Context &context, std::size_t at, Candidates &out) {
    Spoken spoken(context);
    spoken.code(at); // 0106.90
    std::size_t dots = 0;
    std::size_t end = at + 1;
    const bool tower = context.piece(at - 1).characters == 1 && context.is_capitalised(at - 1) &&
                       context.is(end, '.') && context.starts_with_zero(end + 1) &&
                       context.digits(end + 1) == 2; // S2.05
    for (; dots < most_dots && context.is(end, '.') && context.is_number(end + 1); end += 2, ++dots)
        spoken.say("chấm").code(end + 1);
    const bool variant = context.is(at - 1, '.') && context.is_upper(at - 2); // XBB.1.5
    const bool clause = variant || tower || context.left(at).touches(Set::clause);
    if (dots == 0 || (dots == 1 && !clause))
        return;
    const bool groups = context.digits(at + 2) == 3 && context.digits(end - 1) == 3;
    add(out, "dotted", end, spoken)
        .when(dots > 1, "numbers with dots", 20)
        .when(clause && !groups, "a numbered part or version before", 25)
        .when(groups, "groups of three digits", -15);
}

// 0247.300 of a number that is not told in full: no value begins with a zero and has so many digits.
void read_zero_groups(const Context &context, std::size_t at, Candidates &out) {
    if (!context.starts_with_zero(at) || context.digits(at) < 3 || !context.is(at + 1, '.') ||
        !context.is_number(at + 2) || context.is_number(at - 2))
        return;
    Spoken spoken(context);
    spoken.digits(at);
    std::size_t end = at + 1;
    for (std::size_t dots = 0; dots < most_dots && context.is(end, '.') && context.is_number(end + 1);
         ++dots) {
        spoken.digits(end + 1);
        end += 2;
    }
    add(out, "digits", end, spoken).because("a zero before three or more digits and a dot", 15);
}

// TCVN 7870-1:2010 · ISO 9001:2015
void read_standard(const Context &context, std::size_t at, Candidates &out) {
    if (!context.left(at).has(Set::standard, 2))
        return;
    Spoken spoken(context);
    spoken.code(at);
    std::size_t end = at + 1;
    for (; context.is(end, '-') && context.is_number(end + 1); end += 2)
        spoken.say("gạch ngang").number(end + 1);
    if (context.is(end, ':') && context.is_year(end + 1))
        add(out, "standard", end + 2, spoken.say("năm").number(end + 1))
            .because("the number of a standard and its year", 70);
}

// The 2-05 of B2-05: numbers behind a capital are a code, not a range.
void read_lot(const Context &context, std::size_t at, Candidates &out) {
    if (is_short_capitals(context, at - 1, 2) && context.is(at + 1, '-') && context.is_number(at + 2) &&
        context.starts_with_zero(at + 2) && !context.is(at + 3, '/'))
        add(out, "lot", at + 3, Spoken(context).number(at).digits(at + 2))
            .because("a capital before, a zero after the dash", 40);
}

// số 97/12/3
void read_house_of_parts(const Context &context, std::size_t at, Candidates &out) {
    Spoken spoken(context);
    spoken.number(at);
    std::size_t end = at + 1;
    for (; end < at + most_slashes && context.is(end, '/') && context.is_number(end + 1); end += 2)
        spoken.say("trên").number(end + 1);
    if (end > at + 3 && !context.is_year(end - 1) && context.left(at).touches(Set::address))
        add(out, "house", end, spoken).because("several slashes after a word for an address", 85);
}

// The 20B/3 of a house.
void read_house(const Context &context, std::size_t at, Candidates &out) {
    if (context.piece(at + 1).characters == 1 && context.is_capitalised(at + 1) && context.is(at + 2, '/') &&
        context.is_number(at + 3))
        add(out, "house", at + 4, Spoken(context).number(at).letters(at + 1).say("trên").number(at + 3))
            .because("a number, a capital, a slash and a number", 45);
    const std::size_t letter = at + 3; // 123/4B Nguyễn Trãi
    if (context.is(at + 1, '/') && context.is_number(at + 2) && context.is_upper(letter) &&
        context.piece(letter).characters == 1 && !context.is(letter + 1, '/') &&
        !context.is(letter + 1, '-') && !context.is_number(letter + 1))
        add(out, "house", letter + 1, Spoken(context).number(at).say("trên").number(at + 2).letters(letter))
            .because("a number, a slash, a number and a capital", 60);
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
    Spoken spoken(context);
    spoken.say(quarter ? "quý" : "").month(at).say(quarter ? "năm" : "tháng đầu năm");
    spoken.number((of_this_century ? "20" : "") + std::string(context.of(year)));
    add(out, "period", year + 1, spoken).because("a quarter or months and a year", 60).as_number();
}

// Behind a blank, a dash or both.
std::size_t next_part(const Context &context, std::size_t at) {
    const std::size_t next = context.skip_blank(at);
    return context.is(next, '-') ? context.skip_blank(next + 1) : next;
}

// QNg 96145 TS · KH-97584-TS · tàu QN-7105: a boat, from its letters on.
void read_boat(const Context &context, std::size_t at, Candidates &out) {
    const std::size_t number = next_part(context, at + 1);
    if (!context.is_capitalised(at) || context.piece(at).characters > 3 || context.digits(number) < 4 ||
        context.digits(number) > 5)
        return;
    const std::size_t mark = next_part(context, number + 1);
    const Window &words = context.left(at);
    if (context.of(mark) == "TS")
        add(out, "boat", mark + 1, Spoken(context).letters(at).digits(number).letters(mark))
            .because("TS after the number of a boat", 70);
    else if (context.is_upper(at) && (words.touches("tàu") || words.touches("thuyền") ||
                                      (words.touches("cá") && words.words[1] == "tàu")))
        add(out, "boat", number + 1, Spoken(context).letters(at).digits(number))
            .because("a word for a boat before letters and a long number", 70);
}

// The 123456 of số BK 123456, a deed or a diploma.
void read_deed(const Context &context, std::size_t at, Candidates &out) {
    if (context.digits(at) >= fewest_deed_digits && at >= 4 && context.is_blank(at - 1) &&
        is_short_capitals(context, at - 2, 2) && context.folded(at - 4) == "số")
        add(out, "digits", at + 1, Spoken(context).digits(at))
            .because("số and capitals before a long number", 40);
}

// The 162 of chuyến bay VJ 162
void read_flight(const Context &context, std::size_t at, Candidates &out) {
    if ((context.is_upper(at - 1) || is_short_capitals(context, context.before(at), 3)) &&
        context.left(at).has(Set::flight, 4))
        add(out, "digits", at + 1, Spoken(context).digits(at)).because("a word for a code before", 40);
}

// The 5451 of OM5451: a long number directly behind the capitals of a name, which is no year.
void read_model(const Context &context, std::size_t at, Candidates &out) {
    if (context.digits(at) >= 4 && !context.is_year(at) && is_short_capitals(context, at - 1, 3) &&
        !context.tables().unit(context.of(at - 1)) && !context.is_number(at - 2) &&
        !context.is_word(at + 1) && !context.is(at + 1, '/'))
        add(out, "digits", at + 1, Spoken(context).digits(at)).because("capitals directly before", 25);
}

} // namespace

void read_code(const Context &context, std::size_t at, Candidates &out) {
    if (context.is_word(at))
        return read_boat(context, at, out);
    if (!context.is_number(at))
        return;
    read_plate(context, at, out);
    read_dotted(context, at, out);
    read_zero_groups(context, at, out);
    read_standard(context, at, out);
    read_lot(context, at, out);
    read_house(context, at, out);
    read_house_of_parts(context, at, out);
    read_period(context, at, out);
    read_deed(context, at, out);
    read_flight(context, at, out);
    read_model(context, at, out);
}

} // namespace baonoi::normalise
