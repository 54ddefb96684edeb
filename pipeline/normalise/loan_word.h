// SPDX-License-Identifier: GPL-3.0-or-later
// Loanwords that Vietnamese spelling explains though no blank or hyphen parts their syllables: môtô, bêtông,
// kilôgam, Lênin. The grammar of words asks before it takes a word for foreign. It knows spelling only.
#pragma once

#include <string>
#include <string_view>

namespace baonoi::normalise {

// The syllables with blanks between, each as written but for the tone that its end demands (silic: "si líc");
// one syllable as it stands (Kông). Empty when the word is no such loan: it needs a letter or a tone that
// speaks for Vietnamese, and no sign of French, Spanish or Portuguese.
std::string loan_reading(std::string_view word);

} // namespace baonoi::normalise
