// SPDX-License-Identifier: GPL-3.0-or-later
// The entries of baonoi.toml that say where articles come from, where their audio goes and what hosts share,
// and who else knows our people.
#pragma once

#include "lib/toml/toml.h"
#include "settings/config.h"
#include "settings/config_section.h"

namespace baonoi::settings {

// The keys of [site], which a [[publisher]] of kind "site" has too.
void read_site(Section &section, publish::SiteSettings &site);

// config.site is what publishers begin with; sources may name the publishers that config holds.
void read_publishers(toml::TomlTable &root, Config &config);
void read_sources(toml::TomlTable &root, Config &config);
void read_podcasts(toml::TomlTable &root, Config &config); // after the sources
void read_voice_rules(toml::TomlTable &root, Config &config);
void read_shared_cache(Section section, SharedCacheConfig &cache);
void read_openid(Section section, OpenIdConfig &openid);

} // namespace baonoi::settings
