// SPDX-License-Identifier: GPL-3.0-or-later
// What an editor orders, who may, and how things stand.
#include "cli/pages.h"
#include "test_paths.h"

#include "base/clock.h"
#include "fakes/test_server.h"
#include "lib/openssl/digest.h"
#include "store/store.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <thread>

namespace baonoi::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

class OrderCommands : public ::testing::Test {
protected:
    void SetUp() override {
        write(folder_.path() / "trang/a.html", article_page());
        write(folder_.path() / "baonoi.toml",
              fmt::format("[store]\nurl = \"sqlite:kho/baonoi.db\"\n[serve]\nlisten = \"127.0.0.1:{}\"\n"
                          "[[source]]\nname = \"cong-tin\"\nkind = \"site\"\npath = \"trang\"\npublisher = "
                          "\"trang\"\npoll = \"1h\"\n"
                          "[[publisher]]\nname = \"trang\"\nkind = \"site\"\npath = \"trang\"\n",
                          port_));
    }
    void TearDown() override { ::unsetenv("BAONOI_TOKEN"); }

    ProgramResult command(std::vector<std::string> arguments) {
        return baonoi(folder_.path(), std::move(arguments));
    }
    std::unique_ptr<store::Store> store() {
        return store::open_store("sqlite:" + (folder_.path() / "kho/baonoi.db").string(), clock_);
    }
    std::string page() const { return fs::canonical(folder_.path() / "trang/a.html").string(); }

    TemporaryFolder folder_;
    SystemClock clock_;
    int port_ = closed_port();
};

TEST_F(OrderCommands, ATokenIsShownOnceAndKeptAsItsHash) {
    const ProgramResult added = command({"token", "add", "ban-tin", "editor"});
    EXPECT_EQ(added.exit_code, 0);
    EXPECT_EQ(added.err, "the token of ban-tin, editor; it is not shown again\n");
    ASSERT_EQ(added.out.size(), 65U) << added.out;
    const auto kept = store()->token(openssl::sha256_hex(added.out.substr(0, 64)));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->name, "ban-tin");
    EXPECT_EQ(kept->role, store::Role::editor);
    const std::string listed = command({"token", "list"}).out;
    EXPECT_TRUE(listed.starts_with("editor  20") && listed.ends_with("  ban-tin\n")) << listed;
    EXPECT_EQ(command({"token", "remove", "ban-tin"}).exit_code, 0);
    EXPECT_EQ(command({"token", "list"}).out, "");
    const auto orders = store()->orders(10);
    ASSERT_EQ(orders.size(), 2U);
    EXPECT_EQ(orders[0].what, "token remove");
    EXPECT_EQ(orders[0].reason, "ban-tin");
    EXPECT_TRUE(orders[0].who.starts_with("cli:")) << orders[0].who;
}

TEST_F(OrderCommands, ATokenMayExpire) {
    const ProgramResult added = command({"token", "add", "thu", "viewer", "--days", "90"});
    const auto kept = store()->token(openssl::sha256_hex(added.out.substr(0, 64)));
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->expires_at - kept->created_at, 90 * 86'400);
    const std::string listed = command({"token", "list"}).out;
    EXPECT_NE(listed.find("  thu, until 20"), std::string::npos) << listed;
}

TEST_F(OrderCommands, TokensThatCannotBeAreRefused) {
    command({"token", "add", "an", "viewer"});
    const auto refusal = [&](std::vector<std::string> arguments) {
        const ProgramResult result = command(std::move(arguments));
        EXPECT_EQ(result.exit_code, 1);
        EXPECT_EQ(result.out, "");
        return result.err;
    };
    EXPECT_EQ(refusal({"token", "add", "an", "admin"}),
              "baonoi: there is a token of the name \"an\"; remove it, or take another name\n");
    EXPECT_EQ(refusal({"token", "add", "hook", "admin"}),
              "baonoi: a token's name is of at most 64 letters a-z, digits and \".-_\", and not \"hook\"; "
              "\"hook\" cannot be used\n");
    EXPECT_EQ(refusal({"token", "add", "binh", "boss"}),
              "baonoi: a role is viewer, editor or admin, not \"boss\"\n");
    EXPECT_EQ(refusal({"token", "remove", "binh"}), "baonoi: there is no token of the name \"binh\"\n");
}

