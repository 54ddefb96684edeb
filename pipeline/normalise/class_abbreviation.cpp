// SPDX-License-Identifier: GPL-3.0-or-later
// Abbreviations: the article's own, the lexicon's, joined forms by their parts, else spelled.
#include "normalise/abbreviations.h"
#include "normalise/classes.h"
#include "normalise/foreign_word.h"
#include "normalise/letters.h"
#include "normalise/numbers.h"
#include "normalise/syllable.h"

namespace baonoi::normalise {

namespace {

constexpr std::size_t longest_run = 12;            // pieces of a joined form
constexpr std::size_t fewest_repeated = 2;         // words before an abbreviation that says them again
constexpr std::uint32_t shortest_capital_word = 5; // letters of a word in capitals that is not spelled

bool is_joint(char32_t symbol) {
    return symbol == '-' || symbol == '&' || symbol == '.' || symbol == '/';
}

// Pieces [at, end) without blanks: words, numbers and joints, not ending in a joint.
std::size_t run_end(const Context &context, std::size_t at) {
    std::size_t end = at + 1;
    for (std::size_t i = at + 1; i < context.size() && i - at < longest_run; ++i) {
        if (context.is_word(i) || context.is_number(i))
            end = i + 1;
        else if (!is_joint(context.piece(i).symbol))
            break;
    }
    return end;
}

// TS. Nguyễn, TP. Huế: the dot belongs to the title or place when a name follows.
std::size_t skip_dot(const Context &context, const Lexeme &lexeme, std::size_t end) {
    if (!context.is(end, '.') ||
        (lexeme.role != "title" && lexeme.role != "place" && lexeme.role != "abbreviation"))
        return end;
    const bool attached = context.is_word(end + 1) || context.is_number(end + 1);
    const bool name =
        context.is_blank(end + 1) && context.is_capitalised(end + 2) && lexeme.role != "abbreviation";
    return attached || name ? end + 1 : end;
}

// A syllable in capitals among others: a heading, where CA is a syllable and not công an.
bool is_in_capital_text(const Context &context, std::size_t at, std::size_t end) {
    const auto capital_syllable = [&](std::size_t i) {
        return context.is_upper(i) && context.piece(i).characters > 1 && is_syllable(context.of(i)) &&
               context.lexicon().lengths(context.folded(i)) == 0;
    };
    return context.is_upper(at) && end == at + 1 && is_syllable(context.of(at)) &&
           (context.in_capitals(at) || (context.is_blank(at - 1) && capital_syllable(at - 2)) ||
            (context.is_blank(end) && capital_syllable(end + 1)));
}

// An entry of an editor's own lexicon says what these pieces mean: the article's definition does not count.
bool is_decided(const Context &context, std::size_t at, std::size_t end) {
    const LexiconMatch match = longest_match(context, at);
    return match.lexeme && match.lexeme->is_of_newsroom() && match.end == end &&
           (fitting_alias(context, *match.lexeme, at, end) || !match.lexeme->phoneme.empty());
}

// Of LĐ-TB&XH each part is asked for by itself (read_joined).
bool is_joined_on(const Context &context, std::size_t end) {
    return is_joint(context.piece(end).symbol) && context.is_symbol(end) && context.is_word(end + 1);
}

void read_defined(const Context &context, std::size_t at, Candidates &out) {
    if (context.definitions().empty())
        return;
    for (std::size_t end = run_end(context, at); end > at; --end)
        if (const std::string *meaning = context.definitions().meaning(context.of(at, end))) {
            if (is_decided(context, at, end))
                return;
            add(out, "defined here", end, *meaning).because("the article says what it means", 75);
            return;
        }
}

void read_lexicon(const Context &context, std::size_t at, Candidates &out) {
    const LexiconMatch match = longest_match(context, at);
    if (!match.lexeme)
        return;
    const Lexeme &lexeme = *match.lexeme;
    const std::size_t end = skip_dot(context, lexeme, match.end);
    const Alias *alias = fitting_alias(context, lexeme, at, match.end);
    if (!alias && lexeme.phoneme.empty()) {
        add(out, "spelled", end, spell(context.of(at, match.end), context.tables()))
            .because("in the lexicon, but no context decides", 24)
            .when(is_in_capital_text(context, at, match.end), "a syllable among words in capitals", -20)
            .unknown = true;
        return;
    }
    std::string spoken = alias ? alias->spoken : std::string(context.of(at, match.end));
    const bool dotted_word = context.is(match.end - 1, '.') && spoken.find(' ') == std::string::npos;
    if (context.piece(at).letters == Case::upper || dotted_word) // Tập Vol.3
        spoken = without_words_before(context, at, std::move(spoken), dotted_word ? 1 : fewest_repeated);
    Candidate &candidate = add(out, "lexicon", end, std::move(spoken));
    candidate.phonemes = lexeme.phoneme;
    if (alias)
        candidate.language = alias->language;
    const std::size_t next = context.skip_blank(match.end);
    const bool letter = context.piece(at).characters == 1;
    const bool joined = match.end == at + 3 && !context.is_blank(at + 1); // M-TP
    const bool initial = letter && context.is_upper(at) && !joined &&
                         (context.left(at).touches(Set::person) || context.is_capitalised(at - 2)) &&
                         !context.is_number(end);
    const bool dotted = letter && context.is(match.end - 1, '.');
    const bool pair =
        dotted && context.is_upper(match.end) && context.piece(match.end).characters == 1; // Q.H
    const bool last = dotted && !context.is_word(next) && !context.is_number(next);
    constexpr int over_everything = 1000;
    candidate.because("an entry of the lexicon", 55)
        .when(lexeme.is_of_newsroom() && !is_joined_on(context, match.end), "an entry of the newsroom",
              over_everything)
        .when(alias && !alias->fits_anywhere(), "a word around it that the entry names", 5)
        .when(match.end > at + 1, "an entry of several words", 5)
        .when(initial || pair, "a person's initial", -40)
        .when(last, "an initial that nothing follows", -50)
        .when(is_in_capital_text(context, at, match.end), "a syllable among words in capitals", -40);
}

// GS.TS, LĐ-TB&XH when every part is known
void read_joined(const Context &context, std::size_t at, Candidates &out) {
    if (!context.is_upper(at) && context.piece(at).letters != Case::mixed)
        return;
    const std::size_t end = run_end(context, at);
    std::string spoken;
    std::size_t parts = 0;
    for (std::size_t i = at; i < end; ++i) {
        if (context.is_word(i)) {
            const auto meaning = meaning_of(context, i, i + 1);
            if (!meaning)
                return;
            say(spoken, *meaning);
            ++parts;
        } else if (context.is_number(i)) {
            return;
        } else if (context.is(i, '&')) {
            say(spoken, "và");
        }
    }
    const bool dot = context.is(at + 1, '.') && context.is(end, '.') && context.is_capitalised(end + 2);
    if (parts > 1)
        add(out, "joined", dot ? end + 1 : end, spoken).because("every part is known", 58);
}

void read_capitals(const Context &context, std::size_t at, Candidates &out) {
    const Piece &piece = context.piece(at);
    if (!context.is_upper(at) || piece.characters < 2 || !is_latin(context.of(at)))
        return;
    const std::string folded = context.folded(at);
    const bool word = piece.characters >= shortest_capital_word && is_pronounceable(folded);
    const bool variant = context.is(at + 1, '.') && context.is_number(at + 2) && context.is(at + 3, '.') &&
                         context.is_number(at + 4); // BA.2.86
    const bool ascii = folded.size() == piece.characters;
    const bool code = (context.is_number(at + 1) || variant) && piece.characters < 4 && ascii;
    const bool short_name =
        piece.characters == 2 && ascii && !is_in_capital_text(context, at, at + 1); // OM 18
    const bool bracketed =
        context.is(at - 1, '(') && context.is(at + 1, ')') && ascii && !context.in_capitals(at); // (MAU)
    add(out, "spelled", at + 1, spell(context.of(at), context.tables()))
        .because("a word in capitals", 25)
        .when(is_syllable(folded) && !code && !short_name && !bracketed, "it is a Vietnamese syllable", -20)
        .when(word, "long enough to be a word", -20)
        .unknown = true;
}

// v.v. · v.v... · …v.v · vv. at the end of a list; its own dot is no sentence's.
void read_and_so_on(const Context &context, std::size_t at, Candidates &out) {
    const bool dotted = context.is(at + 1, '.') && context.folded(at) == "v" && context.folded(at + 2) == "v";
    const bool plain = context.of(at) == "vv" && !context.is_number(context.skip_blank(at + 1));
    if (!dotted && !plain)
        return;
    std::size_t end = at + (dotted ? 3 : 1);
    const std::size_t next = context.skip_blank(end + 1);
    if (dotted && context.is(end, '.') && next < context.size() && !context.is_capitalised(next) &&
        !context.is(end + 1, '.'))
        ++end;
    add(out, "and so on", end, "vân vân").because("the end of a list", 90);
}

} // namespace

void read_abbreviation(const Context &context, std::size_t at, Candidates &out) {
    if (context.is_symbol(at))
        return;
    read_lexicon(context, at, out);
    if (!context.is_word(at))
        return;
    read_and_so_on(context, at, out);
    read_defined(context, at, out);
    read_joined(context, at, out);
    read_capitals(context, at, out);
}

} // namespace baonoi::normalise
