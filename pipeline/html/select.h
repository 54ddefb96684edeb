// SPDX-License-Identifier: GPL-3.0-or-later
// Elements of a page by CSS selector or XPath: links of list pages by a NodeSelector (fetch/page_source), the
// audio slot of a site's pages by an ElementSelector (systems/site). Both read the same CSS. A NodeSelector
// becomes an XPath; XPath says what an evaluation costs, and what costs too much is refused.
#pragma once

#include "html/xpath.h"

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::html {

// CSS that looks at one element alone, whatever stands around it: tag, .class, #id, [name], [name=value].
class ElementSelector {
public:
    // Throws stop on anything else.
    explicit ElementSelector(std::string_view css);
    bool matches(pugi::xml_node element) const;

    struct Condition {
        char kind; // of what the attribute's value must do: '=' be, '~' have the word, '\0' exist; also ^ $ *
        std::string attribute;
        std::string value;
    };

private:
    std::string tag_; // "*": any
    std::vector<Condition> conditions_;
};

// A list of CSS selectors: tag, *, .class, #id, [name], [name=value] (also ~= ^= $= *=), descendant, child
// (>), sibling (+ ~), comma; tag and attribute names in any case. Or an XPath, told by its first character:
// '/',
// '(' or '.' before '/'.
class NodeSelector {
public:
    // Throws stop when it is neither, naming what is not understood.
    explicit NodeSelector(std::string_view text);

    // Elements and attributes in the order of the document. Throws skip when that would take too long on this
    // tree.
    std::vector<pugi::xpath_node> all(const pugi::xml_document &tree) const;

private:
    std::string text_;
    XPath xpath_;
};

} // namespace baonoi::html
