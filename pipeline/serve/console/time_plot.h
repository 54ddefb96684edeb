// SPDX-License-Identifier: GPL-3.0-or-later
// From the announcement of an article to its audio, drawn: each article of the last day a dot, minutes on a
// logarithmic scale. The numbers are coordinates of an SVG that the template of the screen writes.
#pragma once

#include "store/articles.h"

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <vector>

namespace baonoi::serve::console {

class Texts;

constexpr std::int64_t plotted_time = 24L * 3600; // seconds before now

// What the plot shows of the articles; those that had their first audio earlier, or were old when they were
// announced, are left out.
nlohmann::json plot_of(const Texts &texts, const std::vector<store::ArticleRecord> &articles,
                       std::int64_t now);

} // namespace baonoi::serve::console
