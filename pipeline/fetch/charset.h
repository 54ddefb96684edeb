// SPDX-License-Identifier: GPL-3.0-or-later
// In which charset a page or an XML document is written: fetch(), list pages and XmlIntake ask it, and ICU
// then decodes. It never changes the bytes.
#pragma once

#include <string>
#include <string_view>

namespace baonoi::fetch {

// A label for lib/icu's decode(): from the BOM; UTF-8 when the bytes have letters of UTF-8, whatever is
// declared, and hardly a broken one; then from the Content-Type header, the first 4 KiB's meta tags, in this
// order; labels that ICU does not know are passed over. Else UTF-8 when the bytes are valid UTF-8, else
// windows-1258. As browsers do, ISO-8859-1 and US-ASCII mean windows-1252, and a meta tag that says UTF-16
// means UTF-8.
std::string charset_of(std::string_view bytes, std::string_view content_type);

// For XML, from its first bytes (4 KiB are enough): the BOM, UTF-16's zeros, the XML declaration; else as
// above. What begins as UTF-8 with letters beyond ASCII is UTF-8 whatever it declares. complaint: set when
// the declaration is missing or wrong, and the text is not plain UTF-8.
std::string xml_charset_of(std::string_view bytes, std::string &complaint);

// The value of charset= in a Content-Type, or nothing: "text/html; charset=\"utf-8\"" gives "utf-8".
std::string_view charset_parameter(std::string_view content_type);

} // namespace baonoi::fetch
