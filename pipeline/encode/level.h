// SPDX-License-Identifier: GPL-3.0-or-later
// Loudness and peak brought to their targets: encode() calls it after the mastering, which measured the
// energies that it needs.
#pragma once

#include "encode/encode.h"
#include "encode/mastering.h"

namespace baonoi::encode {

// What MP3 adds to the peaks: the limiter's ceiling lies this far below the allowed true peak.
constexpr double codec_margin_db = 1.5;

// One static gain, then the limiter, in place. The gain is the one that gives the loudness after limiting; it
// is found on the energies of the blocks before a sample is touched. A signal whose peaks alone make its
// loudness gets at most 12 dB more than it would without limiter, and ends below the target.
void level(Mastered &signal, int sample_rate, const EncodeSettings &settings);

} // namespace baonoi::encode
