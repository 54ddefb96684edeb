// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/file.h"
#include "store/sqlite_store.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <vector>

namespace baonoi::store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t max_schema = 1U << 20U; // bytes of one file

struct Migration {
    int number = 0;
    fs::path file;
};

// "<number>_<name>.sql", in order; the numbers are 1, 2, 3 …
std::vector<Migration> migrations(const fs::path &folder) {
    std::vector<Migration> found;
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        Migration migration{0, entry.path()};
        std::from_chars(name.data(), name.data() + name.size(), migration.number);
        if (migration.number > 0 && entry.path().extension() == ".sql")
            found.push_back(std::move(migration));
    }
    std::sort(found.begin(), found.end(),
              [](const Migration &a, const Migration &b) { return a.number < b.number; });
    for (std::size_t i = 0; i < found.size(); ++i)
        if (found[i].number != static_cast<int>(i) + 1)
            throw Error(Next::stop, fmt::format("{}: schema number {} is missing", folder.string(), i + 1));
    if (found.empty())
        throw Error(Next::stop,
                    fmt::format("{} holds no schema; install baonoi's data again", folder.string()));
    return found;
}

std::int64_t version_of(const sqlite::Database &database) {
    sqlite::Statement version(database, "PRAGMA user_version");
    version.step();
    return version.integer(0);
}

} // namespace

void check_version(const sqlite::Database &database, const fs::path &schema_folder) {
    const int newest = migrations(schema_folder).back().number;
    if (const std::int64_t version = version_of(database); version > newest)
        throw Error(
            Next::stop,
            fmt::format("{} is of a newer version of baonoi (schema {}, this one knows {}); install that "
                        "version, or set another [store] url",
                        database.file(), version, newest));
}

void migrate(sqlite::Database &database, const fs::path &schema_folder) {
    for (const Migration &migration : migrations(schema_folder)) {
        if (migration.number <= version_of(database))
            continue;
        sqlite::Transaction transaction(database);
        if (migration.number <= version_of(database)) // another program was faster
            continue;
        database.execute(read_file(migration.file, max_schema));
        database.execute(fmt::format("PRAGMA user_version = {}", migration.number));
        transaction.commit();
    }
}

} // namespace baonoi::store
