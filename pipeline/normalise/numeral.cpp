// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/numeral.h"

#include "normalise/letters.h"
#include "normalise/numbers.h"
#include "normalise/repeated_number.h"
#include "normalise/syllable.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest_plain = 15;  // more digits without separators are said one by one
constexpr std::size_t most_thousands = 20; // of thousands
constexpr std::size_t longest_unit = 4;    // pieces

// Groups of exactly three digits after piece at, each behind the separator. The piece after them.
std::size_t groups_after(const Context &context, std::size_t at, char32_t separator, std::size_t *count) {
    std::size_t end = at + 1;
    *count = 0;
    while (*count < most_thousands && context.is(end, separator) && context.digits(end + 1) == 3) {
        end += 2;
        ++*count;
    }
    return end;
}

// The number whose groups of thousands are pieces [begin, end).
Numeral grouped(const Context &context, std::size_t begin, std::size_t end) {
    Numeral numeral{{}, {}, end, true};
    for (std::size_t i = begin; i < end; ++i)
        if (context.is_number(i))
            numeral.whole += context.of(i);
    return numeral;
}

bool may_lead_groups(const Context &context, std::size_t at) {
    return context.digits(at) <= 3 && !context.starts_with_zero(at);
}

bool continues(const Context &context, std::size_t end, char32_t separator) {
    return context.is(end, separator) && context.is_number(end + 1);
}

// Decimals behind a mark at piece end, unless more numbers follow behind the same mark (a list, a date).
bool take_decimals(const Context &context, Numeral &numeral, char32_t mark) {
    if (!continues(context, numeral.end, mark) || continues(context, numeral.end + 2, mark))
        return false;
    numeral.decimals = context.of(numeral.end + 1);
    numeral.end += 2;
    return true;
}

std::optional<Numeral> grouped_by(const Context &context, std::size_t at, char32_t separator, char32_t mark,
                                  std::size_t fewest) {
    std::size_t groups = 0;
    const std::size_t end = groups_after(context, at, separator, &groups);
    if (groups < fewest || !may_lead_groups(context, at) || continues(context, end, separator))
        return std::nullopt;
    Numeral numeral = grouped(context, at, end);
    take_decimals(context, numeral, mark);
    return numeral;
}

// 9 000 000 before a unit, a scale or something counted.
std::optional<Numeral> grouped_by_blanks(const Context &context, std::size_t at) {
    if (at > 0 && context.is_word(at - 1)) // A1 175 cm³
        return std::nullopt;
    std::size_t end = at + 1;
    while (end - at < 2 * most_thousands && context.is_blank(end) && context.digits(end + 1) == 3)
        end += 2;
    if (end == at + 1 || !may_lead_groups(context, at) || context.is(end, '/'))
        return std::nullopt;
    const bool model = context.is_blank(at - 1) && context.is_capitalised(at - 2) && context.is_upper(end) &&
                       !is_syllable(context.of(at - 2)); // Ultra 7 258V
    const Window &right = context.right(end);
    if (model)
        return std::nullopt;
    if (!unit_after(context, end).unit && !(right.touching && right.has(Set::counted, 1)))
        return std::nullopt;
    return grouped(context, at, end);
}

constexpr std::size_t longest_count = 3; // digits of a count with a leading zero
constexpr int most_counts = 4;           // of "01, 02 và 03 giải"

// The number behind "đến", a dash, "và" or a comma; 0 when there is none.
std::size_t next_count(const Context &context, std::size_t end) {
    const std::size_t link = context.skip_blank(end);
    const std::string_view word = context.of(link);
    if (word != "đến" && word != "tới" && word != "và" && word != "hoặc" && !context.is(link, '-') &&
        !context.is(link, ','))
        return 0;
    const std::size_t next = context.skip_blank(link + 1);
    return context.is_number(next) ? next : 0;
}

// 02 xã, từ 05 đến 07 năm: a count, whose leading zero is not said. Codes and names keep theirs.
bool is_count(const Context &context, std::size_t at) {
    const std::size_t before = context.before(at);
    const bool range = context.is(before, '-') && context.is_number(context.before(before));
    if (context.is_word(at - 1) || context.is(at - 1, '.') || context.is(at - 1, '/') ||
        (context.is(at - 1, '-') && !range) || (context.is_blank(at - 1) && context.is_number(at - 2)))
        return false;
    const bool coded = context.left(at).touches(Set::coded);
    const bool numbered = coded || context.left(at).touches(Set::numbered);
    for (int counts = 0; at != 0 && counts < most_counts; ++counts) {
        std::size_t end = at + 1;
        if (context.is(context.skip_blank(end), '(') && context.is_word(context.skip_blank(end) + 1))
            end = bracket_end(context, context.skip_blank(end)); // 05 (năm) ngày
        std::size_t next = context.skip_blank(end);
        next += context.is(next, '"') ? 1 : 0; // 03 "Mái ấm tình thương"
        if (context.digits(at) > longest_count || context.is(end, '/') || context.is(end, '.') ||
            context.is(end, ':'))
            return false;
        const Window &right = context.right(end);
        if (unit_after(context, end).unit || right.touches(Set::counted) || right.touches(Set::agent))
            return !coded;
        const bool long_code =
            context.digits(at) >= longest_count && context.is_capitalised(next); // 076 Tứ Xuyên
        if (context.is_blank(end) && context.is_word(next) && !context.is_in(Set::particle, next) &&
            !long_code)
            return !numbered;
        at = next_count(context, end);
    }
    return false;
}

