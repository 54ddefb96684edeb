// SPDX-License-Identifier: GPL-3.0-or-later
// What HTML says about its elements.
#pragma once

#include "html/html.h"

#include <string_view>

namespace baonoi::html {

bool is_block_tag(std::string_view name);     // starts and ends a line
bool is_invisible_tag(std::string_view name); // no browser shows its text: script, noscript, template, svg, …
bool is_image_tag(std::string_view name);     // img, video, …
bool is_heading_tag(std::string_view name);   // h1 … h6

// display:none, hidden, … in the element's own attributes.
bool is_hidden(pugi::xml_node node);

} // namespace baonoi::html
