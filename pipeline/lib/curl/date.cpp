// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/date.h"

#include "lib/curl/easy.h"

#include <ctime>

namespace baonoi::curl {

std::optional<std::int64_t> parse_http_date(const std::string &text) {
    const std::time_t time = curl_getdate(text.c_str(), nullptr);
    return time == -1 ? std::nullopt : std::optional<std::int64_t>(time);
}

} // namespace baonoi::curl
