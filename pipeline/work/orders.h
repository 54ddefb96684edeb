// SPDX-License-Identifier: GPL-3.0-or-later
// What people and systems ask for, made into jobs: by an editor, by the publish hook, by a command. Every
// order is on disk with who and when before the call returns.
#pragma once

#include "settings/config.h"
#include "store/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi::work {

// The voice that an order names to take an earlier choice back.
constexpr std::string_view configured_voice = "configured";

struct Order {
    std::string who;    // token's name, or "cli:" and the system user
    std::string voice;  // for this article, until another one is ordered; empty: as before
    std::string reason; // for the record
};

// An editor's order: the job, ahead of everything automatic. id_or_url: an article's id, URL or path. Throws
// skip when nothing of that name is known and no source holds it, when its source is no longer configured,
// and for an unknown voice, naming those that there are.
std::int64_t order_again(store::Store &store, const settings::Config &config, const std::string &id_or_url,
                         const Order &order);

// again: somebody who may edit the article there asks for its audio anew.
enum class PublishEvent { published, updated, again, deleted };

std::string_view name_of(PublishEvent event);
std::optional<PublishEvent> publish_event_named(std::string_view name);

// What a publishing system tells.
struct Announcement {
    std::string url;
    PublishEvent event = PublishEvent::published;
    std::string who;    // "hook"
    std::string reason; // for the record: the id that the system gave
};

// The job. deleted cancels the article's jobs; when it has a recording a new one looks whether it is gone,
// else there is none. Throws skip when the URL belongs to no configured source.
std::optional<std::int64_t> announce(store::Store &store, const settings::Config &config,
                                     const Announcement &announcement);

} // namespace baonoi::work
