// SPDX-License-Identifier: GPL-3.0-or-later
// What a source would find and whether a publisher has what it needs, looked at now for an administrator.
// Nothing is kept and nothing is made. The API calls it on its threads.
#pragma once

#include "base/clock.h"
#include "publish/publisher.h"
#include "work/setup.h"

#include <cstddef>
#include <string>
#include <vector>

namespace baonoi::work {

struct TriedArticle {
    std::string input, title, published; // ISO 8601; empty: its source does not tell
    std::size_t words = 0;               // that would be said; 0: see fault, or it was not looked at
    std::string fault;                   // why it would not be read; empty: it would, or it was not looked at
};

struct SourceTrial {
    std::vector<TriedArticle> articles; // the first, in the source's order
    std::vector<std::string> warnings;
    std::string fault;            // why it cannot be listed; empty: it can
    bool ran_out_of_time = false; // the last articles were listed and not looked at
};

constexpr std::size_t most_tried_articles = 5;
constexpr Seconds longest_trial{20}; // after that no further article is begun

// Both throw skip when the configuration has none of that name.
SourceTrial try_source(Setup &setup, const std::string &name, Clock &clock);
std::vector<publish::Finding> try_publisher(Setup &setup, const std::string &name);

// What doctor says of a publisher, one finding at least. Without secrets.
std::vector<publish::Finding> examined(const produce::Production &production,
                                       const settings::PublisherConfig &publisher);

} // namespace baonoi::work
