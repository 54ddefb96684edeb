// SPDX-License-Identifier: GPL-3.0-or-later
// What an entry of a lexicon may hold. The check of lexicon files and an editor's change to one ask here;
// reading a lexicon for use does not.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

constexpr std::array<std::string_view, 13> lexicon_roles{
    "agency",  "abbreviation", "title",   "place", "organisation", "unit",   "currency",
    "foreign", "person",       "company", "sport", "technology",   "science"};
constexpr std::size_t most_said_words = 40;
constexpr std::size_t longest_said_word = 48; // characters; a voice takes no more at once

constexpr std::string_view pls_namespace = "http://www.w3.org/2005/01/pronunciation-lexicon";
constexpr std::string_view own_namespace = "urn:baonoi:lexicon";

// Why a text cannot be said, "\"abc\" is no Vietnamese syllable"; empty when it can. language: empty for
// Vietnamese. text: NFC, blanks folded.
std::string why_unspeakable(std::string_view text, std::string_view language);

// The mnemonics of x-espeak (config/reading/phonemes.tsv).
class PhonemeNames {
public:
    PhonemeNames(); // throws stop when the table cannot be read
    // Why a text is no phonemes; empty when it is.
    std::string why_not(std::string_view phonemes) const;

private:
    std::vector<std::string> names_; // longest first
};

} // namespace baonoi::normalise
