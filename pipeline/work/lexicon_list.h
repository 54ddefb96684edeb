// SPDX-License-Identifier: GPL-3.0-or-later
// The lexicons' entries for people who look through them: found by word and by what is said, and where two
// entries of a word meet. The entries are read once and again when a lexicon has changed. The API asks here.
#pragma once

#include "normalise/lexicon_file.h"
#include "settings/config.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace baonoi::work {

// An entry as it is found. Of folder 0 is what the program brings, of later ones what is the newsroom's.
struct ListedEntry {
    normalise::LexiconEntry entry;
    std::string key;    // the same for entries that take each other's place
    std::string folded; // word and what is said, without case and marks, each between line feeds
    bool is_of_newsroom() const { return entry.folder > 0; }
};

using ListedEntries = std::vector<ListedEntry>; // by word, the winner first

// Threads: any.
class LexiconList {
public:
    // Throws skip when a lexicon cannot be read, naming file and line.
    std::shared_ptr<const ListedEntries> entries(const settings::Config &config);

private:
    std::mutex mutex_;
    std::string stamp_;
    std::shared_ptr<const ListedEntries> entries_;
};

// Some of the entries that have the text in their word or in what is said for it.
struct FoundEntries {
    std::vector<const ListedEntry *> entries; // of the entries asked
    std::size_t total = 0;
};
FoundEntries find_entries(const ListedEntries &entries, const std::string &text, bool of_newsroom,
                          std::size_t skipped, std::size_t most);

// Those of a word in whatever case, the winners first.
std::vector<const ListedEntry *> entries_of_word(const ListedEntries &entries, const std::string &word);

enum class ConflictKind {
    duplicate, // the newsroom's entry says what another one says
    conflict,  // two of the newsroom's say different things
    override,  // the newsroom's wins over the program's
};
std::string_view name_of(ConflictKind kind);

struct Conflict {
    ConflictKind kind = ConflictKind::duplicate;
    const ListedEntry *wins = nullptr, *loses = nullptr; // of the entries asked
};
std::vector<Conflict> conflicts_in(const ListedEntries &entries);

} // namespace baonoi::work
