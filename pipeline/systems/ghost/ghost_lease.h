// SPDX-License-Identifier: GPL-3.0-or-later
// Which daemon serves a Ghost. Its API has nothing made for this, and lets an integration change few things
// without emptying the site's page cache: not tags, not labels. So it is a note in the draft of a page, which
// has a real lock (updated_at) and which staff sees among the pages and no reader does. Times are Ghost's.
// Called by the publisher.
#pragma once

#include "publish/lease.h"
#include "systems/ghost/ghost_api.h"

#include <memory>
#include <string>

namespace baonoi::systems::ghost {

// api and clock are lent. Throws stop when another daemon has it, else what the API's requests throw.
std::unique_ptr<publish::Lease> ghost_lease(const GhostApi &api, Clock &clock, const std::string &holder);

} // namespace baonoi::systems::ghost
