// SPDX-License-Identifier: GPL-3.0-or-later
// A process that works for this one at the other end of a socket: a voice server (lib/espeak/espeak_client.h)
// or a parser server (parsers.h). It is started without environment and with no descriptor but its socket,
// and nothing of it is left when this goes or when this process dies.
#pragma once

#include "base/handle.h"

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace baonoi::confined {

class HelperProcess {
public:
    HelperProcess() = default;
    ~HelperProcess() { stop(); }
    HelperProcess(const HelperProcess &) = delete;
    HelperProcess &operator=(const HelperProcess &) = delete;

    // The number of the helper's end of the socket is appended to the arguments. Throws retry when no process
    // can be started.
    void start(const std::filesystem::path &program, std::vector<std::string> arguments);
    // Without state there is nothing to wait for: it is killed.
    void stop();
    pid_t pid() const { return pid_; } // 0 when not started
    int socket() const { return socket_.value(); }

private:
    UniqueFd socket_;
    pid_t pid_ = 0;
};

} // namespace baonoi::confined
