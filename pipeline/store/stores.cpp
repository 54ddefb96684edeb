// SPDX-License-Identifier: GPL-3.0-or-later
// The backends by the beginning of their URL.
#include "base/error.h"
#include "store/sqlite_store.h"
#include "store/store.h"

#include <fmt/format.h>

namespace baonoi::store {

std::unique_ptr<Store> open_store(const std::string &url, Clock &clock,
                                  std::optional<Seconds> longest_answer) {
    constexpr std::string_view sqlite = "sqlite:";
    if (url.starts_with(sqlite) && url.size() > sqlite.size())
        return std::make_unique<SqliteStore>(url.substr(sqlite.size()), clock, longest_answer);
    throw Error(Next::stop, fmt::format("[store] url must be \"sqlite:PATH\", not \"{}\"", url));
}

} // namespace baonoi::store
