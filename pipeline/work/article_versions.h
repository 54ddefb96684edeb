// SPDX-License-Identifier: GPL-3.0-or-later
// The recordings that an article had, and which of them is to play.
#pragma once

#include "produce/produce.h"
#include "settings/config.h"
#include "store/store.h"
#include "work/article_key.h"
#include "work/orders.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::work {

struct ArticleVersions {
    ArticleKey key;
    std::string id;
    store::Pin pin;          // what is to play while the article's words stay
    std::int64_t pinned = 0; // its number; 0: none
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

// The job that attaches the recording of order.version again. It plays until the article's words change, or
// somebody orders the article, sets its voice or a passage, names another version or takes this back. Throws
// skip when there is no such version, or its recording is not kept any more; and as order_again().
std::int64_t roll_back(store::Store &store, const settings::Config &config, const std::string &id_or_url,
                       const Order &order);
// Takes that back: the job that has what the article says now heard. Throws skip when nothing is pinned; and
// as order_again().
std::int64_t unpin_version(store::Store &store, const settings::Config &config, const std::string &id_or_url,
                           const Order &order);

// Why a pin ended by itself, as it is on record.
constexpr std::string_view text_changed = "the article's text changed";
constexpr std::string_view recording_gone = "its recording is not kept any more";

// Which recording is to be attached in place of what the article says now, the words of which have that hash
// (Prepared::text_hash); nothing: that.
std::optional<store::VersionRecord> pinned_version(store::Store &store, const ArticleKey &key,
                                                   const store::Pin &pin, const std::string &text_hash);
// config is lent.
produce::KeptRecording kept_recording(const store::VersionRecord &version, const settings::Config &config);

} // namespace baonoi::work
