// SPDX-License-Identifier: GPL-3.0-or-later
// Cardinals, decimals, numbers said digit by digit, ordinals.
#include "normalise/classes.h"
#include "normalise/letters.h"
#include "normalise/numbers.h"
#include "normalise/numeral.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t fewest_identity_digits = 6;

bool is_glued_to_word(const Context &context, std::size_t at) {
    return at > 0 && context.is_word(at - 1);
}

// giờ, phút or giây after the number
bool is_clock_word(const Context &context, std::size_t end) {
    const std::string word = fold(context.of(context.skip_blank(end)));
    return word == "giờ" || word == "phút" || word == "giây";
}

// tháng 4 · tháng 3-4
void read_month(const Context &context, const Numeral &numeral, std::size_t at, Candidates &out) {
    const Window &left = context.left(at);
    if (left.touches(Set::month) && without_zeros(numeral.whole) == "4")
        add(out, "month", numeral.end, "tư").because("tháng before", 30).number = true;
    const std::size_t first = context.is_blank(at - 2) ? at - 3 : at - 2;
    const int month = small_number(numeral.whole);
    if (context.last.name != "range" || month < 1 || month > 12 || at < 4 || !context.is_blank(first - 1) ||
        !left.has(Set::month, 1) || context.value(first) >= month)
        return;
    std::string spoken = "tháng";
    say_month(spoken, numeral.whole, context.settings());
    add(out, "month", numeral.end, spoken).because("a month before the dash", 20).number = true;
}

} // namespace

void read_number(const Context &context, std::size_t at, Candidates &out) {
    const auto numeral = numeral_at(context, at);
    const Window &left = context.left(at);
    std::string spoken;
    say_numeral(spoken, *numeral, context);
    add(out, numeral->decimals.empty() ? "cardinal" : "decimal", numeral->end, spoken)
        .because("digits", 10)
        .number = true;
    if (!numeral->decimals.empty())
        return;
    if (numeral->leading_zero() && left.touches(Set::leading_zero)) {
        std::string plain;
        say_month(plain, numeral->whole, context.settings());
        add(out, "cardinal", numeral->end, plain)
            .because("day, month or hour before a leading zero", 20)
            .number = true;
    }
    if (numeral->leading_zero() && is_clock_word(context, numeral->end)) {
        std::string plain;
        say_integer(plain, numeral->whole, context.settings());
        add(out, "cardinal", numeral->end, plain)
            .because("an hour or a minute with a leading zero", 20)
            .number = true;
    }
    read_month(context, *numeral, at, out);
    const bool identity = left.has(Set::identity, 4) &&
                          (numeral->whole.size() >= fewest_identity_digits || is_glued_to_word(context, at));
    if (identity && !numeral->grouped) {
        std::string digits;
        say_digits(digits, numeral->whole);
        add(out, "digits", numeral->end, digits).because("a word for a number of identity before", 30);
    }
}

void read_ordinal(const Context &context, std::size_t at, Candidates &out) {
    const Window &left = context.left(at);
    const auto numeral = numeral_at(context, at);
    if (!left.touching || !numeral->decimals.empty())
        return;
    const bool ordinal = left.has(Set::ordinal, 1);
    if (!ordinal && !(left.has(Set::first_ordinal, 1) && numeral->whole == "1"))
        return;
    std::string spoken;
    say_ordinal(spoken, numeral->whole, context.settings());
    add(out, "ordinal", numeral->end, spoken).because(ordinal ? "thứ before" : "hạng before 1", 45).number =
        true;
}

} // namespace baonoi::normalise
