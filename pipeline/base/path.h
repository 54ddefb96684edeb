// SPDX-License-Identifier: GPL-3.0-or-later
// Questions about paths by their names; the file system is not asked.
#pragma once

#include <filesystem>

namespace baonoi {

// Whether path is folder or below it. An empty path or folder is nowhere.
bool is_below(const std::filesystem::path &path, const std::filesystem::path &folder);

} // namespace baonoi
