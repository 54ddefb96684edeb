// SPDX-License-Identifier: GPL-3.0-or-later
// The recordings that an article had, and which of them is to play.
#pragma once

#include "produce/produce.h"
#include "settings/config.h"
#include "store/store.h"
#include "work/article_key.h"
#include "work/orders.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::work {

struct ArticleVersions {
    ArticleKey key;
    std::string id;
    std::int64_t pinned = 0; // the number of what is to play while the article's words stay; 0: none
    struct Version {
        store::VersionRecord record;
        bool is_kept = false; // it plays, or can be attached again
    };
    std::vector<Version> versions; // what plays first, then what was replaced last
};

// Throws skip as order_again() does for an article that nothing is known of.
ArticleVersions article_versions(store::Store &store, const settings::Config &config,
                                 const std::string &id_or_url);

// Throws skip when there is none of that number, naming those that there are.
const ArticleVersions::Version &version_numbered(const ArticleVersions &versions, std::int64_t number);

// The job that attaches that recording again. It plays until the article's words change, or somebody orders,
// sets a voice or a passage, or names another. Throws skip when there is no such version, or its recording is
// not kept any more; and as order_again().
std::int64_t roll_back(store::Store &store, const settings::Config &config, const std::string &id_or_url,
                       const Order &order);

// For change_article(): has the decision want that version; 0: none. Throws skip as roll_back().
void pin(store::Decision &decision, const ArticleVersions &versions, std::int64_t number);

// What is to be attached in place of what the article says now, by the decision; nothing: that. number: of a
// job, so that a receiver tells one attaching from another; 0: of none.
std::optional<store::VersionRecord> pinned_version(const store::Decision &decision, store::Store &store,
                                                   const ArticleKey &key, const produce::Prepared &prepared);
produce::KeptRecording kept_recording(const store::VersionRecord &version, const settings::Config &config,
                                      const std::string &occasion);

} // namespace baonoi::work
