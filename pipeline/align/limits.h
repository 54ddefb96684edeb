// SPDX-License-Identifier: GPL-3.0-or-later
// When a difference is a fault. Chosen with the odd sentences of tests/bench/align_sentences.txt and two
// voices of eSpeak NG; with the even ones and eight voices (align_bench final 8) there were 2 false alarms in
// 204, and of what was wrong were found: phrases dropped 30 of 30 and repeated 30 of 30, babble 34 of 34
// beside the words and 27 of 30 in their place, ends cut off 29 of 29, other sentences 33 of 34, single words
// dropped 26 of 33 and repeated 17 of 33. No neural voice was at hand.
#pragma once

#include <cstddef>

namespace baonoi::align {
struct Limits {

    // What a frame in a gap costs: this part of the way from what is usual between these two voices to what
    // speech costs that is surely something else. And what opening a gap costs, in such frames.
    static constexpr double gap_frame = 0.6;
    static constexpr float gap_open = 10;

    // Of the distance to something else: above it, all of the speech is something else. Words of
    // right sentences had 0.3 to 0.8.
    static constexpr double unlike = 0.88;

    // A word is missing when a gap holds this part of it, and at least so many frames are lost.
    static constexpr double word_missing = 0.6;
    static constexpr std::size_t missing_frames = 8;
    // So many frames of other speech are a fault: about one short syllable.
    static constexpr std::size_t extra_frames = 18;
    // In place of words that are missing: a single word may only sound differently, as "bộ" did at 36 frames.
    static constexpr std::size_t unlike_frames = 40;

    // Speech that is so many times longer or shorter, after so many frames, is not compared.
    static constexpr double longest = 2.5, length_slack = 50;
    // Shorter speech than this gives times and no verdict: its mean and deviation say too little.
    static constexpr std::size_t shortest_judged = 60;

    // A word that begins so many frames before a pause begins after it, and the reverse for its end.
    static constexpr std::size_t pause_reach = 6;
};
} // namespace baonoi::align
