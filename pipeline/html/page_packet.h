// SPDX-License-Identifier: GPL-3.0-or-later
// A parsed page as bytes: what travels from the process that parses to the one that reads the tree. Those
// bytes are not believed: whatever they are, what is made of them is a tree and places as document.h says.
#pragma once

#include "html/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::html {

// elements: those of all nodes of the tree in their order; null: without places.
std::string pack_page(const pugi::xml_document &tree, const std::vector<Element> *elements);

// What the bytes must fit.
struct PageFrame {
    std::size_t size; // of the page, in bytes
    HtmlLimits limits;
};
// False when the bytes are no page, or none that fits. elements as for pack_page(); the tree is empty before.
bool unpack_page(std::string_view bytes, const PageFrame &frame, pugi::xml_document &tree,
                 std::vector<Element> *elements);

} // namespace baonoi::html
