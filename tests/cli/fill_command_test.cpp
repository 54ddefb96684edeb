// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program over a site: what lacks audio, made, stopped, gone on with.
#include "cli/pages.h"
#include "test_paths.h"

#include "fakes/test_server.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class FillCommand : public ::testing::Test {
protected:
    void SetUp() override {
        write(folder_.path() / "baonoi.toml",
              "[store]\nurl = \"sqlite:kho/baonoi.db\"\n[[source]]\nname = \"cong-tin\"\nkind = \"site\"\n"
              "path = \"trang\"\npublisher = \"trang\"\n"
              "[[publisher]]\nname = \"trang\"\nkind = \"site\"\npath = \"trang\"\n");
        for (int i = 1; i <= pages; ++i)
            write(
                site() / fmt::format("bai-{}.html", i),
                portal_page(fmt::format("Bản tin số {}", i),
                            fmt::format("<p>Hôm nay thôn {} có thêm {} hộ thoát nghèo, bà con rất phấn khởi "
                                        "và cảm ơn sự giúp đỡ của mọi người.</p>",
                                        i, 10 + i)));
    }

    fs::path site() const { return folder_.path() / "trang"; }

    // Also while the program works: a new page under its temporary name is not looked at.
    std::ptrdiff_t with_player() const {
        return std::count_if(fs::directory_iterator(site()), fs::directory_iterator(), [](const auto &entry) {
            return entry.path().extension() == ".html" &&
                   read(entry.path()).find("data-baonoi") != std::string::npos;
        });
    }

    std::ptrdiff_t recordings() const {
        return std::count_if(fs::directory_iterator(site() / "audio"), fs::directory_iterator(),
                             [](const auto &entry) { return is_recording(entry.path()); });
    }

    // Sends the signal when so many pages have their player.
    ProgramResult fill_until(int made, int signal) {
        const auto meanwhile = [&](int program) {
            using namespace std::chrono_literals;
            for (int waits = 0; waits < 6000 && with_player() < made; ++waits)
                std::this_thread::sleep_for(10ms);
            ::kill(program, signal);
        };
        return run({.arguments = {BAONOI_PROGRAM, "fill"}, .folder = folder_.path(), .meanwhile = meanwhile});
    }

    static constexpr int pages = 6;
    TemporaryFolder folder_;
};

