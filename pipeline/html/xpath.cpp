// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/xpath.h"

#include "base/error.h"
#include "html/xpath_work.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace baonoi::html {

namespace {

constexpr double max_visits = 1e8;  // about a second
constexpr double max_largest = 4e6; // nodes of 16 bytes

// The bytes of text of the node. Depth of the tree, and so of the recursion, is limited by parse_html.
double count_below(pugi::xml_node node, double depth, TreeSize &size) {
    double text = static_cast<double>(std::strlen(node.value())), children = 0;
    ++size.nodes;
    size.depth = std::max(size.depth, depth);
    size.pairs += depth;
    ++size.named[node.name()];
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
        text += count_below(child, depth + 1, size);
        ++children;
    }
    size.sibling_pairs += children * children;
    size.text_squares += text * text;
    return text;
}

} // namespace

TreeSize TreeSize::of(const pugi::xml_document &tree) {
    TreeSize size;
    size.text = count_below(tree, 1, size);
    return size;
}

XPath XPath::compile(const std::string &text) {
    try {
        return {text, pugi::xpath_query(text.c_str())};
    } catch (const pugi::xpath_exception &error) {
        const pugi::xpath_parse_result &result = error.result();
        throw Error(Next::stop, fmt::format("{} at character {}", result.description(), result.offset + 1));
    }
}

double XPath::work(const TreeSize &size) const {
    return estimate_work(text_, size).visits;
}

bool XPath::is_affordable(const TreeSize &size) const {
    const XPathWork work = estimate_work(text_, size);
    return work.visits <= max_visits && work.largest <= max_largest;
}

std::vector<pugi::xpath_node> XPath::nodes(const pugi::xml_document &tree) const {
    pugi::xpath_node_set set = query_.evaluate_node_set(tree);
    set.sort();
    return {set.begin(), set.end()};
}

std::string XPath::text(const pugi::xml_document &tree) const {
    return query_.evaluate_string(tree);
}

bool XPath::holds(const pugi::xml_document &tree) const {
    return query_.evaluate_boolean(tree);
}

} // namespace baonoi::html
