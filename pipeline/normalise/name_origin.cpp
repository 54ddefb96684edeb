// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/name_origin.h"

#include "base/error.h"
#include "normalise/foreign_word.h"
#include "normalise/letters.h"
#include "normalise/syllable.h"
#include "normalise/table_rows.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace baonoi::normalise {

namespace {

constexpr std::size_t most_names = 2000;             // of an article that are learnt
constexpr std::size_t longest_origin_name = 120;     // bytes
constexpr std::size_t farthest_country = 12;         // pieces between a country and a name
constexpr std::string_view unknown_language = "und"; // its number is the first
constexpr int own_letters = 2;
constexpr int beside = 1;
constexpr int near_country = 8;
constexpr int same_block = 3;
constexpr int most_of_article = 4;
constexpr int of_person = 12;

std::string text_of(std::string_view text, const std::vector<Piece> &pieces, std::size_t i) {
    return fold(text.substr(pieces[i].begin, pieces[i].end - pieces[i].begin));
}

// The words of names such as Park Hyun Sung, Son Heung-min and Heung-min: a family name and two syllables of
// a given one, or two with a hyphen; and the language.
std::vector<std::pair<std::size_t, std::size_t>>
persons_of(std::string_view text, const std::vector<Piece> &pieces, const NameSigns &signs) {
    std::vector<std::pair<std::size_t, std::size_t>> persons;
    const auto language_at = [&](std::size_t i, bool given, bool hyphen) -> std::size_t {
        const bool capital = i < pieces.size() && pieces[i].kind == PieceKind::word &&
                             pieces[i].letters != Case::upper && (hyphen || pieces[i].letters != Case::lower);
        return capital ? signs.person(text_of(text, pieces, i), given) : 0;
    };
    for (std::size_t i = 0; i + 2 < pieces.size(); ++i) {
        const bool pair = pieces[i + 1].symbol == '-';
        if (pieces[i].letters == Case::lower || (pieces[i + 2].letters == Case::lower && !pair))
            continue;
        const std::size_t language = language_at(i, pair, false);
        if (language == 0 || language_at(i + 2, true, pair) != language)
            continue;
        const bool more = i + 4 < pieces.size() && (pieces[i + 3].symbol == '-' || !pair) &&
                          (pieces[i + 3].symbol == '-' || pieces[i + 3].kind == PieceKind::blank) &&
                          language_at(i + 4, true, pieces[i + 3].symbol == '-') == language;
        if ((pair || pieces[i + 1].kind == PieceKind::blank) && (pair || more)) {
            for (std::size_t word = i; word <= i + (more ? 4 : 2); word += 2)
                persons.emplace_back(word, language);
            i += more ? 4 : 2;
        }
    }
    return persons;
}

} // namespace

std::size_t NameSigns::number_of(std::string_view language) {
    const auto found = std::find(languages_.begin(), languages_.end(), language);
    if (found != languages_.end())
        return static_cast<std::size_t>(found - languages_.begin()) + 1;
    languages_.emplace_back(language);
    return languages_.size();
}

NameSigns::NameSigns(const std::filesystem::path &folder) {
    number_of(unknown_language);
    for (const TableRow &row : TableRows(folder / "name_languages.tsv", 4)) {
        const std::size_t language = number_of(row.cells[1]);
        std::string_view sign = row.cells[2];
        int weight = 0;
        const std::string_view number = row.cells[3];
        std::from_chars(number.data(), number.data() + number.size(), weight);
        if (row.cells[0] == "country") {
            countries_[fold(sign)] = language;
        } else if (row.cells[0] == "surname") {
            surnames_[sign] = language;
        } else if (row.cells[0] == "syllable") {
            syllables_[sign] = language;
        } else if (row.cells[0] == "given") {
            given_[sign] = language;
        } else if (row.cells[0] == "letters" && weight > 0 && sign.size() > 1) {
            Pattern pattern{{}, sign.front() == '^', sign.back() == '$', language, weight};
            sign = sign.substr(pattern.first ? 1 : 0);
            pattern.letters = sign.substr(0, sign.size() - (pattern.last ? 1 : 0));
            if (!pattern.letters.empty())
                patterns_[static_cast<unsigned char>(pattern.letters[0])].push_back(std::move(pattern));
        } else {
            throw Error(
                Next::stop,
                fmt::format("{}: a row is \"country\", \"surname\", \"syllable\", \"given\" or \"letters\" "
                            "with a weight",
                            row.where()));
        }
    }
    for (const TableRow &row : TableRows(folder / "english.tsv", 1))
        if (row.cells[0][0] == '-')
            english_ends_.emplace_back(row.cells[0].substr(1));
        else
            english_words_[row.cells[0]] = 1;
}

