// SPDX-License-Identifier: GPL-3.0-or-later
// Dashes between quantities, and the signs of arithmetic.
#include "normalise/classes.h"
#include "normalise/letters.h"
#include "normalise/numbers.h"
#include "normalise/numeral.h"
#include "normalise/syllable.h"

#include <array>

namespace baonoi::normalise {

namespace {

bool is_number_or_money(const Context &context, std::size_t at) {
    if (context.is_number(at))
        return true;
    const UnitMatch currency = unit_at(context, at, false);
    return currency.unit && currency.unit->kind == UnitKind::money &&
           context.is_number(context.skip_blank(currency.end));
}

// thứ 7, tháng 5, ngày 3 after the dash
bool is_dated_number(const Context &context, std::size_t at) {
    if (context.of(at) == "T" && context.is_number(at + 1)) // T3/2025
        return true;
    if (context.folded(at) == "km" && context.is_number(context.skip_blank(at + 1))) // Km12-Km15
        return true;
    return context.is_number(context.skip_blank(at + 1)) &&
           (context.is_in(Set::ordinal, at) || context.is_in(Set::month, at) || context.is_in(Set::day, at) ||
            context.is_in(Set::quarter, at));
}

// 4-2-3-1: more than two numbers in a row.
bool is_chain(const Context &context, std::size_t at, std::size_t next) {
    const bool before = at >= 2 && context.is_number(at - 1) && context.is(at - 2, '-');
    const bool after = context.is_number(next) && context.is(next + 1, '-') && context.is_number(next + 2);
    return (before || after) && !context.is_blank(at - 1) && context.digits(next) <= 2;
}

// A350-900 · DDR5-5600 · CVE-2024-3400 · Boeing 787-9: the numbers belong to a name.
bool is_in_name(const Context &context, std::size_t at, std::size_t next) {
    if (at < 2 || next != at + 1 || !context.is_number(at - 1) || !context.is_number(next))
        return false;
    const std::size_t before = at - 2;
    const auto is_mark = [&](std::size_t i) {
        const Piece &piece = context.piece(i);
        return context.is_capitalised(i) && piece.letters != Case::title && context.folded(i) != "km" &&
               !(piece.characters == 1 && (context.of(i) == "T" || context.of(i) == "U" ||
                                           context.of(i) == "Q" || context.of(i) == "P"));
    };
    if (context.is(before, '-'))
        return before > 0 && is_mark(before - 1);
    if (context.is_word(before))
        return is_mark(before) || context.of(before) == "i";
    const bool behind_capitals = context.is_blank(before) && before > 0 && is_mark(before - 1);
    if (behind_capitals && ((context.digits(at - 1) == 2 && context.digits(next) == 3) || // ATR 72-500
                            context.of(before - 1) == "NPK" || context.of(before - 1) == "DAP"))
        return true;
    return context.is_blank(before) && before > 0 && context.is_capitalised(before - 1) &&
           context.digits(at - 1) == 3 && !context.is_first(before - 1) &&
           (context.digits(next) < 3 || !is_syllable(context.of(before - 1))) &&
           !unit_after(context, next + 1).unit;
}

bool is_length_of_time(const Context &context, std::size_t at) {
    const std::string word = context.folded(at);
    return word == "phút" || word == "giờ" || word == "tiếng" || word == "ngày" || word == "tuần" ||
           word == "tháng" || word == "năm";
}

// 8 giờ - 17 giờ, 6 tháng - 3 năm: the same word, or a length of time, after both numbers.
bool is_between_counted(const Context &context, std::size_t at, std::size_t next) {
    const std::size_t word = context.before(at);
    if (word < 2 || word >= at || !context.is_word(word) || !context.is_blank(word - 1) ||
        !context.is_number(word - 2))
        return false;
    const auto second = numeral_at(context, next);
    return second && context.is_blank(second->end) &&
           (fold(context.of(second->end + 1)) == context.folded(word) ||
            (is_length_of_time(context, word) && is_length_of_time(context, second->end + 1)));
}

// 8h sáng - 5h chiều: a part of the day stands behind the first time.
bool is_between_times(const Context &context, std::size_t at, std::size_t next) {
    const std::size_t word = context.before(at);
    const Context::Last &last = context.last_number;
    const std::string unit = context.folded(context.skip_blank(next + 1));
    const bool hour = (last.name == "time" && last.end + 1 == word) ||
                      (last.end + 3 == word && context.of(last.end + 1) == "giờ"); // 7 giờ sáng
    return hour && context.is_in(Set::day, word) && context.is_number(next) &&
           (unit == "h" || unit == "g" || unit == "giờ" || context.is(next + 1, ':'));
}

// 48V-24Ah, 110kV-40MVA: what a device is made for, no range.
bool are_ratings(const Context &context, std::size_t at, std::size_t next) {
    const Unit *before = context.tables().unit(context.of(context.before(at)));
    if (!before || !before->spoken.ends_with("vôn"))
        return false;
    const auto numeral = numeral_at(context, next);
    const Unit *after = numeral ? unit_after(context, numeral->end).unit : nullptr;
    return (after && !after->spoken.ends_with("vôn")) || (numeral && context.of(numeral->end) == "A");
}

bool has_value_before(const Context &context, std::size_t at) {
    if (at == 0)
        return false;
    const std::size_t before = context.before(at);
    const Piece &piece = context.piece(before);
    return context.follows_number(at) || (context.is_word(before) && piece.characters <= 2) ||
           context.is(before, ')') || context.is(before, U'²') || context.is(before, U'³') ||
           context.is(before, '%');
}

bool has_value_after(const Context &context, std::size_t at) {
    const std::size_t next = context.skip_blank(at + 1);
    return context.is_number(next) || (context.is_word(next) && context.piece(next).characters <= 2) ||
           context.is(next, '(') || context.is(next, '-') || context.is(next, '$');
}

// The letters of a group of blood: AB, or one of them near "máu".
bool is_blood(const Context &context, std::size_t word) {
    const std::string_view letters = context.of(word);
    if (letters == "AB" || context.folded(word) == "rh")
        return true;
    const Window &left = context.left(word);
    return (letters == "O" || letters == "A" || letters == "B") &&
           left.phrase(Window::size, true).find(" máu ") != std::string::npos;
}

// The letters of a mark or of a rating: điểm A+, xếp hạng tín nhiệm BB-.
bool is_rating(const Context &context, std::size_t word) {
    const std::string_view letters = context.of(word);
    return letters.size() <= 3 && letters.find_first_not_of("ABCDa") == std::string_view::npos &&
           ((letters.size() > 1 && letters.find_first_not_of(letters[0]) == std::string_view::npos) || // BB+
            context.left(word).has(Set::letter, 4));
}

// What is said for the + or - behind piece `word`: Rh+, nhóm máu O-, HIV (-), điểm A+, "dương tính (+)".
// Nothing when no test is named.
std::optional<std::string> result_of(const Context &context, std::size_t word, bool positive) {
    const std::string folded = context.folded(word);
    if (is_blood(context, word))
        return positive ? "dương" : "âm";
    const Window &left = context.left(word + 1);
    if (folded == "tính" || (folded == "âm" && left.has(Set::tested, 2)))
        return "";
    if (left.has(Set::tested, 1))
        return positive ? "dương tính" : "âm tính";
    return is_rating(context, word) ? std::optional<std::string>(positive ? "cộng" : "trừ") : std::nullopt;
}

void read_result(const Context &context, std::size_t at, Candidates &out) {
    const std::size_t sign = context.is(at, '(') ? at + 1 : at;
    const bool positive = context.is(sign, '+');
    if (at == 0 || (!positive && !context.is(sign, '-')))
        return;
    const std::size_t end = context.is(at, '(') ? sign + 2 : sign + 1;
    std::size_t word = context.is(at, '(') ? context.before(at) : at - 1;
    if (context.is_number(word) && context.is_word(word - 1)) // NS1
        --word;
    const bool alone = end >= context.size() || (!context.is_word(end) && !context.is_number(end));
    if (!context.is_word(word) || !alone || (context.is(at, '(') && !context.is(sign + 1, ')')))
        return;
    if (auto said = result_of(context, word, positive))
        add(out, "result", end, std::move(*said)).because("a test, a group of blood or a mark before", 60);
}

struct Sign {
    char32_t symbol;
    std::string_view spoken;
    bool between; // needs a value before; else stands before a number
};
constexpr std::array<Sign, 10> signs{{{'+', "cộng", false},
                                      {'~', "khoảng", false},
                                      {'>', "lớn hơn", false},
                                      {'<', "nhỏ hơn", false},
                                      {'=', "bằng", true},
                                      {U'×', "nhân", true},
                                      {'*', "nhân", true},
                                      {'+', "cộng", true},
                                      {U'÷', "chia", true},
                                      {'^', "mũ", true}}};

void read_minus(const Context &context, std::size_t at, Candidates &out) {
    const bool indexed = context.is_blank(at - 1) && context.is_number(at - 2) && context.is_word(at - 3) &&
                         context.is(at, '-') && context.is_number(at + 1); // HNX30 -3,1 điểm
    if (indexed)
        add(out, "minus", at + 1, "âm").because("behind a name that ends in a number", 45);
    if (!context.is(at, '-') || !is_number_or_money(context, at + 1) || context.follows_number(at))
        return;
    const bool free_left = at == 0 || context.is_blank(at - 1) || context.is_symbol(at - 1);
    if (free_left && !context.is(at - 1, '-') && !context.is(at - 1, '/'))
        add(out, "minus", at + 1, context.is(at - 1, '^') ? "trừ" : "âm")
            .because("a number after, none before", 30);
}

// 15 : 3 = 5
void read_division(const Context &context, std::size_t at, Candidates &out) {
    if (!context.is(at, ':') || !context.follows_number(at) || !context.is_blank(at - 1) ||
        !context.is_blank(at + 1) || !context.is_number(at + 2))
        return;
    const auto divisor = numeral_at(context, at + 2);
    if (context.is(context.skip_blank(divisor->end), '='))
        add(out, "arithmetic", at + 1, "chia").because("numbers on both sides and a result", 40);
}

} // namespace

void read_range(const Context &context, std::size_t at, Candidates &out) {
    const char32_t symbol = context.piece(at).symbol;
    if (symbol != '-' && symbol != '~' && symbol != U'—')
        return;
    const std::size_t next = context.skip_blank(at + 1);
    if (!context.follows_number(at) && !is_between_counted(context, at, next) &&
        !is_between_times(context, at, next))
        return;
    const bool roman =
        context.last.name == "roman" && context.is_word(next) && roman_value(context.of(next)) > 0;
    const bool sunday = context.last.name == "weekday" && context.of(next) == "CN"; // T2-CN
    if (!roman && !sunday && !is_number_or_money(context, next) && !is_dated_number(context, next))
        return;
    if (context.last.name == "time" && context.is_blank(at - 1) && context.is(next + 1, '/') &&
        context.is_number(next + 2)) { // 19h30 - 25/10
        add(out, "joint", at + 1, "").because("a time before, a day after", 40).pause = Pause::comma;
        return;
    }
    if (symbol == '-' && context.is(next + 1, '=') && context.is_number(next)) {
        add(out, "arithmetic", at + 1, "trừ").because("a result after it", 40);
        return;
    }
    if (is_chain(context, at, next) || is_in_name(context, at, next) || are_ratings(context, at, next)) {
        add(out, "joint", at + 1, "").because("a chain of numbers", 40);
        return;
    }
    add(out, "range", at + 1, "đến").because("quantities on both sides", 30);
}

void read_sign(const Context &context, std::size_t at, Candidates &out) {
    if (context.is_word(at)) { // 2x3
        const std::size_t next = context.skip_blank(at + 1);
        const bool counted = context.of(at) == "x" && context.is_blank(at - 1) && context.is_blank(at + 1) &&
                             context.is_word(at - 2); // 2 viên x 3 lần
        const bool capital =
            context.of(at) == "X" && (next != at + 1 || context.is_word(next + 1)); // 9800X3D
        if (context.folded(at) == "x" && !capital && (context.follows_number(at) || counted) &&
            context.is_number(next))
            add(out, "times", at + 1, "nhân").because("numbers on both sides", 40);
        return;
    }
    if (context.is_number(at))
        return;
    read_result(context, at, out);
    read_minus(context, at, out);
    read_division(context, at, out);
    if (context.is(at, '+') && context.is(at + 1, '/') && context.is(at + 2, '-') &&
        is_number_or_money(context, context.skip_blank(at + 3)))
        add(out, "sign", at + 3, "cộng trừ").because("plus or minus before a number", 60);
    if (context.is(at, '*') && context.digits(at - 1) == 1 && !context.is_number(at + 1))
        add(out, "star", at + 1, "sao").because("one digit before, none after", 35);
    if (context.is(at, '+') && context.is_number(at - 1) && context.digits(at - 1) <= 3 &&
        !context.is_number(at + 1) && !context.is_word(at + 1) &&
        !context.is_number(context.skip_blank(at + 1))) // 18+
        add(out, "and more", at + 1, "cộng").because("a number before, none after", 35);
    const std::size_t next = context.skip_blank(at + 1);
    for (const Sign &sign : signs) {
        if (sign.symbol != context.piece(at).symbol)
            continue;
        const bool equals =
            sign.symbol == '=' && context.is_word(context.before(at)) && is_number_or_money(context, next);
        if (equals || (sign.between && has_value_before(context, at) && has_value_after(context, at)))
            add(out, "arithmetic", at + 1, std::string(sign.spoken)).because("values on both sides", 30);
        else if (!sign.between && is_number_or_money(context, next) && (at > 0 || next == at + 1))
            add(out, "sign", at + 1, std::string(sign.spoken)).because("a number after it", 20);
    }
}

} // namespace baonoi::normalise
