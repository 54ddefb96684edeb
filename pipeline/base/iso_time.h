// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace baonoi {

// Unix seconds as "2026-11-01T08:00:00Z".
std::string iso_time(std::int64_t unix_seconds);

} // namespace baonoi
