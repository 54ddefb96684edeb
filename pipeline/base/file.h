// SPDX-License-Identifier: GPL-3.0-or-later
// Files: read with a limit, written so that a reader sees the old or the new file, never a half one.
#pragma once

#include "base/error.h"
#include "base/handle.h"
#include "model/long_bytes.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace baonoi {

class Folder;

// What is done next when a file could not be read, by the errno: retry when the cause passes by itself, as a
// failing disk or too many open files, else skip.
Next next_after_read(int code);
// The same when it could not be written: retry when the cause passes or lies in this one file, as a name that
// is too long, else hold: rights, a read-only or full disk, a folder that is gone. Never stop: whether
// nothing else works either is for the store to say.
Next next_after_write(int code);

// Throws "cannot read <path>: …" with next_after_read(code).
[[noreturn]] void fail_to_read(const std::filesystem::path &path, int code);
// Throws "cannot <doing> <path>: …" with next_after_write(code).
[[noreturn]] void fail_to_write(std::string_view doing, const std::filesystem::path &path, int code);

// The whole file. Throws skip when it does not exist, is not a regular file, or is larger than limit bytes;
// else as next_after_read().
std::string read_file(const std::filesystem::path &path, std::size_t limit);
// The same in pieces, when they are read: then it throws as well, retry when the file has become shorter.
LongBytes open_file(const std::filesystem::path &path, std::size_t limit);
// The same of a file that is open; path: for messages.
std::string read_open_file(const UniqueFd &file, const std::filesystem::path &path, std::size_t limit);

// Temporary file in the same folder, fsync, rename, fsync of the folder. Keeps the rights of a file that it
// replaces, and its owner when allowed to; a new file gets 0644. Throws as next_after_write() and removes the
// temporary file when any step fails.
void write_file_atomically(const std::filesystem::path &path, std::string_view bytes);
void copy_to_file_atomically(const LongBytes &bytes, const std::filesystem::path &path);

enum class Reach { tree, folder };

// Removes the temporary files in the folder, or in the tree below it, whose writers were killed, and no
// others; how many. What cannot be read or removed is left.
std::size_t remove_leftovers(const std::filesystem::path &folder, Reach reach = Reach::tree);

// Differs when the file was written or replaced since, or is gone; says nothing else.
std::string file_stamp(const std::filesystem::path &path);

// Folder and parents; throws as next_after_write().
void make_folder(const std::filesystem::path &path);

// Held by one thread of one process at a time for each folder; others wait. Throws as next_after_write().
class FolderLock {
public:
    explicit FolderLock(const std::filesystem::path &folder);
    explicit FolderLock(const Folder &folder);

private:
    void lock(const std::filesystem::path &folder);

    UniqueFd fd_;
};

} // namespace baonoi
