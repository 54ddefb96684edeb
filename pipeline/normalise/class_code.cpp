// SPDX-License-Identifier: GPL-3.0-or-later
// Number plates, numbers with several dots, numbers behind the letters of a code.
#include "normalise/classes.h"
#include "normalise/letters.h"
#include "normalise/numbers.h"
#include "normalise/spelling.h"

namespace baonoi {

namespace {

constexpr std::size_t most_dots = 20;

// 29A-123.45 · 52N5-1234 · 29A 123.45
void read_plate(const Context &context, std::size_t at, Candidates &out) {
    const Piece &series = context.piece(at + 1);
    if (context.digits(at) != 2 || !context.is_word(at + 1) || series.letters != Case::upper ||
        series.characters > 2)
        return;
    std::size_t next = at + 2;
    const bool digit = context.digits(next) == 1;
    next += digit ? 1 : 0;
    const bool dash = context.is(context.skip_blank(next), '-');
    const bool word = context.left(at).has(Set::plate, 3);
    if (!dash && !(word && context.is_blank(next)))
        return;
    if (dash)
        next = context.skip_blank(next) + 1;
    next = context.skip_blank(next);
    if (context.digits(next) < 3 || context.digits(next) > 5)
        return;
    std::string spoken;
    say_digits(spoken, context.of(at));
    say(spoken, spell(context.of(at + 1), context.tables()));
    if (digit)
        say_digits(spoken, context.of(at + 2));
    say_digits(spoken, context.of(next));
    std::size_t end = next + 1;
    if (context.is(end, '.') && context.digits(end + 1) == 2) {
        say_digits(spoken, context.of(end + 1));
        end += 2;
    }
    Candidate &candidate = add(out, "plate", end, spoken).because("the form of a number plate", 55);
    if (word)
        candidate.because("a word for a plate before", 30);
}

// 192.168.1.1 · 2.0.1 · mục 2.1
void read_dotted(const Context &context, std::size_t at, Candidates &out) {
    std::string spoken;
    say_integer(spoken, context.of(at), context.settings());
    std::size_t dots = 0;
    std::size_t end = at + 1;
    while (dots < most_dots && context.is(end, '.') && context.is_number(end + 1)) {
        say(spoken, "chấm");
        say_integer(spoken, context.of(end + 1), context.settings());
        end += 2;
        ++dots;
    }
    const bool clause = context.left(at).touches(Set::clause);
    if (dots == 0 || (dots == 1 && !clause))
        return;
    const bool groups = context.digits(at + 2) == 3 && context.digits(end - 1) == 3;
    Candidate &candidate = add(out, "dotted", end, spoken);
    candidate.because("numbers with dots", dots > 1 ? 20 : 0);
    if (clause)
        candidate.because("a numbered part or version before", groups ? 0 : 25);
    if (groups)
        candidate.because("groups of three digits", -15);
}

} // namespace

void read_code(const Context &context, std::size_t at, Candidates &out) {
    read_plate(context, at, out);
    read_dotted(context, at, out);
    const bool behind_letters =
        at > 0 && context.is_word(at - 1) && context.piece(at - 1).letters == Case::upper;
    if (!behind_letters || !context.left(at).has(Set::flight, 4))
        return;
    std::string spoken;
    say_digits(spoken, context.of(at));
    add(out, "digits", at + 1, spoken).because("a word for a code before", 40);
}

} // namespace baonoi
