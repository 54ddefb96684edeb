// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postgres_hold.h"

#include "base/error.h"
#include "base/log.h"

#include <chrono>
#include <fmt/format.h>
#include <utility>

namespace baonoi::store {

constexpr auto between_looks = std::chrono::seconds(2);

PostgresHold::PostgresHold(const postgres::Address &address, std::int64_t key)
    : database_(address, ""), key_(key), is_held_(take()) {
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
            if (!is_mine && !std::exchange(has_said, true))
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
