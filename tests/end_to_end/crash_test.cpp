// SPDX-License-Identifier: GPL-3.0-or-later
// A site whose daemon is killed, starved, locked out and misled: at the end every article has its audio,
// once.
#include "cli/pages.h"
#include "test_paths.h"

#include "base/clock.h"
#include "base/file.h"
#include "lib/sqlite/sqlite.h"
#include "store/store.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::duration;
using Time = std::chrono::steady_clock;

#ifdef __SANITIZE_ADDRESS__
constexpr int many_articles = 30;
constexpr int kills = 30;
#else
constexpr int many_articles = 200;
constexpr int kills = 300;
#endif

void wait(double seconds) {
    std::this_thread::sleep_for(duration<double>(seconds));
}

bool until(const std::function<bool()> &condition, double seconds) {
    const auto end = Time::now() + duration<double>(seconds);
    while (!condition()) {
        if (Time::now() > end)
            return false;
        wait(0.05);
    }
    return true;
}

// The names that the sources give to fault_point(), but for the one that only an editor leads to: page
// replacements are tested with one.
std::set<std::string> fault_points() {
    const std::string call = "fault_point(\"";
    std::set<std::string> names;
    for (const auto &entry : fs::recursive_directory_iterator(BAONOI_SOURCE_DIR "/pipeline")) {
        if (entry.path().extension() != ".cpp")
            continue;
        const std::string text = read(entry.path());
        for (std::size_t at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
            const std::size_t begin = at + call.size();
            names.insert(text.substr(begin, text.find('"', begin) - begin));
        }
    }
    EXPECT_EQ(names.erase("page.put_back"), 1U);
    for (const char *seldom : {"daemon.clean", "daemon.renewed"}) // once an hour, once a minute
        EXPECT_EQ(names.erase(seldom), 1U);
    return names;
}

std::vector<pid_t> children_of(pid_t parent) {
    std::vector<pid_t> children;
    std::error_code gone;
    for (const auto &task : fs::directory_iterator(fmt::format("/proc/{}/task", parent), gone)) {
        std::ifstream list(task.path() / "children");
        for (pid_t child = 0; list >> child;)
            children.push_back(child);
    }
    return children;
}

class Crash : public ::testing::Test {
protected:
    // What is not said here is as a newsroom finds it.
    void publish(int articles) {
        articles_ = articles;
        write(folder_.path() / "baonoi.toml",
              "[store]\nurl = \"sqlite:kho/baonoi.db\"\n[cache]\nfolder = \"cache\"\n"
              "[serve]\nlisten = \"127.0.0.1:0\"\nworkers = 2\n"
              "[[source]]\nname = \"cong-tin\"\nkind = \"site\"\npath = \"trang\"\npoll = \"1s\"\n"
              "publisher = \"trang\"\n"
              "[[publisher]]\nname = \"trang\"\nkind = \"site\"\npath = \"trang\"\n");
        for (int i = 0; i < articles; ++i)
            write(page(i), portal_page(fmt::format("Tin {}", i),
                                       fmt::format("<p>Sáng nay thôn {} phát quà, đợt 0 đã xong.</p>", i)));
    }

    fs::path page(int number) const { return folder_.path() / fmt::format("trang/bai-{:03}.html", number); }

    // The editor corrects an article. Only while no daemon runs: it could be in the middle of the page.
    void change(int number) {
        std::string html = read(page(number));
        const std::string before = "phát quà, đợt ";
        const std::size_t at = html.find(before) + before.size();
        html.replace(at, html.find(' ', at) - at, std::to_string(++changes_));
        write_file_atomically(page(number), html);
    }
    void change_some() {
        for (int i = 0; i < 2; ++i)
            change(static_cast<int>(random_() % static_cast<unsigned>(articles_)));
    }

    std::unique_ptr<store::Store> store() {
        return store::open_store("sqlite:" + (folder_.path() / "kho/baonoi.db").string(), clock_);
    }

    struct Settings {
        int signal = SIGKILL; // sent after meanwhile; 0: none
        std::string fault = {};
        long max_file_bytes = 0;
        bool obey_permissions = false;
    };
    ProgramResult serve(const Settings &settings, const std::function<void(pid_t)> &meanwhile) {
        if (!settings.fault.empty())
            ::setenv("BAONOI_FAULT", settings.fault.c_str(), 1);
        ::setenv("BAONOI_CLOCK", (folder_.path() / "clock").c_str(), 1);
        ProgramResult result = run({.arguments = {BAONOI_PROGRAM, "serve"},
                                    .folder = folder_.path(),
                                    .obey_permissions = settings.obey_permissions,
                                    .max_file_bytes = settings.max_file_bytes,
                                    .meanwhile = [&](int program) {
                                        meanwhile(program);
                                        if (settings.signal != 0)
                                            ::kill(program, settings.signal);
                                    }});
        ::unsetenv("BAONOI_FAULT");
        ::unsetenv("BAONOI_CLOCK");
        return result;
    }

