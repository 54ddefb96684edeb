// SPDX-License-Identifier: GPL-3.0-or-later
// Times as programs write them to each other: ISO 8601 in UTC.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi {

// Unix seconds as "2026-11-01T08:00:00Z".
std::string iso_time(std::int64_t unix_seconds);
// "2026-01-31": a day as people write it into a configuration or a command.
bool is_day(const std::string &text);

// Unix seconds of a text that begins like "2026-11-01T08:00:00"; a zone behind it is not looked at. Nothing
// for other texts.
std::optional<std::int64_t> unix_time_of(std::string_view iso);

} // namespace baonoi
