// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/day_month.h"

namespace baonoi::normalise {

namespace {

constexpr int most_listed = 6; // days of "ngày 3, 4 và 5.9"

// The option: days 1 to 10 are mùng, unless mùng, rằm or a street stands before.
bool says_mung(const Context &context, std::size_t at) {
    if (!context.settings().mung || context.value(at) > 10)
        return false;
    const Window &left = context.left(at);
    return !left.touches("mùng") && !left.touches("mồng") && !left.touches("rằm") &&
           !left.touches(Set::street);
}

} // namespace

bool is_date_separator(char32_t symbol) {
    return symbol == '/' || symbol == '-' || symbol == '.';
}

bool is_day(const Context &context, std::size_t at) {
    return context.digits(at) <= 2 && context.value(at) >= 1 && context.value(at) <= 31;
}

bool is_month(const Context &context, std::size_t at) {
    return context.digits(at) <= 2 && context.value(at) >= 1 && context.value(at) <= 12;
}

bool ends_here(const Context &context, std::size_t end) {
    return !(is_date_separator(context.piece(end).symbol) && context.is_number(end + 1)) ||
           context.is(end, '-'); // a range may follow
}

std::size_t before_list(const Context &context, std::size_t at) {
    for (int members = 0; members < most_listed; ++members) {
        const std::size_t link = context.before(at);
        if (!context.is(link, ',') && context.of(link) != "và" && context.of(link) != "hoặc")
            break;
        const std::size_t day = context.before(link);
        if (!is_day(context, day) || is_date_separator(context.piece(day - 1).symbol))
            break;
        if (const std::size_t word = context.before(day); context.is_word(word))
            return word;
        at = day;
    }
    return context.size();
}

void say_day(Spoken &out, const Context &context, std::size_t at, bool with_word) {
    out.say(with_word ? "ngày" : "").say(says_mung(context, at) ? "mùng" : "").number(at);
}

} // namespace baonoi::normalise
