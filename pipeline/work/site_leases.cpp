// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/site_leases.h"

#include "base/error.h"
#include "base/log.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

namespace baonoi::work {

namespace {

std::string place_of(const settings::PublisherConfig &publisher) {
    return fmt::format("{} {} {} {} {} {}", publisher.kind, publisher.folder.string(), publisher.url,
                       publisher.storage.folder.string(), publisher.storage.endpoint,
                       publisher.storage.bucket + "/" + publisher.storage.files_url);
}

// Folders of pages beside which their audio lies.
std::set<std::string> sites_without_publisher(const settings::Config &config) {
    std::set<std::string> folders;
    for (const settings::SourceConfig &source : config.sources) {
        Article page;
        page.source = source.settings.name;
        page.path = (source.settings.path / "index.html").string();
        if (source.settings.kind == "site" && !config.publisher_of(page))
            folders.insert(source.settings.path.string());
    }
    return folders;
}

bool is_used(const std::string &place, const settings::Config &config, const std::set<std::string> &folders) {
    return folders.contains(place) || std::any_of(config.publishers.begin(), config.publishers.end(),
                                                  [&](const settings::PublisherConfig &publisher) {
                                                      return place_of(publisher) == place;
                                                  });
}

} // namespace

void SiteLeases::take(LeasedSite &place) const {
    try {
        if (place.lease)
            place.lease->renew();
        else
            place.lease = place.publisher ? place.publisher->lease(holder_)
                                          : publish::folder_lease(place.folder, holder_);
        if (place.lease && is_one_of_many_)
            place.lease->leave();
    } catch (const Error &error) {
        if (next_step(error) == Next::stop)
            throw;
        if (const std::string warning = describe(error); warning != place.warning) {
            place.warning = warning;
            log(LogLevel::warning, fmt::format("the lease of the daemon: {}", warning));
        }
        return;
    }
    place.warning.clear();
}

void SiteLeases::take(const std::shared_ptr<Setup> &setup) {
    const std::scoped_lock lock(mutex_);
    std::map<std::string, LeasedSite> fresh;
    for (const settings::PublisherConfig &publisher : setup->config.publishers) {
        const std::string name = place_of(publisher);
        if (places_.contains(name) || fresh.contains(name))
            continue;
        LeasedSite place{setup, setup->production.open_publisher(publisher), "", nullptr, ""};
        take(place);
        fresh.emplace(name, std::move(place));
    }
    const std::set<std::string> folders = sites_without_publisher(setup->config);
    for (const std::string &folder : folders)
        if (!places_.contains(folder)) {
            LeasedSite place{setup, nullptr, folder, nullptr, ""};
            take(place);
            fresh.emplace(folder, std::move(place));
        }
    std::erase_if(places_, [&](const auto &place) { return !is_used(place.first, setup->config, folders); });
    places_.merge(fresh);
}

void SiteLeases::renew() {
    const std::scoped_lock lock(mutex_);
    for (auto &[name, place] : places_)
        take(place);
}

} // namespace baonoi::work
