// SPDX-License-Identifier: GPL-3.0-or-later
// A number as it is written: digits, thousands, decimals; and the unit after it. The grammars of numbers call
// it; it asks the Context for pieces and the tables for units, and says nothing about what the number means.
#pragma once

#include "normalise/context.h"

#include <cstddef>
#include <optional>
#include <string>

namespace baonoi::normalise {

struct Numeral {
    std::string whole;    // digits without separators
    std::string decimals; // empty when there are none
    std::size_t end = 0;  // the piece after it
    bool grouped = false; // thousands were marked
    bool leading_zero() const { return !grouped && whole.size() > 1 && whole[0] == '0'; }
};

// The longest number that begins at piece at: 1.234.567,8 · 1,234,567.8 · 1234,5 · 1.5 · 9 000 000.
std::optional<Numeral> numeral_at(const Context &context, std::size_t at);
void say_numeral(std::string &out, const Numeral &numeral, const Context &context);

// The 31 of MiG-31K, the 120 of AIM-120C: a number in the name of a model; the capitals behind it are no
// unit.
bool is_model_number(const Context &context, std::size_t at);

// The longest unit that begins at piece at (not a blank); null when there is none.
struct UnitMatch {
    const Unit *unit = nullptr;
    std::size_t end = 0;
};
UnitMatch unit_at(const Context &context, std::size_t at, bool directly_after_number);
// A unit after the number that ends at piece end, with or without a blank between.
UnitMatch unit_after(const Context &context, std::size_t end);

} // namespace baonoi::normalise
