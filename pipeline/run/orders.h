// SPDX-License-Identifier: GPL-3.0-or-later
// What people and systems ask for, made into jobs: by an editor, by the publish hook, by a command.
#pragma once

#include "run/config.h"
#include "store/store.h"

#include <cstdint>
#include <optional>
#include <string>

namespace baonoi {

struct Order {
    std::string who;    // token's name, or "cli:" and the system user
    std::string voice;  // empty: as configured
    std::string reason; // for the record
};

// Where an address belongs: the source and what it calls the article.
struct Place {
    std::string source, input;
    bool operator==(const Place &) const = default;
};

// An http(s) URL belongs to the source of kind "feed", "sitemap" or "page" that has its host, and of several
// to the one whose folder (the URL's path to its last slash) is the longest beginning of its path; when it is
// below no folder, to the first with the host. It belongs to a source of kind "site" when its publisher's
// public address is a beginning of it and the file is there; input is then the file's path. A path belongs to
// the source of kind "site" whose folder holds it. Nothing: no source has it.
std::optional<Place> place_of(const Config &config, const std::string &url_or_path);

// An editor's order: the job, ahead of everything automatic. id_or_url: an article's id, URL or path. Throws
// skip when nothing of that name is known and no source holds it. The order is on record.
std::int64_t order_again(Store &store, const Config &config, const std::string &id_or_url,
                         const Order &order);

enum class PublishEvent { published, updated, deleted };

std::optional<PublishEvent> publish_event_named(std::string_view name);

// What the publish hook tells: the job, 0 for deleted, which ends the article's queued job. Throws skip when
// the URL belongs to no configured source. who: for the record.
std::int64_t announce(Store &store, const Config &config, const std::string &url, PublishEvent event,
                      const std::string &who);

} // namespace baonoi
