// SPDX-License-Identifier: GPL-3.0-or-later
// Who may work on a store, and what is taken from those who have died.
#pragma once

#include "store/store.h"

#include <cstddef>
#include <memory>
#include <string>

namespace baonoi::work {

// Keeps a second daemon from working on the same file while it lives. Throws stop, naming the process that
// holds it. Null: daemons share a store in a database.
std::shared_ptr<const void> lock_store(const std::string &store_url);

// Hands back the jobs that processes which have ended held; how many.
std::size_t reclaim_from_the_dead(store::Store &store);

} // namespace baonoi::work
