// SPDX-License-Identifier: GPL-3.0-or-later
// What synthesise makes: samples and the time of every word. The words' times are the one timeline from which
// captions, chapters, manifest and checks are made.
#pragma once

#include "model/units.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace baonoi {

struct SpokenWord {
    std::size_t utterance = 0; // index in the list of utterances
    std::size_t token = 0; // index in Utterance::tokens; each token with a spoken form appears exactly once
    Samples begin;         // of its first syllable
    Samples end;           // of its last; words do not overlap
    bool operator==(const SpokenWord &) const = default;
};

struct Speech {
    int sample_rate = 0;               // Hz, above 0
    std::vector<std::int16_t> samples; // mono
    std::vector<SpokenWord> words;     // in order of time
    std::size_t spoken = 0;            // utterances that were spoken now; a cache remembered the others
};

} // namespace baonoi
