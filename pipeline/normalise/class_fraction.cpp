// SPDX-License-Identifier: GPL-3.0-or-later
// Two numbers and a slash, and scores: 3/4, 5 1/2, 5/63, thắng 2-1.
#include "normalise/classes.h"
#include "normalise/share.h"
#include "normalise/spoken.h"

#include <algorithm>

namespace baonoi::normalise {

namespace {

constexpr int largest_denominator = 10; // beyond it a slash is trên
constexpr int largest_goals = 30;
constexpr int largest_points = 199; // of basketball or boxing
constexpr int largest_vote = 999;
constexpr int largest_round = 64; // vòng 1/16
constexpr int least_set = 11;     // points of a set of badminton
constexpr int tennis_set = 6;     // games of a set of tennis

bool is_denominator(const Context &context, std::size_t at) {
    return context.value(at) >= 2 && context.value(at) <= largest_denominator &&
           !context.starts_with_zero(at);
}

// 5 1/2
void read_mixed(const Context &context, std::size_t at, Candidates &out) {
    const std::size_t numerator = at + 2;
    if (!context.is_blank(at + 1) || !context.is_number(numerator) || !context.is(at + 3, '/') ||
        !is_denominator(context, at + 4) || context.value(numerator) >= context.value(at + 4) ||
        context.is(at + 5, '/') || context.left(at).has(Set::near_date, 1))
        return;
    add(out, "mixed fraction", at + 5,
        Spoken(context).number(at).say("và").number(numerator).say("phần").month(at + 4))
        .because("a whole number before a proper fraction", 35)
        .as_number();
}

// vòng 1/8, vòng 1/16
void read_round(const Context &context, std::size_t at, Candidates &out) {
    if (context.value(at) == 1 && context.value(at + 2) > 1 && context.value(at + 2) <= largest_round &&
        context.left(at).touches("vòng"))
        add(out, "fraction", at + 3, Spoken(context).number(at).say("phần").month(at + 2))
            .because("a round of a cup", 60)
            .as_number();
}

// A unit behind piece `end` is said; the piece after it, else `end`.
std::size_t say_unit(Spoken &spoken, const Context &context, std::size_t end) {
    const UnitMatch unit = unit_after(context, end);
    if (unit.unit)
        spoken.say(unit.unit->spoken);
    return unit.unit ? unit.end : end;
}

} // namespace

void read_fraction(const Context &context, std::size_t at, Candidates &out) {
    read_mixed(context, at, out);
    const auto first = numeral_at(context, at);
    if (!context.is(first->end, '/') || !context.is_number(first->end + 1))
        return;
    const auto second = numeral_at(context, first->end + 1);
    const bool whole = first->decimals.empty() && second->decimals.empty();
    if (whole && is_denominator(context, first->end + 1) && second->end == first->end + 2 &&
        context.value(at) > 0 && !context.is_word(at - 1)) {
        Spoken spoken(context);
        spoken.number(at).say("phần").month(first->end + 1); // phần tư
        const std::size_t end = say_unit(spoken, context, second->end);
        add(out, "fraction", end, spoken)
            .because("a small denominator", 25)
            .when(context.left(at).has(Set::ratio, 4), "a word for a ratio before", 20)
            .when(end > second->end, "a unit after it", 20)
            .when(is_share(context, at, second->end), "something that has parts around it", 25)
            .as_number();
    }
    read_round(context, at, out);
    const bool ordinal = context.left(at).touches(Set::ordinal);
    Spoken spoken(context);
    const bool counts = whole && is_counted_after(context, second->end); // 02/03 khoản
    if (ordinal)
        spoken.ordinal(first->whole);
    else if (counts)
        spoken.number(first->whole);
    else
        spoken.numeral(*first);
    spoken.say("trên");
    if (counts)
        spoken.number(second->whole);
    else
        spoken.numeral(*second);
    const bool letter = context.is_blank(second->end) && context.piece(second->end + 1).characters == 1;
    const std::size_t end = letter ? second->end : say_unit(spoken, context, second->end); // 5/63 m…
    add(out, "out of", end, spoken)
        .because("two numbers and a slash", 22)
        .when(whole && context.value(at) == context.value(first->end + 1) &&
                  context.right(second->end).touching && !context.left(at).touches(Set::near_date),
              "all that there are", 30)
        .when(ordinal, "thứ before", 45)
        .when(context.tables().in(Set::out_of, context.of(at, second->end)), "a known expression", 30)
        .when(is_house(context, at, second->end), "the number of a house", 30)
        .when(is_tally(context, at, second->end), "what is counted after it", 30)
        .when(context.left(at).has(Set::graded, 2), "a value out of a fixed most", 45)
        .as_number();
}

namespace {

constexpr std::size_t fixture_reach = 24; // pieces of the names of two teams

// "Ý - Tây Ban Nha" or "Arsenal vs Chelsea:" before piece at: names, a dash or vs, names.
bool is_fixture_before(const Context &context, std::size_t at) {
    std::size_t i = context.is_blank(at - 1) ? at - 1 : at;
    if (i > 0 && context.is(i - 1, ':'))
        --i;
    bool name = false;
    for (std::size_t n = 0; i-- > 0 && n < fixture_reach; ++n) {
        if (context.is_blank(i) || (context.is_number(i) && name))
            continue;
        if (name && ((context.is(i, '-') && context.is_blank(i - 1) && context.is_blank(i + 1)) ||
                     context.folded(i) == "vs"))
            return i > 1 && (context.is_capitalised(i - 2) || context.is_number(i - 2));
        if (!context.is_capitalised(i))
            return false;
        name = true;
    }
    return false;
}

// thắng 2,5-1,5
void read_half_points(const Context &context, std::size_t at, Candidates &out) {
    const auto first = numeral_at(context, at);
    if (first->decimals != "5" || !context.is(first->end, '-') || !context.is_number(first->end + 1) ||
        !context.left(at).has(Set::score, 4))
        return;
    const auto second = numeral_at(context, first->end + 1);
    if (second->decimals.size() <= 1 && !unit_after(context, second->end).unit)
        add(out, "score", second->end, Spoken(context).numeral(*first).numeral(*second))
            .because("halves of a point after a word for a score", 45);
}

// tỷ lệ bỏ phiếu 14-0: no range, as it falls
void read_vote(const Context &context, std::size_t at, Candidates &out) {
    const std::size_t second = at + 2;
    if (context.is(at + 1, '-') && context.is_number(second) && context.value(at) > context.value(second) &&
        context.value(at) <= largest_vote && context.value(second) >= 0 &&
        context.left(at).has(Set::ratio, 4) && !context.is(second + 1, '/') && !context.is(second + 1, '-') &&
        !(context.is(second + 1, ',') && context.is_number(second + 2)) &&
        !unit_after(context, second + 1).unit)
        add(out, "vote", second + 1, Spoken(context).number(at).number(second))
            .because("a falling pair after a word for a ratio", 45);
}

// A score follows a score: 2-2 (1-0) · 25-21, 23-25
bool is_after_score(const Context &context, std::size_t at) {
    const std::size_t end = context.last_score;
    return end > 0 && at > end && at - end <= 3 &&
           (context.is(at - 1, '(') || context.is(end, ',') ||
            (context.is(end, ')') && context.is(end + 1, ',')));
}

// 6/3, 7/5 · 21/19: the points of a set.
bool is_set(const Context &context, std::size_t at) {
    const int first = context.value(at);
    const int second = context.value(at + 2);
    const int more = std::max(first, second);
    const int fewer = std::min(first, second);
    if (fewer < 0 || more > largest_goals)
        return false;
    const bool tennis = (more == tennis_set && fewer < tennis_set) ||
                        (more == tennis_set + 1 && (fewer == tennis_set || fewer == tennis_set - 1));
    return tennis || (more >= least_set && more - fewer >= 2) || (more > 20 && more > fewer);
}

// A word for a score stands in the sentence, however far before.
bool is_far_behind_score(const Context &context, std::size_t at) {
    constexpr std::size_t farthest = 60; // pieces
    for (std::size_t i = at, n = 0; i-- > 0 && n < farthest && !context.is(i, ';'); ++n)
        if (context.is_word(i) && context.is_in(Set::score, i))
            return true;
    return false;
}

// 12-21, 9-21: two pairs in a row that may be the points of sets, one of which falls as no range does, or far
// behind a word for a score.
bool begins_sets(const Context &context, std::size_t at) {
    const std::size_t next = at + 5;
    if (!context.is(at + 1, '-') || !context.is(at + 3, ',') || !context.is_blank(at + 4) ||
        !context.is(next + 1, '-') || !is_set(context, at) || !is_set(context, next) ||
        context.starts_with_zero(at) || context.starts_with_zero(next) || context.is(next + 3, '/') ||
        unit_after(context, next + 3).unit || context.right(next + 3).touches(Set::counted))
        return false;
    return context.value(at) > context.value(at + 2) || context.value(next) > context.value(next + 2) ||
           is_far_behind_score(context, at);
}

void read_set(const Context &context, std::size_t at, Candidates &out) {
    const std::size_t end = at + 3;
    const std::size_t next = context.skip_blank(end);
    const bool follows = is_after_score(context, at);
    const bool tie_break = follows && context.is(at - 1, '(') && context.is(end, ')');
    if (!context.is(at + 1, '/') || !context.is_number(at + 2) || (!is_set(context, at) && !tie_break) ||
        context.is(end, '/') || context.is(at - 1, '/') || context.starts_with_zero(at) ||
        context.left(at).touches(Set::day) || context.left(at).touches(Set::near_date) ||
        (context.is_word(next) && !context.is_in(Set::particle, next)))
        return;
    const bool word = context.left(at).has(Set::score, 4);
    if (word || follows)
        add(out, "score", end, Spoken(context).number(at).number(at + 2))
            .because(word ? "the points of a set after a word for a score" : "a score before it", 70);
}

} // namespace

void read_score(const Context &context, std::size_t at, Candidates &out) {
    read_half_points(context, at, out);
    read_vote(context, at, out);
    read_set(context, at, out);
    std::size_t second = context.skip_blank(at + 1);
    const bool colon = context.is(second, ':');
    if ((!context.is(second, '-') && !colon) || context.is_blank(at + 1) != context.is_blank(second + 1))
        return;
    second = context.skip_blank(second + 1);
    if (!context.is_number(second) || context.value(at) < 0 || context.value(second) < 0)
        return;
    const bool points = !colon && (context.left(at).has(Set::score, 4) || is_after_score(context, at));
    if (std::max(context.value(at), context.value(second)) > (points ? largest_points : largest_goals))
        return;
    const std::size_t end = second + 1;
    if ((context.is(end, '/') || context.is(end, '-') || context.is(end, ',')) && context.is_number(end + 1))
        return;
    Candidate &candidate = add(out, "score", end, Spoken(context).number(at).number(second))
                               .because("two small numbers and a dash", 0);
    const Window &left = context.left(at);
    const bool word = left.has(Set::score, 4);
    candidate.when(word, "a word for a score before", colon ? 60 : 45)
        .when(!word && begins_sets(context, at), "the points of two sets in a row", 45);
    const bool names = left.touching && context.is_capitalised(at - 2) && context.is_capitalised(end + 1) &&
                       context.is_blank(at - 1) && context.is_blank(end) && !context.is_first(at - 2);
    const bool first_name = left.touching && at >= 2 && context.is_capitalised(at - 2) &&
                            context.is_first(at - 2) && context.is_capitalised(end + 1) &&
                            !left.has(Set::clause, 1) && !left.touches(Set::near_date);
    candidate.when(!colon && (names || first_name), "between two names", 30);
    if (!colon && is_fixture_before(context, at))
        candidate.because("after the names of two teams", 45);
    else if (!colon && is_after_score(context, at))
        candidate.because("a score before it", 40);
    else if (!colon && !word && left.has(Set::score, 6))
        candidate.because("a word for a score before, farther off", 35);
    const bool level = context.value(at) == context.value(second) && !context.starts_with_zero(at) &&
                       !(context.is(end, '.') && context.is_number(end + 1));
    candidate.when(!colon && level && !word && !context.is_blank(at + 1), "no range has equal ends", 35);
    const Window &right = context.right(end);
    const bool numbered =
        context.is_word(end + 1) && context.is_number(context.skip_blank(end + 2)); // phút 54
    candidate.when(unit_after(context, end).unit ||
                       (right.touches(Set::counted) && !right.has(Set::leg, 1) && !numbered),
                   "a unit or something counted after it", -40);
}

} // namespace baonoi::normalise
