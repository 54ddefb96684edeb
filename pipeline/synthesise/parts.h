// SPDX-License-Identifier: GPL-3.0-or-later
// An utterance cut into parts that fit a request to a service or model, at its clauses and, where one is too
// long, between two words; with the text that is sent for each. Nothing is spoken here.
#pragma once

#include "model/utterance.h"
#include "synthesise/plan.h"

#include <cstddef>
#include <vector>

namespace baonoi::synthesise {

struct UtterancePart {
    Utterance utterance;   // as the whole, with the part's tokens
    std::size_t token = 0; // of the whole, where they begin
    std::string text;      // words with the marks that their pauses stand for
    Seconds silence;       // after it
};

// Empty when nothing is spoken. Throws skip for a word of more than most characters.
std::vector<UtterancePart> parts_of(const Utterance &utterance, const Pauses &pauses, std::size_t most);

} // namespace baonoi::synthesise
