// SPDX-License-Identifier: GPL-3.0-or-later
// kind = "sitemap": a sitemap, an index of them, or a site's address, whose robots.txt names them.
#pragma once

#include "fetch/source.h"

#include <string>

namespace baonoi::fetch {

class ListingRun;

class SitemapSource : public Source {
public:
    SitemapSource(SourceSettings settings, curl::Http &http) : settings_(std::move(settings)), http_(http) {}

    // A sitemap of an index that cannot be had, or is none, is a warning, and what was known of it stays;
    // throws when this is so for settings.url itself.
    ListingReport list(const std::string &cursor, const TakeListing &take) override;

private:
    std::vector<std::string> roots() const;
    // Returns the sitemaps that it names.
    std::vector<std::string> read(ListingRun &run, const std::string &url) const;

    SourceSettings settings_;
    curl::Http &http_;
};

} // namespace baonoi::fetch
