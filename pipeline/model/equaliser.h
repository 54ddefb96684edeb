// SPDX-License-Identifier: GPL-3.0-or-later
// What a voice's sound lacks against recorded news speech, as gains at fixed frequencies. A voice's file
// gives the figures, encode's mastering makes them good.
#pragma once

#include <array>
#include <cstddef>
#include <string>

namespace baonoi {

// Two thirds of an octave apart. All are bells of that width but the last, a shelf for all that lies above.
constexpr std::array<int, 10> equaliser_hertz = {100, 160, 250, 400, 630, 1000, 1600, 2500, 4000, 6300};

struct Equaliser {
    std::array<double, equaliser_hertz.size()> gains_db{};
    bool operator==(const Equaliser &) const = default;
};

// What encode needs to know of a voice's speech.
struct VoiceSound {
    int sample_rate = 0; // Hz
    double gain_db = 0;  // of the mastered speech, before the limiter
    Equaliser equaliser = {};
    std::string attribution = {}; // who is to be named where it is heard; empty: nobody
};

} // namespace baonoi