    // Everything is announced, made, and nothing waits.
    bool is_done(store::Store &store) {
        auto counts = store.counts();
        const auto jobs = store.job_counts();
        return counts[store::ArticleState::attached] + counts[store::ArticleState::unchanged] == articles_ &&
               std::none_of(jobs.begin(), jobs.end(), [](const store::JobCount &count) {
                   return count.state == store::JobState::queued || count.state == store::JobState::working;
               });
    }

    // What is not done, for whoever reads a failure.
    std::string rest(store::Store &store) {
        std::string text;
        for (const auto &[state, count] : store.counts())
            text += fmt::format("{} {}\n", store::name_of(state), count);
        for (const auto state : {store::JobState::queued, store::JobState::working, store::JobState::failed,
                                 store::JobState::skipped})
            for (const store::Job &job : store.jobs(state, 20))
                text += fmt::format("{} {} runs at {}, again at {}, now {}: {}\n", job.input,
                                    store::name_of(state), job.run_at, job.retry_at, clock_.unix_time(),
                                    job.errors);
        return text;
    }

    // Jobs that were in hand at many deaths in a row wait for up to an hour.
    void pass_pauses() {
        hours_ += 1;
        write(folder_.path() / "clock", std::to_string(hours_ * 3600));
    }

    // A daemon that nothing happens to makes all; what changed since the last one is announced first.
    void work_off(double seconds = 300) {
        const ProgramResult result = serve({.signal = SIGTERM}, [&](pid_t) {
            wait(2.5);
            const auto opened = store();
            EXPECT_TRUE(until([&] { return is_done(*opened); }, seconds)) << rest(*opened);
        });
        EXPECT_EQ(result.exit_code, 0) << result.err;
    }

    // has_failed: so many jobs, in whose place others came.
    void expect_all_in_order(std::size_t has_failed = 0) {
        std::vector<std::string> arguments = {"produce", "--site", "trang", "--json"};
        for (int i = 0; i < articles_; ++i)
            arguments.push_back(page(i).string());
        const std::string before = snapshot(folder_.path() / "trang");
        const ProgramResult result = baonoi(folder_.path(), arguments);
        EXPECT_EQ(result.exit_code, 0) << result.err;
        EXPECT_TRUE(snapshot(folder_.path() / "trang") == before);
        std::set<std::string> recordings;
        for (const auto &article : nlohmann::json::parse(result.out)) {
            EXPECT_EQ(article.at("status"), "unchanged") << article;
            recordings.insert(article.at("audio").get<std::string>());
        }
        EXPECT_EQ(recordings.size(), static_cast<std::size_t>(articles_));
        for (const std::string &recording : recordings)
            EXPECT_EQ(read(recording),
                      read(fs::path(recording).replace_extension().replace_extension(".mp3")));
        for (int i = 0; i < articles_; ++i) {
            const std::string html = read(page(i));
            const std::size_t player = html.find("data-baonoi=");
            EXPECT_NE(player, std::string::npos) << page(i);
            EXPECT_EQ(html.find("data-baonoi=", player + 1), std::string::npos) << page(i);
            EXPECT_TRUE(html.ends_with("</body></html>\n")) << page(i);
        }
        expect_nothing_left(has_failed);
    }

    void expect_nothing_left(std::size_t has_failed) {
        for (const auto &entry : fs::recursive_directory_iterator(folder_.path()))
            EXPECT_EQ(entry.path().filename().string().find(".baonoi-"), std::string::npos) << entry.path();
        EXPECT_EQ(store()->jobs(store::JobState::failed, 10).size(), has_failed);
        for (const auto &[state, count] : store()->counts())
            EXPECT_TRUE(state == store::ArticleState::attached || state == store::ArticleState::unchanged)
                << store::name_of(state) << " " << count;
    }

    TemporaryFolder folder_;
    SystemClock clock_;
    std::mt19937 random_{20'260'301}; // the same moments each time
    int articles_ = 0;
    int changes_ = 0;
    int hours_ = 0; // that the daemon's clock is ahead
};

