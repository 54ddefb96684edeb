// SPDX-License-Identifier: GPL-3.0-or-later
// Roman numbers where the words around ask for one: khóa XV, lần thứ IV, quý III/2024, thế kỷ xix.
#include "normalise/classes.h"
#include "normalise/letters.h"
#include "normalise/numbers.h"
#include "normalise/syllable.h"

#include <algorithm>
#include <cctype>

namespace baonoi::normalise {

namespace {

constexpr std::size_t list_gap = 4; // pieces between the members of a list: ", và "
constexpr int largest = 100;        // larger ones are words or abbreviations

std::string upper_ascii(std::string_view word) {
    std::string out(word);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return out;
}

bool has_year_behind(const Context &context, std::size_t at) {
    return (context.is(at, '/') || context.is(at, '-')) && context.digits(at + 1) == 4 &&
           !context.is(at + 2, '/');
}

} // namespace

void read_roman(const Context &context, std::size_t at, Candidates &out) {
    const Piece &piece = context.piece(at);
    const std::string_view letters = context.of(at);
    if (letters.size() != piece.characters || letters.size() > 9 || piece.letters == Case::title)
        return;
    const Window &left = context.left(at);
    const bool small = piece.letters == Case::lower;
    const int value = roman_value(small ? upper_ascii(letters) : std::string(letters));
    if (value == 0 || value >= largest || (letters.size() == 1 && (small || value > 10)))
        return;
    if (small && !left.touches(Set::roman_lower))
        return;
    const bool ordinal = left.touches(Set::ordinal);
    std::string spoken;
    if (ordinal)
        say_ordinal(spoken, std::to_string(value), context.settings());
    else
        say_integer(spoken, std::to_string(value), context.settings());
    std::size_t end = at + 1;
    if (left.touches(Set::quarter) && has_year_behind(context, end)) {
        say(spoken, "năm");
        say_integer(spoken, context.of(end + 1), context.settings());
        end += 2;
    }
    Candidate &candidate = add(out, "roman", end, spoken).because("letters of a Roman number", 5);
    candidate.number = true;
    if (left.touches(Set::roman) || (left.after_silence && left.has(Set::roman, 1)))
        candidate.because("a word for something numbered before", 60);
    else if (context.last_number.name == "roman" && at - context.last_number.end <= list_gap)
        candidate.because("a Roman number beside it", 50);
    else if (context.last.name == "range")
        candidate.because("the end of a range", 50);
    else if (context.is_capitalised(at - 2) && left.has(Set::ruler, 4) && !left.has(Set::ruler, 1))
        candidate.because("a ruler's title before", 60);
    else if (letters == "II" || letters == "III" || letters.size() >= 4)
        candidate.because("no abbreviation looks like this", 25);
    else if (letters.size() > 1 && left.touching && left.has(Set::roman, 3) && context.is_capitalised(at - 2))
        candidate.because("a name after a word for something numbered", 35);
    else if (letters.size() > 1 && context.is_blank(at - 1) && context.is_capitalised(at - 2) &&
             !is_syllable(context.of(at - 2)) && context.piece(at - 2).letters == Case::title)
        candidate.because("a ruler's name before", 25);
}

} // namespace baonoi::normalise
