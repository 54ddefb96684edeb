// SPDX-License-Identifier: GPL-3.0-or-later
// What doctor says of a WordPress: its API, the account and its rights, the plugin, limits, clock. Called by
// the publisher; it changes nothing there.
#pragma once

#include "systems/wordpress/wordpress_api.h"

#include <vector>

namespace baonoi::systems::wordpress {

// Throws nothing that a Finding can say.
std::vector<publish::Finding> examine_site(const SystemSettings &settings, const Environment &environment,
                                           const WordPressApi &api);

} // namespace baonoi::systems::wordpress
