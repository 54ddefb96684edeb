// SPDX-License-Identifier: GPL-3.0-or-later
// That one daemon at a time works on a store in PostgreSQL: an advisory lock of a session, which the server
// lets go when the connection is lost, so that it is looked after.
#pragma once

#include "lib/postgres/postgres.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

namespace baonoi::store {

class PostgresHold {
public:
    PostgresHold(const postgres::Address &address, std::int64_t key);
    ~PostgresHold();
    PostgresHold(const PostgresHold &) = delete;
    PostgresHold &operator=(const PostgresHold &) = delete;
    // False: another has it. Then nothing more is done.
    bool is_held() const { return is_held_; }

private:
    bool take();
    void look_after();

    postgres::Database database_;
    std::int64_t key_;
    bool is_held_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool ends_ = false;
    std::thread thread_;
};

} // namespace baonoi::store