TEST_F(Crash, LeavesEveryArticleWithItsAudioOnce) {
    publish(many_articles);
    for (int i = 0; i < kills; ++i) {
        const double moment = 0.05 + static_cast<double>(random_() % 600) / 1000;
        const ProgramResult result = serve({}, [&](pid_t) { wait(moment); });
        EXPECT_EQ(result.exit_code, 128 + SIGKILL) << result.err;
        change_some();
    }
    pass_pauses();
    work_off();
    expect_all_in_order();

    int first = 0;
    for (const std::string &name : fault_points())
        for (const int time : {1, 2, 5}) {
            for (int i = 0; i < 8; ++i)
                change((first++) % articles_);
            const ProgramResult result =
                serve({.signal = 0, .fault = fmt::format("{}:{}", name, time)}, [](pid_t program) {
                    const bool ended = until(
                        [&] {
                            return read(fmt::format("/proc/{}/stat", program)).find(") Z") !=
                                   std::string::npos;
                        },
                        60);
                    EXPECT_TRUE(ended);
                    if (!ended)
                        ::kill(program, SIGTERM);
                });
            EXPECT_EQ(result.exit_code, 128 + SIGKILL) << name << ":" << time << "\n" << result.err;
        }
    pass_pauses();
    work_off();
    expect_all_in_order();
}

TEST_F(Crash, OnlyTheArticleThatKillsItsProgramFailsAndItCanBeTriedAgain) {
    publish(12);
    const Settings deadly{.signal = 0, .fault = "job.prepared=Tin 7"};
    for (int death = 0; death < 2; ++death)
        EXPECT_EQ(serve(deadly, [](pid_t) {}).exit_code, 128 + SIGKILL);
    const ProgramResult survived = serve({.signal = SIGTERM, .fault = deadly.fault}, [&](pid_t) {
        const auto opened = store();
        EXPECT_TRUE(until(
            [&] {
                return opened->counts()[store::ArticleState::attached] == articles_ - 1 &&
                       !opened->jobs(store::JobState::failed, 1).empty();
            },
            120));
    });
    EXPECT_EQ(survived.exit_code, 0) << survived.err;
    const auto failed = store()->jobs(store::JobState::failed, 10);
    ASSERT_EQ(failed.size(), 1U);
    EXPECT_EQ(failed[0].input, fs::canonical(page(7)).string());
    EXPECT_EQ(failed[0].losses, 2);
    EXPECT_EQ(failed[0].deaths, 3);
    EXPECT_TRUE(
        failed[0].errors.ends_with("Z given up for a day: its process died, in which nothing else was done: "
                                   "signal 9 (Killed) while it was at: normalise"))
        << failed[0].errors;
    const ProgramResult ordered = baonoi(folder_.path(), {"regenerate", "--wait", page(7).string()});
    EXPECT_EQ(ordered.exit_code, 0) << ordered.err;
    expect_all_in_order(1);
    EXPECT_EQ(store()->jobs(store::JobState::failed, 1)[0].retry_at, 0);
}

TEST_F(Crash, NeitherDiskNorStoreNorClockNorVoiceLoseAnything) {
    publish(many_articles);
    serve({.signal = SIGTERM}, [](pid_t) { wait(1.5); });
    change_some();
    for (const long limit : {12'000, 60'000}) {
        const ProgramResult full = serve({.signal = 0, .max_file_bytes = limit}, [](pid_t) {});
        EXPECT_EQ(full.exit_code, 1);
        EXPECT_TRUE(full.err.ends_with("; see whether the disk is full or failing\n") ||
                    full.err.ends_with("; make room on the disk\n") ||
                    full.err.ends_with(": File too large\n"))
            << full.err;
    }

    fs::permissions(folder_.path() / "trang", fs::perms::owner_read | fs::perms::owner_exec);
    const ProgramResult closed = serve({.signal = SIGTERM, .obey_permissions = true}, [&](pid_t) {
        const auto opened = store();
        EXPECT_TRUE(until(
            [&] {
                const auto queued = opened->jobs(store::JobState::queued, 1000);
                return std::any_of(queued.begin(), queued.end(),
                                   [](const store::Job &job) { return job.attempts > 0; });
            },
            60));
    });
    fs::permissions(folder_.path() / "trang", fs::perms::owner_all);
    EXPECT_EQ(closed.exit_code, 0);
    EXPECT_NE(closed.err.find("Permission denied"), std::string::npos) << closed.err;

    const ProgramResult troubled = serve({.signal = SIGTERM}, [&](pid_t program) {
        wait(1.5);
        {
            sqlite::Database other(folder_.path() / "kho/baonoi.db");
            other.execute("BEGIN IMMEDIATE");
            wait(12);
            other.execute("ROLLBACK");
        }
        for (const int signal : {SIGKILL, SIGSTOP}) {
            for (const pid_t voice : children_of(program))
                ::kill(voice, signal);
            wait(1);
        }
        for (const char *jump : {"-7200", "90000", "0", "-100000"}) {
            write(folder_.path() / "clock", jump);
            wait(1);
        }
        const auto opened = store();
        EXPECT_TRUE(until([&] { return is_done(*opened); }, 300)) << rest(*opened);
    });
    EXPECT_EQ(troubled.exit_code, 0) << troubled.err;
    work_off();
    expect_all_in_order();
}

} // namespace
} // namespace baonoi::test
