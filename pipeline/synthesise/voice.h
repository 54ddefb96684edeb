// SPDX-License-Identifier: GPL-3.0-or-later
// What can speak. The engines are listed in voices.cpp.
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "lib/curl/http.h"
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
    std::string fingerprint; // hash of everything in settings and data that changes what it speaks; mastering
                             // is apart
    int sample_rate = 0;
    double gain_db = 0;       // of its mastered speech to usual_loudness, before the limiter; from voice.toml
    Equaliser equaliser = {}; // from voice.toml
    // The engine tells when each word is spoken; else that is found by alignment.
    bool has_exact_times = true;
    // The same utterance gives the same samples. What another voice has spoken once is kept for good.
    bool is_repeatable = true;
    std::size_t longest_request = 0; // characters; 0: any
    bool is_dear = false;         // computed by a model, or asked of a service: worth sharing between hosts
    double price = 0;             // of 1,000 characters, in the money of its budget
    std::string attribution = {}; // who is to be named where it is heard, from voice.toml; empty: nobody
};

// This voice cannot speak now, or not this utterance; another voice may. What to do when there is no other is
// in it as in every Error.
class VoiceFailure : public Error {
public:
    VoiceFailure(Next next, const std::string &message) : Error(next, message) {}
};

// Where gain_db leads: usual for news in podcasts and on the web, and the default of [encode] loudness.
constexpr Lufs usual_loudness{-16};

class Voice {
public:
    virtual ~Voice() = default;
    virtual const VoiceFacts &facts() const = 0;
    // How many utterances can be spoken at the same time.
    virtual int workers() const = 0;
    // The same utterance gives the same samples, in any order and on any number of threads, when the voice
    // is repeatable. Threads: any; of more than workers() the later ones wait, and are served in the order in
    // which they came. Throws skip when the utterance cannot be spoken (the message holds its text), stop
    // when the engine is missing, and VoiceFailure.
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
    std::string engine = {};              // as its voice.toml calls it
    std::filesystem::path folder = {};    // its own
    std::string attribution = {};         // VoiceFacts::attribution
    std::vector<std::string> doubts = {}; // about its licence or its use, in sentences
};

// Where voices are: each in a folder of its own, shipped or below one of the owner's.
struct VoiceFolders {
    // NOLINTNEXTLINE(google-explicit-constructor): the shipped ones alone are voices, too
    VoiceFolders(std::filesystem::path ours, std::vector<std::filesystem::path> others = {})
        : shipped(std::move(ours)), own(std::move(others)) {}
    std::filesystem::path shipped;
    std::vector<std::filesystem::path> own;
};

// Their names, sorted. Throws stop when two folders have one name, naming both.
std::vector<std::string> voice_names(const VoiceFolders &folders);

// What their files say. Throws stop when one of them is malformed.
std::vector<VoiceSummary> list_voices(const VoiceFolders &folders);

// Who is to be named where the voice of that name is heard; empty: nobody, or there is no such voice. Throws
// stop as list_voices(), but of this voice alone.
std::string attribution_of(const VoiceFolders &folders, const std::string &name);

// What voices need that do not speak by themselves.
struct VoiceSurroundings {
    curl::HttpSettings http = {};        // but allow_hosts: each voice has its own
    std::filesystem::path spending = {}; // the folder of what was spent; empty: the usual one
    std::shared_ptr<Clock> clock = std::make_shared<SystemClock>();
};

// Throws stop: unknown voice (the message lists the voices), malformed voice.toml or data (file, line).
std::unique_ptr<Voice> make_voice(const VoiceFolders &folders, const std::string &name, int workers,
                                  const Pace &pace = {}, const VoiceSurroundings &surroundings = {});

} // namespace baonoi::synthesise
