// SPDX-License-Identifier: GPL-3.0-or-later
// Where articles come from. The kinds are listed in sources.cpp.
#pragma once

#include "lib/curl/http.h"
#include "model/units.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace baonoi {

// One article as its source announces it, before its page is fetched. Unknown facts are empty.
struct Listing {
    std::string input; // URL or absolute path: what fetch() takes
    std::string title;
    std::string published;               // ISO 8601
    std::string modified;                // ISO 8601
    std::string content;                 // HTML of the whole article, when the feed carries it
    std::vector<std::string> enclosures; // addresses of audio that the source announces for it
};

// What a source said about itself.
struct ListingReport {
    std::string cursor;                // for the next call: opaque text, valid for this source only
    std::string hub;                   // the WebSub hub that the feed advertises
    std::vector<std::string> warnings; // what was left out and why, with the URL or file
};

// Called for each new or changed article, in the source's order. False ends the listing.
using TakeListing = std::function<bool(const Listing &)>;

class Source {
public:
    virtual ~Source() = default;
    // Hands over what is new or changed since cursor; an empty cursor means everything. When take ends the
    // listing or throws, the cursor that was given stays valid and nothing is lost. Throws skip, retry or
    // stop.
    virtual ListingReport list(const std::string &cursor, const TakeListing &take) = 0;
};

struct SourceSettings {
    std::string name, kind;             // site, feed, sitemap, page
    std::filesystem::path path;         // site: the folder of pages
    std::string url;                    // the others
    std::string links;                  // page: CSS selector or XPath of the links to articles
    std::size_t max_bytes = 64U << 20U; // of one feed, sitemap or list page, unpacked
    std::size_t max_items = 1'000'000;
    Seconds timeout{60};
};

// Throws stop for an unknown kind, naming the kinds that there are. http is lent for the source's life.
std::unique_ptr<Source> make_source(const SourceSettings &settings, Http &http);

} // namespace baonoi
