// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/host_leases.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/permit.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "work/shared_file.h"

#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <thread>

namespace baonoi::work {
namespace {

class HostLeasesTest : public ::testing::Test {
protected:
    struct Host {
        Host(const std::filesystem::path &file, Clock &clock, const std::string &process)
            : store(file, clock, std::nullopt), leases(store, clock, process) {}
        test::SharedFile store;
        HostLeases leases;
    };
    std::unique_ptr<Host> host(const std::string &process) {
        return std::make_unique<Host>(folder_.path() / "a.db", clock_, process);
    }

    test::TemporaryFolder folder_;
    test::FakeClock clock_;
};

TEST_F(HostLeasesTest, OneOfTheHostsDoesIt) {
    const auto first = host("p1"), second = host("p2");
    first->leases.want({polling("tin"), "housekeeping"});
    second->leases.want({polling("tin"), polling("bao")});
    EXPECT_TRUE(first->leases.has("poll tin"));
    EXPECT_FALSE(second->leases.has("poll tin"));
    EXPECT_TRUE(second->leases.has("poll bao"));
    EXPECT_FALSE(second->leases.has("housekeeping")) << "it never wanted to";
    first->leases.want({"housekeeping"});
    EXPECT_FALSE(first->leases.has("poll tin"));
    second->leases.want({polling("tin"), polling("bao")});
    EXPECT_TRUE(second->leases.has("poll tin")) << "let go, it is free at once";
}

TEST_F(HostLeasesTest, WhatOneLeavesAnotherHasElseItComesBack) {
    const auto first = host("p1"), second = host("p2");
    first->leases.want({"podcasts"});
    first->leases.leave_to_others("podcasts");
    EXPECT_FALSE(first->leases.has("podcasts"));
    first->leases.want({"podcasts"});
    EXPECT_FALSE(first->leases.has("podcasts")) << "the others come first";
    clock_.pass(40);
    first->leases.want({"podcasts"});
    EXPECT_TRUE(first->leases.has("podcasts")) << "there is no other";
    first->leases.leave_to_others("podcasts");
    second->leases.want({"podcasts"});
    EXPECT_TRUE(second->leases.has("podcasts"));
}

TEST_F(HostLeasesTest, WhoCannotRenewItDoesItNoMoreBeforeAnotherBegins) {
    const auto first = host("p1"), second = host("p2");
    first->leases.want({"poll tin"});
    first->store.is_away = true;
    clock_.pass(39);
    second->leases.want({"poll tin"});
    EXPECT_TRUE(first->leases.has("poll tin"));
    EXPECT_FALSE(second->leases.has("poll tin"));
    clock_.pass(1);
    second->leases.want({"poll tin"});
    EXPECT_FALSE(first->leases.has("poll tin")) << "not at the last moment either";
    EXPECT_FALSE(second->leases.has("poll tin"));
    clock_.pass(1);
    second->leases.want({"poll tin"});
    EXPECT_TRUE(second->leases.has("poll tin"));
    first->store.is_away = false;
    first->leases.want({"poll tin"});
    EXPECT_FALSE(first->leases.has("poll tin"));
}

TEST_F(HostLeasesTest, OneThatEndsLeavesEverythingToTheOthers) {
    auto first = host("p1");
    const auto second = host("p2");
    first->leases.want({"poll tin"});
    const auto turn = first->leases.take_if_free("bài một", Seconds{40});
    EXPECT_TRUE(first->leases.end(Seconds{30}));
    EXPECT_FALSE(first->leases.has("poll tin"));
    second->leases.want({"poll tin"});
    EXPECT_TRUE(second->leases.has("poll tin"));
    EXPECT_TRUE(second->leases.take_if_free("bài một", Seconds{40}));
}

TEST_F(HostLeasesTest, ATurnIsOneThreadsOfOneHost) {
    SystemClock clock;
    Host first(folder_.path() / "a.db", clock, "p1"), second(folder_.path() / "a.db", clock, "p2");
    std::atomic<int> inside = 0, most = 0, turns = 0;
    std::vector<std::thread> threads;
    for (Host *const at : {&first, &first, &second, &second})
        threads.emplace_back([&, at] {
            for (int i = 0; i < 25; ++i) {
                const auto turn = at->leases.take("kho/audio.json");
                const int now = ++inside;
                most = std::max<int>(most, now);
                std::this_thread::sleep_for(std::chrono::microseconds(200));
                ++turns;
                --inside;
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(turns, 100);
    EXPECT_EQ(most, 1);
}

TEST_F(HostLeasesTest, WhoseTurnIsOverChangesNothingMore) {
    const auto first = host("p1");
    const auto turn = first->leases.take("kho/audio.json");
    Permit::check();
    first->store.is_away = true;
    clock_.pass(9);
    Permit::check();
    clock_.pass(1);
    EXPECT_THROW(Permit::check(), Error) << "what is on its way then arrives before another's turn";
}

TEST_F(HostLeasesTest, WhoWaitsForATurnTooLongIsRefused) {
    const auto first = host("p1"), second = host("p2");
    const auto turn = first->leases.take_if_free("x", Seconds{40});
    ASSERT_TRUE(turn);
    EXPECT_FALSE(first->leases.take_if_free("x", Seconds{40}));
    EXPECT_FALSE(second->leases.take_if_free("x", Seconds{40}));
    first->store.hold({"change kho"}, "p3", Seconds{600});
    try {
        second->leases.take("kho");
        ADD_FAILURE() << "two have it";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::retry);
        EXPECT_STREQ(error.what(), "others have been changing kho for 60 s");
    }
}

TEST_F(HostLeasesTest, AStoreOfOneMachineHasEverythingForItself) {
    store::SqliteStore store(folder_.path() / "b.db", clock_, std::nullopt);
    HostLeases leases(store, clock_, "p1");
    EXPECT_TRUE(leases.has("poll tin"));
    const auto first = leases.take_if_free("x", Seconds{40});
    EXPECT_TRUE(first);
    EXPECT_FALSE(leases.take_if_free("x", Seconds{40})) << "of one thread at a time all the same";
    EXPECT_TRUE(leases.take("kho"));
    EXPECT_TRUE(leases.take("kho")) << "given back";
}

} // namespace
} // namespace baonoi::work
