// SPDX-License-Identifier: GPL-3.0-or-later
// Speech to the files of a recording: mastering, MP3 with tags, captions, manifest. produce calls it between
// synthesise and verify. It writes no file and knows no voice: the same input gives the same bytes.
#pragma once

#include "model/recording.h"
#include "model/script.h"
#include "model/speech.h"
#include "model/units.h"
#include "model/utterance.h"

#include <string>
#include <vector>

namespace baonoi::encode {

struct EncodeSettings {
    std::string profile = "site"; // "site": 22,050 Hz 48 kb/s; "podcast": 44,100 Hz 96 kb/s; both mono
    Lufs loudness{-16};           // integrated, ± 0.3
    Dbtp max_true_peak{-1};
    std::string cover;  // path of a JPEG or PNG, empty for none
    std::string artist; // overrides the site's name
};

// Facts for tags and manifest that the speech does not hold.
struct RecordingFacts {
    std::string content_hash;
    std::string url;         // of the article, may be empty
    std::string voice;       // VoiceFacts::name
    std::string engine;      // VoiceFacts::engine
    std::string fingerprint; // VoiceFacts::fingerprint
};

// Throws stop (encoder missing, unknown profile: the message lists the profiles; cover unreadable), skip
// (nothing to hear).
Recording encode(const Speech &speech, const Script &script, const std::vector<Utterance> &utterances,
                 const RecordingFacts &facts, const EncodeSettings &settings);

// All settings that change the bytes, as one line: part of the content hash.
std::string fingerprint(const EncodeSettings &settings);

} // namespace baonoi::encode
