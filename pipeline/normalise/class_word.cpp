// SPDX-License-Identifier: GPL-3.0-or-later
// Words as they are, foreign words, single letters.
#include "normalise/abbreviations.h"
#include "normalise/classes.h"
#include "normalise/foreign_word.h"
#include "normalise/letters.h"
#include "normalise/loan_word.h"
#include "normalise/numbers.h"
#include "normalise/numeral.h"
#include "normalise/syllable.h"

#include "base/utf8.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <vector>

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest_split = 40; // bytes of a word in which a missing blank is looked for
constexpr std::uint32_t longest_spelled = 5;
constexpr std::size_t longest_roman_part = 3; // bytes

// A syllable as it is said. In capitals it would be an abbreviation or a Roman number to who reads it again,
// so that these are said in small letters.
std::string said_syllable(const Context &context, std::string_view word, bool is_part) {
    if (scan(word).front().letters != Case::upper)
        return std::string(word);
    std::string folded = fold(word);
    const bool short_part = is_part && word.size() > 1 && word.size() <= longest_roman_part;
    const bool known = scan(word).front().characters > 1 && context.lexicon().lengths(folded) != 0;
    const bool initials = word.size() == 2 && scan(word).front().characters == 2; // OA in a heading
    return short_part || known || initials ? folded : std::string(word);
}

