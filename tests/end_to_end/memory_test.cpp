// SPDX-License-Identifier: GPL-3.0-or-later
// The daemon within the memory that its unit gives it, over hostile and long pages: no page ends it, and none
// takes its neighbours' audio. Without cgroups the limit is one of addresses, which is harder for each
// process; what all of them use together is added up beside it.
#include "cli/pages.h"
#include "test_paths.h"

#include "base/clock.h"
#include "store/store.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <thread>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;

std::string repeated(const std::string &text, std::size_t bytes) {
    std::string all;
    while (all.size() + text.size() <= bytes)
        all += text;
    return all;
}

#ifdef __SANITIZE_ADDRESS__ // which needs terabytes of addresses, and memory of its own
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif

// MemoryMax of the unit, in bytes.
long memory_of_unit() {
    const std::string unit = read(BAONOI_SOURCE_DIR "/config/systemd/baonoi.service");
    const std::string key = "\nMemoryMax=";
    return std::stol(unit.substr(unit.find(key) + key.size())) << 30;
}

// Of a process and those that it started: memory that is in use, in bytes, shared pages divided.
long memory_in_use(pid_t process) {
    long bytes = 0;
    std::ifstream rollup(fmt::format("/proc/{}/smaps_rollup", process));
    for (std::string line; std::getline(rollup, line);)
        if (line.starts_with("Pss:"))
            bytes += std::stol(line.substr(4)) * 1024;
    std::error_code gone;
    for (const auto &task : fs::directory_iterator(fmt::format("/proc/{}/task", process), gone)) {
        std::ifstream children(task.path() / "children");
        for (pid_t child = 0; children >> child;)
            bytes += memory_in_use(child);
    }
    return bytes;
}

class Memory : public ::testing::Test {
protected:
    static constexpr std::size_t page_limit = 7'900'000; // bytes; [fetch] max_bytes is 8 MB

    void publish(const std::string &name, const std::string &body) {
        write(folder_.path() / "trang" / (name + ".html"), portal_page("Tin " + name, body));
    }
    // Each as large as a page may be.
    void publish_hostile_pages() {
        for (const auto &[name, part] :
             {std::pair("br", "<br a>"), std::pair("div", "<div>"), std::pair("bold", "<b>a"),
              std::pair("cells", "<table><tr><td>a"), std::pair("entities", "&amp;"), std::pair("less", "<"),
              std::pair("comments", "<!--"), std::pair("values", "<a b=\""), std::pair("ends", "</br>"),
              std::pair("links", "<a href='/x'>x</a>"), std::pair("pictures", "<img src=a.png alt=b>"),
              std::pair("paragraphs", "<p>a")})
            publish(name, repeated(part, page_limit));
        publish("names", "<p " + repeated("a1=2 ", page_limit) + ">x</p>");
        publish("one-word", "<p>" + std::string(page_limit, 'a') + "</p>");
        publish("one-number", "<p>" + std::string(page_limit / 8, '7') + "</p>");
        publish("nested-lists", repeated("<ul><li>a", page_limit));
    }
    void publish_long_pages() {
        const std::string sentence = "Sáng nay xã mở thêm lớp học cho các em ở bản xa. ";
        publish("an-hour", "<p>" + repeated(sentence, 80'000) + "</p>");
        publish("half-a-day", "<p>" + repeated(sentence, 950'000) + "</p>");
        publish("a-week", "<p>" + repeated(sentence, page_limit) + "</p>");
    }

    TemporaryFolder folder_;
    SystemClock clock_;
};

TEST_F(Memory, OfTheUnitIsEnoughForHostileAndLongPages) {
    constexpr int neighbours = 20;
    write(folder_.path() / "baonoi.toml",
          "[store]\nurl = \"sqlite:kho/baonoi.db\"\n[cache]\nfolder = \"cache\"\n"
          "[serve]\nlisten = \"127.0.0.1:0\"\nworkers = 8\n"
          "[[source]]\nname = \"cong-tin\"\nkind = \"site\"\npath = \"trang\"\npublisher = \"trang\"\n"
          "[[publisher]]\nname = \"trang\"\nkind = \"site\"\npath = \"trang\"\n");
    publish_hostile_pages();
    publish_long_pages();
    for (int i = 0; i < neighbours; ++i)
        publish(fmt::format("bai-{}", i),
                fmt::format("<p>Sáng nay thôn {} phát quà cho các em ở bản xa, đợt đầu đã xong.</p>", i));
    const auto all =
        std::distance(fs::directory_iterator(folder_.path() / "trang"), fs::directory_iterator());

    long most = 0;
    std::map<store::ArticleState, std::int64_t> counts;
    const auto is_over = [&] {
        std::error_code missing;
        if (!fs::exists(folder_.path() / "kho/baonoi.db", missing))
            return false;
        const auto store = store::open_store("sqlite:" + (folder_.path() / "kho/baonoi.db").string(), clock_);
        counts = store->counts();
        return counts[store::ArticleState::attached] + counts[store::ArticleState::skipped] +
                   counts[store::ArticleState::failed] ==
               all;
    };
    const ProgramResult daemon = run({.arguments = {BAONOI_PROGRAM, "serve"},
                                      .folder = folder_.path(),
                                      .max_memory_bytes = is_sanitized ? 0 : memory_of_unit(),
                                      .meanwhile = [&](int program) {
                                          const auto end =
                                              std::chrono::steady_clock::now() + std::chrono::minutes(12);
                                          while (!is_over() && std::chrono::steady_clock::now() < end)
                                              for (int i = 0; i < 20; ++i) {
                                                  most = std::max(most, memory_in_use(program));
                                                  std::this_thread::sleep_for(std::chrono::milliseconds(50));
                                              }
                                          ::kill(program, SIGTERM);
                                      }});
    EXPECT_EQ(daemon.exit_code, 0) << daemon.err;
    EXPECT_EQ(daemon.err.find("out of memory"), std::string::npos) << daemon.err;
    EXPECT_EQ(counts[store::ArticleState::failed], 0) << daemon.err;
    EXPECT_EQ(counts[store::ArticleState::attached] + counts[store::ArticleState::skipped], all)
        << daemon.err;
    EXPECT_GE(counts[store::ArticleState::attached], neighbours + 1) << daemon.err;
    EXPECT_NE(daemon.err.find("[encode] max_length allows 3 h"), std::string::npos) << daemon.err;
    EXPECT_GT(most, 0);
    EXPECT_TRUE(is_sanitized || most < memory_of_unit() / 2) << most << " bytes in all processes together";
    RecordProperty("megabytes", static_cast<int>(most >> 20));
    fmt::print("{} MB in use at most, {} MB by the daemon alone\n", most >> 20, daemon.peak_kb >> 10);
}

} // namespace
} // namespace baonoi::test
