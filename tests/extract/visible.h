// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a page that a reader could see, found without any of extract's steps.
#pragma once

#include "html/html.h"

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace baonoi::test {

inline void add_visible(pugi::xml_node node, std::string &text) {
    for (const char *name : {"audio",  "canvas", "datalist", "embed",    "head",     "iframe", "link",
                             "math",   "meta",   "noembed",  "noframes", "noscript", "object", "rp",
                             "script", "style",  "svg",      "template", "title",    "video"})
        if (std::string_view(node.name()) == name)
            return;
    text += node.value();
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling())
        add_visible(child, text);
}

inline std::string visible_text(std::string_view html) {
    pugi::xml_document tree;
    html::parse_html(html, tree, [] {});
    std::string text;
    add_visible(tree.child("html").child("body"), text);
    return text;
}

} // namespace baonoi::test
