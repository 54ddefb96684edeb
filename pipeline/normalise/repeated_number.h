// SPDX-License-Identifier: GPL-3.0-or-later
// Brackets that say a number once more: 30 (ba mươi) ngày, ba (03) ngày. The grammar of punctuation asks.
#pragma once

#include "normalise/context.h"

#include <cstddef>

namespace baonoi::normalise {

// at: "(". What stands in the brackets is what was just said.
bool repeats_number(const Context &context, std::size_t at);
// The piece after the closing bracket, or at when there is none near.
std::size_t bracket_end(const Context &context, std::size_t at);

} // namespace baonoi::normalise
