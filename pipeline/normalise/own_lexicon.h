// SPDX-License-Identifier: GPL-3.0-or-later
// Changes to the newsroom's own lexicon: which file an entry goes to, and the file itself. The commands and
// the API change it through here, at any time and from several processes: one at a time has its turn.
#pragma once

#include "normalise/lexicon_file.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

struct OwnChange {
    LexiconChange change = LexiconChange::none;
    std::string file;
    std::string before = {}; // LexiconEdit::before
};

class OwnLexicon {
public:
    // folders: as Reader reads them; the first is the program's, the second the newsroom's. file: the one to
    // change instead; empty: those of the newsroom's folder. Throws stop when there is none to change, saying
    // what to do.
    explicit OwnLexicon(const std::vector<std::filesystem::path> &folders, const std::string &file = "");

    // Into the file that has the word, else into words.pls. Throws as add_entry(), and as a file that cannot
    // be written.
    OwnChange add(const LexiconOrder &order) const;
    // From every file that has it.
    std::vector<OwnChange> remove(std::string_view word) const;
    // What a change left out again: as restore_entry(). Throws skip when the file is none of the newsroom's.
    OwnChange restore(const std::string &file, std::string_view word, std::string_view lexemes) const;

    std::vector<std::filesystem::path> files() const; // in the order in which they are read
    // Whether a program that reads these folders reads this file.
    bool is_read(const std::filesystem::path &file) const;

private:
    std::vector<std::filesystem::path> folders_;
    std::filesystem::path given_;
};

} // namespace baonoi::normalise
