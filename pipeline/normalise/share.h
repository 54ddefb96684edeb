// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around two small numbers and a slash: the part of something (3/4 diện tích), a count out of all
// (5/6 xã), the number of a house (12/5 Lê Lợi). The grammars of dates and of fractions ask, so that both
// weigh the same facts; it chooses nothing.
#pragma once

#include "normalise/context.h"

#include <cstddef>

namespace baonoi::normalise {

// at: the first number; end: the piece after the second one.

// Something that has parts follows, or a word before it measures: có đến 3/4.
bool is_share(const Context &context, std::size_t at, std::size_t end);
// What is counted follows: 5/6 xã.
bool is_tally(const Context &context, std::size_t at, std::size_t end);
// Something is counted by the number that ends at piece `end`: khoản, cổ phiếu; not a length of time.
bool is_counted_after(const Context &context, std::size_t end);
// A street follows, or a word for an address stands before.
bool is_house(const Context &context, std::size_t at, std::size_t end);

// "20h, 22/11", "lúc 3h/27-10", "19h30 - 25/10": a time, or the day of the week behind it, stands before the
// day at this piece.
bool follows_time(const Context &context, std::size_t at);
// 15/8 ÂL, 6/10 dương lịch
bool has_calendar_after(const Context &context, std::size_t end);

} // namespace baonoi::normalise
