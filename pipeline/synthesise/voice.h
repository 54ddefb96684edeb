// SPDX-License-Identifier: GPL-3.0-or-later
// What can speak. The backends are listed in voices.cpp.
#pragma once

#include "model/equaliser.h"
#include "model/speech.h"
#include "model/utterance.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace baonoi::synthesise {

struct VoiceFacts {
    std::string name;        // "vi-north": the folder's name
    std::string description; // for people
    std::string engine;      // "espeak-ng 1.51"
    std::string fingerprint; // hash of everything in settings and data that changes the sound
    int sample_rate = 0;
    double gain_db = 0;       // of its mastered speech to usual_loudness, before the limiter; from voice.toml
    Equaliser equaliser = {}; // from voice.toml
};

// Where gain_db leads: usual for news in podcasts and on the web, and the default of [encode] loudness.
constexpr Lufs usual_loudness{-16};

class Voice {
public:
    virtual ~Voice() = default;
    virtual const VoiceFacts &facts() const = 0;
    // How many utterances can be spoken at the same time.
    virtual int workers() const = 0;
    // The same utterance gives the same samples, in any order and on any number of threads. Threads: any;
    // of more than workers() the later ones wait, and are served in the order in which they came. Throws skip
    // when the utterance cannot be spoken (the message holds its text), stop when the engine is missing.
    virtual SpokenUtterance speak(const Utterance &utterance) = 0;
};

// How a voice speaks beside what its voice.toml says: percent of its rate and of its pauses.
struct Pace {
    int speed = 100, pauses = 100;
    bool operator==(const Pace &) const = default;
};
constexpr int slowest_pace = 50, fastest_pace = 200;

struct VoiceSummary {
    std::string name, description, licence;
};

// The folders below voices/ that hold a voice.toml, by name.
std::vector<std::string> voice_names(const std::filesystem::path &voices_folder);

// What their files say. Throws stop when one of them is malformed.
std::vector<VoiceSummary> list_voices(const std::filesystem::path &voices_folder);

// Throws stop: unknown voice (the message lists the voices), malformed voice.toml or data (file, line).
std::unique_ptr<Voice> make_voice(const std::filesystem::path &voices_folder, const std::string &name,
                                  int workers, const Pace &pace = {});

} // namespace baonoi::synthesise
