// SPDX-License-Identifier: GPL-3.0-or-later
// How much work an XPath is, from its text and the size of a tree; only XPath calls it. libxml2's opLimit is
// no substitute: it does not count the text that string-length(/) gathers for every node (8,000 times 28,000
// nodes are 140,013 of its operations and 2.4 s), nor the merging of sets ("//div[…]//p[last()]": 224,015
// and 1.1 s).
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
