// SPDX-License-Identifier: GPL-3.0-or-later
// All that happens to a newsroom of four hosts (services/newsroom.h) while they make its articles.
#pragma once

#include "services/lease_ledger.h"
#include "services/newsroom.h"
#include "test_paths.h"

#include <chrono>
#include <cstdio>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace baonoi::test {

// What happens to a newsroom of four hosts in about a minute and a half, in an order and to hosts that the
// seed decides.
class Storm {
public:
    static constexpr int articles = 300;

    explicit Storm(std::uint32_t seed)
        : random_(seed), newsroom_("storm", seed), ledger_(newsroom_), database_(&newsroom_.database()) {}

    void run() {
        note("four hosts start");
        clocks_[any_host()] = random_() % 2 == 0 ? 3600 : -3600;
        for (const std::string &host : hosts) {
            if (clocks_[host] != 0)
                note(fmt::format("{}'s clock is off by {} s", host, clocks_[host]));
            start(host);
        }
        std::vector<std::function<void()>> blows{[this] { kill(); },
                                                 [this] { kill(); },
                                                 [this] { cut({.is_cut = true}, {.is_cut = true}); },
                                                 [this] { cut({.is_cut = true}, {}); },
                                                 [this] { cut({}, {.is_cut = true}); },
                                                 [this] { slow_down(); },
                                                 [this] { refuse(); },
                                                 [this] { upgrade(); }};
        std::shuffle(blows.begin(), blows.end(), random_);
        // The database is restarted, and after that killed; neither is always first or last.
        const std::size_t half = blows.size() / 2;
        put(blows, half + random_() % (half + 1), [this] { promote(); });
        put(blows, random_() % (half + 1), [this] { restart_database(); });
        int published = 0;
        for (const auto &blow : blows) {
            newsroom_.publish(published += articles / static_cast<int>(blows.size()));
            wait(2);
            blow();
        }
        newsroom_.publish(articles);
        note("all is mended");
    }

    static std::map<int, int> each_once() {
        std::map<int, int> all;
        for (int article = 0; article < articles; ++article)
            all[article] = 1;
        return all;
    }

    bool finishes() {
        return until(
            [&] {
                return LeaseLedger::count(*database_, "state = 'done'") >= articles &&
                       LeaseLedger::count(*database_, "state IN ('queued', 'working')") == 0;
            },
            600);
    }
    void stop_all() {
        for (const std::string &host : hosts)
            EXPECT_EQ(newsroom_.stop(host), 0) << newsroom_.log_of(host);
    }

    Newsroom &newsroom() { return newsroom_; }
    LeaseLedger &ledger() { return ledger_; }
    PostgresServer &database() { return *database_; }
    void note(const std::string &what) const {
        fmt::print("{:6.1f} s  {}\n",
                   std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(), what);
        std::fflush(stdout);
    }

private:
    inline static const std::vector<std::string> hosts{"h1", "h2", "h3", "h4"};

    std::string any_host() { return hosts[random_() % hosts.size()]; }
    // That publishes: the storage refuses one whose clock is wrong.
    std::string working_host() {
        std::string host = any_host();
        while (clocks_[host] != 0)
            host = any_host();
        return host;
    }
    static void put(std::vector<std::function<void()>> &blows, std::size_t place,
                    std::function<void()> blow) {
        blows.insert(blows.begin() + static_cast<std::ptrdiff_t>(place), std::move(blow));
    }
    static void wait(double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); }
    void start(const std::string &host) {
        newsroom_.start(host, clocks_[host], is_upgraded_[host] ? BAONOI_NEWER_PROGRAM : BAONOI_PROGRAM);
        EXPECT_TRUE(until([&] { return newsroom_.is_up(host); }, 30)) << newsroom_.log_of(host);
    }

    void kill() {
        const std::string host = working_host();
        note(host + " is killed");
        newsroom_.kill(host);
        wait(3);
        start(host);
        note(host + " is there again");
    }
    // Longer than a lease.
    void cut(const Way &from, const Way &to) {
        const std::string host = working_host();
        note(fmt::format("{} is cut off{}{}", host, from.is_cut ? " outwards" : "",
                         to.is_cut ? " inwards" : ""));
        newsroom_.network().shape(host, from, to);
        wait(9);
        newsroom_.network().mend(host);
        note(host + " is connected again");
    }
    void slow_down() {
        const std::string host = working_host();
        note(host + " is slow: 200 ms, 2 % are lost");
        newsroom_.network().shape(host, {.delay = std::chrono::milliseconds(200), .loss = 0.02}, {});
        wait(12);
        newsroom_.network().mend(host);
    }
    void restart_database() {
        note("the database is restarted");
        database_->stop();
        wait(2);
        database_->start();
        note("the database is there again");
    }
    void promote() {
        note("the database is killed");
        newsroom_.database().kill();
        wait(2);
        newsroom_.standby().promote();
        database_ = &newsroom_.standby();
        note("its standby is promoted");
    }
    void refuse() {
        note("the storage answers 503");
        newsroom_.front().refuse(true);
        wait(8);
        newsroom_.front().refuse(false);
        note("the storage is there again");
    }
    void upgrade() {
        for (const std::string &host : hosts) {
            note(host + " is upgraded");
            EXPECT_EQ(newsroom_.stop(host), 0) << newsroom_.log_of(host);
            is_upgraded_[host] = true;
            start(host);
        }
    }

    std::mt19937 random_;
    const std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    Newsroom newsroom_;
    LeaseLedger ledger_;
    PostgresServer *database_; // that writes
    std::map<std::string, int> clocks_;
    std::map<std::string, bool> is_upgraded_;
};

} // namespace baonoi::test
