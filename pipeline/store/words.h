// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered about words: how editors changed their lexicon, so that it can be undone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::store {

// One change to one file of the newsroom's lexicon.
struct LexiconChangeRecord {
    std::int64_t id = 0;
    std::int64_t at = 0; // Unix seconds; 0 when it is kept: now
    std::string who;     // as OrderRecord::who
    std::string what;    // "added", "replaced", "removed", "undone"
    std::string word, said;
    std::string file;
    std::string before;      // the word's entries before, as they stood in the file; empty: none
    std::int64_t undoes = 0; // the change that this one takes back; 0: none
    bool is_undone = false;  // another one takes it back
    bool operator==(const LexiconChangeRecord &) const = default;
};

class Words {
public:
    virtual ~Words() = default;
    // Its id. The change that it undoes is undone from then on.
    virtual std::int64_t note_lexicon_change(const LexiconChangeRecord &change) = 0;
    virtual std::optional<LexiconChangeRecord> lexicon_change(std::int64_t id) = 0;
    // The last first; of one word, as it was written there, or all.
    virtual std::vector<LexiconChangeRecord> lexicon_changes(const std::string &word, std::size_t limit) = 0;
};

} // namespace baonoi::store
