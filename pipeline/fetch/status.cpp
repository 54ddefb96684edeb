// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/status.h"

#include "base/error.h"
#include "fetch/fetch.h"

#include <fmt/format.h>

namespace baonoi::fetch {

void check_status(const curl::HttpResponse &response, const std::string &named) {
    const int status = response.status;
    if (status >= 200 && status < 300)
        return;
    const auto fail = [&](Next next, const char *meaning) {
        throw Error(next, fmt::format("cannot fetch {}: the server answered {}{}", named, status, meaning));
    };
    const std::string no_page =
        fmt::format("cannot fetch {}: the server answered {} (no such page)", named, status);
    if (status == 404)
        throw NotFound(no_page);
    if (status == 410)
        throw Gone(no_page);
    if (status == 401 || status == 403) // by a wall against robots, or for subscribers today
        fail(Next::retry, " (not allowed)");
    if (status == 408 || status == 429 || status >= 500)
        fail(Next::retry, " (try again later)");
    fail(Next::skip, "");
}

} // namespace baonoi::fetch
