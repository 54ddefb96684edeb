// SPDX-License-Identifier: GPL-3.0-or-later
// Landlock, by which Linux (5.13 and later, where it is switched on) lets a process give up files for good.
#pragma once

#include <filesystem>
#include <vector>

namespace baonoi {

// From now on this thread, and what it starts, reads only these files and what is in and below these folders,
// and writes, runs, makes, renames and removes nothing at all; descriptors that are open stay as they are.
// Called again it takes more away and gives nothing back. Paths that do not exist are passed over. False when
// the kernel has no Landlock: then nothing was changed. Sets no_new_privs.
bool read_only_below(const std::vector<std::filesystem::path> &paths);

} // namespace baonoi
