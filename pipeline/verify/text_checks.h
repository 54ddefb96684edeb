// SPDX-License-Identifier: GPL-3.0-or-later
// The checks that compare what is written with what is said. verify calls them with the script and the
// recording's timeline; they never listen.
#pragma once

#include "verify/verify.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace baonoi::verify {

struct Reading {
    const Recording &recording;
    const Script &script;
    const std::vector<Utterance> &utterances;
};

// Index in the timeline by (utterance, token).
using Timeline = std::map<std::pair<std::size_t, std::size_t>, std::size_t>;
Timeline timeline_of(const Recording &recording);

// Each returns nothing when all is well, else the first gap with its text.

// Words lie inside the recording, in order, and each belongs to a token that is spoken.
std::string timeline_gap(const Reading &reading);
// Utterances tile the blocks that are read, tokens tile the utterances, and each token is in the timeline or
// silent by a rule.
std::string coverage_gap(const Reading &reading);
// Every run of digits has spoken words, or a rule that is not merely punctuation.
std::string number_gap(const Reading &reading);
std::size_t count_numbers(const Script &script);

// Syllables in the timeline, a blank between two.
std::size_t count_syllables(const Reading &reading);

} // namespace baonoi::verify
