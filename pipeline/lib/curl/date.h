// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/units.h"

#include <cstdint>
#include <optional>
#include <string>

namespace baonoi::curl {

// Seconds since 1970 of a date as HTTP headers and feeds write it: "Sun, 06 Nov 1994 08:49:37 GMT", also the
// obsolete forms of RFC 9110 and zones such as "+0700". Without a zone it is UTC.
std::optional<std::int64_t> parse_http_date(const std::string &text);

// How long a server wants to be left alone, from now (Unix seconds), by its Retry-After as RFC 9110 has it:
// seconds or a date. At most a day, for a longer one is not believed. Nothing: it does not say.
std::optional<Seconds> retry_after(const std::string &text, std::int64_t now);

} // namespace baonoi::curl
