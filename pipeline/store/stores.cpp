// SPDX-License-Identifier: GPL-3.0-or-later
// The backends by the beginning of their URL.
#include "base/error.h"
#include "lib/postgres/postgres.h"
#include "store/postgres_store.h"
#include "store/sqlite_store.h"
#include "store/store.h"

namespace baonoi::store {

static std::unique_ptr<Store> open_database(const std::string &url, Clock &clock,
                                            std::optional<Seconds> longest_answer) {
    return std::make_unique<PostgresStore>(url, clock, longest_answer);
}

bool is_database_there(const std::string &url) {
    return PostgresStore::is_there(url);
}

std::unique_ptr<Store> open_store(const std::string &url, Clock &clock,
                                  std::optional<Seconds> longest_answer) {
    constexpr std::string_view sqlite = "sqlite:";
    if (url.starts_with(sqlite) && url.size() > sqlite.size())
        return std::make_unique<SqliteStore>(url.substr(sqlite.size()), clock, longest_answer);
    if (postgres::is_postgres(url))
        return open_database(url, clock, longest_answer);
    // What it is instead is not shown: it may be an address with its password.
    throw Error(Next::stop, "[store] url must be \"sqlite:PATH\" or \"postgres://HOST/DATABASE\"");
}

} // namespace baonoi::store
