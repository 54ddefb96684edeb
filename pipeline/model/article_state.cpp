// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/article_state.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace baonoi {

namespace {

constexpr std::array<std::string_view, 9> names = {"missing", "queued", "working",  "attached", "unchanged",
                                                   "skipped", "failed", "outdated", "attaching"};

} // namespace

std::string_view name_of(ArticleState state) {
    return names.at(static_cast<std::size_t>(state));
}

std::optional<ArticleState> article_state_named(std::string_view name) {
    const auto *const found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<ArticleState>(found - names.begin());
}

} // namespace baonoi
