// SPDX-License-Identifier: GPL-3.0-or-later
// How far recordings are listened to, for the screens: of one article, and those that are begun most.
#pragma once

#include "serve/call.h"
#include "serve/console/texts.h"

#include <nlohmann/json_fwd.hpp>

namespace baonoi::serve::console {

// In words; false when nobody is asked to tell ([player] beacon).
nlohmann::json listened_value(const Call &call, const Texts &texts, const store::ArticleRecord &article);
// Of the last seven days; without rows when nobody told anything.
nlohmann::json most_listened_value(const Call &call, const Texts &texts);

} // namespace baonoi::serve::console
