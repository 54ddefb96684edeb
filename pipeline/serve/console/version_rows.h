// SPDX-License-Identifier: GPL-3.0-or-later
// The recordings that an article had, for its screen: who made which and why, and what changed since.
#pragma once

#include "serve/call.h"
#include "serve/console/texts.h"

#include <nlohmann/json_fwd.hpp>

namespace baonoi::serve::console {

// What plays first, then what was replaced last.
nlohmann::json version_rows(const Call &call, const Texts &texts, const store::ArticleRecord &article,
                            const store::Pin &pin);

} // namespace baonoi::serve::console
