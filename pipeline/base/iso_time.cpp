// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/iso_time.h"

#include "base/ascii.h"

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

bool is_day(const std::string &text) {
    constexpr std::string_view form = "0000-00-00";
    if (text.size() != form.size())
        return false;
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i] == '-' ? text[i] != '-' : !is_ascii_digit(text[i]))
            return false;
    const int month = std::stoi(text.substr(5, 2));
    const int day = std::stoi(text.substr(8, 2));
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

} // namespace baonoi
