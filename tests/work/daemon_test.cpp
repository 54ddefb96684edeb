// SPDX-License-Identifier: GPL-3.0-or-later
// What the daemon does by itself.
#include "work/daemon.h"

#include "base/fault.h"
#include "base/version.h"
#include "fakes/folder.h"
#include "fakes/test_server.h"
#include "work/shared_file.h"

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <thread>

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

bool until(const std::function<bool()> &condition) {
    for (int i = 0; i < 1000 && !condition(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return condition();
}

std::shared_ptr<Setup> sources(const std::filesystem::path &folder, const std::string &names) {
    std::string text = "[store]\nurl = \"sqlite:a.db\"\n[cache]\nfolder = \"nho\"\n[serve]\nworkers = 1\n";
    for (const char name : names)
        text += fmt::format("[[source]]\nname = \"{0}\"\nkind = \"site\"\npath = \"{0}\"\npoll = \"100ms\"\n"
                            "publisher = \"trang\"\n",
                            name);
    text += "[[publisher]]\nname = \"trang\"\nkind = \"folder\"\npath = \"a\"\n";
    return std::make_shared<Setup>(settings::parse_config(text, folder / "baonoi.toml"));
}

TEST(Daemon, TellsWhenEachSourceWasPolledLastAndWhatItsDisksHold) {
    const test::TemporaryFolder folder;
    std::filesystem::create_directories(folder.path() / "a");
    SystemClock clock;
    const auto store = store::open_store(fmt::format("sqlite:{}/a.db", folder.path().string()), clock);
    Metrics metrics;
    const auto has = [&](const std::string &line) {
        return metrics.text().find("\n" + line) != std::string::npos;
    };
    Daemon daemon(sources(folder.path(), "ab"), *store, clock, metrics); // b is no folder
    for (const char *line :
         {"baonoi_skips_total{reason=\"no_article\"} 0\n", "baonoi_skips_total{reason=\"other\"} 0\n",
          "baonoi_jobs_finished_total{kind=\"published\",result=\"failed\"} 0\n",
          "baonoi_polls_total{source=\"b\",result=\"done\"} 0\n", "baonoi_worker_restarts_total 0\n"})
        EXPECT_TRUE(has(line)) << line;
    EXPECT_TRUE(until([&] { return has("baonoi_last_poll_timestamp_seconds{source=\"a\"} 1"); }));
    EXPECT_TRUE(until([&] { return !has("baonoi_polls_total{source=\"b\",result=\"failed\"} 0"); }));
    EXPECT_FALSE(has("baonoi_last_poll_timestamp_seconds{source=\"b\"}"));
    for (const char *line :
         {"baonoi_store_bytes ", "baonoi_cache_bytes ", "baonoi_disk_free_bytes{what=\"store\"} ",
          "baonoi_disk_free_bytes{what=\"trang\"} "})
        EXPECT_TRUE(until([&] { return has(line); })) << line;
    EXPECT_TRUE(
        has(fmt::format("baonoi_build_info{{version=\"{}\",espeak=\"{}\",lame=\"{}\",curl=\"{}\"}} 1\n",
                        version(), espeak_version(), lame_version_text(), curl_version_text())));

    daemon.reload(sources(folder.path(), "b"));
    EXPECT_TRUE(until([&] { return !has("baonoi_last_poll_timestamp_seconds{"); }));
}

// As one whose clock is wrong for the bucket.
TEST(Daemon, LeavesTheFeedsToAnotherHostWhenItMayNotWriteThem) {
    const test::TemporaryFolder folder;
    test::TestServer bucket;
    test::Reply refusal;
    refusal.status = 403;
    bucket.on("/am-thanh/tin.xml", refusal);
    ::setenv("KHO_KEY", "AKIA0123", 1);
    ::setenv("KHO_SECRET", "kho-secret-0", 1);
    const auto setup = std::make_shared<baonoi::work::Setup>(settings::parse_config(
        fmt::format("[serve]\nworkers = 1\n[fetch]\nallow_hosts = [\"{}\"]\n[[publisher]]\nname = \"kho\"\n"
                    "kind = \"sidecar\"\nendpoint = \"{}\"\nbucket = \"am-thanh\"\naccess_key = "
                    "\"env:KHO_KEY\"\nsecret_key = \"env:KHO_SECRET\"\nfiles_url = \"https://tep.vn/\"\n"
                    "[[podcast]]\nname = \"tin\"\npublisher = \"kho\"\npath = \"tin.xml\"\ntitle = \"T\"\n"
                    "link = \"https://bao.vn/\"\ndescription = \"D\"\n",
                    bucket.host(), bucket.url("/")),
        folder.path() / "baonoi.toml"));
    SystemClock clock;
    test::SharedFile store(folder.path() / "a.db", clock, std::nullopt),
        others(folder.path() / "a.db", clock, std::nullopt);
    Metrics metrics;
    const Daemon daemon(setup, store, clock, metrics);
    HostLeases other(others, clock, "khác");
    EXPECT_TRUE(until([&] {
        other.want({std::string(podcast_feeds)});
        return other.has(std::string(podcast_feeds));
    }));
}

} // namespace
} // namespace baonoi::work
