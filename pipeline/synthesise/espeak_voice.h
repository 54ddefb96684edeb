// SPDX-License-Identifier: GPL-3.0-or-later
// The voice of eSpeak NG. voices.cpp makes it from a voice.toml. It plans an utterance (plan.h), has its
// clauses spoken by one of its voice servers (lib/espeak/espeak_client.h) and joins what they give (join.h).
// It never calls eSpeak NG in this process.
#pragma once

#include "base/error.h"
#include "lib/espeak/espeak_client.h"
#include "synthesise/plan.h"
#include "synthesise/voice_file.h"

#include <condition_variable>
#include <mutex>
#include <optional>

namespace baonoi::synthesise {

struct EspeakVoiceSettings {
    std::string name, description, attribution = {};
    double gain_db = 0; // VoiceFacts::gain_db
    Equaliser equaliser;
    espeak::EngineSettings engine;
    Pauses pauses;
    Pronunciation pronunciation;
    std::optional<Prosody> prosody;
    std::string data_hash; // of everything that pronunciation was made from
    double stretch = 1;    // of what the engine says, in time; not 1 in a smooth voice
};

// What a voice.toml says alike for eSpeak NG and for a model; data_hash is of the pronunciation alone.
EspeakVoiceSettings read_usual_settings(VoiceFile &file, const Pace &pace);

class EspeakVoice : public Voice {
public:
    // Starts the first server, which tells its version; the others start when they are needed.
    EspeakVoice(EspeakVoiceSettings settings, int workers,
                const std::filesystem::path &program = espeak::voice_program());

    const VoiceFacts &facts() const override { return facts_; }
    int workers() const override { return static_cast<int>(servers_.size()); }
    SpokenUtterance speak(const Utterance &utterance) override;

    // Of the servers that run.
    std::vector<pid_t> server_pids();

private:
    class Lease;
    Error refusal(const Utterance &utterance, const PlannedClause &clause, const std::string &reason) const;

    EspeakVoiceSettings settings_;
    VoiceFacts facts_;
    std::vector<std::unique_ptr<espeak::VoiceServer>> servers_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<espeak::VoiceServer *> free_;
    std::uint64_t tickets_ = 0; // given to those who came
    std::uint64_t turn_ = 0;    // the ticket that gets the next free server
};

} // namespace baonoi::synthesise
