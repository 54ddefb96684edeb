// SPDX-License-Identifier: GPL-3.0-or-later
// How much work an XPath is, from its text and the size of a tree.
#pragma once

#include "html/xpath.h"

#include <string_view>

namespace baonoi::html {

struct XPathWork {
    double visits = 0;  // nodes looked at, and texts gathered in units of 16 bytes
    double largest = 0; // set of nodes held at a time
};

// An upper bound as far as the parts of the expression can be told apart; text must have compiled.
XPathWork estimate_work(std::string_view text, const TreeSize &size);

} // namespace baonoi::html
