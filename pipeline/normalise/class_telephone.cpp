// SPDX-License-Identifier: GPL-3.0-or-later
// Telephone numbers, digit by digit, their groups as pauses: 024 3936 1234, +84 28…, 1900 1234, 115.
#include "normalise/classes.h"
#include "normalise/numbers.h"

#include <vector>

namespace baonoi::normalise {

namespace {

constexpr std::size_t most_groups = 6;
constexpr std::size_t longest_group = 8; // 024.38251234
constexpr std::size_t most_account_digits = 24;
constexpr std::size_t fewest_account_digits = 8;
constexpr std::size_t longest_short_number = 5; // 115, 1022
constexpr std::size_t most_digits_at_home = 11;
constexpr std::size_t most_digits_abroad = 13;
constexpr std::string_view home_code = "84";

struct Groups {
    std::vector<std::size_t> numbers; // pieces
    std::size_t digits = 0;
    std::size_t end = 0;
};

bool is_separator(const Context &context, std::size_t i) {
    return context.is_blank(i) || context.is(i, '.') || context.is(i, '-');
}

// Numbers behind single separators: of two to five digits, behind a dot or a dash also of one and up to
// eight.
Groups groups_at(const Context &context, std::size_t at, std::size_t most_digits) {
    Groups groups{{at}, context.digits(at), at + 1};
    while (groups.numbers.size() < most_groups && is_separator(context, groups.end)) {
        const std::size_t digits = context.digits(groups.end + 1);
        const bool area = groups.numbers.size() == 1 && context.starts_with_zero(at) && groups.digits <= 4;
        const bool usual = digits >= 2 && digits <= 5;
        const bool any = digits >= 1 && digits <= longest_group && !context.is_blank(groups.end) && area;
        if ((!usual && !any) || groups.digits + digits > most_digits)
            break;
        groups.digits += digits;
        groups.numbers.push_back(groups.end + 1);
        groups.end += 2;
    }
    return groups;
}

// One token a group, the separators silent; `spoken` is said before the first group.
Candidate &add_groups(const Context &context, const Groups &groups, std::string spoken, Candidates &out) {
    Candidate &candidate = add(out, "telephone", groups.end, {});
    for (std::size_t i = 0; i < groups.numbers.size(); ++i) {
        const Piece &piece = context.piece(groups.numbers[i]);
        if (i > 0)
            candidate.parts.push_back({piece.begin, "", "separator"});
        std::string_view digits = context.of(groups.numbers[i]);
        if (i == 0 && !spoken.empty() && digits.substr(0, home_code.size()) == home_code) {
            say(spoken, "tám tư");
            digits.remove_prefix(home_code.size());
        }
        say_digits(spoken, digits);
        const Pause pause = i + 1 < groups.numbers.size() ? Pause::bracket : Pause::none;
        candidate.parts.push_back({piece.end, std::move(spoken), "telephone", "vi", {}, pause});
        spoken.clear();
    }
    return candidate;
}

// The code in brackets before the groups: the pieces where it begins and ends, and where the groups begin.
struct BracketedCode {
    std::size_t begin, end, rest;
};

Candidate &add_bracketed(const Context &context, const BracketedCode &code, const std::string &spoken,
                         const Groups &groups, Candidates &out) {
    Candidate &candidate = add_groups(context, groups, {}, out);
    candidate.parts.insert(candidate.parts.begin(),
                           {{context.piece(code.begin).begin, "", "separator"},
                            {context.piece(code.end).begin, spoken, "telephone", "vi", {}, Pause::bracket},
                            {context.piece(code.rest).begin, "", "separator"}});
    return candidate;
}

// +84 28 3822 1234
void read_international(const Context &context, std::size_t at, Candidates &out) {
    const Groups groups = groups_at(context, at + 1, most_digits_abroad);
    if (context.is_number(at + 1) && groups.digits >= 9 && groups.digits <= most_digits_abroad)
        add_groups(context, groups, "cộng", out).because("a plus before a long number", 60);
}

// (84-24) 3974 1234 · (+84.24) 3974 1234 · (+84) 24 3974 1234
void read_bracketed_abroad(const Context &context, std::size_t at, Candidates &out) {
    const bool plus = context.is(at + 1, '+');
    const std::size_t country = at + (plus ? 2 : 1);
    if (context.of(country) != home_code)
        return;
    std::string spoken = plus ? "cộng tám tư" : "tám tư";
    std::size_t close = country + 1;
    std::size_t digits = 0;
    if (!context.is(close, ')')) {
        if (!is_separator(context, close) || context.digits(close + 1) < 1 || context.digits(close + 1) > 3)
            return;
        digits = context.digits(close + 1);
        say_digits(spoken, context.of(close + 1));
        close += 2;
    }
    const std::size_t rest = context.skip_blank(close + 1);
    if (!context.is(close, ')') || !context.is_number(rest))
        return;
    const Groups groups = groups_at(context, rest, most_digits_at_home);
    if (groups.digits + digits < 8 || groups.digits + digits > 11)
        return;
    add_bracketed(context, {country, close, rest}, spoken, groups, out)
        .because("a country code in brackets", 60);
}

// (028) 3822 1234
void read_bracketed(const Context &context, std::size_t at, Candidates &out) {
    const std::size_t code = at + 1;
    if (!context.is_number(code) || !context.starts_with_zero(code) || context.digits(code) < 2 ||
        context.digits(code) > 4 || !context.is(code + 1, ')'))
        return;
    const std::size_t rest = context.skip_blank(code + 2);
    if (!context.is_number(rest))
        return;
    const Groups groups = groups_at(context, rest, most_digits_at_home);
    const std::size_t digits = groups.digits + context.digits(code);
    if (digits < 9 || digits > 11)
        return;
    std::string spoken;
    say_digits(spoken, context.of(code));
    add_bracketed(context, {code, code + 1, rest}, spoken, groups, out)
        .because("an area code in brackets", 60);
}

} // namespace

namespace {

// STK: 1903 5678 1234 015 · CCCD 001.085.012345: groups of any length, unless money follows.
void read_account(const Context &context, std::size_t at, Candidates &out) {
    const Window &left = context.left(at);
    if (!left.has(Set::identity, 2) || !(left.touching || context.is(context.before(at), ':')))
        return;
    Groups groups{{at}, context.digits(at), at + 1};
    while (groups.numbers.size() < most_account_digits && is_separator(context, groups.end) &&
           context.is_number(groups.end + 1) &&
           groups.digits + context.digits(groups.end + 1) <= most_account_digits) {
        groups.digits += context.digits(groups.end + 1);
        groups.numbers.push_back(groups.end + 1);
        groups.end += 2;
    }
    const std::size_t next = context.skip_blank(groups.end);
    const bool money = context.is_in(Set::money_word, next) || context.is_in(Set::scale, next) ||
                       context.is_in(Set::counted, next) || context.tables().unit(context.of(next));
    const bool code = left.words[0] == "mã" || left.words[0] == "ms" ||
                      (left.count > 1 && left.words[1] == "mã"); // mã số 2025.123
    if (groups.numbers.size() > 1 && (code || groups.digits >= fewest_account_digits) && !money &&
        !context.is(groups.end, '/') && left.has(Set::identity, 1))
        add_groups(context, groups, {}, out)
            .because("groups of digits after a word for a number of identity", 60);
}

} // namespace

void read_telephone(const Context &context, std::size_t at, Candidates &out) {
    if (context.is(at, '+'))
        return read_international(context, at, out);
    if (context.is(at, '(')) {
        read_bracketed_abroad(context, at, out);
        return read_bracketed(context, at, out);
    }
    if (!context.is_number(at) || context.last.name == "address")
        return;
    read_account(context, at, out);
    const Groups groups = groups_at(context, at, most_digits_at_home);
    const std::string_view first = context.of(at);
    const bool word = context.left(at).has(Set::telephone, 3);
    const bool zero = first[0] == '0' && groups.digits >= 9 && groups.digits <= 11;
    const bool years = groups.numbers.size() == 2 && context.is(at + 1, '-') && context.is_year(at) &&
                       context.is_year(groups.numbers[1]) &&
                       context.value(at) < context.value(groups.numbers[1]); // 1900-1975
    const bool hotline = (word || !years) && (first.substr(0, 4) == "1900" || first.substr(0, 4) == "1800") &&
                         groups.digits >= 8 && groups.digits <= 10 &&
                         (first.size() > 4 || groups.numbers.size() > 1) &&
                         !(context.is(groups.end, ',') && context.is_number(groups.end + 1));
    const bool more = is_separator(context, at + 1) && !context.is_blank(at + 1) && context.is_number(at + 2);
    const auto is_counted = [&] {
        const Window &right = context.right(at + 1);
        return right.touches(Set::counted) || right.touches(Set::scale);
    };
    if (zero || hotline)
        add_groups(context, groups, {}, out)
            .because(zero ? "9 to 11 digits from 0 on" : "1800 or 1900 and more digits", zero ? 45 : 25)
            .when(word, "a word for a telephone before", 20);
    else if (word && groups.digits >= 9 && groups.digits <= 11)
        add_groups(context, groups, {}, out).because("a word for a telephone before", 30);
    else if (word && first.size() >= 3 && first.size() <= longest_short_number && !context.is(at + 1, '/') &&
             !more && !is_counted())
        add_groups(context, {{at}, first.size(), at + 1}, {}, out)
            .because("a word for a telephone before", 25);
}

} // namespace baonoi::normalise
