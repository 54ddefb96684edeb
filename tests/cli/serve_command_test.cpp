// SPDX-License-Identifier: GPL-3.0-or-later
// The daemon as a whole program: a site's folder, signals, systemd, crashes.
#include "cli/pages.h"
#include "test_paths.h"

#include "base/clock.h"
#include "fakes/test_server.h"
#include "store/store.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <functional>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::duration;
using Time = std::chrono::steady_clock;

class Serve : public ::testing::Test {
protected:
    void SetUp() override { configure(""); }

    void configure(const std::string &more, const std::string &serve = "workers = 1") {
        write(folder_.path() / "baonoi.toml",
              fmt::format(
                  "[serve]\nlisten = \"127.0.0.1:0\"\n{}\n[store]\nurl = \"sqlite:kho/baonoi.db\"\n"
                  "[[source]]\nname = \"cong-tin\"\nkind = \"site\"\npath = \"trang\"\npoll = \"200ms\"\n"
                  "publisher = \"trang\"\n"
                  "[[publisher]]\nname = \"trang\"\nkind = \"site\"\npath = \"trang\"\n{}",
                  serve, more));
        fs::create_directories(site());
    }

    fs::path site() const { return folder_.path() / "trang"; }
    fs::path page(int number) const { return fs::canonical(site()) / fmt::format("bai-{:02}.html", number); }

    void add(int number, const std::string &body = "", const std::string &menu = "") {
        std::string html = portal_page(
            fmt::format("Bản tin số {}", number),
            body.empty()
                ? fmt::format("<p>Hôm nay thôn {} có thêm {} hộ thoát nghèo, bà con rất phấn khởi.</p>",
                              number, 10 + number)
                : body);
        html.insert(html.find("</div>"), menu);
        write(page(number), html);
    }

    bool has_player(int number) const { return read(page(number)).find("data-baonoi") != std::string::npos; }
    std::size_t recordings() const {
        if (!fs::exists(site() / "audio"))
            return 0;
        return static_cast<std::size_t>(
            std::count_if(fs::directory_iterator(site() / "audio"), fs::directory_iterator(),
                          [](const auto &entry) { return is_recording(entry.path()); }));
    }

    // Not while the daemon starts: it makes the store.
    std::unique_ptr<store::Store> store() {
        return store::open_store(fmt::format("sqlite:{}", (folder_.path() / "kho/baonoi.db").string()),
                                 clock_);
    }
    store::ArticleState state(int number) {
        const auto record = store()->article("cong-tin", page(number).string());
        return record ? record->state : store::ArticleState::missing;
    }

    // Attached by a run that was killed before it could say so: unchanged for the next one.
    std::int64_t done() {
        auto counts = store()->counts();
        return counts[store::ArticleState::attached] + counts[store::ArticleState::unchanged];
    }

    static bool until(const std::function<bool()> &condition, double seconds = 60) {
        const auto end = Time::now() + duration<double>(seconds);
        while (!condition()) {
            if (Time::now() > end)
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return true;
    }

    // Runs the daemon, does that, then sends it the signal (none: it is expected to end).
    ProgramResult serve(const std::function<void(int)> &meanwhile, int signal = SIGTERM,
                        bool obey_permissions = false) {
        Time::time_point asked;
        const ProgramResult result = run({.arguments = {BAONOI_PROGRAM, "serve"},
                                          .folder = folder_.path(),
                                          .obey_permissions = obey_permissions,
                                          .meanwhile = [&](int program) {
                                              meanwhile(program);
                                              asked = Time::now();
                                              if (signal != 0)
                                                  ::kill(program, signal);
                                          }});
        seconds_to_end_ = duration<double>(Time::now() - asked).count();
        return result;
    }

    TemporaryFolder folder_;
    SystemClock clock_;
    double seconds_to_end_ = 0;
};

// What a service manager would hear.
class NotifySocket {
public:
    explicit NotifySocket(const std::string &name) : socket_(::socket(AF_UNIX, SOCK_DGRAM, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        name.copy(address.sun_path + 1, name.size()); // an abstract address begins with a zero byte
        EXPECT_EQ(::bind(socket_, reinterpret_cast<const sockaddr *>(&address),
                         static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size())),
                  0);
        ::setenv("NOTIFY_SOCKET", ("@" + name).c_str(), 1);
    }
    ~NotifySocket() {
        ::unsetenv("NOTIFY_SOCKET");
        ::unsetenv("WATCHDOG_USEC");
        ::close(socket_);
    }
    NotifySocket(const NotifySocket &) = delete;
    NotifySocket &operator=(const NotifySocket &) = delete;

