// SPDX-License-Identifier: GPL-3.0-or-later
// The sound that a service answered made into samples, in a process of its own (lib/confined/parsers.h) where
// baonoi has said parse_by(): WAV by wav.h, MP3 by libmpg123, another rate by libsoxr.
#pragma once

#include "lib/confined/parser_server.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace baonoi::synthesise::service {

struct SpeechOrder {
    int raw_rate = 0;    // of 16-bit samples without a header, little-endian; 0: WAV or MP3
    int sample_rate = 0; // wanted
    double longest = 0;  // seconds
};

// Mono, full scale 32768. Throws skip for what is neither WAV nor MP3 that can be read, or is longer, when
// the parser crashes or passes a limit of its process; and retry.
std::vector<std::int16_t> speech_samples(std::string_view sound, const SpeechOrder &order);

// The parser there.
confined::Parser speech_parser();

} // namespace baonoi::synthesise::service
