// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two recordings of an article: sentences, the words in them, and how they are said.
#pragma once

#include "store/articles.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::work {

// Words that took the place of others; one side may be empty.
struct OtherWords {
    std::string before, after;
    bool operator==(const OtherWords &) const = default;
};

enum class SentenceChangeKind {
    gone,    // only before
    added,   // only after
    edited,  // it is written otherwise
    reading, // written as before, said otherwise
};
std::string_view name_of(SentenceChangeKind kind);

struct SentenceChange {
    SentenceChangeKind kind = SentenceChangeKind::added;
    std::optional<store::SentenceRecord> before, after;
    // Of edited the words as written, of reading as they are said.
    std::vector<OtherWords> words;
};

// In the order of the article.
std::vector<SentenceChange> changes_between(const std::vector<store::SentenceRecord> &before,
                                            const std::vector<store::SentenceRecord> &after);

} // namespace baonoi::work
