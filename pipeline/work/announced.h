// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a job's article before its page is fetched.
#pragma once

#include "produce/production.h"
#include "store/store.h"

namespace baonoi::work {

// What the source says of the article beside its address. Who orders a job or tells of a change does not know
// what the feed says by now: then, and only then, the feed is asked.
fetch::Listing announced(const store::Job &job, const settings::SourceConfig &source,
                         const produce::Production &production);

} // namespace baonoi::work
