// SPDX-License-Identifier: GPL-3.0-or-later
// A program that runs at a host of fakes/network.h as on a machine of its own: with the host's network, name
// and boot, by which processes of different machines are told apart. Killed when it goes, and when the thread
// that started it ends.
#pragma once

#include "fakes/network.h"

#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace baonoi::test {

struct HostProgram {
    std::vector<std::string> arguments;   // the first is the program's path
    std::vector<std::string> environment; // "NAME=value", all of it
    std::filesystem::path folder;         // working folder; its file "boot" is the machine's boot
    std::filesystem::path log;            // of both outputs, appended to
};

class HostProcess {
public:
    HostProcess(const Network &network, const std::string &host, const HostProgram &program);
    ~HostProcess();
    HostProcess(const HostProcess &) = delete;
    HostProcess &operator=(const HostProcess &) = delete;

    pid_t pid() const { return pid_; }
    void signal(int signal) const;
    // The exit code, 128 + signal of one that was killed; nothing: it runs still after those seconds.
    std::optional<int> ended(double within = 0);

private:
    pid_t pid_;
    std::optional<int> code_;
};

} // namespace baonoi::test
