// SPDX-License-Identifier: GPL-3.0-or-later
// Hears over a connection of its own that work was queued: the triggers of jobs in config/schema/postgres/
// notify the channel that has the schema's name.
#pragma once

#include "base/handle.h"
#include "lib/postgres/postgres.h"
#include "store/store.h"

#include <functional>
#include <future>
#include <string>
#include <thread>

namespace baonoi::store {

class PostgresListener : public Listener {
public:
    // heard: also after a connection that was lost is there again. A server that is away is no fault: it is
    // tried again until this ends.
    PostgresListener(postgres::Address address, const std::string &schema, std::function<void()> heard);
    ~PostgresListener() override;
    bool end(Seconds most) override;
    PostgresListener(const PostgresListener &) = delete;
    PostgresListener &operator=(const PostgresListener &) = delete;

private:
    void go();
    bool is_over(int wait_ms) const;

    const postgres::Address address_;
    const std::string at_start_;
    const std::function<void()> heard_;
    const UniqueFd end_; // can be read when it is over
    std::promise<void> has_ended_;
    const std::future<void> ended_ = has_ended_.get_future();
    std::thread thread_; // last: it uses all others
};

} // namespace baonoi::store
