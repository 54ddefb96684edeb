// SPDX-License-Identifier: GPL-3.0-or-later
// What the store remembers of recordings, for the sweep of a publisher's files (publish/audio_sweep.h).
#pragma once

#include "publish/publisher.h"
#include "store/store.h"

#include <string>

namespace baonoi::work {

// As publish::Remembers. Every source that has an article of that address may have its own recording of it. A
// recording is no article's when each of them has another one, was withdrawn, or is not public any more; one
// that could not be made anew keeps the one before. Throws what the store throws.
publish::Belongs belongs(store::Store &store, const std::string &article_url, const std::string &audio);

// A job of the article waits or is being worked on.
bool is_under_way(store::Store &store, const std::string &source, const std::string &input);

} // namespace baonoi::work