TEST_F(FillCommand, ADryRunSaysWhatLacksAudioAndWhy) {
    const std::string before = snapshot(folder_.path());
    const ProgramResult result = baonoi(folder_.path(), {"fill", "--dry-run", "--limit", "1"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.out, fmt::format("missing   {}/bai-1.html  (its audio slot says \"Âm thanh {}\")\n",
                                      fs::canonical(site()).string(), notice));
    EXPECT_TRUE(snapshot(folder_.path()) == before);
}

TEST_F(FillCommand, MakesAllOnceAndSumsUpByReason) {
    const ProgramResult first = baonoi(folder_.path(), {"fill", "cong-tin"});
    EXPECT_EQ(first.exit_code, 0) << first.err;
    EXPECT_EQ(with_player(), pages);
    EXPECT_NE(first.err.find("6 pages: 6 attached\n"), std::string::npos) << first.err;
    const ProgramResult second = baonoi(folder_.path(), {"fill", "--json"});
    EXPECT_EQ(second.exit_code, 0) << second.err;
    EXPECT_EQ(Json::parse(second.out).size(), static_cast<std::size_t>(pages));
    for (const Json &page : Json::parse(second.out))
        EXPECT_EQ(page.at("status"), "unchanged");
}

TEST_F(FillCommand, KilledAtAnyTimeItGoesOnWhereItWas) {
    for (const int made : {1, 3, 5}) {
        const ProgramResult killed = fill_until(made, SIGKILL);
        EXPECT_EQ(killed.exit_code, 128 + SIGKILL);
        EXPECT_GE(with_player(), made);
    }
    const ProgramResult last = baonoi(folder_.path(), {"fill"});
    EXPECT_EQ(last.exit_code, 0) << last.err;
    EXPECT_NE(last.err.find("done before the interruption"), std::string::npos) << last.err;
    EXPECT_EQ(with_player(), pages);
    EXPECT_EQ(recordings(), pages);
}

TEST_F(FillCommand, AnArticleThatKillsItsProgramIsTriedAloneAndTheOthersAreMade) {
    ::setenv("BAONOI_FAULT", "job.prepared=Bản tin số 3", 1);
    for (int death = 0; death < 2; ++death)
        EXPECT_EQ(baonoi(folder_.path(), {"fill"}).exit_code, 128 + SIGKILL);
    const ProgramResult last = baonoi(folder_.path(), {"fill"});
    ::unsetenv("BAONOI_FAULT");
    EXPECT_EQ(last.exit_code, 1);
    EXPECT_EQ(with_player(), pages - 1);
    EXPECT_NE(last.err.find("its process died, in which nothing else was done: signal 9 (Killed)"),
              std::string::npos)
        << last.err;
    EXPECT_EQ(baonoi(folder_.path(), {"regenerate", "trang/bai-3.html", "--wait"}).exit_code, 0);
    EXPECT_EQ(with_player(), pages);
}

TEST_F(FillCommand, AnInterruptEndsItAfterTheArticleAndSaysHowToGoOn) {
    const ProgramResult stopped = fill_until(1, SIGINT);
    EXPECT_EQ(stopped.exit_code, 1);
    EXPECT_TRUE(stopped.err.ends_with("stopped; run it again to go on\n")) << stopped.err;
    EXPECT_LT(with_player(), pages);
    EXPECT_EQ(baonoi(folder_.path(), {"fill"}).exit_code, 0);
    EXPECT_EQ(with_player(), pages);
}

TEST_F(FillCommand, MakesTheArticlesThatAFeedAnnouncesOverARealNetwork) {
    TestServer server;
    const auto item = [&](const std::string &path, const std::string &more) {
        return fmt::format("<item><title>Tin {0}</title><link>{1}</link>{2}</item>", path, server.url(path),
                           more);
    };
    server.on("/rss",
              {.headers = {"Content-Type: application/rss+xml"},
               .body = "<rss version=\"2.0\"><channel><title>Tin xã</title>" + item("/moi/index.html", "") +
                       item("/cu/index.html", "<pubDate>Sat, 31 Oct 2026 08:00:00 +0700</pubDate>") +
                       item("/radio.html", "<enclosure url=\"/r.mp3\" length=\"9\" type=\"audio/mpeg\"/>") +
                       item("/mat.html", "") + "</channel></rss>"});
    for (const char *path : {"/moi/index.html", "/cu/index.html", "/radio.html"})
        server.on(path, {.body = article_page()});
    write(folder_.path() / "feed.toml",
          fmt::format(
              "[store]\nurl = \"sqlite:kho/feed.db\"\n[fetch]\nallow_hosts = [\"{}\"]\ninterval = \"0s\"\n"
              "[[source]]\nname = \"rss\"\nkind = \"feed\"\nurl = \"{}\"\npublisher = \"ra\"\n"
              "[[publisher]]\nname = \"ra\"\nkind = \"folder\"\npath = \"ra\"\n",
              server.host(), server.url("/rss")));
    const ProgramResult result =
        baonoi(folder_.path(), {"--config", "feed.toml", "fill", "--since", "2026-11-01", "--json"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    std::map<std::string, std::string> statuses;
    for (const Json &page : Json::parse(result.out))
        statuses[page.at("input")] = page.at("status");
    EXPECT_EQ(statuses, (std::map<std::string, std::string>{{server.url("/moi/index.html"), "attached"},
                                                            {server.url("/radio.html"), "skipped"},
                                                            {server.url("/mat.html"), "skipped"}}));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path() / "ra"), fs::directory_iterator()), 6);
}

TEST_F(FillCommand, RefusesADayThatIsNone) {
    for (const char *command : {"fill", "upgrade"}) {
        const ProgramResult result = baonoi(folder_.path(), {command, "--since", "1/11/2026"});
        EXPECT_EQ(result.exit_code, 2);
        EXPECT_NE(result.err.find("--since: must be a day such as 2026-11-01, not \"1/11/2026\""),
                  std::string::npos)
            << result.err;
    }
}

} // namespace
} // namespace baonoi::test
