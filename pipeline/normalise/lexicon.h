// SPDX-License-Identifier: GPL-3.0-or-later
// Pronunciation lexicons: W3C PLS 1.0 files with contexts for ambiguous abbreviations. Reader loads them and
// the grammars ask through the Context. It refuses a malformed file; what else may be wrong is told by
// lexicon_file.h.
#pragma once

#include "lib/xml/xml.h"
#include "normalise/lexicon_file.h"
#include "normalise/pieces.h"
#include "normalise/text_map.h"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

// One way to say a lexeme. before and after: folded phrases separated by '|' of which one has to stand within
// three words before or after; empty when the alias fits anywhere.
struct Alias {
    std::string spoken;
    std::string before;
    std::string after;
    std::string language = "vi"; // of spoken, BCP 47
    bool fits_anywhere() const { return before.empty() && after.empty(); }
};

struct Lexeme {
    std::string role;    // "agency", "foreign", …: without the prefix b:
    std::string phoneme; // x-espeak; empty when the aliases say it
    std::vector<Alias> aliases;
    std::size_t folder = 0; // in the order in which they are read
    // What an editor of the newsroom entered wins over whatever else the text may mean.
    bool is_of_newsroom() const { return folder > 0; }
    // The first alias when it fits anywhere, else null.
    const Alias *plain() const {
        return !aliases.empty() && aliases[0].fits_anywhere() ? &aliases.front() : nullptr;
    }
};

constexpr std::size_t lexicon_file_limit = 16U << 20U; // bytes
constexpr std::size_t most_grapheme_pieces = 31;
constexpr std::size_t longest_grapheme = 200; // bytes

// Text of an element as it is kept: NFC, blanks folded.
std::string lexicon_text(std::string_view text);

// Of a <lexeme>: its class without the prefix, its phonemes, and its aliases as they are written.
std::string role_of(const pugi::xml_node &lexeme);
std::string phoneme_of(const pugi::xml_node &lexeme);
std::vector<LexiconAlias> aliases_of(const pugi::xml_node &lexeme);

// What a text has to be to find a grapheme.
struct GraphemeKey {
    std::string exact; // tone placement folded
    std::string folded;
    bool capital = false; // has a capital letter: matches exactly
    bool small = false;   // has a word that is not all capitals
    const std::string &text() const { return capital ? exact : folded; }
    void append(std::string_view text, const Piece &piece); // the next piece and its text
    bool operator==(const GraphemeKey &other) const {
        return capital == other.capital && text() == other.text();
    }
};
// Of a text that is_grapheme.
GraphemeKey key_of(std::string_view grapheme);
bool is_grapheme(std::string_view text);

// Filled once, then const. Graphemes with a capital letter match exactly, others in any case.
class Lexicon {
public:
    // Every *.pls of each folder in the order of names; later entries win. Throws stop naming file and line.
    explicit Lexicon(const std::vector<std::filesystem::path> &folders);
    // As if a folder after all others had it. order: checked_order().
    void add(const LexiconOrder &order);

    // The lexeme whose grapheme is this text (tone placement folded), or null. Of several, the one of the
    // latest folder; then the one with this very case.
    const Lexeme *find(std::string_view exact, std::string_view folded) const;
    // Only graphemes that have both small and capital letters, in another case: FACEBOOK.
    const Lexeme *find_other_case(std::string_view folded) const;
    // Bit n is set when a grapheme of n pieces (see scan) starts with this folded word; 0 for most words.
    std::uint64_t lengths(std::string_view folded_first_piece) const {
        return lengths_.find(folded_first_piece);
    }

private:
    void read(const std::filesystem::path &path, std::size_t folder);
    void add(const xml::XmlFile &file, const pugi::xml_node &node, std::size_t folder);
    bool add_grapheme(std::string_view grapheme, std::uint64_t index);

    std::size_t folders_ = 0;
    std::deque<Lexeme> lexemes_;
    TextMap exact_;
    TextMap any_case_;
    TextMap other_case_;
    TextMap lengths_;
};

// The alias that fits the words around (folded, joined by single blanks, a blank at both ends); null when
// none does.
const Alias *choose(const Lexeme &lexeme, std::string_view words_before, std::string_view words_after);

} // namespace baonoi::normalise
