// SPDX-License-Identifier: GPL-3.0-or-later
// The other end of a voice server: starts the process, asks it to speak, starts it again when it is gone.
#pragma once

#include "base/handle.h"
#include "lib/espeak/engine.h"

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

// Starts /proc/self/exe with "FLAG FD"; its main must call serve_if_asked. Nothing is left behind when it
// goes or when this process dies. Threads: one at a time.
class VoiceServer {
public:
    VoiceServer(EngineSettings settings, std::string flag);
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
    // Empty when the server is gone or too slow; valid until the next call.
    std::string_view receive(double seconds);
    bool send(const std::string &packet);
    // Stops a server that is gone, silent, without end, or talks nonsense.
    Spoken collect(std::size_t clauses);

    EngineSettings settings_;
    std::string flag_;
    EngineFacts facts_;
    UniqueFd socket_;
    pid_t pid_ = 0;
    std::string buffer_;
};

} // namespace baonoi::espeak
