// SPDX-License-Identifier: GPL-3.0-or-later
// Melody and pace as data: voices/prosody.toml, where each figure is explained. voices.cpp reads it for the
// voices that name it; plan.cpp says each clause by it. Nothing of it depends on more than one utterance.
#pragma once

#include "model/utterance.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::synthesise {

// How a syllable is said beside the voice's own way.
struct Manner {
    double semitones = 0;
    int range = 100; // percent
};

struct Prosody {
    // Where a sentence begins and ends, semitones, and the range of its tones.
    struct Line {
        double begin = 0, end = 0;
        int range = 100;
    };
    // Percent of a silence, by the syllables of what it divides: straight between few and many.
    struct Scale {
        int few = 0, many = 1, few_percent = 100, many_percent = 100;
        double factor(double syllables) const;
    };

    std::size_t step = 1, clause_syllables = 1, last_syllables = 0;
    double steepest = 0, clause = 0, paragraph = 0, last_fall = 0;
    std::map<BlockKind, Line> lines;
    double question_end = 0, question_rise = 0;
    std::vector<std::string> question_words;
    Scale clause_pause, sentence_pause;
    std::size_t longest_breath = 0, shortest_breath = 0;
    std::set<std::string, std::less<>> breath_before;
    double number_share = 1;
    std::size_t fewest_numbers = 1;
    int number_rate = 100;
    std::set<std::string, std::less<>> number_words;
};

// Throws stop: malformed (file, line, key).
Prosody read_prosody(std::string_view text, const std::string &path);

// What melody needs to know of a clause.
struct ClauseShape {
    std::size_t syllables = 0;
    bool asks = false; // ends with a question mark
};

// The pitch and range of each syllable of the utterance; its clauses together have as many, at least one.
std::vector<Manner> melody(const Utterance &utterance, const std::vector<ClauseShape> &clauses,
                           const Prosody &prosody);

} // namespace baonoi::synthesise