bool is_in_list(const Context &context, std::size_t at) {
    return at >= 2 && context.is(at - 1, ',') && context.is_number(at - 2);
}

// 15.006 độ vĩ Bắc: no degrees are counted in thousands.
bool is_coordinate(const Context &context, std::size_t at) {
    const std::size_t word = context.skip_blank(at + 3);
    if (!context.is(at + 1, '.') || context.digits(at + 2) != 3 || context.of(word) != "độ")
        return false;
    const std::string line = context.folded(word + 2);
    return line == "vĩ" || line == "kinh";
}

} // namespace

std::optional<Numeral> numeral_at(const Context &context, std::size_t at) {
    if (!context.is_number(at))
        return std::nullopt;
    if (is_coordinate(context, at))
        return Numeral{std::string(context.of(at)), std::string(context.of(at + 2)), at + 3, false};
    if (auto numeral = grouped_by(context, at, '.', ',', 1))
        return numeral;
    if (auto numeral = grouped_by(context, at, ',', '.', 2))
        return numeral;
    if (auto numeral = grouped_by(context, at, ',', '.', 1); numeral && !numeral->decimals.empty())
        return numeral;
    if (auto numeral = grouped_by_blanks(context, at))
        return numeral;
    Numeral numeral{std::string(context.of(at)), {}, at + 1, false};
    if (numeral.leading_zero() && is_count(context, at))
        numeral.whole = without_zeros(numeral.whole);
    if (!is_in_list(context, at) && take_decimals(context, numeral, ','))
        return numeral;
    if (!(at >= 2 && context.is(at - 1, '.') && context.is_number(at - 2)))
        take_decimals(context, numeral, '.');
    return numeral;
}

void say_numeral(std::string &out, const Numeral &numeral, const Context &context) {
    if (numeral.leading_zero() || (!numeral.grouped && numeral.whole.size() > longest_plain))
        say_digits(out, numeral.whole);
    else
        say_integer(out, numeral.whole, context.settings());
    if (numeral.decimals.empty())
        return;
    say(out, "phẩy");
    say_decimals(out, numeral.decimals, context.settings());
}

bool is_model_number(const Context &context, std::size_t at) {
    const bool second = context.is_blank(at - 1) && context.digits(at - 2) == 1 && context.is_blank(at - 3) &&
                        context.is_capitalised(at - 4) && context.is_upper(at + 1) &&
                        !is_syllable(context.of(at - 4)); // Ultra 9 285K
    if (second)
        return true;
    return context.is(at - 1, '-') && context.is_capitalised(at - 2) && !context.is_number(at - 3) &&
           context.is_upper(at + 1);
}

UnitMatch unit_at(const Context &context, std::size_t at, bool directly_after_number) {
    UnitMatch found;
    std::size_t end = at;
    for (std::size_t n = 1; n <= longest_unit && end < context.size(); ++n) {
        if (context.is_blank(end))
            break;
        if (context.is_number(end) && (n == 1 || context.digits(end) > 1))
            break;
        ++end;
        const std::string_view symbol = context.of(at, end);
        const Unit *unit = context.tables().unit(symbol);
        if (!unit && symbol.size() > 1)
            unit = context.tables().unit_any_case(fold(symbol));
        if (unit && (directly_after_number || !unit->glued))
            found = {unit, end};
    }
    return found;
}

UnitMatch unit_after(const Context &context, std::size_t end) {
    if (!context.is_blank(end))
        return unit_at(context, end, true);
    const UnitMatch match = unit_at(context, end + 1, false);
    const bool letter = match.end == end + 2 && context.piece(end + 1).characters == 1;
    const bool name =
        context.is(match.end, '-') || (context.is_blank(match.end) && context.is_capitalised(match.end + 1));
    return letter && context.is_upper(end + 1) && name ? UnitMatch() : match; // vòng 7 V-League
}

} // namespace baonoi::normalise
