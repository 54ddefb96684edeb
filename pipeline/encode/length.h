// SPDX-License-Identifier: GPL-3.0-or-later
// How long an article will be, before anything of it is spoken.
#pragma once

#include "model/script.h"
#include "model/units.h"
#include "model/utterance.h"

#include <string>
#include <string_view>
#include <vector>

namespace baonoi::encode {

// 0.25 seconds for each spoken word and 0.3 for each sentence: what our voices were measured to take, less
// two to six per cent. So nothing is refused by it that would have stayed within a limit.
Seconds estimated_length(const std::vector<Utterance> &utterances);

// Half of what its written words take: it is longer, whatever is read of them and how.
Seconds least_length(const Script &script);

// Throw skip when that is more than longest. The first is asked before the text is made ready for speaking,
// which takes a hundred times its memory.
void check_length(const Script &script, Seconds longest);
void check_length(const std::vector<Utterance> &utterances, Seconds longest);

// The message about an article that takes length, such as "about 3 h 5 min", to read aloud.
std::string too_long(const std::string &length, Seconds longest);

// What limits it, as the message names it.
constexpr std::string_view limit_of_length = "[encode] max_length";

// Whether the reason, or one within it, is that message for another limit: the article may fit now.
bool is_of_another_limit(std::string_view reason, Seconds longest);

// "3 h 5 min", "1 min 30 s"; seconds only below an hour.
std::string in_words(Seconds length);

} // namespace baonoi::encode
