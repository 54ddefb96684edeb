// SPDX-License-Identifier: GPL-3.0-or-later
// An article page from a file or an http(s) URL.
#pragma once

#include "lib/curl/http.h"
#include "model/article.h"
#include "model/units.h"

#include <cstddef>
#include <optional>
#include <string>

namespace baonoi::fetch {

struct FetchSettings {
    std::size_t max_bytes = 8U << 20U; // of one page
    Seconds timeout{20};               // of one page, redirects included
};

// input is a URL or a path. Throws skip (missing file, 404, not HTML, 0 bytes, too large, address not
// public), retry (unreachable, 5xx, 429, time-out). The charset comes from BOM, HTTP header, meta, in this
// order, else UTF-8 when the bytes are valid UTF-8, else windows-1258.
Article fetch(const std::string &input, curl::Http &http, const FetchSettings &settings);

// What the server said of the page when it was fetched before, as received.
struct Validators {
    std::string etag, last_modified;
};

// As fetch(), but nothing when the server answers that the page is still the same (304). Files are always
// read.
std::optional<Article> fetch_if_changed(const std::string &input, curl::Http &http,
                                        const FetchSettings &settings, const Validators &validators);

bool is_url(const std::string &input);

} // namespace baonoi::fetch
