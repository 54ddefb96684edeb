// SPDX-License-Identifier: GPL-3.0-or-later
// The article inside a feed's item, for sources whose feed carries whole articles: as HTML that extract
// reads.
#pragma once

#include "html/html.h"
#include <string>

namespace baonoi::fetch {

// HTML of atom:content: of its text, escaped HTML or XHTML. Empty when it is elsewhere (src) or no text.
// content may be changed.
std::string atom_content(pugi::xml_node content);

} // namespace baonoi::fetch
