// SPDX-License-Identifier: GPL-3.0-or-later
// Small numbers that may be a day or a month. The grammars of dates ask, those of days (class_date.cpp) and
// those of months and of turns of a year (class_month.cpp); it chooses nothing.
#pragma once

#include "normalise/classes.h"
#include "normalise/spoken.h"

#include <cstddef>

namespace baonoi::normalise {

bool is_date_separator(char32_t symbol);
bool is_day(const Context &context, std::size_t at);
bool is_month(const Context &context, std::size_t at);
// The number at this piece is not part of a longer one with the same separator.
bool ends_here(const Context &context, std::size_t end);
// The word before the first number of the list of small ones that a number at this piece ends: the ngày of
// "ngày 6 và 7.10". Beyond the pieces when there is none.
std::size_t before_list(const Context &context, std::size_t at);
void say_day(Spoken &out, const Context &context, std::size_t at, bool with_word);

// Months and turns of a year that begin at a number, and at the T or Q before one. read_date() asks them.
void read_months(const Context &context, std::size_t at, Candidates &out);
void read_named_month(const Context &context, std::size_t at, Candidates &out);

} // namespace baonoi::normalise
