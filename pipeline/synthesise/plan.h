// SPDX-License-Identifier: GPL-3.0-or-later
// EspeakVoice cuts an utterance here into clauses, each spoken in one breath, with the silence after each.
// Pronunciation says what the engine hears for a token; nothing is spoken here.
#pragma once

#include "lib/espeak/engine.h"
#include "model/utterance.h"
#include "synthesise/pronunciation.h"
#include "synthesise/prosody.h"

#include <array>
#include <vector>

namespace baonoi::synthesise {

constexpr std::size_t pause_kinds = static_cast<std::size_t>(Pause::title) + 1;

// Silence for each kind of pause, and where a clause had to be cut although nothing is written there.
struct Pauses {
    std::array<Seconds, pause_kinds> after{};
    Seconds breath;
};

struct PlannedClause {
    espeak::EngineClause pieces;
    std::vector<std::size_t> tokens; // of each piece, index in Utterance::tokens; never falling
    Seconds silence;                 // after it
    bool asks = false;               // ends with a question mark
};

// Empty when nothing is spoken. Several pauses between two words (") ,") are the longest of them. Clauses
// have at most 300 characters and 700 bytes: eSpeak cuts at 800. Without a prosody, which may be null, all
// pauses are the voice's own and the voice is not told how to say anything. Throws as Pronunciation::pieces.
std::vector<PlannedClause> plan(const Utterance &utterance, const Pronunciation &pronunciation,
                                const Pauses &pauses, const Prosody *prosody = nullptr);

// Two halves of a clause with at least two pieces; silence is between them.
std::array<PlannedClause, 2> halves(const PlannedClause &clause, Seconds silence);

} // namespace baonoi::synthesise
