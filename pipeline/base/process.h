// SPDX-License-Identifier: GPL-3.0-or-later
// Which process is meant, also after its number was given to another one or the machine was started again.
#pragma once

#include "base/error.h"
#include "base/handle.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace baonoi {

// "<boot id>:<pid>:<start>" of this process; start is in the kernel's ticks since the machine's start.
std::string this_process();

// True when a text of this_process() is of a process that has ended. False for other texts.
bool is_gone(std::string_view process);

// From now on no other process of this user may read or change the memory of this one, trace it or see what
// is open in it, and it leaves no core file: its keys and passwords stay its own. Root still may.
void forbid_looking_in();

// What ProcessLock throws when another process holds the lock.
struct LockHeld : Error {
    using Error::Error;
};

// While it lives no other process, and no other of this one, can hold a lock on the same file.
class ProcessLock {
public:
    // Makes the file. Throws LockHeld, a stop, with what the file says of the holder; as next_after_write()
    // when the file cannot be made or opened, or is a symbolic link.
    ProcessLock(const std::filesystem::path &file, const std::string &holder);

private:
    UniqueFd file_;
};

} // namespace baonoi
