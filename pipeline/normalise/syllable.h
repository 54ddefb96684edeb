// SPDX-License-Identifier: GPL-3.0-or-later
// Which spellings are Vietnamese syllables, by onset, rime and tone. It knows spelling only, no words.
#pragma once

#include <string_view>

namespace baonoi::normalise {

// One syllable in any case, with both tone placements and i/y variants, without blanks or hyphens. The rules
// of spelling keep foreign words out: k, gh and ngh stand only before e, ê, i (and k before y); a final c,
// ch, p or t needs sắc or nặng.
bool is_syllable(std::string_view word);

} // namespace baonoi::normalise
