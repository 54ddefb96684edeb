// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fake_clock.h"
#include "fakes/postgres_server.h"
#include "lib/postgres/postgres.h"
#include "store/store.h"

#include <atomic>
#include <chrono>
#include <gtest/gtest.h>
#include <thread>

namespace baonoi::store {
namespace {

test::PostgresServer &listened_server() {
    return test::PostgresServer::shared();
}

void end_all_connections() {
    postgres::Database(postgres::parsed_address(listened_server().url()), "")
        .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid != pg_backend_pid() AND "
                 "backend_type = 'client backend'");
}

JobRequest asked(const std::string &input) {
    JobRequest request;
    request.source = "cong-tin";
    request.input = input;
    return request;
}

// Waits for as long as it takes, up to ten seconds.
bool comes_to(const std::atomic<int> &count, int wanted) {
    for (int i = 0; i < 1000 && count < wanted; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return count >= wanted;
}

TEST(PostgresListener, WhoeverListensHearsThatWorkWasQueued) {
    test::FakeClock clock;
    const std::string url = listened_server().new_store();
    const auto here = open_store(url, clock), there = open_store(url, clock),
               elsewhere = open_store(listened_server().new_store(), clock);
    std::atomic<int> heard = 0, heard_elsewhere = 0;
    const auto listener = here->listen([&] { ++heard; });
    const auto other = elsewhere->listen([&] { ++heard_elsewhere; });
    ASSERT_TRUE(comes_to(heard, 1)) << "once when it begins";
    ASSERT_TRUE(comes_to(heard_elsewhere, 1));
    there->queue(asked("1"));
    EXPECT_TRUE(comes_to(heard, 2));
    const auto job = there->claim("w", Seconds{30});
    ASSERT_TRUE(job);
    EXPECT_TRUE(there->hand_back(job->id, "w", "", Urgency::ordinary));
    EXPECT_TRUE(comes_to(heard, 3)) << "what is handed back is to be done again";
    end_all_connections();
    EXPECT_TRUE(comes_to(heard, 4)) << "what was queued while nobody listened is looked for";
    there->queue(asked("2"));
    EXPECT_TRUE(comes_to(heard, 5));
    EXPECT_LE(heard_elsewhere, 2) << "another store's work is not told";
}

} // namespace
} // namespace baonoi::store
