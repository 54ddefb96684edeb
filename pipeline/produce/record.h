// SPDX-License-Identifier: GPL-3.0-or-later
// An article's words to its recording: voice, encoder and listener work at the same time, then verify judges.
// produce() calls it when it is known what will be said; speak and voices calibrate call it without a page.
#pragma once

#include "encode/encode.h"
#include "model/recording.h"
#include "synthesise/voice.h"
#include "verify/verify.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::produce {

// Called when a stage begins and while it goes on: done of total, both 0 when unknown. From any thread.
using Progress = std::function<void(std::string_view stage, std::size_t done, std::size_t total)>;

void report(const Progress &progress, std::string_view stage, std::size_t done = 0, std::size_t total = 0);

// What a trial of words or a voice is made with: without the newsroom's sounds, and the MP3 alone.
encode::EncodeSettings of_speech_alone(encode::EncodeSettings settings);

// Lent for the time of the call.
struct RecordTools {
    synthesise::Voice &voice;
    const encode::EncodeSettings &encode;
    const verify::VerifySettings &verify;
    Progress progress = {};
    std::filesystem::path room = {}; // the folder for the MP3 until it is published, as Spool's
};

struct Recorded {
    Recording recording = {};
    std::size_t sentences = 0; // that have words
    std::size_t spoken = 0;    // of these, by the voice; the cache remembered the others
    std::size_t takes = 1;     // more: the voice's gain_db did not lead to the loudness
    double gain_db = 0;        // of the last take
    std::size_t shared = 0;    // of the sentences, by the cache that hosts share
};

// hash: content_hash() of it. A recording that misses its loudness by more than the tolerance of verify is
// made once more with another gain. Throws skip when the article is longer than
// EncodeSettings::max_length, mostly before anything of it is spoken (encode/length.h), and when the verdict
// is no, naming the first failure.
Recorded record(const Script &script, const std::vector<Utterance> &utterances, const std::string &hash,
                const RecordTools &tools);

} // namespace baonoi::produce
