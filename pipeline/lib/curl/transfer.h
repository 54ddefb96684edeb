// SPDX-License-Identifier: GPL-3.0-or-later
// One HTTP exchange. CurlHttp (http.cpp) calls it for every hop; it calls libcurl through an easy handle. It
// never follows a redirect, and never connects to an address that is not public unless the caller allows it.
#pragma once

#include "lib/curl/easy.h"
#include "lib/curl/http.h"
#include "lib/curl/target.h"

#include <string>
#include <vector>

namespace baonoi::curl {

struct Transfer {
    const HttpRequest &request; // its URL is the one that messages name
    const HttpSettings &settings;
    const HttpTarget &target;
    const std::vector<std::string> &headers;
    bool allowed = false; // may connect to addresses that are not public
    Seconds left;         // of the request's time
};

struct Exchange {
    HttpResponse response;
    std::string redirect; // absolute URL when the response redirects
};

// It asks and changes nothing.
bool is_question(const HttpRequest &request);

// Errors as Http::send says. A connection that an earlier exchange of easy left open is used again when it
// goes to the same host and port. Whether its address may be used was decided when it was opened, so all
// exchanges of one handle need the same value of allowed.
Exchange perform(Easy &easy, const Transfer &transfer);

} // namespace baonoi::curl
