// SPDX-License-Identifier: GPL-3.0-or-later
// Small look-ups in the text of a page around positions that the HTML parser gives.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace baonoi::html {

// at is the offset of a '<'. The offset behind the markup that begins there: behind the '>' that ends a tag,
// a
// '>' in a quoted value not counted; behind "-->" of a comment; at + 1 when no markup begins there; the
// text's size when it does not end.
std::size_t html_tag_end(std::string_view html, std::size_t at);

// The lower-case name of the start or end tag whose '<' is at that offset; empty for other markup.
std::string html_tag_name(std::string_view html, std::size_t at);

// The same text, offset for offset, without what makes libxml2 stop early (NUL) or work for minutes: the
// attributes of a tag longer than 64 KiB become spaces (100,000 of them cost it over 60 s).
std::string readable_by_libxml(std::string_view html);

} // namespace baonoi::html
