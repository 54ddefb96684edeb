// SPDX-License-Identifier: GPL-3.0-or-later
// A body that a CMS or a feed hands over: fetch makes a page of it, and extract looks for no article in it.
#pragma once

#include <pugixml.hpp>

namespace baonoi::html {

// What the element has that holds the title as <h1> and the body, and nothing else.
constexpr const char *body_attribute = "data-baonoi-body";

inline bool is_handed_over(pugi::xml_node element) {
    return !element.attribute(body_attribute).empty();
}

} // namespace baonoi::html
