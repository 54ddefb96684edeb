// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/system_figures.h"

#include "fakes/folder.h"

#include <ctime>
#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

namespace baonoi::work {
namespace {

// The value of the line that begins so; fails when there is none.
double figure(const Metrics &metrics, const std::string &name) {
    const std::string text = "\n" + metrics.text();
    const std::size_t at = text.find("\n" + name + " ");
    EXPECT_NE(at, std::string::npos) << name << " is not in:" << text;
    return at == std::string::npos ? -1 : std::stod(text.substr(at + name.size() + 2));
}

TEST(ProcessFigures, AreThoseOfThisProcess) {
    Metrics metrics;
    note_process(metrics);
    const double before = figure(metrics, "process_cpu_seconds_total");
    const double open = figure(metrics, "process_open_fds");
    const double start = figure(metrics, "process_start_time_seconds");
    const std::vector<char> memory(50'000'000, 'x');
    const int file = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    while (static_cast<double>(std::clock()) / CLOCKS_PER_SEC < before + 0.02) {
    }
    note_process(metrics);
    EXPECT_GT(figure(metrics, "process_cpu_seconds_total"), before);
    EXPECT_EQ(figure(metrics, "process_open_fds"), open + 1);
    ::close(file);
    EXPECT_GT(figure(metrics, "process_resident_memory_bytes"), static_cast<double>(memory.size()));
    rlimit limit{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    EXPECT_EQ(figure(metrics, "process_max_fds"), static_cast<double>(limit.rlim_cur));
    EXPECT_EQ(figure(metrics, "process_start_time_seconds"), start);
    const double now = static_cast<double>(std::time(nullptr));
    EXPECT_LE(start, now + 1);
    EXPECT_GT(start, now - 3600) << "the tests of one program take less";
}

class RoomFigures : public testing::Test {
protected:
    settings::Config config(const std::string &more) const {
        return settings::parse_config("[store]\nurl = \"sqlite:kho/baonoi.db\"\n[cache]\nfolder = \"nho\"\n" +
                                          more,
                                      folder_.path() / "baonoi.toml");
    }
    test::TemporaryFolder folder_;
    Metrics metrics_;
};

TEST_F(RoomFigures, AreOfTheStoreTheCacheAndEachPublisherWithAFolder) {
    test::write(folder_.path() / "kho/baonoi.db", std::string(1000, 's'));
    test::write(folder_.path() / "kho/baonoi.db-wal", std::string(50, 'w'));
    test::write(folder_.path() / "nho/segments/0a" / std::string(30, 'b'), "12345");
    std::filesystem::create_directory(folder_.path() / "trang");
    note_room(config("[[publisher]]\nname = \"cong\"\nkind = \"site\"\npath = \"trang\"\n"
                     "[[publisher]]\nname = \"mat\"\nkind = \"folder\"\npath = \"khong-co\"\n"),
              metrics_);
    EXPECT_EQ(figure(metrics_, "baonoi_store_bytes"), 1050);
    EXPECT_EQ(figure(metrics_, "baonoi_cache_bytes"), 5);
    for (const char *what : {"store", "cache", "cong"})
        EXPECT_GT(figure(metrics_, fmt::format("baonoi_disk_free_bytes{{what=\"{}\"}}", what)), 0);
    EXPECT_EQ(metrics_.text().find("mat"), std::string::npos) << "its folder cannot be asked";
    EXPECT_EQ(metrics_.text().find("process_"), std::string::npos);
}

TEST_F(RoomFigures, WhatIsThereNoLongerHasNoFigure) {
    std::filesystem::create_directory(folder_.path() / "trang");
    test::write(folder_.path() / "kho/baonoi.db", "s");
    test::write(folder_.path() / "nho/segments/0a" / std::string(30, 'b'), "1");
    note_room(config("[[publisher]]\nname = \"cong\"\nkind = \"site\"\npath = \"trang\"\n"), metrics_);
    EXPECT_GT(figure(metrics_, "baonoi_disk_free_bytes{what=\"cong\"}"), 0);
    std::filesystem::remove_all(folder_.path() / "kho");
    auto without = config("");
    without.cache.folder = "off";
    note_room(without, metrics_);
    EXPECT_EQ(metrics_.text(), "");
}

} // namespace
} // namespace baonoi::work
