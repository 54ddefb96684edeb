// SPDX-License-Identifier: GPL-3.0-or-later
// WordPress 5.7 or newer with the plugin config/wordpress/baonoi.php.
#pragma once

#include "cms/cms.h"

namespace baonoi {

std::unique_ptr<Source> make_wordpress_source(const SourceSettings &source, const CmsSettings &settings,
                                              const CmsTools &tools);
std::unique_ptr<Publisher> make_wordpress_publisher(const CmsSettings &settings, const CmsTools &tools);

} // namespace baonoi
