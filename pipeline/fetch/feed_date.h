// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as feeds and sitemaps write them. Dates in the running text of pages are another grammar and
// extract's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baonoi::fetch {

// ISO 8601 with as much as is written: "Mon, 02 Mar 2026 09:51:00 +0700" (RFC 822, also without weekday,
// seconds or zone, with two digits for the year, with a named zone or "GMT+7") gives
// "2026-03-02T09:51:00+07:00"; so do "2026-03-02 09:51:00 +07:00" and other forms of ISO 8601 that begin with
// a date; "02/03/2026 09:51" is 2 March. Nothing for what is no possible date, and for "3/2/2026 9:51 AM",
// whose month is anybody's guess.
std::optional<std::string> feed_date(std::string_view text);

} // namespace baonoi::fetch
