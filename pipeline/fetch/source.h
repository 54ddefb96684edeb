// SPDX-License-Identifier: GPL-3.0-or-later
// Where articles come from. The kinds are listed in systems/systems.cpp.
#pragma once

#include "base/clock.h"
#include "lib/curl/http.h"
#include "model/article.h"
#include "model/units.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::fetch {

// One article as its source announces it, before its page is fetched. Unknown facts are empty.
struct Listing {
    static constexpr std::size_t max_title = 2000; // bytes; longer ones are shortened

    std::string input; // URL or absolute path: what fetch() takes
    std::string title;
    std::string published;               // ISO 8601
    std::string modified;                // ISO 8601
    std::string content;                 // HTML of the whole article, when the feed carries it
    std::vector<std::string> enclosures; // addresses of audio that the source announces for it
    std::string section = {};            // category that its feed announces
    std::string page_hash = {}; // the first 12 hex digits of SHA-256 of its page's bytes; empty: not known
};

// What a source said about itself.
struct ListingReport {
    std::string cursor; // for the next call: opaque text, valid for this source only
    std::size_t seen =
        0; // articles that the source announces, whether new or not; 0 when nothing has changed
    std::vector<std::string> warnings; // what was left out and why, with the URL or file
};

// Called for each new or changed article, in the source's order. False ends the listing.
using TakeListing = std::function<bool(const Listing &)>;

class Source {
public:
    virtual ~Source() = default;
    // Hands over what is new or changed since cursor; an empty cursor means everything, and so does a damaged
    // one, with a warning. An article is told by its address: it is handed over once while title, dates and
    // content stay as they are, and never missed however old the date it claims. When take ends the listing,
    // the report's cursor is the one that was given: the next call begins again and nothing is lost. When
    // this throws (skip, retry or stop), the caller keeps the cursor it gave.
    virtual ListingReport list(const std::string &cursor, const TakeListing &take) = 0;
    // The article as the source itself holds it, of which only the address needs to be known; nothing: its
    // page is to be fetched. Throws skip when it is not public (any more).
    virtual std::optional<Article> article(const Listing &) { return std::nullopt; }
};

struct SourceSettings {
    std::string name, kind;         // site, feed, sitemap, page
    std::filesystem::path path;     // site: the folder of pages
    std::string url;                // the others
    std::string links;              // page: CSS selector or XPath of the links to articles
    bool content_from_feed = false; // feed: it carries whole articles; their pages are not fetched
    // wordpress: slugs; only what is filed under one of them, when there are any
    std::vector<std::string> categories = {}, tags = {};
    std::string since;                  // "2026-01-31": what is dated before that day is not handed over
    std::size_t max_bytes = 64U << 20U; // of one feed, sitemap or list page, unpacked
    std::size_t max_items = 1'000'000;  // of one listing; what is beyond is left out with a warning
    Seconds timeout{60};                // of one feed, sitemap or list page
};

// The article that the feed carries: a page made of the listing's title, dates and content. Its id is that of
// the page at the listing's address. content must not be empty.
Article article_of(const Listing &listing, const std::string &source);

} // namespace baonoi::fetch
