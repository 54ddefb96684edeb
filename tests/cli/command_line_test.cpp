// SPDX-License-Identifier: GPL-3.0-or-later
// What a person who types commands meets: wrong ones, help, progress, backups, a setup that cannot work.
#include "cli/pages.h"
#include "test_paths.h"

#include "base/clock.h"
#include "base/utf8.h"
#include "base/version.h"
#include "cli/progress.h"
#include "fakes/test_server.h"
#include "lib/sqlite/sqlite.h"
#include "store/store.h"

#include <csignal>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <thread>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;

class CommandLine : public ::testing::Test {
protected:
    ProgramResult command(const std::vector<std::string> &arguments) {
        return baonoi(folder_.path(), arguments);
    }
    fs::path path(const std::string &name) const { return fs::canonical(folder_.path()) / name; }
    void configure(const std::string &text) { write(folder_.path() / "baonoi.toml", text); }
    // Of `config check`, which prints one fault.
    void expect_fault(const std::string &what, const std::string &message) {
        const ProgramResult result = command({"config", "check"});
        EXPECT_EQ(result.exit_code, 1);
        EXPECT_EQ(result.out, fmt::format("FAILED  {:<24} {}\n", what, message));
    }

    TemporaryFolder folder_;
};

TEST_F(CommandLine, AWrongCommandNamesTheNearest) {
    const auto refused = [&](const std::vector<std::string> &words) {
        const ProgramResult result = command(words);
        EXPECT_EQ(result.exit_code, 2);
        EXPECT_EQ(result.out, "");
        return result.err;
    };
    EXPECT_EQ(refused({"produc", "tin.html"}),
              "baonoi: there is no command \"produc\"; the nearest is \"produce\"; baonoi help lists all\n");
    EXPECT_EQ(refused({"--config", "fill", "stat", "--json"}),
              "baonoi: there is no command \"stat\"; the nearest is \"status\"; baonoi help lists all\n");
    EXPECT_EQ(
        refused({"token", "ad", "x"}),
        "baonoi: there is no command \"token ad\"; the nearest is \"add\"; baonoi help token lists all\n");
    EXPECT_EQ(refused({"xyzzyxyzzy\x1b[2J"}),
              "baonoi: there is no command \"xyzzyxyzzy\\x1b[2J\"; baonoi help lists all\n");
    for (const char *limit : {"-3", "0"})
        EXPECT_EQ(refused({"fill", "--limit", limit}),
                  fmt::format("--limit: Value {} not in range 1 to 1000000000\nRun with --help for more "
                              "information.\n",
                              limit));
}

TEST_F(CommandLine, HelpAndVersionAreCommandsToo) {
    EXPECT_EQ(command({"help"}).out, command({"--help"}).out);
    EXPECT_EQ(command({"help", "produce"}).out, command({"produce", "--help"}).out);
    EXPECT_EQ(command({"help", "token", "add"}).out, command({"token", "add", "--help"}).out);
    EXPECT_EQ(command({"version"}).out, command({"--version"}).out);
    const ProgramResult wrong = command({"help", "token", "ad"});
    EXPECT_EQ(wrong.exit_code, 2);
    EXPECT_EQ(wrong.err,
              "baonoi: there is no command \"token ad\"; the nearest is \"add\"; baonoi help token "
              "lists all\n");
    EXPECT_EQ(command({"help", "produce", "x"}).err, "baonoi: there is no command below x\n");
}

