// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/plan.h"

#include "base/utf8.h"

#include <algorithm>
#include <cmath>

namespace baonoi::synthesise {

namespace {

constexpr std::size_t most_characters = 300;
constexpr std::size_t most_bytes = 700;
// What eSpeak NG's pitch grows by for a semitone, in both voices (measured).
constexpr double pitch_of_semitone = 5;

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

std::array<PlannedClause, 2> cut_at(const PlannedClause &clause, std::size_t at, Seconds silence) {
    const auto cut_pieces = clause.pieces.begin() + static_cast<std::ptrdiff_t>(at);
    const auto cut_tokens = clause.tokens.begin() + static_cast<std::ptrdiff_t>(at);
    return {PlannedClause{{clause.pieces.begin(), cut_pieces}, {clause.tokens.begin(), cut_tokens}, silence},
            PlannedClause{{cut_pieces, clause.pieces.end()},
                          {cut_tokens, clause.tokens.end()},
                          clause.silence,
                          clause.asks}};
}

// Where a breath may be taken, nearest to the middle; 0: nowhere.
std::size_t breath_in(const PlannedClause &clause, const Utterance &utterance, const Prosody &prosody) {
    const std::size_t size = clause.pieces.size();
    const auto is_before = [&](std::size_t i) {
        return prosody.breath_before.contains(utterance.tokens[clause.tokens[i]].spoken);
    };
    std::size_t best = 0;
    const auto from_middle = [&](std::size_t at) { return at * 2 > size ? at * 2 - size : size - at * 2; };
    for (std::size_t i = prosody.shortest_breath; i + prosody.shortest_breath <= size; ++i)
        if (clause.tokens[i] != clause.tokens[i - 1] && is_before(i) && !is_before(i - 1) &&
            (best == 0 || from_middle(i) < from_middle(best)))
            best = i;
    return best;
}

void add_breath_groups(const PlannedClause &clause, const Utterance &utterance, const Prosody &prosody,
                       Seconds breath, std::vector<PlannedClause> &clauses) {
    const std::size_t at =
        clause.pieces.size() > prosody.longest_breath ? breath_in(clause, utterance, prosody) : 0;
    if (at == 0) {
        add_cut_to_size(clause, breath, clauses);
        return;
    }
    for (const PlannedClause &part : cut_at(clause, at, breath))
        add_breath_groups(part, utterance, prosody, breath, clauses);
}

void scale_silences(std::vector<PlannedClause> &clauses, const Prosody &prosody) {
    std::size_t all = 0;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        const std::size_t here = clauses[i].pieces.size();
        all += here;
        clauses[i].silence.value *=
            i + 1 < clauses.size()
                ? prosody.clause_pause.factor(static_cast<double>(here + clauses[i + 1].pieces.size()) / 2)
                : prosody.sentence_pause.factor(static_cast<double>(all));
    }
}

// Percent of the voice's rate.
int rate_of(const PlannedClause &clause, const Prosody &prosody) {
    const auto numbers = static_cast<std::size_t>(
        std::count_if(clause.pieces.begin(), clause.pieces.end(), [&](const espeak::EngineWord &piece) {
            return piece.kind == espeak::EngineWordKind::text && prosody.number_words.contains(piece.text);
        }));
    const bool is_dense =
        numbers >= prosody.fewest_numbers &&
        static_cast<double>(numbers) >= prosody.number_share * static_cast<double>(clause.pieces.size());
    return is_dense ? prosody.number_rate : 100;
}

void say_by(std::vector<PlannedClause> &clauses, const Utterance &utterance, const Prosody &prosody) {
    scale_silences(clauses, prosody);
    std::vector<ClauseShape> shapes;
    shapes.reserve(clauses.size());
    for (const PlannedClause &clause : clauses)
        shapes.push_back({clause.pieces.size(), clause.asks});
    const std::vector<Manner> manners = melody(utterance, shapes, prosody);
    auto manner = manners.begin();
    for (PlannedClause &clause : clauses) {
        const int rate = rate_of(clause, prosody);
        for (espeak::EngineWord &piece : clause.pieces) {
            piece.manner = {static_cast<int>(std::lround(manner->semitones * pitch_of_semitone)),
                            manner->range, rate};
            ++manner;
        }
    }
}

} // namespace

std::array<PlannedClause, 2> halves(const PlannedClause &clause, Seconds silence) {
    return cut_at(clause, clause.pieces.size() / 2, silence);
}

std::vector<PlannedClause> plan(const Utterance &utterance, const Pronunciation &pronunciation,
                                const Pauses &pauses, const Prosody *prosody) {
    std::vector<PlannedClause> clauses;
    PlannedClause current;
    const auto finish = [&] {
        if (current.pieces.empty())
            return;
        if (prosody)
            add_breath_groups(current, utterance, *prosody, pauses.breath, clauses);
        else
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
        if (current.pieces.empty())
            continue;
        current.silence = std::max(current.silence, pauses.after[static_cast<std::size_t>(token.pause)]);
        current.asks |= token.asks;
    }
    current.silence = std::max(current.silence, pauses.after[static_cast<std::size_t>(utterance.pause)]);
    finish();
    if (prosody && !clauses.empty())
        say_by(clauses, utterance, *prosody);
    return clauses;
}

} // namespace baonoi::synthesise
