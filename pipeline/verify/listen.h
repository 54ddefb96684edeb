// SPDX-License-Identifier: GPL-3.0-or-later
// An MP3 as a player hears it: decoded once, measured on the way. verify judges what it returns. Loudness is
// by sound/k_energy.h, which is within 0.02 LU of libebur128; true peak by libebur128.
#pragma once

#include "model/units.h"
#include "sound/mp3_layout.h"

#include <optional>
#include <string>
#include <string_view>

namespace baonoi::verify {

struct Silence {
    Seconds begin, length;
};

struct Heard {
    sound::Mp3Layout layout;
    std::optional<std::string> failure; // of the first frame that does not decode
    Seconds duration;                   // what a player plays
    std::optional<Lufs> loudness;       // nothing when there is too little or nothing to hear
    Dbtp true_peak;
    Silence longest_silence;
};

// Two threads, each a half at a fixed place; the result depends on the bytes alone. Nothing when it is not an
// MP3 file; a file of more than max_heard is skipped (throws).
constexpr Seconds max_heard{6 * 3600.0};
std::optional<Heard> listen(std::string_view mp3);

} // namespace baonoi::verify
