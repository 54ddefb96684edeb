// SPDX-License-Identifier: GPL-3.0-or-later
// What reads a feed or a sitemap as it arrives: FeedReader, SitemapReader, or one of them in a process of its
// own (listing_parser.h).
#pragma once

#include "fetch/source.h"

#include <functional>
#include <string>
#include <string_view>

namespace baonoi::fetch {

// Called for what is found.
struct ListingTakers {
    std::function<void(const Listing &)> article;
    std::function<void(const std::string &url)> sitemap;
    std::function<void(std::string)> warn;
};

class ListingReader {
public:
    virtual ~ListingReader() = default;
    // Throws skip for what is no such document, and what the takers throw.
    virtual void push(std::string_view bytes) = 0;
    // Warns of all that was mended. True when it was read to its end.
    virtual bool finish() = 0;
};

} // namespace baonoi::fetch