TEST_F(CommandLine, AConfigurationThatIsNamedMustBeThere) {
    const ProgramResult result = command({"--config", "nope.toml", "voices"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err, "baonoi: cannot read nope.toml: No such file or directory\n");
}

TEST_F(CommandLine, NormaliseExplainsInJsonToo) {
    const ProgramResult result = run({.arguments = {BAONOI_PROGRAM, "normalise", "--json", "--explain"},
                                      .input = "Sáng 5/9 có mưa.\n",
                                      .folder = folder_.path()});
    const auto json = nlohmann::json::parse(result.out);
    const auto &tokens = json.at("utterances").at(0).at("tokens");
    const auto token =
        std::find_if(tokens.begin(), tokens.end(), [](const auto &one) { return one.at("text") == "5/9"; });
    ASSERT_NE(token, tokens.end()) << result.out;
    EXPECT_EQ(token->at("class"), "date");
    EXPECT_FALSE(token->at("reasons").empty());
}

TEST(Progress, TheBarFitsTheTerminal) {
    const std::string page = "tin-tức/đường-lên-bản-mới-đã-thông-xe-sau-ba-năm-chờ-đợi.html";
    for (std::size_t columns = 10; columns < 200; ++columns)
        for (const std::string &name : {page, std::string("a.html"), std::string()})
            EXPECT_LT(count_characters(cli::ProgressDisplay::bar(0.5, "3/12 synthesise", name, columns)),
                      columns);
    EXPECT_EQ(cli::ProgressDisplay::bar(0.5, "3/12 encode", "a.html", 80),
              "[############------------] 3/12 encode a.html");
    EXPECT_EQ(cli::ProgressDisplay::bar(0.5, "3/12 encode", "duong-len-ban-moi.html", 30),
              "[#-] 3/12 encode duong-len-b…");
    EXPECT_EQ(cli::ProgressDisplay::bar(1, "12/12 publish", "a.html", 16), "12/12 publish");
}

TEST_F(CommandLine, AStoreIsCopiedWhileOthersUseItAndTheCopyIsAStore) {
    SystemClock clock;
    const std::string url = "sqlite:" + (folder_.path() / "kho.db").string();
    configure("[store]\nurl = \"sqlite:kho.db\"\n");
    EXPECT_EQ(command({"store", "backup", "ban-sao.db"}).err,
              fmt::format("baonoi: there is no store sqlite:{} yet, so there is nothing to copy\n",
                          path("kho.db").string()));
    const auto store = store::open_store(url, clock);
    const std::int64_t identity = store->identity();
    for (int i = 0; i < 500; ++i) {
        store::ArticleRecord record;
        record.source = "bao";
        record.input = fmt::format("/{}.html", i);
        record.state = store::ArticleState::attached;
        store->keep(record);
        if (i == 250) {
            write(folder_.path() / "ban-sao.db", "what was there before");
            const ProgramResult result = command({"store", "backup", "ban-sao.db"});
            EXPECT_EQ(result.exit_code, 0) << result.err;
            EXPECT_TRUE(result.out.starts_with("ban-sao.db: ") && result.out.ends_with(" bytes\n"))
                << result.out;
        }
    }
    EXPECT_EQ(fs::status(folder_.path() / "ban-sao.db").permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
    const auto copy = store::open_store("sqlite:" + (folder_.path() / "ban-sao.db").string(), clock);
    EXPECT_EQ(copy->counts()[store::ArticleState::attached], 251);
    EXPECT_EQ(copy->identity(), identity) << "it goes on where the other one was";
}

// With a store that other hosts do not reach nobody would do the rest.
TEST_F(CommandLine, ServeDoesNoPartAloneOverAStoreOfOneMachine) {
    const TestServer taken;
    configure(fmt::format("[store]\nurl = \"sqlite:kho.db\"\n[serve]\nlisten = \"{}\"\n", taken.host()));
    for (const char *const part : {"poll", "http", "work", "poll,http"})
        EXPECT_EQ(
            command({"serve", "--do", part}).err,
            fmt::format("baonoi: --do {} leaves the rest to other hosts, and sqlite:{} is one machine's "
                        "own; leave --do out, or share a store: [store] url = "
                        "\"postgres://HOST/DATABASE\"\n",
                        part, path("kho.db").string()));
    EXPECT_FALSE(fs::exists(path("kho.db")));
    for (const char *const whole : {"all", "work,poll"}) // it comes as far as its address
        EXPECT_EQ(command({"serve", "--do", whole}).err,
                  fmt::format("baonoi: cannot listen on {}: Address already in use; see [serve] listen\n",
                              taken.host()));
}

TEST_F(CommandLine, AStoreMovesIntoAnotherOneAndIsChecked) {
    SystemClock clock;
    configure("[store]\nurl = \"sqlite:kho.db\"\n");
    EXPECT_EQ(command({"store", "check"}).err,
              fmt::format("baonoi: there is no store sqlite:{} yet, so there is "
                          "nothing to check\n",
                          path("kho.db").string()));
    EXPECT_EQ(command({"store", "copy", "sqlite:kho.db", "sqlite:moi.db"}).err,
              "baonoi: there is no store sqlite:kho.db, so there is nothing to copy\n");
    EXPECT_FALSE(fs::exists(path("moi.db")));
    store::ArticleRecord record;
    record.source = "bao";
    record.input = "/1.html";
    record.state = store::ArticleState::attached;
    store::open_store("sqlite:" + path("kho.db").string(), clock)->keep(record);
    EXPECT_EQ(command({"store", "check"}).out, fmt::format("sqlite:{}: ok\n", path("kho.db").string()));
    const ProgramResult result = command({"store", "copy", "sqlite:kho.db", "sqlite:moi.db"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_NE(result.out.find("\narticles: 1 rows, "), std::string::npos) << result.out;
    EXPECT_TRUE(result.out.ends_with("\nequal in both; set [store] url to sqlite:moi.db\n")) << result.out;
    EXPECT_EQ(store::open_store("sqlite:" + path("moi.db").string(), clock)->article("bao", "/1.html")->state,
              store::ArticleState::attached);
    sqlite::Database(path("kho.db")).execute("DELETE FROM article_counts");
    const ProgramResult fault = command({"store", "check"});
    EXPECT_EQ(fault.exit_code, 1);
    EXPECT_EQ(fault.err,
              fmt::format("sqlite:{}: it counts 0 articles and has 1; restore it from a backup, or copy it "
                          "into an empty store by baonoi store copy, which counts anew\n",
                          path("kho.db").string()));
}

TEST_F(CommandLine, ACopyThatCannotBeWrittenLeavesTheOneBefore) {
    SystemClock clock;
    configure("[store]\nurl = \"sqlite:kho.db\"\n");
    store::open_store("sqlite:" + (folder_.path() / "kho.db").string(), clock);
    write(folder_.path() / "ban-sao.db", "before");
    const ProgramResult result = run({.arguments = {BAONOI_PROGRAM, "store", "backup", "ban-sao.db"},
                                      .folder = folder_.path(),
                                      .max_file_bytes = 20'000});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(read(folder_.path() / "ban-sao.db"), "before");
    for (const auto &entry : fs::directory_iterator(folder_.path()))
        EXPECT_FALSE(entry.path().filename().string().starts_with(".baonoi-")) << "a file that was begun";
}

TEST_F(CommandLine, ConfigCheckLooksAtWhatTheConfigurationNames) {
    const std::string store = "[store]\nurl = \"sqlite:kho/baonoi.db\"\n";
    const std::string free = "[serve]\nlisten = \"127.0.0.1:0\"\n";
    configure(store + free);
    EXPECT_EQ(command({"config", "check"}).out, "baonoi.toml: ok\n");
    EXPECT_FALSE(fs::exists(folder_.path() / "kho")) << "who looks makes nothing";

    write(folder_.path() / "bai.txt", std::string(200, 'x'));
    configure("[store]\nurl = \"sqlite:bai.txt\"\n" + free);
    expect_fault("store",
                 fmt::format("{}: file is not a database (sqlite3_step); move it away or restore it from "
                             "a backup, it was not changed",
                             path("bai.txt").string()));

    configure(store + "[serve]\nlisten = \"127.0.0.1:99999\"\n");
    expect_fault("address", "cannot listen on 127.0.0.1:99999: it is not of the form \"127.0.0.1:8737\" or "
                            "\"[::1]:8737\"; see [serve] listen");
    TestServer other;
    configure(store + fmt::format("[serve]\nlisten = \"{}\"\n", other.host()));
    expect_fault("address", fmt::format("cannot listen on {}: Address already in use; see [serve] listen",
                                        other.host()));

    configure(store + free + "[voice]\nname = \"vi-east\"\n");
    expect_fault("voice", "[voice] name names the voice \"vi-east\", which there is not; see: baonoi voices");

    configure(store + free + "[reading]\nlexicons = [\"tu-dien\"]\n");
    expect_fault("lexicon",
                 fmt::format("the lexicon folder {} does not exist; make it, or mend [reading] lexicons",
                             (folder_.path() / "tu-dien").string()));

    configure(store + "[serve]\nlisten = \"127.0.0.1:0\"\nhook_keys = [\"file:khoa\"]\n");
    const ProgramResult key = command({"config", "check"});
    EXPECT_EQ(key.exit_code, 1);
    EXPECT_TRUE(key.out.starts_with("FAILED  hook keys ")) << key.out;
    EXPECT_NE(key.out.find("No such file or directory"), std::string::npos) << key.out;

    configure(store + free + "[[publisher]]\nname = \"noi\"\nkind = \"site\"\npath = \"trang\"\n");
    expect_fault("publisher noi",
                 fmt::format("{} is no folder; make it, or mend path", (folder_.path() / "trang").string()));
}

TEST_F(CommandLine, ConfigCheckMissesTheRightToWrite) {
    configure("[store]\nurl = \"sqlite:kho/baonoi.db\"\n[serve]\nlisten = \"127.0.0.1:0\"\n"
              "[[publisher]]\nname = \"noi\"\nkind = \"site\"\npath = \"trang\"\n");
    for (const char *folder : {"kho", "trang"}) {
        fs::create_directories(folder_.path() / folder);
        fs::permissions(folder_.path() / folder, fs::perms(0555));
    }
    const ProgramResult result = run({.arguments = {BAONOI_PROGRAM, "config", "check"},
                                      .folder = folder_.path(),
                                      .obey_permissions = true});
    EXPECT_EQ(result.exit_code, 1);
    for (const char *folder : {"kho", "trang"}) {
        EXPECT_NE(
            result.out.find(fmt::format("{} cannot be written: Permission denied; give it to the user who "
                                        "runs baonoi",
                                        (folder_.path() / folder).string())),
            std::string::npos)
            << result.out;
        fs::permissions(folder_.path() / folder, fs::perms(0755));
    }
}

TEST_F(CommandLine, DoctorLooksAsAnotherUserDoes) {
    configure("[store]\nurl = \"sqlite:kho/baonoi.db\"\n[serve]\nlisten = \"127.0.0.1:0\"\n");
    EXPECT_EQ(command({"doctor", "--as", "khong-ai"}).err, "baonoi: there is no user khong-ai\n");
    if (::geteuid() != 0)
        return; // only root becomes another
    fs::permissions(folder_.path(), fs::perms(0755));
    fs::create_directories(folder_.path() / "kho");
    EXPECT_EQ(command({"config", "check"}).exit_code, 0);
    const ProgramResult result = command({"config", "check", "--as", "nobody"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_NE(result.out.find("kho cannot be written: Permission denied"), std::string::npos) << result.out;
}

// In a terminal of its own, into which the text is typed.
ProgramResult in_terminal(const fs::path &folder, const std::string &command, const std::string &typed) {
    return run({.arguments = {"/usr/bin/env", "script", "-qec", command, "/dev/null"},
                .input = typed,
                .folder = folder});
}

TEST_F(CommandLine, ATerminalIsToldWhatIsAwaited) {
    constexpr std::string_view awaited = "type the text here; Ctrl-D at the beginning of a line ends it";
    const std::string program = BAONOI_PROGRAM;
    const ProgramResult read = in_terminal(folder_.path(), program + " normalise", "5/9\n\x04");
    EXPECT_NE(read.out.find(awaited), std::string::npos) << read.out;
    EXPECT_NE(in_terminal(folder_.path(), program + " speak -o a.mp3", "Xin chào.\n\x04").out.find(awaited),
              std::string::npos);
    write(folder_.path() / "a.txt", "5/9\n");
    EXPECT_EQ(in_terminal(folder_.path(), program + " normalise a.txt", "").out.find(awaited),
              std::string::npos);
    const ProgramResult piped =
        run({.arguments = {BAONOI_PROGRAM, "normalise"}, .input = "5/9\n", .folder = folder_.path()});
    EXPECT_EQ(piped.err, "");
}

TEST_F(CommandLine, CtrlCLetsThePageAtHandBeDoneAndTellsWhatIsLeft) {
    std::string words;
    for (int i = 1; i <= 200; ++i)
        words += fmt::format("<p>Thôn số {} của xã vùng cao năm nay trồng thêm {} cây xanh ven đường.</p>", i,
                             i + 7);
    write(folder_.path() / "a.html", portal_page("Trồng cây đầu năm", words));
    write(folder_.path() / "b.html", article_page());
    const fs::path sentences = folder_.path() / "cache/baonoi/segments";
    const auto is_spoken = [&] { return fs::exists(sentences) && !fs::is_empty(sentences); };
    const ProgramResult result = run({.arguments = {BAONOI_PROGRAM, "produce", "a.html", "b.html"},
                                      .folder = folder_.path(),
                                      .cache = folder_.path() / "cache",
                                      .meanwhile = [&](int program) {
                                          for (int waits = 0; waits < 4000 && !is_spoken(); ++waits)
                                              std::this_thread::sleep_for(std::chrono::milliseconds(5));
                                          ::kill(program, SIGINT);
                                      }});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_TRUE(result.out.starts_with("attached  a.html ")) << result.out;
    EXPECT_TRUE(result.err.ends_with("1 page: 1 attached\n"
                                     "stopped before 1 of 2 pages; the same command goes on with them\n"))
        << result.err;
    EXPECT_EQ(read(folder_.path() / "b.html"), article_page());
}

TEST_F(CommandLine, AFailureIsPrintedOnce) {
    const ProgramResult result = command({"produce", "missing.html"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.out, "failed    missing.html\n");
    EXPECT_EQ(result.err,
              fmt::format("[1/1] missing.html\nbaonoi: cannot read {}: No such file or directory\n"
                          "1 page: 1 failed\n",
                          path("missing.html").string()));
}

TEST_F(CommandLine, TheDemoIsASiteWithItsAudio) {
    const ProgramResult result = command({"demo"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_NE(result.err.find(" attached"), std::string::npos) << result.err;
    const std::size_t at = result.out.find("press play:\n  file://");
    ASSERT_NE(at, std::string::npos) << result.out;
    const std::string page = result.out.substr(at + 21, result.out.size() - at - 22);
    EXPECT_TRUE(page.starts_with(path("baonoi-demo/tin-tuc").string())) << page;
    EXPECT_NE(read(page).find("<baonoi-player"), std::string::npos);
    const std::string before = snapshot(folder_.path());
    const ProgramResult again = command({"demo"});
    EXPECT_EQ(again.err, "baonoi: baonoi-demo is there already; name another folder: baonoi demo FOLDER\n");
    EXPECT_EQ(snapshot(folder_.path()), before);
}

TEST_F(CommandLine, ADaemonWhoseAddressIsTakenTouchesNothing) {
    fs::create_directories(folder_.path() / "trang");
    write(folder_.path() / "trang/tin.html", article_page());
    const std::string before = snapshot(folder_.path() / "trang");
    TestServer other;
    configure(fmt::format("[store]\nurl = \"sqlite:kho/baonoi.db\"\n[serve]\nlisten = \"{}\"\n"
                          "[[source]]\nname = \"cong-tin\"\nkind = \"site\"\npath = \"trang\"\n",
                          other.host()));
    const ProgramResult result = command({"serve"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.err,
              fmt::format("baonoi: cannot listen on {}: Address already in use; see [serve] listen\n",
                          other.host()));
    EXPECT_EQ(snapshot(folder_.path() / "trang"), before);
    EXPECT_FALSE(fs::exists(folder_.path() / "kho/baonoi.db"));
}

TEST_F(CommandLine, StatusTellsADaemonOfAnotherStore) {
    const int port = closed_port();
    const std::string serve = fmt::format("[serve]\nlisten = \"127.0.0.1:{}\"\n", port);
    configure("[store]\nurl = \"sqlite:kho/baonoi.db\"\n" + serve);
    write(folder_.path() / "khac.toml", "[store]\nurl = \"sqlite:kho/khac.db\"\n" + serve);
    std::string same, another;
    run({.arguments = {BAONOI_PROGRAM, "serve", "--log-format", "json"},
         .folder = folder_.path(),
         .meanwhile = [&](int program) {
             for (int waits = 0; waits < 600 && same.find("the daemon answers at") == std::string::npos;
                  ++waits) {
                 std::this_thread::sleep_for(std::chrono::milliseconds(50));
                 same = command({"status"}).out;
             }
             another = command({"--config", "khac.toml", "status"}).out;
             ::kill(program, SIGTERM);
         }});
    const std::string first = "no article is known yet\nhost ";
    const std::string last = fmt::format("the daemon answers at 127.0.0.1:{}\n", port);
    EXPECT_TRUE(same.starts_with(first) && same.ends_with(last)) << same;
    EXPECT_NE(same.find(fmt::format(": work,poll,http ({}), 0 of ", version())), std::string::npos) << same;
    EXPECT_NE(same.find(" workers busy, 0 articles in the last hour, seen "), std::string::npos) << same;
    EXPECT_EQ(another,
              fmt::format("there is no store sqlite:{0} yet\nthe daemon answers at 127.0.0.1:{1}, but works "
                          "on another store than sqlite:{0}\n",
                          path("kho/khac.db").string(), port));
}

} // namespace
} // namespace baonoi::test
