// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/iso_time.h"

#include <chrono>
#include <fmt/format.h>

namespace baonoi {

std::string iso_time(std::int64_t unix_seconds) {
    const std::chrono::sys_seconds time{std::chrono::seconds(unix_seconds)};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

} // namespace baonoi
