// SPDX-License-Identifier: GPL-3.0-or-later
// The door of the stage: one article page from a file or an http(s) URL, decoded to UTF-8. The chain for one
// article calls it; it calls curl::Http and ICU. It never looks into the page: what is the article is
// extract's to say. Where articles are announced (feeds, sitemaps, folders) is source.h.
#pragma once

#include "base/error.h"
#include "lib/curl/http.h"
#include "model/article.h"
#include "model/units.h"

#include <cstddef>
#include <string>

namespace baonoi::fetch {

struct FetchSettings {
    std::size_t max_bytes = 8U << 20U; // of one page
    Seconds timeout{20};               // of one page, redirects included
};

// It is not there now: 404, no such file. Whoever moves pages or builds a site anew makes some miss for a
// while; what is gone for good says so (410, a CMS), or is missed for longer.
class NotFound : public Gone {
public:
    explicit NotFound(const std::string &message) : Gone(message) {}
};

// input is a URL or a path. Throws NotFound, Gone (410), skip (not HTML, 0 bytes, too large, an address that
// is not public), retry (unreachable, 401, 403, 429, 5xx, time-out, a certificate that is not valid, a name
// that leads to an address that is not public). The charset comes from BOM, HTTP header, meta, in this order,
// else UTF-8 when the bytes are valid UTF-8, else windows-1258.
Article fetch(const std::string &input, curl::Http &http, const FetchSettings &settings);

bool is_url(const std::string &input);

} // namespace baonoi::fetch
