// SPDX-License-Identifier: GPL-3.0-or-later
// One HTTP exchange, without redirects.
#pragma once

#include "lib/curl/http.h"
#include "lib/curl/target.h"

#include <string>

namespace baonoi {

struct Transfer {
    const HttpTarget &target;
    const std::string &named; // the URL that messages name
    const std::vector<std::string> &headers;
    bool allowed = false; // may connect to addresses that are not public
    std::size_t max_bytes = 0;
    Seconds timeout; // what is left of the request's time
    Seconds whole;   // the request's time: what messages name
    Seconds connect_timeout;
};

struct Exchange {
    HttpResponse response;
    std::string redirect; // absolute URL when the response redirects
};

// Errors as Http::get says.
Exchange perform(const Transfer &transfer);

} // namespace baonoi
