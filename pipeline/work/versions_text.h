// SPDX-License-Identifier: GPL-3.0-or-later
// Versions and what changed between two of them as the API writes them, JSON: docs/openapi.json describes it
// as Versions and Changes. serve/ answers with it, and the command prints it.
#pragma once

#include "work/article_versions.h"

#include <cstdint>
#include <string>

namespace baonoi::work {

std::string text_of(const ArticleVersions &versions);

// Throws skip when there is no such version.
std::string changes_text(store::Store &store, const ArticleVersions &versions, std::int64_t from,
                         std::int64_t to);

} // namespace baonoi::work
