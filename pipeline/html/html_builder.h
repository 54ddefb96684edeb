// SPDX-License-Identifier: GPL-3.0-or-later
// The one call of libxml2's HTML parser.
#pragma once

#include "html/html.h"

#include <string_view>

namespace baonoi::html {

class Places;

// Grows the tree from a tamed text. With places, they get the parser's events.
void build_tree(std::string_view tamed, pugi::xml_document &tree, const Checkpoint &checkpoint,
                const HtmlLimits &limits, Places *places);

} // namespace baonoi::html
