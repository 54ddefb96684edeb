// SPDX-License-Identifier: GPL-3.0-or-later
// Is this recording fit to be heard by everybody? produce asks before anything is attached, "baonoi verify"
// for any MP3. It listens to the bytes that will be published and never changes them.
#pragma once

#include "model/long_bytes.h"
#include "model/recording.h"
#include "model/script.h"
#include "model/units.h"
#include "model/utterance.h"
#include "verify/listen.h"

#include <optional>
#include <string>
#include <vector>

namespace baonoi::verify {

struct VerifySettings {
    Lufs loudness{-16};
    double loudness_tolerance = 0.3; // LU
    Dbtp max_true_peak{-1};
    Seconds max_silence{2.5};
    double min_syllables_per_minute = 120; // news announcers read 180 to 240
    double max_syllables_per_minute = 320;
};

struct Check {
    // "decodes", "duration", "loudness", "true peak", "silence", "rate", "coverage" or "numbers".
    std::string name;
    bool passed = false;
    std::string detail; // the measured figure and its limit, or the first gap with its text
};

struct Verdict {
    std::vector<Check> checks;
    bool passed() const;
    const Check *first_failure() const; // nullptr when passed
};

// All checks. heard: what a Listener made of the recording's frames while they were encoded; they are
// compared with those of the file. Without, the file is listened to.
Verdict verify(const Recording &recording, const Script &script, const std::vector<Utterance> &utterances,
               const VerifySettings &settings, const std::optional<Heard> &heard = std::nullopt);

// The checks that need only the file: decodes, header's duration, loudness, true peak, silence. It may be
// anybody's, see mp3_parser.h. Throws skip when it is not an MP3.
Verdict verify_file(const LongBytes &mp3, const VerifySettings &settings);

} // namespace baonoi::verify
