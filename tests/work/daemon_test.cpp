// SPDX-License-Identifier: GPL-3.0-or-later
// What the daemon does by itself.
#include "work/daemon.h"

#include "base/fault.h"
#include "fakes/folder.h"

#include <chrono>
#include <condition_variable>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

TEST(Daemon, ItsLeasesAreRenewedWhileASweepTakesItsTime) {
    const test::TemporaryFolder folder;
    SystemClock clock;
    const auto store = store::open_store(fmt::format("sqlite:{}/a.db", folder.path().string()), clock);
    std::mutex mutex;
    std::condition_variable changed;
    bool is_renewed = false, is_swept = false;
    at_fault_points([&](std::string_view name) {
        std::unique_lock lock(mutex);
        if (name == "daemon.renewed") {
            is_renewed = true;
            changed.notify_all();
        } else if (name == "daemon.clean") { // which goes on when the leases are renewed
            is_swept = changed.wait_for(lock, std::chrono::seconds(20), [&] { return is_renewed; });
        }
    });
    {
        Metrics metrics;
        const auto setup = std::make_shared<baonoi::work::Setup>(
            settings::parse_config("[serve]\nworkers = 1\n", "baonoi.toml"));
        const Daemon daemon(setup, *store, clock, metrics);
        std::unique_lock lock(mutex);
        changed.wait_for(lock, std::chrono::seconds(20), [&] { return is_renewed; });
    }
    at_fault_points({});
    EXPECT_TRUE(is_renewed);
    EXPECT_TRUE(is_swept);
}

} // namespace
} // namespace baonoi::work
