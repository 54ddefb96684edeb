// SPDX-License-Identifier: GPL-3.0-or-later
// What all that editors order has in common: which article is meant, which voice, and that it is on record
// with its job.
#pragma once

#include "settings/config.h"
#include "store/store.h"
#include "work/article_key.h"
#include "work/orders.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baonoi::work {

bool is_source(const settings::Config &config, const std::string &name);

// Throws skip for an unknown voice, naming those that there are. Empty and "configured" are none.
void check_voice(const settings::Config &config, const std::string &voice);

// As it is known already: also what a feed announced of a host that is not its own.
std::optional<ArticleKey> known_key(store::Store &store, const std::string &id_or_url);
// Throws skip when nothing of that name is known and no source holds it, and when its source is no longer
// configured.
ArticleKey ordered_key(store::Store &store, const settings::Config &config, const std::string &id_or_url);

// That of an article in the store, or of its address when it was never read.
std::string section_of(store::Store &store, const settings::Config &config, const ArticleKey &key);

// It was an editor who withdrew it, not its source.
bool is_lasting(const store::Decision &decision);
void lift(store::Decision &decision);
// What the article says now is to play.
void unpin(store::Decision &decision);
void switch_off(store::Decision &decision, const std::string &who, const std::string &why);

// The job, ahead of everything automatic. what: for the record.
std::int64_t queue_order(store::Store &store, const ArticleKey &key, const Order &order,
                         const std::string &what);

} // namespace baonoi::work
