// SPDX-License-Identifier: GPL-3.0-or-later
// The systems: one line each.
#include "systems/systems.h"

#include "base/error.h"
#include "fetch/feed_source.h"
#include "fetch/page_source.h"
#include "fetch/sitemap_source.h"
#include "systems/ghost/ghost_api.h"
#include "systems/site/site_source.h"
#include "systems/webhook/webhook.h"
#include "systems/wordpress/wordpress.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::systems {

namespace {

using Make = std::unique_ptr<fetch::Source> (*)(const fetch::SourceSettings &, curl::Http &, Clock &);

struct Kind {
    const char *name;
    Make make;
};

constexpr Kind kinds[] = {
    {"site",
     [](const fetch::SourceSettings &s, curl::Http &, Clock &clock) -> std::unique_ptr<fetch::Source> {
         return std::make_unique<site::SiteSource>(s, clock);
     }},
    {"feed",
     [](const fetch::SourceSettings &s, curl::Http &http, Clock &) -> std::unique_ptr<fetch::Source> {
         return std::make_unique<fetch::FeedSource>(s, http);
     }},
    {"sitemap",
     [](const fetch::SourceSettings &s, curl::Http &http, Clock &) -> std::unique_ptr<fetch::Source> {
         return std::make_unique<fetch::SitemapSource>(s, http);
     }},
    {"page",
     [](const fetch::SourceSettings &s, curl::Http &http, Clock &) -> std::unique_ptr<fetch::Source> {
         return std::make_unique<fetch::PageSource>(s, http);
     }},
};

} // namespace

const std::vector<CmsKind> &cms_kinds() {
    static const std::vector<CmsKind> kinds = {
        {"wordpress", "password", true, wordpress::make_wordpress_source,
         wordpress::make_wordpress_publisher},
        {"ghost", "key", false, ghost::make_ghost_source, ghost::make_ghost_publisher},
        {"webhook", "secret", false, nullptr, webhook::make_webhook_publisher},
        {"sidecar", nullptr, false, nullptr, webhook::make_sidecar_publisher},
    };
    return kinds;
}

const CmsKind *cms_kind(std::string_view name) {
    const auto &kinds = cms_kinds();
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const CmsKind &kind) { return kind.name == name; });
    return found == kinds.end() ? nullptr : &*found;
}

std::unique_ptr<fetch::Source> make_source(const fetch::SourceSettings &settings, curl::Http &http,
                                           Clock &clock) {
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

} // namespace baonoi::systems
