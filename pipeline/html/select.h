// SPDX-License-Identifier: GPL-3.0-or-later
// Elements of a page by CSS selector or XPath: for the links of list pages (fetch/page_source). A selector
// becomes an XPath; XPath says what an evaluation costs, and what costs too much is refused.
#pragma once

#include "html/xpath.h"

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::html {

// XPath 1.0 for a list of CSS selectors: tag, *, .class, #id, [name], [name=value] (also ~= ^= $= *=),
// descendant, child (>), sibling (+ ~), comma. Tag and attribute names are made lower case. Throws stop,
// naming the selector and what is not understood.
std::string xpath_of_css(std::string_view css);

// A CSS selector; or an XPath, told by its first character: '/', '(' or '.' before '/'.
class NodeSelector {
public:
    // Throws stop when it is neither.
    explicit NodeSelector(std::string_view text);

    // Elements and attributes in the order of the document. Throws skip when that would take too long on this
    // tree.
    std::vector<pugi::xpath_node> all(const pugi::xml_document &tree) const;

private:
    std::string text_;
    XPath xpath_;
};

} // namespace baonoi::html
