// SPDX-License-Identifier: GPL-3.0-or-later
// What an MP3 may be like: the profiles that [encode] profile chooses from.
#pragma once

#include <string>
#include <string_view>

namespace baonoi::encode {

// LAME's level 7: against level 2 on 355 s of eSpeak NG's Vietnamese speech
// (tests/bench/lame_level_bench.cpp; 22,050 Hz, 48 kb/s, one core), the bound being 0.25 dB of noise-to-mask
// ratio and 0.5 dB of distance:
//   level  CPU s  noise-to-mask ratio  log-spectral distance
//       2   3.25             -8.68 dB                1.14 dB
//       5   1.53             -8.67 dB                1.13 dB
//       7   0.76             -8.66 dB                1.42 dB
// (6 gives the bytes of 5, and 8 and 9 those of 7.)
struct Profile {
    std::string_view name;
    int sample_rate; // Hz
    int bit_rate;    // bit/s
    int lame_level;
};

// Raised when the same settings and speech give other bytes than before.
constexpr int chain_version = 3;

// Throws stop; the message lists the profiles.
const Profile &find_profile(std::string_view name);

} // namespace baonoi::encode