bool is_small_ascii(std::string_view part) {
    return std::all_of(part.begin(), part.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// tỷđồng, vàxã: two syllables without their blank, neither of them a letter without a mark. A name without a
// letter that only Vietnamese has needs a mark in both (María is none). The byte between them, or 0.
std::size_t missing_blank(std::string_view word, bool is_name) {
    if (word.size() > longest_split || is_small_ascii(word) || !is_sayable(word))
        return 0;
    const bool strict = is_name && !has_vietnamese_letter(word);
    for (std::size_t at = decode_utf8(word, 0).length; at < word.size(); at += decode_utf8(word, at).length)
        if (at > 1 && at + 1 < word.size() && is_syllable(word.substr(0, at)) &&
            is_syllable(word.substr(at)) && roman_value(word.substr(0, at)) == 0 &&
            roman_value(word.substr(at)) == 0 &&
            !(strict && (is_small_ascii(word.substr(0, at)) || is_small_ascii(word.substr(at)))))
            return at;
    return 0;
}

// Bytes where a new word begins inside: Vietin|Bank, HD|Bank.
std::vector<std::size_t> case_breaks(std::string_view word) {
    std::vector<std::size_t> breaks;
    bool before_upper = true;
    bool before_before_upper = true;
    std::size_t before = 0;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode_utf8(word, at);
        const bool upper = is_upper(point.value);
        if (at > 0 && upper && !before_upper)
            breaks.push_back(at);
        else if (before > 0 && !upper && before_upper && before_before_upper &&
                 (breaks.empty() || breaks.back() != before))
            breaks.push_back(before);
        before_before_upper = before_upper;
        before_upper = upper;
        before = at;
        at += point.length;
    }
    return breaks;
}

// A part of a word that is read by its letters: short capitals, short parts without a vowel.
bool is_spelled(std::string_view word) {
    if (!is_latin(word))
        return false;
    const Piece piece = scan(word).front();
    const bool short_word = piece.characters <= longest_spelled && word.size() == piece.characters;
    const bool capitals = piece.letters == Case::upper && piece.characters < longest_spelled;
    return capitals || (!is_pronounceable(fold(word)) && (short_word || piece.letters == Case::upper));
}

// A name as Vietnamese says it; empty when it is none or the settings keep it in its own language.
std::string said_name(const Context &context, std::string_view word) {
    const std::string folded = fold(word);
    const NameOrigins &origins = context.definitions().names;
    if (context.settings().original_names || !is_pronounceable(folded) ||
        (context.name_signs().is_english(folded) && !origins.is_person(folded)))
        return {};
    const NameSigns &name_signs = context.name_signs();
    return context.name_rules().read(word, origins.language_of(folded, name_signs));
}

// A word that may be a name: with a capital, or behind the hyphen of one (Jae-myung), and in no phrase of
// English in the whole article.
bool is_name(const Context &context, std::size_t at) {
    const Piece &piece = context.piece(at);
    const bool behind_hyphen = context.is(at - 1, '-') && context.is_capitalised(at - 2);
    const bool capital = piece.letters == Case::title || piece.letters == Case::mixed ||
                         (piece.letters == Case::upper && context.in_capitals(at));
    return (capital || behind_hyphen) && !context.definitions().names.is_english(context.folded(at));
}

void read_name(const Context &context, std::size_t at, Candidates &out) {
    const std::string_view word = context.of(at);
    const std::string base = icu::base_letters(word);
    if (base != word && loan_reading(word).empty()) // Erdoğan as Erdogan
        if (const Lexeme *lexeme = context.lexicon().find(base, fold(base)))
            if (const Alias *alias = fitting_alias(context, *lexeme, at, at + 1))
                add(out, "foreign name", at + 1, alias->spoken)
                    .because("an entry of the lexicon without the accents", 44);
    if (!is_name(context, at))
        return;
    if (std::string said = said_name(context, word); !said.empty())
        add(out, "foreign name", at + 1, std::move(said)).because("a name of no lexicon", 20).unknown = true;
}

Part part_of(const Context &context, std::string_view word, std::size_t end, bool english = false) {
    if (const Lexeme *lexeme = context.lexicon().find(fold_tones(word), fold(word)))
        if (const Alias *alias = lexeme->plain())
            return {end, alias->spoken, "lexicon"};
    if (word.size() == 1)
        return {end, spell(word, context.tables()), "spelled"};
    if (is_syllable(word))
        return {end, said_syllable(context, word, true), "word"};
    std::string letters = spell(word, context.tables());
    const bool one_letter = scan(word).front().characters == 1 && is_latin(word);
    if (!letters.empty() && (one_letter || is_spelled(word)))
        return {end, std::move(letters), "spelled", "vi", {}, Pause::none, true};
    if (has_vietnamese_letter(word) && is_sayable(word))
        return {end, std::string(word), "word", "vi", {}, Pause::none, true};
    if (scan(word).front().letters == Case::title && !english)
        if (std::string said = said_name(context, word); !said.empty())
            return {end, std::move(said), "foreign name", "vi", {}, Pause::none, true};
    const std::string_view language = language_of(word, context.tables());
    if (language.empty())
        return {end, {}, "no reading", "vi", {}, Pause::none, true};
    return {end, std::string(word), "foreign", language, {}, Pause::none, true};
}

// A word that is read part by part; ends: of the parts, in bytes of the word.
Candidate &add_parts(const Context &context, std::size_t at, std::string_view rule,
                     const std::vector<std::size_t> &ends, Candidates &out) {
    Candidate &candidate = add(out, rule, at + 1, {});
    std::size_t begin = 0;
    bool english = false; // of one part makes that of all: LockBit
    for (const std::size_t end : ends) {
        const std::string_view part = context.of(at).substr(begin, end - begin);
        english = english || (!is_syllable(part) && context.name_signs().is_english(fold(part)));
        begin = end;
    }
    begin = 0;
    for (const std::size_t end : ends) {
        candidate.parts.push_back(part_of(context, context.of(at).substr(begin, end - begin),
                                          context.piece(at).begin + end, english));
        begin = end;
    }
    return candidate;
}

void read_split(const Context &context, std::size_t at, Candidates &out) {
    const std::string_view word = context.of(at);
    const bool apostrophe =
        word.find('\'') != std::string_view::npos || word.find("’") != std::string_view::npos;
    if (context.piece(at).letters != Case::mixed || apostrophe)
        return;
    std::vector<std::size_t> breaks = case_breaks(word);
    if (breaks.empty())
        return;
    breaks.push_back(word.size());
    std::size_t begin = 0;
    for (const std::size_t end : breaks) {
        const std::string_view part = word.substr(begin, end - begin);
        const bool roman = part.size() > 1 && roman_value(part) > 0;
        if (roman || (has_vietnamese_letter(part) && !is_syllable(part)))
            return; // a typing mistake rather than a name of parts
        begin = end;
    }
    add_parts(context, at, "split", breaks, out).because("capitals inside a word", 25);
}

void read_foreign(const Context &context, std::size_t at, Candidates &out) {
    const std::string_view word = context.of(at);
    const Piece &piece = context.piece(at);
    const std::string folded = fold(word);
    if (const UnitMatch match = unit_at(context, at, false);
        match.unit && match.end - at + piece.characters > 2 &&
        context.tables().unit(context.of(at, match.end)) == match.unit &&
        ((piece.letters != Case::upper && (piece.letters != Case::title || !is_pronounceable(folded))) ||
         match.unit->kind == UnitKind::money))
        add(out, "unit", match.end, match.unit->spoken).because("a unit without a number", 30);
    if (const Lexeme *lexeme = context.lexicon().find_other_case(folded))
        if (const Alias *alias = fitting_alias(context, *lexeme, at, at + 1))
            add(out, "lexicon", at + 1, alias->spoken).because("an entry of the lexicon in another case", 45);
    read_split(context, at, out);
    read_name(context, at, out);
    const bool spelled =
        !is_pronounceable(folded) && piece.characters <= longest_spelled && word.size() == piece.characters;
    Candidate &candidate = add(out, spelled ? "spelled" : "foreign", at + 1,
                               spelled ? spell(word, context.tables()) : std::string(word));
    candidate.because(spelled ? "letters without a vowel" : "not a Vietnamese syllable", 20).unknown = true;
    const std::string_view language = spelled ? "vi" : language_of(word, context.tables());
    if (language.empty()) {
        candidate.rule = "no reading";
        candidate.spoken.clear();
    } else {
        candidate.language = language;
    }
    candidate.when(
        !spelled && loan_reading(word).empty() &&
            (context.left(at).touches(Set::address_word) || context.right(at + 1).touches(Set::address_word)),
        "beside the words of an address on the net", 60);
}

// Not in capitals, and none inside.
bool is_one_word(const Context &context, std::size_t at) {
    return context.piece(at).letters == Case::lower || context.piece(at).letters == Case::title;
}

// The second or a later letter of N.V.A
bool is_initial_at(const Context &context, std::size_t at) {
    return context.is_upper(at) && context.is(at - 1, '.') && context.is_upper(at - 2) &&
           context.piece(at - 2).characters == 1;
}

// A letter with its dot inside a name or behind one: "ông J. Smith", "Gerald R. Ford", "bị cáo Q.V. 18
// tháng".
bool is_initial_of_name(const Context &context, std::size_t at) {
    if (!context.is_upper(at) || !context.is(at + 1, '.') || !context.is_blank(at + 2))
        return false;
    const bool person = context.left(at).touches(Set::person);
    const std::size_t next = at + 3;
    if (!context.is_capitalised(next))
        return (context.is_number(next) || context.is(next, '(')) && (person || is_initial_at(context, at));
    const bool foreign = !is_syllable(context.of(at - 2)) && !is_syllable(context.of(next));
    const bool noun = !context.is_capitalised(at - 2) && !is_vowel(decode_utf8(context.folded(at), 0).value);
    return person || ((foreign || noun) && !context.left(at).touches(Set::letter));
}

} // namespace

