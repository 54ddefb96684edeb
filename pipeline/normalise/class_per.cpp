// SPDX-License-Identifier: GPL-3.0-or-later
// The slash between two units, and between what is related: đồng/lít, km/h, tỷ lệ giáo viên/lớp.
#include "normalise/classes.h"
#include "normalise/numbers.h"
#include "normalise/numeral.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t rate_reach = 10; // pieces between a number and the slash of its unit

// A number stands before the slash with only words, units and slashes between: 50.000 đồng/người/tháng.
bool follows_quantity(const Context &context, std::size_t at) {
    for (std::size_t i = at; i-- > 0 && at - i <= rate_reach;) {
        if (context.is_number(i))
            return true;
        if (context.is_symbol(i) && !context.is(i, '/') && !context.tables().unit(context.of(i)) &&
            context.of(i) != "²" && context.of(i) != "³")
            return false;
    }
    return false;
}

bool is_money(const Unit *unit) {
    return unit && unit->kind == UnitKind::money;
}

// The slash of đồng/lít, km/h, người/km². Takes the unit behind it with it.
struct Per {
    const Unit *left = nullptr;
    UnitMatch right;
    bool quantity = false;
};

std::string_view word_for(const Context &context, std::size_t at, const Per &per) {
    const Window &around = context.left(at);
    if (is_money(per.left) && is_money(per.right.unit))
        return per.quantity ? "một" : "trên"; // USD/VND
    if (is_money(per.left) ||
        (per.left && (per.left->kind == UnitKind::percent || per.left->kind == UnitKind::scale)) ||
        around.has(Set::rate) || around.has(Set::money_word, 3))
        return "một";
    const bool by_weight = per.right.unit && per.right.unit->spoken.ends_with("gam");
    if (!per.left && by_weight && around.has(Set::counted, 1)) // 30 con/kg
        return "một";
    const bool technical = per.right.unit && (per.left || per.right.unit->kind != UnitKind::time);
    const bool time = around.has(Set::density) && context.right(at + 1).has(Set::counted, 1);
    return technical || (around.has(Set::density) && !time) || context.right(at + 1).has(Set::dose, 1)
               ? "trên"
               : "một";
}

// 30.000/chục: a price without its currency.
bool is_thousands(const Context &context, std::size_t slash) {
    return slash >= 3 && context.last.end == slash && context.digits(slash - 1) == 3 &&
           context.is(slash - 2, '.') && context.is_number(slash - 3) && context.is_word(slash + 1);
}

// A number with a unit or a word after it: the 24 of 45 điểm/24 trận.
bool counts_something(const Context &context, std::size_t at) {
    const auto numeral = numeral_at(context, at);
    return unit_after(context, numeral->end).unit ||
           (context.is_blank(numeral->end) && context.is_word(numeral->end + 1) &&
            !context.is_capitalised(numeral->end + 1));
}

// tỷ lệ giáo viên/lớp, hệ số nợ/vốn
void read_relation(const Context &context, std::size_t at, Candidates &out) {
    constexpr std::size_t relation_reach = 5; // words
    const Window &left = context.left(at);
    if (context.is_word(at - 1) && !context.is_capitalised(at - 1) &&
        (context.is_word(at + 1) || context.is_number(at + 1)) &&
        (left.has(Set::ratio, relation_reach) || left.has(Set::scored, relation_reach)))
        add(out, "per", at + 1, "trên").because("a word for a relation before", 25);
}

} // namespace

void read_per(const Context &context, std::size_t at, Candidates &out) {
    if (!context.is(at, '/') || at == 0 || context.is_blank(at - 1) || context.is_blank(at + 1))
        return;
    read_relation(context, at, out);
    const Unit *left = context.tables().unit(context.of(at - 1));
    if (!left && at >= 2 && context.is_word(at - 2)) // m³
        left = context.tables().unit(context.of(at - 2, at));
    Per per{left, unit_at(context, at + 1, true), follows_quantity(context, at)};
    const bool price = (context.last.name == "money" || context.last.name == "per") &&
                       context.last.end == at; // $120/đêm, 25 USD/m2/tháng
    const bool unit_with_digit =
        context.is_number(at - 1) && at >= 2 && (context.is_word(at - 2) || context.is(at - 2, '^')); // m3/s
    if ((context.is_number(at - 1) && !price && !unit_with_digit && !is_thousands(context, at)) ||
        (!per.quantity && !per.left))
        return;
    if (context.is_number(at + 1)) {
        if (!context.is_number(at - 1) && counts_something(context, at + 1))
            add(out, "per", at + 1,
                context.of(at + 1) == "1" && (price || is_money(per.left)) ? "" : "trên") // USD/1 triệu
                .because("a unit before, a number with its unit after", 35);
        return;
    }
    if ((context.of(at + 1) == "th" || context.of(at + 1) == "ph") && per.quantity) { // 5tr/th, 88 l/ph
        add(out, "per", at + 2, context.of(at + 1) == "th" ? "một tháng" : "trên phút")
            .because("th or ph after a quantity", 40);
        return;
    }
    const bool word =
        context.is_word(at + 1) && (context.piece(at + 1).letters == Case::lower || context.in_capitals(at));
    if (!per.right.unit && !word)
        return;
    std::string spoken(word_for(context, at, per));
    if (per.right.unit)
        say(spoken, per.right.unit->spoken);
    add(out, "per", per.right.unit ? per.right.end : at + 1, spoken)
        .because("a quantity before, a unit or a word after", 35);
}

} // namespace baonoi::normalise
