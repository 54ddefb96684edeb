// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that went without a word: no hook tells of a file that was removed or of an address that answers 404,
// and no source announces it. The Poller and fill ask for them after each listing. It calls the production
// for single pages and notes in the store which it saw.
#pragma once

#include "produce/production.h"
#include "store/store.h"

#include <functional>
#include <string>
#include <vector>

namespace baonoi::work {

// Inputs of the source's articles with audio whose page is not there. Files are all looked for. Of the pages
// of servers some are, each an hour after it was seen and then ever more seldom. is_over: true ends it. A
// server that does not answer ends it too; throws what the store throws.
std::vector<std::string> missing_pages(const settings::SourceConfig &source, produce::Production &production,
                                       store::Store &store, const std::function<bool()> &is_over);

} // namespace baonoi::work
