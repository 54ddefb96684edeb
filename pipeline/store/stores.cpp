// SPDX-License-Identifier: GPL-3.0-or-later
// The backends by the beginning of their URL.
#include "base/error.h"
#include "base/secret.h"
#include "store/sqlite_store.h"
#include "store/store.h"
#ifdef BAONOI_POSTGRES
#include "store/postgres_store.h"
#endif

#include <fmt/format.h>

namespace baonoi::store {

std::unique_ptr<Store> open_store(const std::string &url, Clock &clock,
                                  std::optional<Seconds> longest_answer) {
    constexpr std::string_view sqlite = "sqlite:";
    if (url.starts_with(sqlite) && url.size() > sqlite.size())
        return std::make_unique<SqliteStore>(url.substr(sqlite.size()), clock, longest_answer);
    if (url.starts_with("postgres:") || url.starts_with("postgresql:")) {
#ifdef BAONOI_POSTGRES
        return std::make_unique<PostgresStore>(url, clock, longest_answer);
#else
        throw Error(Next::stop,
                    "this baonoi was built without PostgreSQL (BAONOI_POSTGRES=OFF); install one that "
                    "has it, or set [store] url to \"sqlite:PATH\"");
#endif
    }
    throw Error(Next::stop,
                fmt::format("[store] url must be \"sqlite:PATH\" or \"postgres://USER@HOST/DATABASE\", "
                            "not \"{}\"",
                            without_secrets(url)));
}

} // namespace baonoi::store
