// SPDX-License-Identifier: GPL-3.0-or-later
// What editors set for a source or a section of one. in_force.h says what wins.
#pragma once

#include "settings/config.h"
#include "store/store.h"
#include "work/article_settings.h"
#include "work/in_force.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::work {

struct ScopeSettings {
    store::ScopeRecord own; // what is said for it
    InForce holds;          // for its articles, where they say nothing themselves
    std::string voice;      // that speaks them then
    // Of a source: its sections, also those of which nothing is said, and how many articles are in them.
    std::map<std::string, std::int64_t> sections;
    std::vector<store::ScopeRecord> own_of_sections;
};

// What is said of nothing stays.
struct ScopeChange {
    std::optional<std::string> voice = {}; // empty: none of its own
    std::optional<Heard> heard = {};
    // A text: with {title}, {date}, {site}; empty: none. Nothing within: as it is without this.
    std::optional<std::optional<std::string>> intro = {}, outro = {};
    // Whether articles that have audio already are made again, too, behind everything else; else each is when
    // it is looked at for another reason.
    bool with_existing = true;
    bool operator==(const ScopeChange &) const = default;
};

// section empty: the source. Throw skip for a source that is not configured, naming those that are.
ScopeSettings scope_settings(store::Store &store, const settings::Config &config, const std::string &source,
                             const std::string &section);
// How many articles were queued; nothing: it was so already. What falls silent or is heard again is done
// before what only sounds otherwise. Throws skip for an unknown voice and for an intro or outro that cannot
// be said, and then nothing is changed.
std::optional<std::size_t> change_scope(store::Store &store, const settings::Config &config,
                                        const std::string &source, const std::string &section,
                                        const ScopeChange &change, const Order &order);

} // namespace baonoi::work
