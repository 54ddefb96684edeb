// SPDX-License-Identifier: GPL-3.0-or-later
// WordPress 5.7 or newer with the plugin config/wordpress/baonoi.php.
#pragma once

#include "systems/systems.h"

namespace baonoi::systems::wordpress {

std::unique_ptr<fetch::Source> make_wordpress_source(const fetch::SourceSettings &source,
                                                     const CmsSettings &settings, const CmsTools &tools);
std::unique_ptr<publish::Publisher> make_wordpress_publisher(const CmsSettings &settings,
                                                             const CmsTools &tools);

} // namespace baonoi::systems::wordpress
