// SPDX-License-Identifier: GPL-3.0-or-later
// Abbreviations before a number or a name: Q.1, TP. Huế, ĐT.721.
#include "normalise/abbreviations.h"
#include "normalise/classes.h"
#include "normalise/letters.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t shortest_room = 3; // digits: P.302 is a room, P.5 a ward
constexpr std::size_t longest_road = 4;  // digits: ĐT 721; more are a telephone

bool is_road_number(const Context &context, std::size_t at) {
    const std::size_t next = at + 1;
    const bool more = (context.is(next, '.') || context.is(next, '-') || context.is_blank(next)) &&
                      context.digits(next + 1) >= 3;
    return context.digits(at) <= longest_road && !more && !context.is(next, '%') &&
           !(context.is(next, ',') && context.is_number(next + 1));
}

// The Đ. of "khoản 2 Đ.79 Luật Đất đai": Điều.
bool is_of_a_law(const Context &context, std::size_t at, std::size_t end) {
    const Window &left = context.left(at);
    const Window &right = context.right(end);
    return left.has(Set::clause, 4) || left.has(Set::letter, 3) ||
           (right.touching && right.has(Set::paper, 2)) || right.touches("hiến") || right.touches("bộ") ||
           right.touches("blhs") || right.touches("blds");
}

} // namespace

// K4 Đ174: khoản, điều
void read_law(const Context &context, std::size_t at, Candidates &out) {
    const bool clause = context.of(at) == "K" && context.is_number(at + 1) &&
                        context.of(context.skip_blank(context.is(at + 2, ',') ? at + 3 : at + 2)) == "Đ";
    const bool article = context.of(at) == "Đ" && context.is_number(at + 1) &&
                         (context.of(at - 3) == "K" || context.of(at - 4) == "K");
    if (clause || article)
        add(out, "address", at + 1, clause ? "khoản" : "điều")
            .because("a clause and an article of a law", 70);
}

void read_address(const Context &context, std::size_t at, Candidates &out) {
    read_law(context, at, out);
    const auto known = context.tables().address(context.of(at));
    const Window &words = context.left(at);
    const bool managed = words.touches("phí") || words.touches("ban") || words.touches("quỹ"); // phí QL 2 năm
    if (!known || (context.of(at) == "QL" && managed) ||
        (context.is(at - 1, '-') && context.is_upper(at - 2))) // PB-TL 490
        return;
    const bool single = context.piece(at).characters == 1;
    const bool dot = context.is(at + 1, '.');
    const std::size_t next = context.skip_blank(at + (dot ? 2 : 1));
    const bool attached = next == at + (dot ? 2U : 1U);
    const bool number = context.is_number(next);
    const bool name = context.is_capitalised(next) && !context.is(next + 1, '.') &&
                      context.piece(next).characters > 1; // Q.H is a person
    const bool road = context.is_in(Set::road, at);
    if ((!number && (!name || road)) || (number && longest_match(context, at).end > next)) // HL93
        return;
    if (!dot && !(road && is_road_number(context, next) &&
                  (!context.is_in(Set::highway, at) || context.starts_with_zero(next))))
        return;
    const bool department = *known == "phường" && context.right(next).touches(Set::department);
    const bool room = department || (number && *known == "phường" && context.digits(next) >= shortest_room);
    const bool article = *known == "đường" && number && is_of_a_law(context, at, next + 1);
    const std::string spoken = without_words_before(context, at,
                                                    room      ? "phòng"
                                                    : article ? "điều"
                                                              : std::string(*known),
                                                    1);
    Candidate &candidate = add(out, "address", at + (dot ? 2 : 1), spoken);
    candidate.because(number ? "a number behind it" : "a name behind it", number ? 50 : 20)
        .when(attached, "nothing between", 15)
        .when(department, "a department behind it", 45)
        .when(!single, "an abbreviation of two letters or more", 40);
    if (context.is(at - 1, '(') ||
        (context.is_blank(at - 1) && (context.is(at - 2, ',') || context.is(at - 2, ';'))))
        candidate.because("a member of an address", 30);
    else if (single && name && !attached && context.left(at).touching && !context.is_capitalised(at - 2) &&
             !context.is_in(Set::surname, next))
        candidate.because("a place before a name", 10);
    const bool given_name = context.is_capitalised(at - 2) &&
                            (!context.is_upper(at - 2) || context.piece(at - 2).characters == 1); // not UBND
    candidate.when(single && (context.left(at).touches(Set::person) || given_name), "a person's initial",
                   -40);
}

} // namespace baonoi::normalise
