// SPDX-License-Identifier: GPL-3.0-or-later
// What stands at the head of a line: 1. · 2.1. · a) · II. · - · •
#include "normalise/classes.h"
#include "normalise/spoken.h"

namespace baonoi::normalise {

namespace {

constexpr int largest_list_number = 199;

bool is_mark(char32_t symbol) {
    return symbol == '-' || symbol == U'—' || symbol == U'•' || symbol == '+' || symbol == '*';
}

// "1", "2.1", "2.1.3" and the piece after it
std::size_t say_numbers(Spoken &out, const Context &context, std::size_t at) {
    out.number(at);
    std::size_t end = at + 1;
    for (; context.is(end, '.') && context.is_number(end + 1) && context.digits(end + 1) <= 2; end += 2)
        out.say("chấm").number(end + 1);
    return end;
}

// The closing . or ) and a blank, or nothing.
bool is_closed(const Context &context, std::size_t end) {
    return (context.is(end, '.') || context.is(end, ')')) && context.is_blank(end + 1) &&
           end + 2 < context.size();
}

void add_head(const Context &context, std::size_t end, std::string spoken, std::string_view reason,
              Candidates &out) {
    if (!is_closed(context, end))
        return;
    Candidate &candidate = add(out, "list head", end + 1, {});
    candidate.because(reason, 70);
    const std::size_t mark = context.piece(end).begin;
    candidate.parts = {{mark, std::move(spoken), "list head"},
                       {mark + 1, "", "list head", "vi", {}, Pause::comma}};
}

} // namespace

void read_list_head(const Context &context, std::size_t at, Candidates &out) {
    if (context.begun)
        return;
    if (is_mark(context.piece(at).symbol) && context.is_blank(at + 1))
        add(out, "list head", at + 1, "").because("a mark at the head of a line", 70);
    Spoken spoken(context);
    if (context.is_number(at) && context.value(at) >= 0 && context.value(at) <= largest_list_number) {
        const std::size_t end = say_numbers(spoken, context, at);
        add_head(context, end, spoken, "a number at the head of a line", out);
        if (end > at + 1 && context.is_blank(end) && context.is_capitalised(end + 1) &&
            !unit_after(context, end).unit)
            add(out, "list head", end, spoken).because("numbers before a heading", 70).pause = Pause::comma;
    }
    if (!context.is_word(at))
        return;
    const int roman = roman_value(context.of(at));
    const bool name = context.is_in(Set::surname, at + 3);
    if (roman > 0 && roman < 50 && !(name && context.is(at + 1, '.'))) {
        add_head(context, at + 1, spoken.number(std::to_string(roman)),
                 "a Roman number at the head of a line", out);
    } else if (context.piece(at).characters == 1 && !name) {
        if (const auto letter = context.tables().letter(context.folded(at)))
            add_head(context, at + 1, std::string(*letter), "a letter at the head of a line", out);
    }
}

} // namespace baonoi::normalise
