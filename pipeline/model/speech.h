// SPDX-License-Identifier: GPL-3.0-or-later
// What synthesise makes, utterance by utterance: samples and the time of every word. The words' times are the
// one timeline from which captions, chapters, manifest and checks are made.
#pragma once

#include "model/units.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace baonoi {

// One utterance as a voice spoke it, mono, with the silences inside it and the pause after it.
struct SpokenUtterance {
    struct Word {
        std::size_t token = 0; // index in Utterance::tokens
        Samples begin, end;    // in samples, below
    };
    std::vector<std::int16_t> samples;
    std::vector<Word> words; // one for each token with a spoken form, in order
    bool remembered = false; // from a cache: the voice did not speak
    bool is_shared = false;  // from the cache that hosts share, and so remembered
};

// A word's place in the whole article.
struct SpokenWord {
    std::size_t utterance = 0; // index in the list of utterances
    std::size_t token = 0; // index in Utterance::tokens; each token with a spoken form appears exactly once
    Samples begin;         // of its first syllable
    Samples end;           // of its last; words do not overlap
    bool operator==(const SpokenWord &) const = default;
};

} // namespace baonoi