TEST_F(OrderCommands, AnOrderIsQueuedForTheNextDaemon) {
    const ProgramResult result = command({"regenerate", "trang/a.html", "--reason", "sai tên"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.out, "queued    trang/a.html  (job 1)\n");
    const auto job = store()->job(1);
    ASSERT_TRUE(job);
    EXPECT_EQ(job->input, page());
    EXPECT_EQ(job->kind, store::JobKind::ordered);
    EXPECT_EQ(job->reason, "sai tên");
    EXPECT_TRUE(job->ordered_by.starts_with("cli:")) << job->ordered_by;
    EXPECT_EQ(store()->orders(1).at(0).job, 1);
}

TEST_F(OrderCommands, WaitingWithoutADaemonDoesTheWorkHere) {
    const ProgramResult result = command({"regenerate", "trang/a.html", "nirgends", "--wait"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.out, "done      trang/a.html  (job 1)\n");
    EXPECT_NE(result.err.find("baonoi: nirgends: no article is known as \"nirgends\", and no [[source]] of "
                              "the configuration holds it\n"),
              std::string::npos)
        << result.err;
    EXPECT_NE(read(page()).find("data-baonoi"), std::string::npos);
    EXPECT_EQ(store()->article("cong-tin", page())->state, store::ArticleState::attached);
}

TEST_F(OrderCommands, WaitingSaysThatNothingHadToBeMade) {
    command({"regenerate", "trang/a.html", "--wait"});
    const ProgramResult result = command({"regenerate", "trang/a.html", "--wait"});
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.out, "unchanged trang/a.html  (job 2)\n");
    EXPECT_EQ(store()->job(2)->outcome, "unchanged");
}

TEST_F(OrderCommands, WithdrawTakesTheAudioAwayAndPublishBringsItBack) {
    command({"regenerate", "trang/a.html", "--wait"});
    const ProgramResult gone = command({"withdraw", "trang/a.html", "--wait", "--reason", "kiện"});
    EXPECT_EQ(gone.exit_code, 0) << gone.err;
    EXPECT_EQ(gone.out, "withdrawn trang/a.html  (job 2)\n");
    EXPECT_EQ(read(page()).find("data-baonoi"), std::string::npos);
    EXPECT_EQ(command({"regenerate", "trang/a.html"}).exit_code, 1);
    EXPECT_EQ(command({"fill"}).exit_code, 0);
    EXPECT_EQ(read(page()).find("data-baonoi"), std::string::npos);
    const ProgramResult back = command({"publish", "trang/a.html", "--wait"});
    EXPECT_EQ(back.exit_code, 0) << back.err;
    EXPECT_NE(read(page()).find("data-baonoi"), std::string::npos);
    EXPECT_EQ(store()->orders(2).at(1).what, "withdraw");
}

TEST_F(OrderCommands, ProduceHonoursWhatEditorsDecided) {
    command({"regenerate", "trang/a.html", "--wait", "--voice", "vi-north-female"});
    EXPECT_EQ(command({"produce", "trang/a.html"}).out.substr(0, 9), "unchanged") << "the ordered voice";
    EXPECT_EQ(command({"produce", "--voice", "vi-north", "trang/a.html"}).out.substr(0, 8), "attached");
    command({"withdraw", "trang/a.html", "--wait", "--reason", "kiện"});
    for (const std::vector<std::string> &more : {std::vector<std::string>{}, {"--force"}}) {
        std::vector<std::string> words{"produce", "trang/a.html"};
        words.insert(words.end(), more.begin(), more.end());
        const ProgramResult refused = command(words);
        EXPECT_EQ(refused.exit_code, 0) << refused.err;
        EXPECT_TRUE(refused.out.starts_with("skipped   trang/a.html  (withdrawn by cli:")) << refused.out;
        EXPECT_NE(refused.out.find(": kiện; \"baonoi publish trang/a.html\" lets it be heard again)"),
                  std::string::npos)
            << refused.out;
    }
    EXPECT_EQ(read(page()).find("data-baonoi"), std::string::npos);
    command({"publish", "trang/a.html", "--wait"});
    EXPECT_EQ(command({"produce", "trang/a.html"}).out.substr(0, 9), "unchanged");
}

TEST_F(OrderCommands, WaitingTellsWhyItFailed) {
    write(folder_.path() / "trang/a.html",
          portal_page("Notice",
                      "<p>The council of the village meets on Monday to speak about the new school and "
                      "the road that leads there.</p>"));
    const ProgramResult result = command({"regenerate", "trang/a.html", "--wait"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.out, "");
    EXPECT_NE(
        result.err.find("baonoi: trang/a.html: skipped: the article in " + page() + " is not Vietnamese"),
        std::string::npos)
        << result.err;
}

TEST_F(OrderCommands, StatusSumsUp) {
    const std::string file = (fs::canonical(folder_.path()) / "kho/baonoi.db").string();
    EXPECT_EQ(command({"status"}).out,
              fmt::format("there is no store sqlite:{} yet\nthe daemon does not answer at 127.0.0.1:{}\n",
                          file, port_));
    EXPECT_FALSE(fs::exists(file)) << "who looks makes nothing";
    EXPECT_EQ(Json::parse(command({"status", "--json"}).out).at("store"),
              (Json{{"url", "sqlite:" + file}, {"exists", false}}));
    command({"regenerate", "trang/a.html", "--wait"});
    const auto opened = store();
    store::JobRequest request;
    request.source = "cong-tin";
    request.input = "/trang/b.html";
    opened->queue(request);
    const store::Job job = *opened->claim("w", Seconds{30});
    store::ArticleRecord failed;
    failed.source = request.source;
    failed.input = request.input;
    failed.state = store::ArticleState::failed;
    failed.reason = "/trang/b.html: no text";
    opened->finish(job.id, "w", {store::JobState::failed, failed.reason, {}, 0, 0}, failed, nullptr);
    const std::string errors = opened->job(job.id)->errors;
    EXPECT_EQ(
        command({"status"}).out,
        fmt::format("cong-tin: 1 of 2 articles have audio (50.0 %), 1 within 5 min of the announcement\n"
                    "     1 failed: it: no text\n"
                    "failed: /trang/b.html\n{}\n"
                    "the daemon does not answer at 127.0.0.1:{}\n",
                    errors, port_));
    for (const auto &[input, exemption] :
         {std::pair("/trang/c.html", Exemption::no_article), {"/trang/d.html", Exemption::human_recording}}) {
        store::ArticleRecord exempt;
        exempt.source = request.source;
        exempt.input = input;
        exempt.state = store::ArticleState::skipped;
        exempt.exemption = exemption;
        opened->keep(exempt);
    }
    EXPECT_TRUE(command({"status"})
                    .out.starts_with(
                        "cong-tin: 1 of 2 articles have audio (50.0 %), 1 within 5 min of the announcement\n"
                        "     1 failed: it: no text\n"
                        "       beside them: 1 have a recording by others, 1 pages are no article\n"));
    const Json json = Json::parse(command({"status", "--json"}).out);
    EXPECT_EQ(json.at("coverage").at(0).at("exempt"), (Json{{"human_recording", 1}, {"no_article", 1}}));
    EXPECT_EQ(json.at("daemon").at("answers"), false);
    EXPECT_EQ(json.at("coverage").at(0).at("with_audio"), 1);
    EXPECT_EQ(json.at("coverage").at(0).at("gaps").at("failed: it: no text"), 1);
    EXPECT_EQ(json.at("failed").at(0).at("errors"), errors);
    EXPECT_EQ(json.at("working"), Json::array());
}

TEST_F(OrderCommands, StatusDoesNotListFailuresInWhosePlaceThereIsAnotherJob) {
    const auto opened = store();
    const auto fail = [&](const std::string &input) {
        store::JobRequest request;
        request.source = "cong-tin";
        request.input = input;
        opened->queue(request);
        const store::Job job = *opened->claim("w", Seconds{30});
        store::ArticleRecord record;
        record.source = request.source;
        record.input = input;
        record.state = store::ArticleState::failed;
        opened->finish(job.id, "w", {store::JobState::failed, "no answer", {}, 0, 0}, record, nullptr);
    };
    fail("/trang/b.html");
    fail(page());
    EXPECT_EQ(Json::parse(command({"status", "--json"}).out).at("failed").size(), 2U);
    command({"regenerate", "trang/a.html", "--wait"});
    const Json failed = Json::parse(command({"status", "--json"}).out).at("failed");
    ASSERT_EQ(failed.size(), 1U);
    EXPECT_EQ(failed[0].at("input"), "/trang/b.html");
}

TEST_F(OrderCommands, WithATokenTheDaemonDoesTheWork) {
    const std::string token = command({"token", "add", "an", "editor"}).out.substr(0, 64);
    const auto meanwhile = [&](int program) {
        for (int waits = 0;
             waits < 600 && command({"status"}).out.find("the daemon answers at") == std::string::npos;
             ++waits)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        ::setenv("BAONOI_TOKEN", token.c_str(), 1);
        const ProgramResult result = command({"regenerate", page(), "--wait"});
        EXPECT_EQ(result.exit_code, 0) << result.err;
        const std::string what = result.out.substr(0, 10);
        EXPECT_TRUE(what == "done      " || what == "unchanged ") << "the daemon may have made it before";
        EXPECT_TRUE(result.out.substr(10).starts_with(page() + "  (job ")) << result.out;
        EXPECT_EQ(command({"regenerate", "nirgends"}).err,
                  "baonoi: nirgends: no article is known as \"nirgends\"\n");
        ::setenv("BAONOI_TOKEN", "wrong", 1);
        EXPECT_EQ(command({"regenerate", page()}).exit_code, 1);
        ::kill(program, SIGTERM);
    };
    const ProgramResult daemon =
        run({.arguments = {BAONOI_PROGRAM, "serve"}, .folder = folder_.path(), .meanwhile = meanwhile});
    EXPECT_EQ(daemon.exit_code, 0) << daemon.err;
    EXPECT_EQ(store()->orders(1).at(0).who, "an");
    EXPECT_EQ(store()->jobs_of("cong-tin", page()).at(0).ordered_by, "an");
}

} // namespace
} // namespace baonoi::test
