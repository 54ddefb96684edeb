// SPDX-License-Identifier: GPL-3.0-or-later
// Files: read with a limit, written so that a reader sees the old or the new file, never a half one.
#pragma once

#include "base/handle.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace baonoi {

// The whole file. Throws skip when it does not exist, is not a regular file, or is larger than limit bytes.
std::string read_file(const std::filesystem::path &path, std::size_t limit);

// Temporary file in the same folder, fsync, rename, fsync of the folder. Keeps the mode of a file that it
// replaces, and its owner when allowed to; a new file gets 0644. Throws stop and removes the temporary file
// when any step fails.
void write_file_atomically(const std::filesystem::path &path, std::string_view bytes);

// to becomes another name of the file from, at once; a copy of it where that cannot be. Throws as
// write_file_atomically.
void link_file_atomically(const std::filesystem::path &from, const std::filesystem::path &to);

// Removes the temporary files below the folder whose writers were killed, and no others; how many. What
// cannot be read or removed is left.
std::size_t remove_leftovers(const std::filesystem::path &folder);

// Differs when the file was written or replaced since, or is gone; says nothing else.
std::string file_stamp(const std::filesystem::path &path);

// Folder and parents; throws stop.
void make_folder(const std::filesystem::path &path);

// Held by one thread of one process at a time for each folder; others wait. Throws stop.
class FolderLock {
public:
    explicit FolderLock(const std::filesystem::path &folder);

private:
    UniqueFd fd_;
};

} // namespace baonoi
