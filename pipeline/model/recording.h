// SPDX-License-Identifier: GPL-3.0-or-later
// What encode makes: the files that will be published.
#pragma once

#include "model/long_bytes.h"
#include "model/speech.h"
#include "model/units.h"

#include <string>
#include <vector>

namespace baonoi {

// Longer ones are neither made, whatever [encode] max_length says, nor listened to: nobody hears them to
// their end.
constexpr Seconds max_recording{6 * 3600.0};

struct Recording {
    std::string content_hash;      // 64 hex digits: what was said, by which voice, settings and version
    LongBytes mp3;                 // of the file
    std::string captions;          // WebVTT
    std::string chapters;          // JSON chapters 1.2; empty: there are none
    LongBytes manifest;            // JSON, the receipt
    std::string sha256;            // of mp3, 64 hex digits
    std::string occasion = {};     // tells one attaching of it from another; empty: it is the first
    int sample_rate = 0;           // of the MP3
    Seconds duration;              // of the timeline; the file's own is checked against it
    Lufs loudness;                 // of the decoded MP3
    Dbtp true_peak;                // of the decoded MP3
    int speech_rate = 0;           // sample rate of the words' times
    std::vector<SpokenWord> words; // the timeline in the recording (after trimming)
    LongBytes opus = {};           // of the Opus file beside the MP3; empty: there is none
    std::string opus_sha256 = {};  // of it, 64 hex digits
    std::string attribution = {};  // VoiceSound::attribution
};

} // namespace baonoi
