// SPDX-License-Identifier: GPL-3.0-or-later
// WordPress 6.1 or newer with the plugin config/wordpress/baonoi, through its REST API. The source lists
// its public posts; the publisher uploads a recording and its captions to the media library and names them in
// the post's meta, from which the plugin makes the player. systems.cpp calls these two; nobody else knows
// WordPress.
#pragma once

#include "systems/systems.h"

namespace baonoi::systems::wordpress {

std::unique_ptr<fetch::Source> make_source(const fetch::SourceSettings &source,
                                           const SystemSettings &settings, const Environment &environment);
std::unique_ptr<publish::Publisher> make_publisher(const SystemSettings &settings,
                                                   const Environment &environment);

} // namespace baonoi::systems::wordpress
