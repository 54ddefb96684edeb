// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a program as a child process: a voice program, or baonoi itself for an article that may kill it. The
// caller waits for the child; nothing of ours leaks into it but what is granted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <sys/types.h>
#include <vector>

namespace baonoi {

// A descriptor of ours and the number under which the child finds it.
struct FdGrant {
    int ours;
    int number;
};

enum class Environment : std::uint8_t { ours, empty };

// The child's id. It has a process group of its own, so that Ctrl-C is for us, who then end it; default
// signals; our standard error; nothing at standard input and output unless granted.
// arguments: without the program's name. Throws retry when it cannot be started.
pid_t spawn(const std::filesystem::path &program, const std::vector<std::string> &arguments,
            std::initializer_list<FdGrant> grants, Environment environment = Environment::ours);

} // namespace baonoi
