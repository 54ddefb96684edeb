// SPDX-License-Identifier: GPL-3.0-or-later
// Why an article has no audio, in words of a newsroom: the messages of the program say what a technician
// needs; here each is one of a few kinds, with what an editor can do about it (texts/, reasons).
#pragma once

#include <string_view>

namespace baonoi::serve::console {

// "network", "no_article" …: the key below "reasons" in the texts; "other" for what is none of them.
std::string_view kind_of_reason(std::string_view message);

} // namespace baonoi::serve::console
