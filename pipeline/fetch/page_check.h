// SPDX-License-Identifier: GPL-3.0-or-later
// Whether what was fetched can be an HTML page.
#pragma once

#include <string>
#include <string_view>

namespace baonoi::fetch {

// What the bytes are when they are not HTML: "a PDF file", "binary data", "text without a tag"; empty for
// HTML. Decided by the first bytes; UTF-16 is told by its BOM.
std::string not_html_because(std::string_view bytes);

// Whether a Content-Type says HTML or XHTML; also when it says nothing or "application/octet-stream".
bool may_be_html(std::string_view content_type);

} // namespace baonoi::fetch
