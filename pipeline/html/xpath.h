// SPDX-License-Identifier: GPL-3.0-or-later
// XPath 1.0 on trees of pages, by pugixml. pugixml cannot be stopped while it evaluates, so the work is
// estimated before: what would take too long or too much memory on a tree is refused there.
#pragma once

#include <cstddef>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace baonoi::html {

// What the estimates need to know of a tree.
struct TreeSize {
    double nodes = 0;         // elements and texts
    double pairs = 0;         // of a node and one of its ancestors, or itself
    double sibling_pairs = 0; // of two children of one node
    double depth = 0;
    double text = 0;         // bytes
    double text_squares = 0; // the sum of the squares of what each node and all below it hold, in bytes
    std::unordered_map<std::string_view, double> named;

    static TreeSize of(const pugi::xml_document &tree);
};

// Threads: const after compiling.
class XPath {
public:
    // Throws stop with what is wrong: "Unrecognized function call at character 12".
    static XPath compile(const std::string &text);

    bool chooses_nodes() const { return query_.return_type() == pugi::xpath_type_node_set; }

    // About the number of nodes that an evaluation looks at.
    double work(const TreeSize &size) const;
    // False when an evaluation could take longer than about a second, or hundreds of megabytes.
    bool is_affordable(const TreeSize &size) const;

    // In document order; an attribute is a node with attribute().
    std::vector<pugi::xpath_node> nodes(const pugi::xml_document &tree) const;
    // As string(): of nodes, that of the first.
    std::string text(const pugi::xml_document &tree) const;
    // As boolean(): of nodes, whether there is one.
    bool holds(const pugi::xml_document &tree) const;

private:
    XPath(std::string text, pugi::xpath_query query) : text_(std::move(text)), query_(std::move(query)) {}
    std::string text_;
    pugi::xpath_query query_;
};

} // namespace baonoi::html
