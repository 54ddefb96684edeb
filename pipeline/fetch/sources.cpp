// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of sources.
#include "base/error.h"
#include "fetch/feed_source.h"
#include "fetch/page_source.h"
#include "fetch/site_source.h"
#include "fetch/sitemap_source.h"
#include "lib/xml/select.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi {

namespace {

using Make = std::unique_ptr<Source> (*)(const SourceSettings &, Http &, Clock &);

struct Kind {
    const char *name;
    Make make;
};

constexpr Kind kinds[] = {
    {"site",
     [](const SourceSettings &s, Http &, Clock &clock) -> std::unique_ptr<Source> {
         return std::make_unique<SiteSource>(s, clock);
     }},
    {"feed",
     [](const SourceSettings &s, Http &http, Clock &) -> std::unique_ptr<Source> {
         return std::make_unique<FeedSource>(s, http);
     }},
    {"sitemap",
     [](const SourceSettings &s, Http &http, Clock &) -> std::unique_ptr<Source> {
         return std::make_unique<SitemapSource>(s, http);
     }},
    {"page",
     [](const SourceSettings &s, Http &http, Clock &) -> std::unique_ptr<Source> {
         return std::make_unique<PageSource>(s, http);
     }},
};

} // namespace

std::unique_ptr<Source> make_source(const SourceSettings &settings, Http &http, Clock &clock) {
    for (const Kind &kind : kinds)
        if (settings.kind == kind.name)
            return kind.make(settings, http, clock);
    throw Error(Next::stop, fmt::format("the source {} has the unknown kind \"{}\"; the kinds are {}",
                                        settings.name, settings.kind, fmt::join(source_kinds(), ", ")));
}

std::vector<std::string> source_kinds() {
    std::vector<std::string> names;
    for (const Kind &kind : kinds)
        names.emplace_back(kind.name);
    return names;
}

void check_links(const std::string &links) {
    const NodeSelector selector(links);
}

} // namespace baonoi
