// SPDX-License-Identifier: GPL-3.0-or-later
// baonoi's end of a voice server (espeak_server.h): starts the program baonoi-voice, asks it to speak, starts
// it again when it is gone. EspeakVoice owns one for each worker; nothing else in baonoi touches eSpeak NG.
#pragma once

#include "lib/confined/helper_process.h"
#include "lib/espeak/engine.h"

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace baonoi::espeak {

struct SpokenClause {
    std::vector<std::int16_t> samples;
    std::vector<std::int64_t> begins; // first sample of each word, closure included; never falling
};

// What became of a request.
struct Spoken {
    bool spoken = false;
    std::string reason;                // when not: "was killed by signal 11", "took longer than 10 s"
    std::vector<SpokenClause> clauses; // one for each, when spoken
};

// $BAONOI_VOICE if set, else baonoi-voice in the folder of this program. Throws stop when it cannot be run.
std::filesystem::path voice_program();

// A process of the voice program. Nothing is left behind when it goes or when this process dies. Threads: one
// at a time.
class VoiceServer {
public:
    explicit VoiceServer(EngineSettings settings, std::filesystem::path program = voice_program());

    // Started if it is not running. Throws stop when the engine is missing, retry when no process can be
    // started.
    const EngineFacts &facts();
    // At most clauses_per_request clauses and largest_packet bytes. A server that is gone is a failed
    // request; the next one starts it again.
    Spoken speak(const std::vector<EngineClause> &clauses);
    pid_t pid() const { return process_.pid(); } // 0 when not running

private:
    void start();
    // Stops a server that is gone, silent, without end, or talks nonsense.
    Spoken collect(std::size_t clauses);

    EngineSettings settings_;
    std::filesystem::path program_;
    EngineFacts facts_;
    confined::HelperProcess process_;
    std::string buffer_;
};

} // namespace baonoi::espeak
