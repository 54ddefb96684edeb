// SPDX-License-Identifier: GPL-3.0-or-later
// What an article says now against what it said when it was last spoken.
#pragma once

#include "produce/produce.h"
#include "store/articles.h"
#include "store/jobs.h"

#include <vector>

namespace baonoi::work {

// The sentences that have words, as they are kept in the store.
std::vector<store::SentenceRecord> sentences_of(const produce::Prepared &prepared);

// Sentences that are on one side only, in their order; one that moved is on neither.
struct Change {
    std::vector<store::SentenceRecord> gone, added;
};
Change change_between(const std::vector<store::SentenceRecord> &before,
                      const std::vector<store::SentenceRecord> &now);

// facts when numbers, names, foreign words or anything else that is not read letter for letter came, went or
// changed its place among them; ordinary when only plain words did. facts when nothing is known of before.
// Numbers that are written out in words are plain words.
store::Urgency urgency_of(const std::vector<store::SentenceRecord> &before, const produce::Prepared &now);

} // namespace baonoi::work