void read_word(const Context &context, std::size_t at, Candidates &out) {
    const std::string_view word = context.of(at);
    if (is_syllable(word)) {
        add(out, "word", at + 1, said_syllable(context, word, false)).because("a Vietnamese syllable", 20);
        return;
    }
    if (!is_latin(word)) { // 北京, Москва, and words that mix scripts: each part by itself
        add_parts(context, at, "script", script_parts(word), out).because("letters of another script", 40);
        return;
    }
    if (const std::string loan = is_one_word(context, at) ? loan_reading(word) : ""; !loan.empty())
        add(out, "loan", at + 1, loan).because("the spelling of a loanword", 21);
    if (const std::size_t split = missing_blank(word, context.is_capitalised(at))) {
        Candidate &candidate =
            add(out, "missing blank", at + 1, {}).because("two syllables without a blank", 22);
        const std::size_t from = context.piece(at).begin;
        candidate.parts = {{from + split, said_syllable(context, word.substr(0, split), true), "word"},
                           {from + word.size(), said_syllable(context, word.substr(split), true), "word"}};
    }
    if (!has_vietnamese_letter(word) || !is_sayable(word))
        return read_foreign(context, at, out);
    read_split(context, at, out);
    if (context.definitions().names.language_of(context.folded(at), context.name_signs()) == "hl")
        read_name(context, at, out); // Byă, of the Central Highlands
    add(out, "word", at + 1, std::string(word)).because("Vietnamese letters", 15).unknown = true;
}

void read_letter(const Context &context, std::size_t at, Candidates &out) {
    if (context.piece(at).characters != 1)
        return;
    if (context.of(at) == "M" && context.is_number(at - 1) && context.right(at + 1).touches(Set::audience))
        add(out, "scale", at + 1, "triệu").because("millions of those who watch", 60); // 1,2M lượt xem
    const std::string letter = context.folded(at);
    const char32_t value = decode_utf8(letter, 0).value;
    const bool asked = context.left(at).touches(Set::letter) ||
                       (context.left(at).after_silence && context.left(at).has(Set::letter, 1)) ||
                       is_initial_at(context, at);
    const bool initial = is_initial_of_name(context, at);
    if ((is_vowel(value) && !asked && !initial && letter != "i") || without_tone(value).tone != Tone::level)
        return;
    if (letter == "i" && !asked && context.piece(at).letters == Case::lower)
        return;
    std::string name = spell(context.of(at), context.tables());
    const bool dimension = context.is_number(at - 1) && context.digits(at - 1) == 1 &&
                           !context.left(at - 1).touches(Set::letter); // 3D
    if (letter == "d" && (dimension || context.left(at).touches("vitamin")))
        name = *context.tables().letter("d-latin");
    if (name.empty())
        return;
    if (name == letter && letter != "i") // I would be a Roman number to who reads it again
        name = context.of(at);
    add(out, initial ? "initial" : "letter", at + 1, name)
        .because("a letter alone", 25)
        .when(asked, "a word for a letter before", 10);
}

} // namespace baonoi::normalise
