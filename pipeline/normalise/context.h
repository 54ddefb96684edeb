// SPDX-License-Identifier: GPL-3.0-or-later
// What a grammar may ask about the place where it reads: pieces, the words on both sides, tables, lexicon,
// what was read before. BlockReading makes one for each reading of a block and tells it what was read;
// grammars only ask.
#pragma once

#include "normalise/definitions.h"
#include "normalise/letters.h"
#include "normalise/lexicon.h"
#include "normalise/name_origin.h"
#include "normalise/name_rules.h"
#include "normalise/normalise.h"
#include "normalise/pieces.h"
#include "normalise/tables.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::normalise {

struct Rules {
    Tables tables;
    NameRules name_rules;
    NameSigns name_signs;
};

struct Reader::Parts {
    Parts(const ReadingSettings &reading, std::shared_ptr<const Rules> the_rules, Lexicon words)
        : settings(reading), rules(std::move(the_rules)), tables(rules->tables), lexicon(std::move(words)),
          name_rules(rules->name_rules), name_signs(rules->name_signs) {}

    ReadingSettings settings;
    std::shared_ptr<const Rules> rules; // shared by readers that differ in their words alone
    const Tables &tables;
    Lexicon lexicon;
    const NameRules &name_rules;
    const NameSigns &name_signs;
};

// The words on one side of a place, nearest first, up to the end of the sentence.
struct Window {
    static constexpr std::size_t size = 6;
    std::array<std::string, size> words; // folded
    std::size_t count = 0;
    bool touching = false;      // nothing but blanks before the nearest word
    bool after_silence = false; // nothing but blanks and marks that are neither said nor kept
    std::uint64_t masks = 0;    // bit n: word n is counted (5 ngày, ca/ngày) and is no sign of a date

    bool has(Set set, std::size_t within = size) const;
    bool touches(Set set) const { return touching && has(set, 1); }
    bool touches(std::string_view word) const { return touching && words[0] == word; }
    std::string phrase(std::size_t within, bool leftward) const; // " a b c ", in reading order

    const Tables *tables = nullptr;
    bool backward = false;

private:
    std::uint64_t sets_of(std::size_t i) const; // of the word, and of phrases that it ends (left) or begins
    mutable std::array<std::uint64_t, size> sets_{};
    mutable std::size_t known_ = 0; // sets_ before it are filled in
    friend class Context;
};

// One block (or line). Pieces are named by index; asking beyond the ends is allowed and finds nothing.
class Context {
public:
    Context(std::string_view text, const std::vector<Piece> &pieces, const Reader::Parts &parts,
            const Definitions &definitions)
        : text_(text), pieces_(pieces), parts_(parts), definitions_(definitions) {}

    std::size_t size() const { return pieces_.size(); }
    const Piece &piece(std::size_t i) const { return i < pieces_.size() ? pieces_[i] : nothing_; }
    std::string_view of(std::size_t i) const {
        return i < pieces_.size() ? of(i, i + 1) : std::string_view();
    }
    std::string_view of(std::size_t begin, std::size_t end) const; // of pieces [begin, end)
    // The same few pieces are asked for again and again, so that the last ones are remembered.
    std::string folded(std::size_t i) const {
        Folded &kept = folded_[i % folded_.size()];
        if (kept.of != i) {
            kept.of = i;
            kept.text.clear();
            fold_onto(kept.text, of(i));
        }
        return kept.text;
    }
    bool is_word(std::size_t i) const { return i < size() && pieces_[i].kind == PieceKind::word; }
    bool is_number(std::size_t i) const { return i < size() && pieces_[i].kind == PieceKind::number; }
    bool is_blank(std::size_t i) const { return i < size() && pieces_[i].kind == PieceKind::blank; }
    bool is_symbol(std::size_t i) const { return i < size() && pieces_[i].kind == PieceKind::symbol; }
    bool is(std::size_t i, char32_t symbol) const { return piece(i).symbol == symbol; }
    bool is_capitalised(std::size_t i) const { return is_word(i) && pieces_[i].letters != Case::lower; }
    bool is_upper(std::size_t i) const { return is_word(i) && pieces_[i].letters == Case::upper; }
    // Of letters without marks: written as in English.
    bool is_ascii_word(std::size_t i) const {
        return is_word(i) && pieces_[i].end - pieces_[i].begin == pieces_[i].characters;
    }
    bool starts_with_zero(std::size_t i) const { return of(i).substr(0, 1) == "0"; }
    bool is_in(Set set, std::size_t i) const { return tables().in(set, folded(i)); }
    std::size_t skip_blank(std::size_t i) const { return is_blank(i) ? i + 1 : i; }
    // The piece before i, or the one before that when a blank stands before i.
    std::size_t before(std::size_t i) const { return is_blank(i - 1) ? i - 2 : i - 1; }
    std::size_t digits(std::size_t i) const { return is_number(i) ? pieces_[i].end - pieces_[i].begin : 0; }
    int value(std::size_t i) const; // of a number of up to 9 digits, else -1
    bool is_year(std::size_t i) const { return digits(i) == 4 && value(i) >= 1000 && value(i) <= 2199; }
    // The sentence around piece i is written in capitals and has Vietnamese syllables: a heading.
    bool in_capitals(std::size_t i) const;
    bool is_first(std::size_t i) const { return i == 0 || (i == 1 && is_blank(0)); }

    const Window &left(std::size_t at) const;  // the words before piece at
    const Window &right(std::size_t at) const; // the words from piece at on

    const Tables &tables() const { return parts_.tables; }
    const Lexicon &lexicon() const { return parts_.lexicon; }
    const NameRules &name_rules() const { return parts_.name_rules; }
    const NameSigns &name_signs() const { return parts_.name_signs; }
    const ReadingSettings &settings() const { return parts_.settings; }
    const Definitions &definitions() const { return definitions_; }

    // What was read before this place.
    struct Last {
        std::string_view name; // of the class
        std::size_t end = 0;
        bool number = false; // a quantity, date, time: something that a range may begin with
    };
    Last last;
    bool begun = false;              // a word was said
    Last last_number;                // the last of them that was a number
    std::string last_said;           // the words of that number
    std::size_t last_coordinate = 0; // the end of the last coordinate
    std::size_t last_weekday = 0;    // the end of the last short name of a weekday
    std::size_t last_goal = 0;       // the end of the last minute of a match
    std::size_t last_score = 0;      // the end of the last score, 0 before the first
    bool follows_number(std::size_t at) const {
        return last.number && (last.end == at || (last.end + 1 == at && is_blank(last.end)));
    }

private:
    struct Sentence {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool capitals = false;
    };
    Sentence sentence_around(std::size_t i) const;
    void look(Window &window, std::size_t at, bool leftward) const;
    bool is_silent(std::size_t i) const;

    std::string_view text_;
    const std::vector<Piece> &pieces_;
    const Reader::Parts &parts_;
    const Definitions &definitions_;
    Piece nothing_;
    mutable Sentence sentence_;
    mutable Window left_;
    mutable Window right_;
    struct Folded {
        std::size_t of = static_cast<std::size_t>(-1);
        std::string text;
    };
    mutable std::array<Folded, 8> folded_;
    mutable std::size_t left_of_ = static_cast<std::size_t>(-1);
    mutable std::size_t right_of_ = static_cast<std::size_t>(-1);
};

} // namespace baonoi::normalise
