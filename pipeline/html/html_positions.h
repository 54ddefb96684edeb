// SPDX-License-Identifier: GPL-3.0-or-later
// Where the elements of a page are in its text, as libxml2's HTML parser finds them: for edits that leave
// every other byte as it is.
#pragma once

#include "model/units.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::html {

struct HtmlAttribute {
    std::string name;  // lower case
    std::string value; // entities resolved; empty when it has none
};

struct HtmlElement {
    std::string name; // lower case
    std::vector<HtmlAttribute> attributes;
    std::optional<std::size_t> parent; // index; nothing for the root
    std::size_t next = 0;              // index behind the last element inside this one
    bool implied = false;  // the parser's own: no start tag in the page, so begin == content.begin
    std::size_t begin = 0; // of '<' of its start tag
    ByteSpan content;      // from behind '>' of the start tag to the '<' of the end tag
    std::size_t end = 0;   // behind '>' of its end tag; content.end without an end tag
    ByteSpan text;         // of HtmlPositions::text

    // The first attribute of that name.
    const std::string *attribute(std::string_view wanted) const;
};

// Elements in the order of their start tags. A parent comes before its children.
struct HtmlPositions {
    std::vector<HtmlElement> elements;
    std::string
        text; // of the page without scripts, styles and comments; a space where a block begins or ends

    std::string_view text_of(const HtmlElement &element) const;
    // True also for the element itself.
    bool is_inside(std::size_t element, std::size_t ancestor) const;
};

// html is UTF-8 without BOM. Attributes of a tag longer than 64 KiB are not seen. Throws skip when the page
// is nested deeper than 256 elements or its broken tags would cost more than a few seconds.
HtmlPositions html_positions(std::string_view html);

} // namespace baonoi::html
