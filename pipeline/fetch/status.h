// SPDX-License-Identifier: GPL-3.0-or-later
// What an HTTP status means for a job: the one place that turns it into an Error.
#pragma once

#include "lib/curl/http.h"

#include <string>

namespace baonoi::fetch {

// Throws unless the status is 2xx: retry for 408, 429 and 5xx, NotFound for 404, Gone for 410, else skip;
// named is what the message names.
void check_status(const curl::HttpResponse &response, const std::string &named);

} // namespace baonoi::fetch
