// SPDX-License-Identifier: GPL-3.0-or-later
// kind = "page": a page that lists articles, and a CSS selector or XPath of their links.
#pragma once

#include "fetch/source.h"
#include "html/select.h"

namespace baonoi::fetch {

class PageSource : public Source {
public:
    // Throws stop when settings.links is neither a selector nor an XPath.
    PageSource(SourceSettings settings, curl::Http &http)
        : settings_(std::move(settings)), http_(http), links_(settings_.links) {}
    ListingReport list(const std::string &cursor, const TakeListing &take) override;

private:
    SourceSettings settings_;
    curl::Http &http_;
    html::NodeSelector links_;
};

// Throws stop, saying what SourceSettings::links can be.
void check_links(const std::string &links);

} // namespace baonoi::fetch
