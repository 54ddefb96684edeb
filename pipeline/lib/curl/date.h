// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace baonoi::curl {

// Seconds since 1970 of a date as HTTP headers and feeds write it: "Sun, 06 Nov 1994 08:49:37 GMT", also the
// obsolete forms of RFC 9110 and zones such as "+0700". Without a zone it is UTC.
std::optional<std::int64_t> parse_http_date(const std::string &text);

} // namespace baonoi::curl
