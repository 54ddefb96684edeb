// SPDX-License-Identifier: GPL-3.0-or-later
// Which language a foreign name is of: by its letters, those of the names beside it, and the countries that
// the article speaks of. Every block is learnt before any is read, so that a name has one reading in an
// article. It says nothing about how a name is read.
#pragma once

#include "normalise/pieces.h"
#include "normalise/tables.h"
#include "normalise/text_map.h"

#include <array>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

// The rows of name_languages.tsv and english.tsv.
class NameSigns {
public:
    // Throws stop naming file and line when a table is malformed.
    explicit NameSigns(const std::filesystem::path &folder);

    static constexpr std::size_t unknown = 1; // the language of a name that nothing tells: "und"
    using Votes = std::map<std::size_t, int>; // weight by language
    void vote_by_letters(std::string_view folded_name, int times, Votes &votes) const;
    // The language of words that name a country, its people or its language: "hàn quốc"; unknown for words
    // that begin like a country ("ý kiến"), 0 for all others.
    std::size_t country(std::string_view folded_words) const { return countries_.find(folded_words); }
    // A word of English that is no name: "university", "showgirl".
    bool is_english(std::string_view folded) const;
    // A Vietnamese word that stands before a given name: the Minh of Minh Đức.
    bool is_given(std::string_view folded) const { return given_.find(folded) != 0; }
    // The language of a family name (Park) or, with `given`, also of a syllable of given names (young); 0 for
    // all others.
    std::size_t person(std::string_view folded, bool given) const {
        const std::uint64_t language = surnames_.find(folded);
        return language != 0 || !given ? language : syllables_.find(folded);
    }
    const std::string &language(std::size_t number) const { return languages_[number - 1]; }

private:
    struct Pattern {
        std::string letters;
        bool first = false;
        bool last = false;
        std::size_t language = 0;
        int weight = 0;
    };
    std::size_t number_of(std::string_view language);
    bool is_english_compound(std::string_view folded) const;

    std::vector<std::string> languages_;
    std::array<std::vector<Pattern>, 256> patterns_; // by the first byte of their letters
    TextMap countries_;
    TextMap english_words_;
    TextMap given_;
    TextMap surnames_;  // languages
    TextMap syllables_; // languages
    std::vector<std::string> english_ends_;
};

// What one article tells about its names.
class NameOrigins {
public:
    void learn(std::string_view text, const std::vector<Piece> &pieces, const NameSigns &signs,
               const Tables &tables);
    // A language of NameSigns; "und", for which the rows of all languages hold, when nothing tells another.
    const std::string &language_of(std::string_view folded_name, const NameSigns &signs) const;
    // It stands beside a word of English somewhere (Global Gateway Forum): it is one there and everywhere.
    bool is_english(std::string_view folded_name) const;
    // A part of somebody's name, though it looks like a word of English: Park Young Sung.
    bool is_person(std::string_view folded_name) const;

private:
    struct Block;
    void learn_name(const Block &block, std::size_t at, const NameSigns &signs, const Tables &tables);

    NameSigns::Votes countries_; // of the article
    struct Name {
        NameSigns::Votes votes;
        bool english = false;
        bool person = false;
    };
    std::map<std::string, Name, std::less<>> names_;
};

} // namespace baonoi::normalise
