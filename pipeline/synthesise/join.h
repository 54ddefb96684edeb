// SPDX-License-Identifier: GPL-3.0-or-later
// EspeakVoice joins the clauses here that came from the engine: the engine's own silence at both ends of a
// clause goes, and the silence that was planned comes, so that pauses are exact to the sample.
#pragma once

#include "lib/espeak/espeak_client.h"
#include "synthesise/plan.h"
#include "synthesise/voice.h"

namespace baonoi::synthesise {

// eSpeak NG begins a clause with up to 76 ms of silence (the closure of a first stop) and ends it with 8 ms
// (14 ms after p), all below 16 in 16 bits (measured on 1,200 pairs of syllables); the release of a final
// stop is louder and is kept. Moves the beginnings of the pieces along.
void trim_silence(espeak::SpokenClause &clause);

// Samples of the silence that was planned after a clause.
std::size_t silence_after(const PlannedClause &planned, int sample_rate);

// Appends a trimmed clause and the silence after it. A token that goes on from the clause before is made
// longer.
void append(SpokenUtterance &speech, const espeak::SpokenClause &clause, const PlannedClause &planned,
            int sample_rate);

// A part of an utterance whose tokens begin at first_token of the whole, and the silence after it in place of
// the one that it ends with.
void append_part(SpokenUtterance &whole, SpokenUtterance part, std::size_t first_token, Seconds silence,
                 int sample_rate);

// Where each word may begin, by its length alone, in a clause that came without times.
std::vector<std::int64_t> guessed_begins(const espeak::EngineClause &words, std::size_t samples);

} // namespace baonoi::synthesise
