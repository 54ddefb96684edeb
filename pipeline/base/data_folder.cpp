// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/data_folder.h"

#include "base/error.h"

#include <cstdlib>
#include <fmt/format.h>

namespace baonoi {

namespace fs = std::filesystem;

fs::path data_folder() {
    std::error_code ignored;
    if (const char *given = std::getenv("BAONOI_DATA")) {
        if (fs::is_directory(fs::path(given) / "voices", ignored))
            return given;
        throw Error(Next::stop, fmt::format("BAONOI_DATA={} has no folder voices", given));
    }
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    const fs::path source = BAONOI_SOURCE_DIR; // empty in Debian's package
    for (const fs::path &folder :
         {program.parent_path().parent_path() / "share/baonoi", fs::path(BAONOI_DATA_DIR), source})
        if (!folder.empty() && fs::is_directory(folder / "voices", ignored))
            return folder;
    throw Error(Next::stop, fmt::format("the folder voices is not in {}{}; set BAONOI_DATA", BAONOI_DATA_DIR,
                                        source.empty() ? "" : " or " + source.string()));
}

} // namespace baonoi
