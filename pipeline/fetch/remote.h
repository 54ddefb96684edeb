// SPDX-License-Identifier: GPL-3.0-or-later
// A feed, sitemap or list page of a server, asked for only when it has changed. The sources that poll a
// server call it; it calls Http and never parses what it is given.
#pragma once

#include "fetch/cursor.h"
#include "fetch/source.h"

#include <functional>
#include <string>
#include <string_view>

namespace baonoi::fetch {

struct RemoteAnswer {
    bool changed = true; // false: the server answered 304
    std::string url;     // after redirects
    std::string body;    // when no body_to was given
    curl::HttpResponse response;
    std::string etag;          // validators for the next time; empty when they cannot be trusted
    std::string last_modified; // as etag
};

// before: what was known of it, or null. The body goes to body_to piece by piece when given. Throws as
// Http::send does, and for a status that is not 2xx; what body_to throws.
RemoteAnswer ask(curl::Http &http, const SourceSettings &settings, const std::string &url,
                 const CursorPart *before, const std::function<void(std::string_view)> &body_to = {});

} // namespace baonoi::fetch
