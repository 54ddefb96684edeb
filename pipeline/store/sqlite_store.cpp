// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite_store.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "lib/icu/unicode.h"

#include <fmt/format.h>

namespace baonoi::store {

namespace fs = std::filesystem;

namespace {

const fs::path &with_folder(const fs::path &file) {
    if (!file.parent_path().empty()) {
        std::error_code error;
        fs::create_directories(file.parent_path(), error);
        if (error)
            throw Error(Next::stop,
                        fmt::format("cannot make the folder {}: {}; set [store] url in baonoi.toml",
                                    file.parent_path().string(), errno_text(error.value())));
    }
    return file;
}

} // namespace

SqliteStore::SqliteStore(const fs::path &file, Clock &clock) : database_(with_folder(file)), clock_(clock) {
    const fs::path schema = data_folder() / "config/schema";
    check_usable(database_, schema);
    database_.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    database_.define("folded", icu::lower_case);
    migrate(database_, schema);
}

} // namespace baonoi::store
