// SPDX-License-Identifier: GPL-3.0-or-later
// Files and folders of tests.
#pragma once

#include <filesystem>
#include <string>

namespace baonoi::test {

// A folder of its own, by default below the system's temporary folder, readable by all, removed at the end.
class TemporaryFolder {
public:
    explicit TemporaryFolder(const std::filesystem::path &place = std::filesystem::temp_directory_path());
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;
    const std::filesystem::path &path() const { return path_; }

private:
    std::filesystem::path path_;
};

// Fails the test when the file cannot be read.
std::string read(const std::filesystem::path &file);
// Makes the folders above it.
void write(const std::filesystem::path &file, const std::string &bytes);

// Relative path and content of everything below a folder, as one text: two snapshots are equal when nothing
// changed.
std::string snapshot(const std::filesystem::path &folder);

} // namespace baonoi::test