void NameSigns::vote_by_letters(std::string_view name, int times, Votes &votes) const {
    for (std::size_t at = 0; at < name.size(); ++at)
        for (const Pattern &pattern : patterns_[static_cast<unsigned char>(name[at])]) {
            const std::size_t end = at + pattern.letters.size();
            const bool in_place = (!pattern.first || at == 0) && (!pattern.last || end == name.size());
            if (in_place && name.substr(at).starts_with(pattern.letters) &&
                (pattern.first || pattern.last || name.find(pattern.letters) == at)) // once a name
                votes[pattern.language] += pattern.weight * times;
        }
}

bool NameSigns::is_english(std::string_view folded) const {
    constexpr std::size_t shortest_stem = 3;
    const bool plural = folded.size() > shortest_stem && folded.back() == 's';
    return english_words_.find(folded) != 0 ||
           (plural && english_words_.find(folded.substr(0, folded.size() - 1)) != 0) ||
           std::any_of(english_ends_.begin(), english_ends_.end(),
                       [&](const std::string &end) {
                           return folded.size() >= end.size() + shortest_stem && folded.ends_with(end);
                       }) ||
           is_english_compound(folded);
}

// showgirl, marketplace
bool NameSigns::is_english_compound(std::string_view folded) const {
    constexpr std::size_t shortest_part = 4;
    for (std::size_t at = shortest_part; at + shortest_part <= folded.size(); ++at)
        if (english_words_.find(folded.substr(0, at)) != 0 && english_words_.find(folded.substr(at)) != 0)
            return true;
    return false;
}

struct NameOrigins::Block {
    std::string_view text;
    const std::vector<Piece> &pieces;
    std::vector<std::pair<std::size_t, std::size_t>> countries; // piece, language
    std::vector<std::pair<std::size_t, std::size_t>> persons;   // likewise, ascending

    bool is_of_person(std::size_t i) const {
        return std::binary_search(persons.begin(), persons.end(), std::pair(i, std::size_t{0}),
                                  [](const auto &a, const auto &b) { return a.first < b.first; });
    }
    // A word of English that is no syllable of Vietnamese.
    bool is_english(std::size_t i, const NameSigns &signs) const {
        if (i >= pieces.size() || pieces[i].kind != PieceKind::word || is_of_person(i))
            return false;
        const std::string_view word = text.substr(pieces[i].begin, pieces[i].end - pieces[i].begin);
        return !is_syllable(word) && signs.is_english(fold(word));
    }
    bool is_name(std::size_t i) const {
        if (i >= pieces.size() || pieces[i].kind != PieceKind::word || pieces[i].letters == Case::lower ||
            pieces[i].characters < 2 || pieces[i].end - pieces[i].begin > longest_origin_name)
            return false;
        const std::string_view word = text.substr(pieces[i].begin, pieces[i].end - pieces[i].begin);
        return !is_syllable(word) && is_latin(word);
    }
    bool is_capital_syllable(std::size_t i) const {
        return i < pieces.size() && pieces[i].letters == Case::title &&
               is_syllable(text.substr(pieces[i].begin, pieces[i].end - pieces[i].begin));
    }
    // The Nga of "chị Nga", "Lê Thúy Nga" and "Nga Sơn" is no country; that of "Phía Nga" is one.
    bool is_vietnamese_name(std::size_t i, const NameSigns &signs, const Tables &tables) const {
        const auto is = [&](std::size_t at, PieceKind kind) {
            return at < pieces.size() && pieces[at].kind == kind;
        };
        if (!is_capital_syllable(i))
            return false;
        if (is(i + 1, PieceKind::blank) && is_capital_syllable(i + 2))
            return true;
        if (!is(i - 1, PieceKind::blank) || !is(i - 2, PieceKind::word))
            return false;
        const std::string before = text_of(text, pieces, i - 2);
        return tables.in(Set::person, before) || tables.in(Set::surname, before) ||
               (is_capital_syllable(i - 2) && signs.is_given(before)) ||
               (is_capital_syllable(i - 2) && is(i - 3, PieceKind::blank) && is(i - 4, PieceKind::word));
    }
};

