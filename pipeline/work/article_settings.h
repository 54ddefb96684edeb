// SPDX-License-Identifier: GPL-3.0-or-later
// What editors set for one article. It lasts until they set it otherwise: neither a poll nor a change of the
// article takes it back. withdraw(), publish_again() and the voice of an order (orders.h) set the same
// things.
#pragma once

#include "settings/config.h"
#include "store/store.h"
#include "work/article_key.h"
#include "work/in_force.h"
#include "work/orders.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::work {

// Whether an article is to be heard.
enum class Heard { unsaid, yes, no };

Heard heard_of(const store::Decision &decision);

struct ArticleSettings {
    ArticleKey key;
    std::string id; // empty: it was never read
    std::string section;
    store::Decision decision; // what is set for itself
    InForce holds;
    std::string voice; // that speaks it then
};

// What is said of nothing stays.
struct ArticleChange {
    std::optional<std::string> voice = {}; // empty: none of its own
    std::optional<Heard> heard = {};
    std::optional<std::vector<Passage>> passages = {};  // these, in place of all before
    std::vector<Passage> add = {};                      // each in place of one of the same words
    std::vector<std::string> forget = {};               // passages of these words
    std::optional<std::vector<WordReading>> words = {}; // these, in place of all before
    std::vector<WordReading> say = {};                  // each in place of one of the same word
    std::vector<std::string> unsay = {};                // words that are read as the lexicons say again
    bool operator==(const ArticleChange &) const = default;
};

// Both throw skip as order_again() does for an article that nothing is known of.
ArticleSettings article_settings(store::Store &store, const settings::Config &config,
                                 const std::string &id_or_url);
// The job that does it, ahead of everything automatic; nothing: it was so already. Throws skip for an unknown
// voice, for a passage that is not to be read and stands in no sentence that was read last, and for a word
// that cannot be an entry or stands in none of these, each saying why; then nothing is changed.
std::optional<std::int64_t> change_article(store::Store &store, const settings::Config &config,
                                           const std::string &id_or_url, const ArticleChange &change,
                                           const Order &order);

} // namespace baonoi::work
