// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program and waits for it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace baonoi::test {

struct ProgramRun {
    std::vector<std::string> arguments;      // the first is the program's path
    std::string input = {};                  // given on standard input
    std::filesystem::path folder = {};       // working folder
    std::filesystem::path cache = {};        // $XDG_CACHE_HOME; empty: a folder of this run alone
    bool obey_permissions = false;           // as root too: a read-only folder cannot be written
    long max_file_bytes = 0;                 // 0: no limit; a larger write fails as on a full disk
    long max_memory_bytes = 0;               // 0: no limit; of addresses, in each of its processes
    std::function<void(int)> meanwhile = {}; // called with the process's id while it runs
};

struct ProgramResult {
    int exit_code = -1; // 128 + signal when it was killed
    std::string out, err;
    long peak_kb = 0; // of the program itself: memory in use at its highest
};

ProgramResult run(const ProgramRun &run);

} // namespace baonoi::test
