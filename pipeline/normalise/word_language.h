// SPDX-License-Identifier: GPL-3.0-or-later
// Words of other languages: which language it is by script and letters.
#pragma once

#include "normalise/tables.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

// BCP 47; "und" when the script is known and no language has all the letters; empty when the word has no
// letter with a sound of its own or is in a script that no row of languages.tsv names. The view is of the
// tables.
std::string_view language_of(std::string_view word, const Tables &tables);

// All letters are Latin, or marks and signs that may stand beside them.
bool is_latin(std::string_view word);

// The ends of the parts of a word: each of one script, and of at most 24 characters when that is not Latin
// (Chinese, Thai and others write no blanks).
std::vector<std::size_t> script_parts(std::string_view word);

} // namespace baonoi::normalise
