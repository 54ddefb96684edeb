// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/iso_time.h"

#include <ctime>
#include <fmt/chrono.h>

namespace baonoi {

std::string iso_time(std::int64_t unix_seconds) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(unix_seconds)));
}

std::optional<std::int64_t> unix_time_of(std::string_view iso) {
    constexpr std::size_t length = std::string_view("2026-11-01T08:00:00").size();
    std::tm time{};
    if (iso.size() < length ||
        !strptime(std::string(iso.substr(0, length)).c_str(), "%Y-%m-%dT%H:%M:%S", &time))
        return std::nullopt;
    return timegm(&time);
}

} // namespace baonoi
