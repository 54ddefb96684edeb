// SPDX-License-Identifier: GPL-3.0-or-later
// Words that are not Vietnamese: the names of their letters, whether a voice can try them as they stand, and
// the language that they are of, by script and letters. The grammars of words and abbreviations ask; nothing
// here looks at the words around or at the lexicon.
#pragma once

#include "normalise/tables.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

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
