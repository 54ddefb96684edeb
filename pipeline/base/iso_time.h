// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace baonoi {

// Unix seconds as "2026-11-01T08:00:00Z".
std::string iso_time(std::int64_t unix_seconds);
// "2026-01-31": a day as people write it into a configuration or a command.
bool is_day(const std::string &text);

} // namespace baonoi
