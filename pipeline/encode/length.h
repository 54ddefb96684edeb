// SPDX-License-Identifier: GPL-3.0-or-later
// How long an article will be, before anything of it is spoken.
#pragma once

#include "model/units.h"
#include "model/utterance.h"

#include <string>
#include <vector>

namespace baonoi::encode {

// 0.25 seconds for each spoken word and 0.3 for each sentence: what our voices were measured to take, less
// two to six per cent. So nothing is refused by it that would have stayed within a limit.
Seconds estimated_length(const std::vector<Utterance> &utterances);

// Throws skip when that is more than longest.
void check_length(const std::vector<Utterance> &utterances, Seconds longest);

// The message about an article that takes length, such as "about 3 h 5 min", to read aloud.
std::string too_long(const std::string &length, Seconds longest);

// "3 h 5 min", "1 min 30 s"; seconds only below an hour.
std::string in_words(Seconds length);

} // namespace baonoi::encode
