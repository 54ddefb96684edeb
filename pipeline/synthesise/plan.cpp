// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/plan.h"

#include "base/utf8.h"

#include <algorithm>

namespace baonoi::synthesise {

namespace {

constexpr std::size_t most_characters = 300;
constexpr std::size_t most_bytes = 700;

struct Size {
    std::size_t characters = 0, bytes = 0;
};

// Foreign words grow: "[[_^_EN " + phonemes + " _^_VI]]", phonemes at most about three a byte.
Size size_of(const espeak::EngineClause &pieces) {
    Size size;
    for (const espeak::EngineWord &piece : pieces) {
        const bool is_foreign =
            piece.kind == espeak::EngineWordKind::english || piece.kind == espeak::EngineWordKind::foreign;
        size.bytes += (is_foreign ? 3 * piece.text.size() + 16 : piece.text.size() + 4) + 1;
        for (std::size_t at = 0; at < piece.text.size(); at += decode_utf8(piece.text, at).length)
            ++size.characters;
        ++size.characters;
    }
    return size;
}

void add_cut_to_size(const PlannedClause &clause, Seconds breath, std::vector<PlannedClause> &clauses) {
    const Size size = size_of(clause.pieces);
    if (clause.pieces.size() < 2 || (size.characters <= most_characters && size.bytes <= most_bytes)) {
        clauses.push_back(clause);
        return;
    }
    for (const PlannedClause &half : halves(clause, breath))
        add_cut_to_size(half, breath, clauses);
}

} // namespace

std::array<PlannedClause, 2> halves(const PlannedClause &clause, Seconds silence) {
    const auto middle = static_cast<std::ptrdiff_t>(clause.pieces.size() / 2);
    const auto cut_pieces = clause.pieces.begin() + middle;
    const auto cut_tokens = clause.tokens.begin() + middle;
    return {
        PlannedClause{{clause.pieces.begin(), cut_pieces}, {clause.tokens.begin(), cut_tokens}, silence},
        PlannedClause{{cut_pieces, clause.pieces.end()}, {cut_tokens, clause.tokens.end()}, clause.silence}};
}

std::vector<PlannedClause> plan(const Utterance &utterance, const Pronunciation &pronunciation,
                                const Pauses &pauses) {
    std::vector<PlannedClause> clauses;
    PlannedClause current;
    const auto finish = [&] {
        if (!current.pieces.empty())
            add_cut_to_size(current, pauses.breath, clauses);
        current = {};
    };
    for (std::size_t i = 0; i < utterance.tokens.size(); ++i) {
        const Token &token = utterance.tokens[i];
        if (!token.spoken.empty()) {
            if (current.silence > Seconds{})
                finish();
            for (espeak::EngineWord &piece : pronunciation.pieces(token)) {
                current.pieces.push_back(std::move(piece));
                current.tokens.push_back(i);
            }
        }
        if (!current.pieces.empty())
            current.silence = std::max(current.silence, pauses.after[static_cast<std::size_t>(token.pause)]);
    }
    current.silence = std::max(current.silence, pauses.after[static_cast<std::size_t>(utterance.pause)]);
    finish();
    return clauses;
}

} // namespace baonoi::synthesise
