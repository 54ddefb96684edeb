// SPDX-License-Identifier: GPL-3.0-or-later
// The lexicon for people: what is in it, what is wrong with it, and changes to a lexicon of their own.
#pragma once

#include "model/passage.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

// One <alias> as it is written.
struct LexiconAlias {
    std::string said;
    std::string before; // phrases separated by '|'; empty: anywhere
    std::string after;
    std::string language; // BCP 47; empty: Vietnamese
    bool operator==(const LexiconAlias &) const = default;
};

// A grapheme with what is said for it.
struct LexiconEntry {
    std::string word;
    std::string role;    // "agency": the class, without its prefix
    std::string phoneme; // x-espeak
    std::vector<LexiconAlias> aliases;
    std::string file;
    std::size_t line = 0;
    std::size_t folder = 0;    // in the order in which they are read
    std::string overridden_by; // "file:line" of the entry that wins; empty when this one does
    std::string by, at;        // who entered it and when (ISO 8601), where the entry tells
};

// The *.pls files of a folder in the order in which they are read. Throws stop when it cannot be read.
std::vector<std::filesystem::path> lexicon_files(const std::filesystem::path &folder);

// Entries of all folders in the order in which they are read; with a word, those that can stand for it.
// Throws stop, as reading the lexicon does, when a file is malformed.
std::vector<LexiconEntry> lexicon_entries(const std::vector<std::filesystem::path> &folders,
                                          const std::optional<std::string> &word);

struct LexiconProblem {
    std::string file;
    std::size_t line = 0; // 0: the file as a whole
    std::string message;
};

struct LexiconReport {
    std::size_t files = 0;
    std::size_t entries = 0;
    std::vector<LexiconProblem> problems; // in the order of files and lines
};

// Every problem of these files and of the *.pls files of these folders, each file once. An entry may repeat
// one of another folder (it wins over it), not one of its own.
LexiconReport check_lexicons(const std::vector<std::filesystem::path> &places);

// What LexiconEntry::role may be.
std::span<const std::string_view> lexicon_classes();

// "BHXH" is said "bảo hiểm xã hội".
struct LexiconOrder {
    std::string word;
    std::string said;
    std::string role; // empty: "abbreviation" for capitals, else "foreign"
    // Who says so and when, written into the entry; empty: nobody is named.
    std::string by = {}, at = {};
    // In place of said: several with their contexts, or phonemes.
    std::vector<LexiconAlias> aliases = {};
    std::string phoneme = {};
};

// What the editors of one article say, as entries.
std::vector<LexiconOrder> orders_for(const std::vector<WordReading> &words);

enum class LexiconChange { none, added, replaced, removed };

// The file with the change made, every other byte as it was; nothing when there is nothing to change. old is
// empty for a new file. Throws skip when the word cannot be an entry, what is said cannot be spoken, or the
// role is none; stop when old is no lexicon.
struct LexiconEdit {
    LexiconChange change = LexiconChange::none;
    std::string text;
    std::string before = {}; // the word's <lexeme>s that were there, of this word alone; empty: none
};
LexiconEdit add_entry(std::string_view old, const std::string &name, const LexiconOrder &asked);
LexiconEdit remove_entry(std::string_view old, const std::string &name, std::string_view word);
// lexemes: LexiconEdit::before of an earlier change; they take the place of what is there for the word now.
LexiconEdit restore_entry(std::string_view old, const std::string &name, std::string_view word,
                          std::string_view lexemes);
// Throws skip as add_entry() does, for the word and what is said; else what add_entry() would write: text
// clean, the class named.
LexiconOrder checked_order(const LexiconOrder &order);
// The words of what is said that are no Vietnamese syllables.
std::vector<std::string> no_syllables(std::string_view said);

// The entries of one lexicon's text, as orders. name: for messages. Throws stop when it is no lexicon.
std::vector<LexiconOrder> orders_of(std::string_view lexicon, const std::string &name);
// A lexicon that has these entries.
std::string lexicon_of(const std::vector<LexiconEntry> &entries);

} // namespace baonoi::normalise
