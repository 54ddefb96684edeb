// SPDX-License-Identifier: GPL-3.0-or-later
// What people and systems ask for, made into jobs: by an editor, by the publish hook, by a command. Every
// order is on disk with who and when before the call returns.
#pragma once

#include "settings/config.h"
#include "store/store.h"
#include "work/article_key.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::work {

// The voice that an order names to take an earlier choice back.
constexpr std::string_view configured_voice = "configured";

// The others that it may name.
std::vector<std::string> voice_names(const settings::Config &config);

struct Order {
    std::string who;          // token's name, or "cli:" and the system user
    std::string voice;        // for this article, until another one is ordered; empty: as before
    std::string reason;       // for the record
    std::int64_t version = 0; // roll_back(): of the recording
};
constexpr std::size_t longest_reason = 1000; // bytes

// An editor's order: the job, ahead of everything automatic. id_or_url: an article's id, URL or path. Throws
// skip when nothing of that name is known and no source holds it, when it was withdrawn or switched off with
// its section, when its source is no longer configured, and for an unknown voice, naming those that there
// are.
std::int64_t order_again(store::Store &store, const settings::Config &config, const std::string &id_or_url,
                         const Order &order);

// An editor's decision that an article is not to be heard: the job that takes its audio away. It lasts,
// whatever its source and the publish hook tell, until publish_again(). Throws as order_again().
std::int64_t withdraw(store::Store &store, const settings::Config &config, const std::string &id_or_url,
                      const Order &order);
// It is to be heard again: the job that makes it.
std::int64_t publish_again(store::Store &store, const settings::Config &config, const std::string &id_or_url,
                           const Order &order);

// Who withdrew an article whose source told that it was deleted. That counts, also for a page that is still
// there, until its source tells that it is published, or somebody orders it.
constexpr std::string_view deleted_at_source = "its source";

// What was decided about an article that was fetched without the store, by whatever name that was; nothing:
// no source has it.
struct DecidedArticle {
    ArticleKey key;
    store::Decision decision;
};
std::optional<DecidedArticle> decided_about(store::Store &store, const settings::Config &config,
                                            const Article &article);

// Why the article is not to be heard now; empty: it may.
std::string withdrawn_because(const store::Decision &decision);

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

// The job. deleted cancels the article's queued jobs; when it has a recording, or one is being made, a new
// one takes that away, else there is none. Every other event says that it is published. Throws skip when the
// URL belongs to no configured source.
std::optional<std::int64_t> announce(store::Store &store, const settings::Config &config,
                                     const Announcement &announcement);

} // namespace baonoi::work
