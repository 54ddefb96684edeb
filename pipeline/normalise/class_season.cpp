// SPDX-License-Identifier: GPL-3.0-or-later
// Two years in a row that name a season or a school year: 2024/25, 2024/2025, mùa 24/25.
#include "normalise/classes.h"
#include "normalise/spoken.h"

namespace baonoi::normalise {

void read_season(const Context &context, std::size_t at, Candidates &out) {
    const bool slash = context.is(at + 1, '/');
    const std::size_t second = at + 2;
    const std::size_t end = at + 3;
    if ((!slash && !context.is(at + 1, '-')) || !context.is_number(second) || context.is(at - 1, '/') ||
        context.is(at - 1, '.') ||
        ((context.is(end, '/') || context.is(end, '-')) && context.is_number(end + 1)))
        return;
    const bool named = context.left(at).has(Set::season, 3);
    const bool follows = context.value(second) == context.value(at) + 1;
    const bool shortened = context.is_year(at) && context.digits(second) == 2 &&
                           context.value(second) == (context.value(at) + 1) % 100;
    const bool two_digits = named && context.digits(at) == 2 && context.digits(second) == 2 && follows;
    if (!(slash && follows && context.is_year(at)) && !(shortened && (slash || named)) && !two_digits)
        return;
    const std::string_view century = shortened ? context.of(at).substr(0, 2) : std::string_view();
    Spoken spoken(context);
    spoken.number(at).say(slash ? "" : "đến");
    add(out, "season", end, spoken.number(std::string(century) + std::string(context.of(second))))
        .because("two years in a row", 40)
        .when(named, "a season or a league before", 40);
}

} // namespace baonoi::normalise
