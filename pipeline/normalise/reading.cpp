// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalise/reading.h"

#include "normalise/letters.h"
#include "normalise/syllable.h"

#include <cassert>
#include <memory>

namespace baonoi::normalise {

namespace {

// Spans in the source: a token begins where the one before it ended.
class Tokens {
public:
    Tokens(const CleanText &clean, std::size_t pieces) : clean_(clean) { tokens_.reserve(pieces); }

    Token &add(std::size_t clean_end, std::string_view rule) {
        Token &token = tokens_.emplace_back();
        token.source = {end_, clean_.source(clean_end)};
        token.rule = rule;
        end_ = token.source.end;
        return token;
    }
    std::size_t end() const { return end_; }
    std::vector<Token> take() && { return std::move(tokens_); }

private:
    const CleanText &clean_;
    std::vector<Token> tokens_;
    std::size_t end_ = 0;
};

// A small word of English between words without Vietnamese letters, or beside one when it has a capital.
bool may_be_english(const Context &context, std::size_t at) {
    constexpr std::size_t longest_small_word = 4;
    if (context.piece(at).characters > longest_small_word || !context.is_ascii_word(at))
        return false;
    const bool before = context.is_ascii_word(at - 2);
    const bool after = context.is_ascii_word(at + 2);
    return (context.is_capitalised(at) ? before || after : before && after) &&
           context.is_in(Set::english, at);
}

// What nearly every piece is: a syllable in small letters or with one capital, followed by a blank or a
// comma, that no entry of the lexicon begins with. Needs no candidates.
bool is_plain_word(const Context &context, std::size_t at) {
    const Piece &piece = context.piece(at);
    if (piece.kind != PieceKind::word || piece.characters < 2 || piece.letters == Case::upper ||
        piece.letters == Case::mixed)
        return false;
    const std::size_t next = at + 1;
    if (next < context.size() && !context.is_blank(next) && !context.is(next, ','))
        return false;
    if (may_be_english(context, at))
        return false;
    if (piece.letters == Case::title && (!context.begun || context.of(at) == "Theo"))
        return false; // it may be of a credit
    return is_syllable(context.of(at)) && context.lexicon().lengths(fold(context.of(at))) == 0;
}

void emit(Context &context, Candidate &candidate, Tokens &tokens) {
    const auto emit_one = [&](auto &said, std::size_t end) { // the candidate or one of its parts
        Token &token = tokens.add(end, said.rule);
        token.spoken = std::move(said.spoken);
        token.language = said.language;
        token.phonemes = std::move(said.phonemes);
        token.pause = said.pause;
        token.unknown = said.unknown;
        context.begun |= !token.spoken.empty();
    };
    const std::size_t end = context.piece(candidate.end - 1).end;
    if (candidate.parts.empty())
        emit_one(candidate, end);
    for (Part &part : candidate.parts)
        emit_one(part, part.end);
    assert(candidate.parts.empty() || candidate.parts.back().end == end);
}

} // namespace

BlockReading::BlockReading(std::string_view text) : clean_(text), pieces_(scan(clean_.text())) {}

BlockReading::BlockReading(const BlockReading &before, const std::vector<std::size_t> &blanks)
    : clean_(before.clean_, blanks), pieces_(scan(clean_.text())) {}

void BlockReading::learn(Definitions &definitions, const Reader::Parts &parts) {
    repeated_ = definitions.learn(clean_.text(), pieces_);
    if (!parts.settings.original_names)
        definitions.names.learn(clean_.text(), pieces_, parts.name_signs, parts.tables);
}

std::vector<Token> BlockReading::tokens(const Reader::Parts &parts, const Definitions &definitions,
                                        std::vector<Decision> *decisions) const {
    constexpr std::size_t longest_read_again = 32U << 10U; // bytes
    constexpr int most_readings = 4;
    std::vector<std::size_t> missing;
    std::vector<Token> tokens = read(parts, definitions, decisions, missing);
    if (clean_.text().size() > longest_read_again)
        return tokens;
    std::vector<std::unique_ptr<BlockReading>> apart;
    for (int readings = 1; readings < most_readings && !missing.empty(); ++readings) {
        const BlockReading &before = apart.empty() ? *this : *apart.back();
        apart.emplace_back(new BlockReading(before, missing));
        Definitions learnt = definitions;
        apart.back()->learn(learnt, parts);
        missing.clear();
        if (decisions)
            decisions->clear();
        tokens = apart.back()->read(parts, learnt, decisions, missing);
    }
    return tokens;
}

std::vector<Token> BlockReading::read(const Reader::Parts &parts, const Definitions &definitions,
                                      std::vector<Decision> *decisions,
                                      std::vector<std::size_t> &missing_blanks) const {
    Context context(clean_.text(), pieces_, parts, definitions);
    Tokens tokens(clean_, pieces_.size());
    Candidates candidates;
    auto skip = repeated_.begin();
    for (std::size_t at = 0; at < pieces_.size();) {
        if (skip != repeated_.end() && skip->begin == at) {
            tokens.add(pieces_[skip->end - 1].end, "repeated in brackets");
            at = skip++->end;
            continue;
        }
        if (context.is_blank(at)) {
            if (const std::size_t end = pieces_[at++].end; clean_.source(end) > tokens.end())
                tokens.add(end, "blank");
            continue;
        }
        if (is_plain_word(context, at)) {
            tokens.add(pieces_[at].end, "word").spoken = context.of(at);
            context.last = {"word", ++at, false};
            context.begun = true;
            continue;
        }
        candidates.clear();
        read_at(context, at, candidates);
        const std::size_t best = best_of(candidates);
        if (decisions)
            decisions->push_back(
                {{tokens.end(), clean_.source(pieces_[candidates[best].end - 1].end)}, candidates, best});
        Candidate &chosen = candidates[best];
        if (chosen.rule == "split" || chosen.rule == "missing blank" || chosen.rule == "script")
            for (std::size_t part = 0; part + 1 < chosen.parts.size(); ++part)
                missing_blanks.push_back(chosen.parts[part].end);
        if (chosen.number)
            context.last_said = chosen.spoken;
        emit(context, chosen, tokens);
        context.last = {chosen.name, chosen.end, chosen.number};
        if (chosen.number)
            context.last_number = context.last;
        if (chosen.rule == "coordinate")
            context.last_coordinate = chosen.end;
        if (chosen.rule == "minute of a match")
            context.last_goal = chosen.end;
        if (chosen.name == "weekday")
            context.last_weekday = chosen.end;
        if (chosen.name == "score")
            context.last_score = chosen.end;
        at = chosen.end;
    }
    return std::move(tokens).take();
}

} // namespace baonoi::normalise