void NameOrigins::learn(std::string_view text, const std::vector<Piece> &pieces, const NameSigns &signs,
                        const Tables &tables) {
    Block block{text, pieces, {}, {}};
    std::vector<std::size_t> names;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece &piece = pieces[i];
        if (piece.kind != PieceKind::word || piece.letters == Case::lower || piece.end - piece.begin < 2)
            continue; // Ý is two bytes
        std::string words = text_of(text, pieces, i);
        std::size_t country = signs.country(words);
        if (country != 0 && block.is_vietnamese_name(i, signs, tables))
            country = 0;
        if (i + 2 < pieces.size() && pieces[i + 1].kind == PieceKind::blank &&
            pieces[i + 2].kind == PieceKind::word && (country != 0 || pieces[i + 2].letters != Case::lower))
            if (const std::size_t two = signs.country(words + " " + text_of(text, pieces, i + 2)))
                country = two;
        if (country == NameSigns::unknown)
            continue;
        if (country != 0) {
            block.countries.emplace_back(i, country);
            countries_[country] += 1;
        } else if (names.size() < most_names && block.is_name(i)) {
            names.push_back(i);
        }
    }
    block.persons = persons_of(text, pieces, signs);
    for (const std::size_t at : names)
        learn_name(block, at, signs, tables);
    for (const auto &[at, language] : block.persons) {
        if (names_.size() >= most_names)
            return;
        Name &name = names_[text_of(text, pieces, at)]; // also the young of Se-young
        name.person = true;
        name.votes[language] += of_person;
    }
}

void NameOrigins::learn_name(const Block &block, std::size_t at, const NameSigns &signs,
                             const Tables &tables) {
    std::string name = text_of(block.text, block.pieces, at);
    const auto known = names_.find(name);
    if (known == names_.end() && names_.size() >= most_names)
        return;
    Name &entry = known != names_.end() ? known->second : names_[std::move(name)];
    NameSigns::Votes &votes = entry.votes;
    const auto is_hyphen = [&](std::size_t i) {
        return i < block.pieces.size() && block.pieces[i].symbol == '-';
    };
    const auto is_small = [&](std::size_t i) {
        return i < block.pieces.size() && block.pieces[i].kind == PieceKind::word &&
               block.pieces[i].letters == Case::lower;
    };
    if (is_hyphen(at + 1) && is_small(at + 2) && !is_syllable(text_of(block.text, block.pieces, at + 2)))
        signs.vote_by_letters("-", beside, votes); // Keon-hee
    for (const std::size_t other : {at - 2, at + 2}) {
        if (other >= block.pieces.size() || block.pieces[(other + at) / 2].kind == PieceKind::number)
            continue;
        const bool blank = block.pieces[(other + at) / 2].kind == PieceKind::blank;
        const bool phrase =
            !is_small(other) || tables.in(Set::english, text_of(block.text, block.pieces, other));
        entry.english = entry.english || (blank && phrase && block.is_english(other, signs)); // not: marathon
        if (block.is_name(other))
            signs.vote_by_letters(text_of(block.text, block.pieces, other), beside, votes);
    }
    NameSigns::Votes local;
    for (const auto &[place, language] : block.countries) {
        const std::size_t distance = place > at ? place - at : at - place;
        local[language] = std::max(local[language], distance <= farthest_country ? near_country : same_block);
    }
    for (const auto &[language, weight] : local)
        votes[language] = std::max(votes[language], weight);
}

bool NameOrigins::is_english(std::string_view name) const {
    const auto known = names_.find(name);
    return known != names_.end() && known->second.english && !known->second.person;
}

bool NameOrigins::is_person(std::string_view name) const {
    const auto known = names_.find(name);
    return known != names_.end() && known->second.person;
}

const std::string &NameOrigins::language_of(std::string_view name, const NameSigns &signs) const {
    NameSigns::Votes votes;
    if (const auto known = names_.find(name); known != names_.end())
        votes = known->second.votes;
    signs.vote_by_letters(name, own_letters, votes);
    for (const auto &[language, count] : countries_)
        votes[language] += std::min(count, most_of_article);
    std::size_t best = NameSigns::unknown;
    for (const auto &[language, weight] : votes)
        if (weight > votes[best])
            best = language;
    return signs.language(best);
}

} // namespace baonoi::normalise