    // Each in a line of its own.
    std::string heard() {
        char bytes[256];
        for (ssize_t size = 0; (size = ::recv(socket_, bytes, sizeof bytes, MSG_DONTWAIT)) > 0;)
            heard_ += std::string(bytes, static_cast<std::size_t>(size)) + "\n";
        return heard_;
    }
    bool has_heard(const std::string &state) { return heard().find(state) != std::string::npos; }

private:
    int socket_;
    std::string heard_;
};

// What is in /proc of a process that can be looked into is its user's and group's, else root's.
TEST_F(Serve, CannotBeLookedInto) {
    const gid_t group = ::getgid();
    const bool is_root = ::geteuid() == 0;
    ASSERT_TRUE(!is_root || ::setgid(65534) == 0);
    add(1);
    struct stat facts {};
    serve([&](int program) {
        EXPECT_TRUE(until([&] { return has_player(1); }));
        EXPECT_EQ(::stat(fmt::format("/proc/{}/mem", program).c_str(), &facts), 0);
    });
    EXPECT_TRUE(!is_root || ::setgid(group) == 0);
    EXPECT_EQ(facts.st_uid, 0U);
    EXPECT_EQ(facts.st_gid, 0U);
}

TEST_F(Serve, MakesWhatIsThereAndThenWhatIsNewWithinSeconds) {
    add(1);
    const ProgramResult result = serve([&](int) {
        EXPECT_TRUE(until([&] { return has_player(1); }));
        add(2);
        EXPECT_TRUE(until([&] { return has_player(2); }, 10));
        EXPECT_TRUE(until([&] { return state(2) == store::ArticleState::attached; }));
    });
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_EQ(result.out, "");
    EXPECT_NE(result.err.find("bai-01.html (backfill): "), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("bai-02.html (published): "), std::string::npos) << result.err;
    EXPECT_NE(result.err.find(" info stopping: SIGTERM\n"), std::string::npos) << result.err;
    EXPECT_TRUE(result.err.ends_with(" info stopped\n")) << result.err;
    const auto record = store()->article("cong-tin", page(2).string());
    ASSERT_TRUE(record);
    EXPECT_EQ(record->title, "Bản tin số 2");
    EXPECT_EQ(record->voice, "vi-north");
    EXPECT_GT(record->duration, 1);
    EXPECT_GT(record->first_attached_at, 0);
    const auto sentences = store()->sentences("cong-tin", page(2).string());
    ASSERT_EQ(sentences.size(), 2U);
    EXPECT_EQ(sentences[0].text, "Bản tin số 2");
    EXPECT_EQ(sentences[0].spoken, "Bản tin số hai");
}

TEST_F(Serve, ASecondDaemonWithAStoreOfItsOwnStopsBeforeItTouchesTheSite) {
    add(1);
    const ProgramResult first = serve([&](int) {
        EXPECT_TRUE(until([&] { return has_player(1); }));
        const std::string config = read(folder_.path() / "baonoi.toml");
        std::string other = config;
        other.replace(other.find("kho/baonoi.db"), 13, "kho/khac.db");
        write(folder_.path() / "khac.toml", other + "[voice]\nname = \"vi-north-female\"\n");
        const std::string before = read(page(1));
        const ProgramResult second = baonoi(folder_.path(), {"--config", "khac.toml", "serve"});
        EXPECT_EQ(second.exit_code, 1);
        EXPECT_NE(second.err.find("another daemon serves "), std::string::npos) << second.err;
        EXPECT_NE(second.err.find("with the store sqlite:"), std::string::npos) << "it names the first";
        EXPECT_EQ(read(page(1)), before);
    });
    EXPECT_EQ(first.exit_code, 0);
}

TEST_F(Serve, EndsWithinTenSecondsWithNothingLeftInItsHands) {
    for (int i = 1; i <= 30; ++i)
        add(i);
    const ProgramResult result = serve([&](int) { EXPECT_TRUE(until([&] { return recordings() >= 2; })); });
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_LT(seconds_to_end_, 10);
    EXPECT_LT(recordings(), 30U);
    EXPECT_TRUE(store()->jobs(store::JobState::working, 100).empty());
    EXPECT_EQ(store()->counts()[store::ArticleState::working], 0);
}

TEST_F(Serve, WaitsAWhileForASourceThatIsBeingAsked) {
    TestServer server;
    server.on("/rss", {.headers = {"Content-Type: application/rss+xml"},
                       .body = "<rss version=\"2.0\"><channel><title>Tin xã</title></channel></rss>",
                       .delay_ms = 1500});
    configure(fmt::format("[[source]]\nname = \"rss\"\nkind = \"feed\"\nurl = \"{}\"\n"
                          "[fetch]\nallow_hosts = [\"{}\"]\n",
                          server.url("/rss"), server.host()));
    const ProgramResult result = serve([&](int) {
        EXPECT_TRUE(until([&] {
            const auto requests = server.requests();
            return std::any_of(requests.begin(), requests.end(),
                               [](const std::string &request) { return request.starts_with("GET /rss"); });
        }));
    });
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_TRUE(result.err.ends_with(" info stopped\n")) << result.err;
}

TEST_F(Serve, AKilledOneIsFollowedByOneThatTakesUpItsWorkAtOnce) {
    for (int i = 1; i <= 6; ++i)
        add(i);
    for (const std::size_t made : {1U, 3U})
        EXPECT_EQ(
            serve([&](int) { EXPECT_TRUE(until([&] { return recordings() >= made; })); }, SIGKILL).exit_code,
            128 + SIGKILL);
    const auto begin = Time::now();
    serve([&](int) { EXPECT_TRUE(until([&] { return done() == 6; })); });
    EXPECT_LT(duration<double>(Time::now() - begin).count(), 25) << "it waited for a lease to end";
    EXPECT_EQ(recordings(), 6U);
    EXPECT_EQ(store()->jobs(store::JobState::failed, 10).size(), 0U);
}

TEST_F(Serve, ReadsItsConfigurationAgainAndKeepsTheOldOneWhenTheNewOneIsBad) {
    add(1);
    const ProgramResult result = serve([&](int program) {
        EXPECT_TRUE(until([&] { return has_player(1); }));
        configure("[voice]\nname = \"vi-east\"\n");
        ::kill(program, SIGHUP);
        std::this_thread::sleep_for(std::chrono::seconds(1));
        add(2);
        EXPECT_TRUE(until([&] { return state(2) == store::ArticleState::attached; }));
        EXPECT_EQ(store()->article("cong-tin", page(2).string())->voice, "vi-north");
        configure("[voice]\nname = \"vi-north-female\"\n");
        ::kill(program, SIGHUP);
        std::this_thread::sleep_for(std::chrono::seconds(1));
        add(3);
        EXPECT_TRUE(until([&] { return state(3) == store::ArticleState::attached; }));
    });
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_NE(result.err.find("error the configuration cannot be used, the old one goes on: "),
              std::string::npos)
        << result.err;
    EXPECT_NE(result.err.find("vi-east"), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("info the configuration was read again\n"), std::string::npos) << result.err;
    EXPECT_EQ(store()->article("cong-tin", page(3).string())->voice, "vi-north-female");
}

TEST_F(Serve, TellsTheServiceManagerHowItIs) {
    NotifySocket manager(fmt::format("baonoi-test-{}", ::getpid()));
    ::setenv("WATCHDOG_USEC", "600000", 1);
    serve([&](int program) {
        EXPECT_TRUE(until([&] { return manager.has_heard("READY=1\n"); })) << manager.heard();
        EXPECT_TRUE(until([&] { return manager.has_heard("WATCHDOG=1\nWATCHDOG=1\n"); })) << manager.heard();
        ::kill(program, SIGHUP);
        EXPECT_TRUE(until([&] { return manager.has_heard("RELOADING=1\nMONOTONIC_USEC="); }))
            << manager.heard();
    });
    const std::string heard = manager.heard();
    EXPECT_TRUE(
        heard.starts_with("EXTEND_TIMEOUT_USEC=60000000\nSTATUS=opening the store, which a newer version "
                          "brings forward first\nSTATUS=\nREADY=1\n"))
        << heard;
    EXPECT_NE(heard.rfind("READY=1\n"), heard.find("READY=1\n"));
    EXPECT_TRUE(heard.ends_with("STOPPING=1\n")) << heard;
}

TEST_F(Serve, ASecondOneOnTheSameStoreSaysSo) {
    serve([&](int program) {
        ASSERT_TRUE(until([&] { return fs::exists(folder_.path() / "kho/baonoi.db"); }));
        const ProgramResult second = baonoi(folder_.path(), {"serve"});
        EXPECT_EQ(second.exit_code, 1);
        EXPECT_EQ(second.err,
                  fmt::format("baonoi: another daemon works on the store sqlite:{0}: "
                              "{0}.daemon is held by the process {1}\n",
                              (fs::canonical(folder_.path()) / "kho/baonoi.db").string(), program));
    });
    const ProgramResult after = serve([&](int) {
        add(1);
        EXPECT_TRUE(until([&] { return has_player(1); }));
    });
    EXPECT_EQ(after.exit_code, 0) << after.err;
}

TEST_F(Serve, AnOrderOvertakesWhatWaits) {
    for (int i = 1; i <= 12; ++i)
        add(i);
    const ProgramResult result = serve([&](int) {
        EXPECT_TRUE(until([&] { return recordings() >= 1; }));
        store::JobRequest order;
        order.source = "cong-tin";
        order.input = page(12).string();
        order.kind = store::JobKind::ordered;
        store()->queue(order);
        EXPECT_TRUE(until([&] { return has_player(12); }));
        EXPECT_LT(recordings(), 9U);
    });
    EXPECT_NE(result.err.find("attached " + page(12).string() + " (ordered)"), std::string::npos)
        << result.err;
}

TEST_F(Serve, AChangedTextIsSpokenAgainAndAChangedMenuIsNot) {
    add(1);
    const ProgramResult result = serve([&](int) {
        EXPECT_TRUE(until([&] { return state(1) == store::ArticleState::attached; }));
        const auto before = store()->article("cong-tin", page(1).string());
        std::string html = read(page(1));
        html.insert(html.find("</div>"), "<a href=\"/moi\">Mục mới</a>");
        write(page(1), html);
        const auto looked_at = [&] { return store()->jobs_of("cong-tin", page(1).string()).size(); };
        const std::size_t jobs = looked_at();
        EXPECT_TRUE(until([&] { return looked_at() > jobs; }));
        EXPECT_TRUE(until([&] {
            return store()->jobs_of("cong-tin", page(1).string())[0].state == store::JobState::done;
        }));
        EXPECT_EQ(store()->article("cong-tin", page(1).string())->content_hash, before->content_hash);
        html = read(page(1));
        html.replace(html.find("11 hộ"), 2, "15");
        write(page(1), html);
        EXPECT_TRUE(until([&] {
            return store()->article("cong-tin", page(1).string())->content_hash != before->content_hash;
        }));
    });
    const std::size_t outdated = result.err.find("changed " + page(1).string() + "\n");
    const std::size_t made = result.err.find("attached " + page(1).string() + " (changed)");
    EXPECT_NE(outdated, std::string::npos) << result.err;
    EXPECT_NE(made, std::string::npos) << result.err;
    EXPECT_LT(outdated, made);
    EXPECT_EQ(recordings(), 2U); // the first is retired
}

TEST_F(Serve, ASiteThatCannotBeWrittenHoldsItsJobsUntilItCan) {
    add(1);
    fs::permissions(site(), fs::perms::owner_read | fs::perms::owner_exec);
    const auto is_held = [&] {
        const auto jobs = store()->jobs_of("cong-tin", page(1).string());
        return !jobs.empty() && jobs[0].is_held;
    };
    const ProgramResult result = serve(
        [&](int) {
            EXPECT_TRUE(until([&] { return fs::exists(folder_.path() / "kho/baonoi.db"); }));
            EXPECT_TRUE(until(is_held));
        },
        SIGTERM, true);
    fs::permissions(site(), fs::perms::owner_all);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_NE(
        result.err.find(fmt::format("source cong-tin waits for a person: cannot make the folder {}/audio: "
                                    "Permission denied",
                                    fs::canonical(site()).string())),
        std::string::npos)
        << result.err;
    serve([&](int) { EXPECT_TRUE(until([&] { return has_player(1); })); });
}

TEST_F(Serve, WithoutASourceItSaysSoAndWaits) {
    write(folder_.path() / "baonoi.toml",
          "[serve]\nlisten = \"127.0.0.1:0\"\n[store]\nurl = \"sqlite:kho/baonoi.db\"\n");
    const ProgramResult result =
        serve([&](int) { EXPECT_TRUE(until([&] { return fs::exists(folder_.path() / "kho/baonoi.db"); })); });
    EXPECT_EQ(result.exit_code, 0);
    EXPECT_NE(result.err.find("warning no [[source]] is configured: nothing is polled\n"), std::string::npos)
        << result.err;
}

} // namespace
} // namespace baonoi::test
