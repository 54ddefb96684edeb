// SPDX-License-Identifier: GPL-3.0-or-later
// Where captions are cut: one timeline of words to cues that fit a screen and can be read. captions.cpp
// writes them. It knows no file format.
#pragma once

#include "model/script.h"
#include "model/speech.h"
#include "model/utterance.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace baonoi::encode {

constexpr std::size_t longest_line = 42;                     // characters
constexpr std::int64_t longest_cue = 7000, least_cue = 1000; // ms

// What stands between two blanks: a word, or several that are written as one ("2-0"), with its punctuation.
struct CaptionUnit {
    struct Word {
        std::size_t at = 0; // byte of text
        std::int64_t from = 0;
    };
    std::size_t utterance = 0;
    std::string text;        // as written, without blanks at its ends
    std::size_t length = 0;  // characters of text
    std::vector<Word> words; // the first one at 0
    std::int64_t from = 0, to = 0;
    double cut = 0; // what it costs the reader when a cue or a line begins here
};

// Units [begin, second) are the first line, [second, end) the other; second == end: there is one line.
struct CaptionCue {
    std::size_t begin = 0, second = 0, end = 0;
    std::int64_t from = 0, to = 0; // ms
};

std::vector<CaptionUnit> caption_units(const Script &script, const std::vector<Utterance> &utterances,
                                       const std::vector<SpokenWord> &words, int sample_rate);

// All units in their order; cues do not overlap.
std::vector<CaptionCue> caption_cues(const std::vector<CaptionUnit> &units);

} // namespace baonoi::encode
