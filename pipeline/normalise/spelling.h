// SPDX-License-Identifier: GPL-3.0-or-later
// Words that are not Vietnamese: spelled by the names of their letters, or left to another language.
#pragma once

#include "normalise/tables.h"

#include <string>
#include <string_view>

namespace baonoi::normalise {

// "GDP" -> "giê đê pê"; characters without a name are left out.
std::string spell(std::string_view word, const Tables &tables);

// A foreign reader could say it as one word: it has vowels, and no long runs of consonants. Folded.
bool is_pronounceable(std::string_view folded);

// Has a letter that only Vietnamese uses, or a tone.
bool has_vietnamese_letter(std::string_view word);

// Only letters of Vietnamese writing and of a to z, and not too many: a Vietnamese voice can try it as it
// stands.
bool is_sayable(std::string_view word);

} // namespace baonoi::normalise
