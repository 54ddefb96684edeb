// SPDX-License-Identifier: GPL-3.0-or-later
// Which spellings are Vietnamese syllables: onset, rime and tone.
#pragma once

#include <string_view>

namespace baonoi::normalise {

// Any case, both tone placements, i/y variants. One syllable: no blanks, no hyphen. Spelling rules that keep
// foreign words out are kept: k only before e, ê, i, y; gh and ngh likewise; a final c, ch, p or t needs sắc
// or nặng.
bool is_syllable(std::string_view word);

} // namespace baonoi::normalise
