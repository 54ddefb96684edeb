// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings made again with the voice that is to speak their articles now: those of a lesser voice that it
// took the place of, by command, and those of the fallback, by the daemon when the voice is back. They become
// jobs of the least priority, which spend no more than the voice's budget.
#pragma once

#include "store/store.h"
#include "work/article_key.h"
#include "work/setup.h"

#include <cstddef>
#include <optional>
#include <string>

namespace baonoi::work {

struct UpgradeOrder {
    std::string voice;     // the one in force for the articles
    std::string source;    // empty: all
    std::string since;     // "2026-11-01"; empty: all
    std::size_t limit = 0; // jobs; 0: any number
};

// Of the articles with audio that the voice is to speak.
struct UpgradeState {
    std::size_t done = 0;    // it spoke them
    std::size_t waiting = 0; // another one did, and their job waits or is worked on
    std::size_t left = 0;    // another one did
};

struct Upgrade {
    std::size_t queued = 0;
    UpgradeState state; // after that
};

// Queues what is left, the last published first. Throws skip for an unknown voice, and for a source that is
// not configured.
Upgrade queue_upgrade(store::Store &store, const settings::Config &config, const UpgradeOrder &order);

// What the fallback spoke: one article is tried from time to time, each time another one, and when its own
// voice spoke it, the others are queued. Threads: one.
class FallbackWatch {
public:
    // How many were queued.
    std::size_t look(store::Store &store, const settings::Config &config);

private:
    std::optional<ArticleKey> tried_;
};

} // namespace baonoi::work
