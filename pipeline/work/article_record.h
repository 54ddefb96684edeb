// SPDX-License-Identifier: GPL-3.0-or-later
// What the store remembers of an article, taken from and made into the values that travel.
#pragma once

#include "model/article.h"
#include "produce/produce.h"
#include "store/articles.h"

#include <cstdint>

namespace baonoi::work {

// As much of the article as is known without its page.
Article article_of(const store::ArticleRecord &record);

// Which recording the article has after this outcome, which has one. now: Unix seconds. Leaves out by which
// voice, and since when.
void note_recording(store::ArticleRecord &record, const produce::Outcome &outcome, std::int64_t now);

} // namespace baonoi::work
