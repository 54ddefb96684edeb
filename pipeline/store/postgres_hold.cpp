// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postgres_hold.h"

#include "base/error.h"
#include "base/log.h"

#include <chrono>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace baonoi::store {

constexpr auto between_looks = std::chrono::seconds(2);
// A session whose host is gone without a word ends on the server within half a minute, and its hold with it.
constexpr std::string_view soon_given_up =
    "SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";
constexpr int looks_at_own_session = 20; // while the one that was lost may still hold it

PostgresHold::PostgresHold(const postgres::Address &address, std::int64_t key)
    : database_(address, std::string(soon_given_up)), key_(key), is_held_(take()) {
    if (is_held_)
        thread_ = std::thread([this] { look_after(); });
}

PostgresHold::~PostgresHold() {
    {
        const std::scoped_lock lock(mutex_);
        ends_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable())
        thread_.join();
}

bool PostgresHold::take() {
    return database_.execute(fmt::format("SELECT pg_try_advisory_lock({})", key_)).integer(0, 0) != 0;
}

void PostgresHold::look_after() {
    bool is_mine = true, has_said = false;
    int refused = 0;
    const auto goes_on = [this] {
        std::unique_lock lock(mutex_);
        return !changed_.wait_for(lock, between_looks, [this] { return ends_; });
    };
    while (goes_on()) {
        try {
            if (database_.is_lost()) {
                is_mine = false;
                database_.reconnect();
            }
            if (is_mine)
                database_.execute("SELECT 1");
            else
                is_mine = take();
            refused = is_mine ? 0 : refused + 1;
            if (refused > looks_at_own_session && !std::exchange(has_said, true))
                log(LogLevel::error,
                    fmt::format(
                        "another daemon began to work on the store {} while its server was away; stop one "
                        "of the two",
                        database_.url()));
        } catch (const Error &) { // it is tried again
        }
    }
}

} // namespace baonoi::store
