// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/systems.h"

#include "base/error.h"
#include "fetch/feed_source.h"
#include "fetch/page_source.h"
#include "fetch/sitemap_source.h"
#include "systems/folder/folder_publisher.h"
#include "systems/ghost/ghost.h"
#include "systems/site/site_publisher.h"
#include "systems/site/site_source.h"
#include "systems/webhook/webhook.h"
#include "systems/wordpress/wordpress.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::systems {

namespace {

template <class PublicSource>
std::unique_ptr<fetch::Source> public_source(const fetch::SourceSettings &settings, const SystemSettings &,
                                             const Environment &environment) {
    return std::make_unique<PublicSource>(settings, environment.pages);
}

std::unique_ptr<fetch::Source> site_source(const fetch::SourceSettings &settings, const SystemSettings &,
                                           const Environment &environment) {
    return std::make_unique<site::SiteSource>(settings, environment.clock);
}

std::unique_ptr<publish::Publisher> site_publisher(const SystemSettings &settings,
                                                   const Environment &environment) {
    std::optional<site::PublicProof> proof;
    if (settings.page_proof)
        proof.emplace(site::PublicProof{environment.api, environment.clock, settings.prove_within});
    return site::make_site_publisher(settings.site, proof);
}

std::unique_ptr<publish::Publisher> folder_publisher(const SystemSettings &settings, const Environment &) {
    return folder::make_folder_publisher(settings.folder, &settings.site);
}

template <class Fits>
std::vector<std::string> names_of(Fits fits) {
    std::vector<std::string> names;
    for (const SystemKind &kind : system_kinds())
        if (fits(kind))
            names.emplace_back(kind.name);
    return names;
}

[[noreturn]] void fail_unknown(const char *table, const std::string &name, const std::string &kind,
                               const std::vector<std::string> &known) {
    throw Error(Next::stop, fmt::format("the {} {} has the unknown kind \"{}\"; the kinds are {}", table,
                                        name, kind, fmt::join(known, ", ")));
}

} // namespace

const std::vector<SystemKind> &system_kinds() {
    static const std::vector<SystemKind> kinds = {
        {"site", site_source, site_publisher, site_keys},
        {"folder", nullptr, folder_publisher, folder_key},
        {"feed", public_source<fetch::FeedSource>, nullptr, address_keys | content_key},
        {"sitemap", public_source<fetch::SitemapSource>, nullptr, address_keys},
        {"page", public_source<fetch::PageSource>, nullptr, address_keys | links_key},
        {"wordpress", wordpress::make_source, wordpress::make_publisher, account_keys | user_key | terms_keys,
         "password"},
        {"ghost", ghost::make_source, ghost::make_publisher, account_keys, "key"},
        {"webhook", nullptr, webhook::make_webhook_publisher, hook_keys | storage_keys, "secret"},
        {"sidecar", nullptr, webhook::make_sidecar_publisher, storage_keys},
    };
    return kinds;
}

const SystemKind *system_kind(std::string_view name) {
    const auto &kinds = system_kinds();
    const auto found =
        std::find_if(kinds.begin(), kinds.end(), [&](const SystemKind &kind) { return kind.name == name; });
    return found == kinds.end() ? nullptr : &*found;
}

std::vector<std::string> source_kinds() {
    return names_of([](const SystemKind &kind) { return kind.source != nullptr; });
}

std::vector<std::string> publisher_kinds() {
    return names_of([](const SystemKind &kind) { return kind.publisher != nullptr; });
}

std::unique_ptr<fetch::Source> open_source(const fetch::SourceSettings &settings,
                                           const SystemSettings &account, const Environment &environment) {
    const SystemKind *kind = system_kind(settings.kind);
    const auto can_be_made = [&](const SystemKind &one) {
        return one.source && (!one.secret || account.secret.is_given());
    };
    if (!kind || !can_be_made(*kind))
        fail_unknown("source", settings.name, settings.kind, names_of(can_be_made));
    return kind->source(settings, account, environment);
}

std::unique_ptr<publish::Publisher> open_publisher(const SystemSettings &settings,
                                                   const Environment &environment) {
    const SystemKind *kind = system_kind(settings.kind);
    if (!kind || !kind->publisher)
        fail_unknown("publisher", settings.name, settings.kind, publisher_kinds());
    return kind->publisher(settings, environment);
}

std::unique_ptr<publish::Publisher> open_site(const publish::SiteSettings &settings) {
    return site::make_site_publisher(settings);
}

std::unique_ptr<publish::Publisher> open_folder(const std::filesystem::path &folder) {
    return folder::make_folder_publisher(folder);
}

} // namespace baonoi::systems
