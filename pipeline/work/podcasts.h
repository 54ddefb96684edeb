// SPDX-License-Identifier: GPL-3.0-or-later
// The podcast feeds of the configuration, from what the store knows.
#pragma once

#include "produce/production.h"
#include "settings/config.h"
#include "store/articles.h"

#include <cstddef>
#include <string>
#include <vector>

namespace baonoi::work {

struct PodcastsWritten {
    std::size_t feeds = 0;   // that are other than before
    std::size_t faults = 0;  // feeds that could not be written: each is one of the warnings
    std::size_t refused = 0; // of these, for which a person has to mend something on this host
    std::vector<std::string> warnings;
};

// Writes each feed and the chapters of its episodes, new ones before the feed that names them; files that
// would stay the same are left alone. Chapters of ours that no episode has any more are removed, and nothing
// else. A feed that cannot be written is a warning, and the others are written. Throws stop as the store.
// production: of the configuration.
PodcastsWritten write_podcasts(const settings::Config &config, const produce::Production &production,
                               store::Articles &articles);

} // namespace baonoi::work
