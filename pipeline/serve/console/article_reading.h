// SPDX-License-Identifier: GPL-3.0-or-later
// An article as it was published beside how its recording reads it, word by word with their times: what
// work/reading_text.h keeps, for the template.
#pragma once

#include "serve/console/texts.h"
#include "store/store.h"

#include <nlohmann/json_fwd.hpp>

namespace baonoi::serve::console {

// {"blocks", "drops", "has_drops"}; false: nothing is kept of how it was read.
nlohmann::json reading_value(const Texts &texts, store::Store &store, const store::ArticleRecord &article);

} // namespace baonoi::serve::console
