// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/sql_watch.h"

#include <dlfcn.h>
#include <mutex>

namespace baonoi::test {

namespace {

std::mutex mutex;
bool watches = false;
std::vector<std::string> prepared;

void note(const char *sql, int size) {
    const std::lock_guard lock(mutex);
    if (watches)
        prepared.emplace_back(size < 0 ? std::string(sql) : std::string(sql, static_cast<std::size_t>(size)));
}

} // namespace

SqlWatch::SqlWatch() {
    const std::lock_guard lock(mutex);
    prepared.clear();
    watches = true;
}

SqlWatch::~SqlWatch() {
    const std::lock_guard lock(mutex);
    watches = false;
}

std::vector<std::string> SqlWatch::seen() {
    const std::lock_guard lock(mutex);
    return prepared;
}

} // namespace baonoi::test

struct sqlite3;
struct sqlite3_stmt;

// Called instead of SQLite's, which has the same name.
extern "C" int sqlite3_prepare_v2(sqlite3 *database, const char *sql, int size, sqlite3_stmt **statement,
                                  const char **tail) {
    using Prepare = int (*)(sqlite3 *, const char *, int, sqlite3_stmt **, const char **);
    static const auto real = reinterpret_cast<Prepare>(::dlsym(RTLD_NEXT, "sqlite3_prepare_v2"));
    baonoi::test::note(sql, size);
    return real(database, sql, size, statement, tail);
}
