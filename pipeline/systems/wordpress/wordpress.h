// SPDX-License-Identifier: GPL-3.0-or-later
// WordPress 5.7 or newer with the plugin config/wordpress/baonoi.php.
#pragma once

#include "systems/systems.h"

namespace baonoi::systems::wordpress {

std::unique_ptr<fetch::Source> make_source(const fetch::SourceSettings &source,
                                           const SystemSettings &settings, const Environment &environment);
std::unique_ptr<publish::Publisher> make_publisher(const SystemSettings &settings,
                                                   const Environment &environment);

} // namespace baonoi::systems::wordpress
