// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program and waits for it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace baonoi::test {

struct ProgramRun {
    std::vector<std::string> arguments; // the first is the program's path
    std::string input = {};             // given on standard input
    std::filesystem::path folder = {};  // working folder
    bool obey_permissions = false;      // as root too: a read-only folder cannot be written
    long max_file_bytes = 0;            // 0: no limit; a larger write fails as on a full disk
};

struct ProgramResult {
    int exit_code = -1; // 128 + signal when it was killed
    std::string out, err;
};

ProgramResult run(const ProgramRun &run);

// A folder of its own below the system's temporary folder, removed at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;
    const std::filesystem::path &path() const { return path_; }

private:
    std::filesystem::path path_;
};

// Relative path -> content of every file below a folder, as one text: two snapshots are equal when nothing
// changed.
std::string snapshot(const std::filesystem::path &folder);

} // namespace baonoi::test
