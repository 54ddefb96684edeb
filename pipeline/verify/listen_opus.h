// SPDX-License-Identifier: GPL-3.0-or-later
// The Opus file beside an MP3 as a player hears it: read back from where it lies, every page and packet,
// decoded, measured. verify judges what was heard. Its memory does not grow with the file.
#pragma once

#include "model/long_bytes.h"
#include "model/units.h"

#include <optional>
#include <string>

namespace baonoi::verify {

struct HeardOpus {
    std::optional<std::string> failure; // of the first page or packet that is wrong
    Seconds duration;                   // what a player plays
    std::optional<Lufs> loudness;       // nothing when there is too little or nothing to hear
};

// Throws stop: there is no decoder. Of files that were made here alone: it reads in this process.
HeardOpus listen_to_opus(const LongBytes &file);

} // namespace baonoi::verify
