// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/date.h"

#include "lib/curl/easy.h"

#include <algorithm>
#include <charconv>
#include <ctime>

namespace baonoi::curl {

std::optional<std::int64_t> parse_http_date(const std::string &text) {
    const std::time_t time = curl_getdate(text.c_str(), nullptr);
    return time == -1 ? std::nullopt : std::optional<std::int64_t>(time);
}

std::optional<Seconds> retry_after(const std::string &text, std::int64_t now) {
    constexpr double longest = 86'400; // seconds
    if (text.empty())
        return std::nullopt;
    if (text.find_first_not_of("0123456789") == std::string::npos) {
        double seconds = longest;
        std::from_chars(text.data(), text.data() + text.size(), seconds);
        return Seconds{std::min(seconds, longest)};
    }
    const std::optional<std::int64_t> date = parse_http_date(text);
    if (!date)
        return std::nullopt;
    return Seconds{std::clamp(static_cast<double>(*date - now), 0.0, longest)};
}

} // namespace baonoi::curl
