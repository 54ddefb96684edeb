// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "store/schema_files.h"
#include "store/sqlite_store.h"

#include <fmt/format.h>

namespace baonoi::store {

namespace fs = std::filesystem;

namespace {

std::int64_t version_of(const sqlite::Database &database) {
    sqlite::Statement version(database, "PRAGMA user_version");
    version.step();
    return version.integer(0);
}

} // namespace

void check_version(const sqlite::Database &database, const fs::path &schema_folder) {
    const int newest = schema_files(schema_folder).back().number;
    if (const std::int64_t version = version_of(database); version > newest)
        throw Error(
            Next::stop,
            fmt::format("{} is of a newer version of baonoi (schema {}, this one knows {}); install that "
                        "version, or set another [store] url",
                        database.file(), version, newest));
}

void migrate(sqlite::Database &database, const fs::path &schema_folder) {
    for (const SchemaFile &migration : schema_files(schema_folder)) {
        if (migration.number <= version_of(database))
            continue;
        sqlite::Transaction transaction(database);
        if (migration.number <= version_of(database)) // another program was faster
            continue;
        database.execute(schema_text(migration));
        database.execute(fmt::format("PRAGMA user_version = {}", migration.number));
        transaction.commit();
    }
}

} // namespace baonoi::store
