// SPDX-License-Identifier: GPL-3.0-or-later
// baonoi's end of a voice server (espeak_server.h): starts the program baonoi-voice, asks it to speak, starts
// it again when it is gone. EspeakVoice owns one for each worker; nothing else in baonoi touches eSpeak NG.
#pragma once

#include "base/handle.h"
#include "lib/espeak/engine.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
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
    ~VoiceServer();
    VoiceServer(const VoiceServer &) = delete;
    VoiceServer &operator=(const VoiceServer &) = delete;

    // Started if it is not running. Throws stop when the engine is missing, retry when no process can be
    // started.
    const EngineFacts &facts();
    // At most clauses_per_request clauses and largest_packet bytes. A server that is gone is a failed
    // request; the next one starts it again.
    Spoken speak(const std::vector<EngineClause> &clauses);
    pid_t pid() const { return pid_; } // 0 when not running

private:
    void connect();
    void start();
    void stop();
    using Deadline = std::chrono::time_point<std::chrono::steady_clock, std::chrono::duration<double>>;
    // Empty when the server is gone or too slow; valid until the next call.
    std::string_view receive(Deadline deadline);
    bool send(const std::string &packet);
    // Stops a server that is gone, silent, without end, or talks nonsense.
    Spoken collect(std::size_t clauses);

    EngineSettings settings_;
    std::filesystem::path program_;
    EngineFacts facts_;
    UniqueFd socket_;
    pid_t pid_ = 0;
    std::string buffer_;
};

} // namespace baonoi::espeak
