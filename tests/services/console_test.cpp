// SPDX-License-Identifier: GPL-3.0-or-later
// The console in a real Chromium, before a real `baonoi serve` with default settings: what
// console_browser.mjs does there for each scenario. Its screenshots lie beside BAONOI_SERVICE_ENV.
#include "base/clock.h"
#include "base/iso_time.h"
#include "fakes/folder.h"
#include "fakes/program.h"
#include "fakes/test_server.h"
#include "lib/curl/http.h"
#include "lib/openssl/digest.h"
#include "lib/sqlite/sqlite.h"
#include "services/service.h"
#include "store/store.h"
#include "test_paths.h"

#include <csignal>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi {
namespace {

namespace fs = std::filesystem;

class RealConsole : public testing::Test {
protected:
    RealConsole() {
        fs::copy(fs::path(BAONOI_SOURCE_DIR) / "samples/site", site(), fs::copy_options::recursive);
        test::write(folder_.path() / "baonoi.toml",
                    fmt::format("[store]\nurl = \"sqlite:{}\"\n[reading]\nlexicons = "
                                "[\"lexicon\"]\n[serve]\nlisten = \"127.0.0.1:{}\"\n"
                                "[[publisher]]\nname = \"cong\"\nkind = \"site\"\npath = \"site\"\n"
                                "[[source]]\nname = \"cong\"\nkind = \"site\"\npath = \"site\"\n",
                                database().string(), port_));
        fs::create_directories(folder_.path() / "lexicon");
        const auto store = store::open_store("sqlite:" + database().string(), clock_);
        for (const auto &[name, role] : {std::pair("doc", store::Role::viewer),
                                         {"lan", store::Role::editor},
                                         {"quan-tri", store::Role::admin}})
            store->add_token({name, role, openssl::sha256_hex(fmt::format("token-{}", name)), 0});
    }

    fs::path site() const { return folder_.path() / "site"; }
    fs::path database() const { return folder_.path() / "baonoi.db"; }

    // Articles of an earlier day of the same newsroom, whose source is not looked at any more.
    void fill(int articles) {
        sqlite::Database database(this->database());
        sqlite::Transaction transaction(database);
        sqlite::Statement insert(
            database,
            "INSERT INTO articles (source, input, id, url, title, published, state, reason, content_hash, "
            "audio, duration, voice, version, announced_at, first_attached_at, attached_at, changed_at) "
            "VALUES ('bao', ?1, ?2, ?1, ?3, ?4, ?5, ?6, '', ?7, 187, 'vi-north', '0.1.0', ?8, ?9, ?9, ?9)");
        const std::int64_t now = clock_.unix_time();
        for (int i = 0; i < articles; ++i) {
            const std::int64_t announced = now - 60 * (i * 7 % 1440) - 900;
            const bool has_audio = i % 9 != 0;
            insert
                .bind_all(fmt::format("https://bao.example.vn/tin/{}.html", i), fmt::format("{:016x}", i),
                          fmt::format("Giá vàng trong nước tăng mạnh phiên sáng nay, số {}", i),
                          iso_time(announced - 20), has_audio ? "attached" : "failed",
                          has_audio ? "" : "cannot fetch it: the name bao.example.vn was not found",
                          has_audio ? fmt::format("https://bao.example.vn/audio/{}.mp3", i) : "", announced,
                          has_audio ? announced + 20 + i % 1000 * (i % 1000) % 389 : std::int64_t{0})
                .run();
        }
        transaction.commit();
    }

    // Markup wherever an article has a text.
    void keep_hostile_article() {
        const std::string mark =
            R"('"><img src=x onerror="window.harmed=1"><script>window.harmed=1</script>)";
        const auto store = store::open_store("sqlite:" + database().string(), clock_);
        store::ArticleRecord article;
        article.source = "bao";
        article.input = article.url = "https://bao.example.vn/" + mark;
        article.id = "hostile";
        article.title = "Giá vàng " + mark;
        article.published = mark;
        article.state = store::ArticleState::failed;
        article.reason = mark;
        article.voice = mark;
        store->keep(article);
        store->keep_sentences("bao", article.input, {{mark, mark}});
        store->note_order({0, mark, mark, "bao", article.input, 0, mark});
        const std::int64_t job =
            store->queue({"bao", article.input, store::JobKind::ordered, {}, "", "", mark, mark});
        store->claim("w", Seconds{30}, job);
        store->finish(job, "w", {store::JobState::failed, mark, {}}, article, nullptr);
    }

    static void see(const std::string &scenario, const std::string &address, const std::string &who = "lan") {
        const std::string modules = test::read(BAONOI_SERVICE_ENV);
        const auto seen = test::run(
            {.arguments = {"/usr/bin/env", "node", BAONOI_SOURCE_DIR "/tests/services/console_browser.mjs",
                           scenario, address, who, "token-" + who,
                           modules.substr(modules.find('=') + 1, modules.find('\n') - modules.find('=') - 1),
                           (fs::path(BAONOI_SERVICE_ENV).parent_path() / "screens").string()}});
        EXPECT_EQ(seen.exit_code, 0) << seen.out << seen.err;
    }

    void browse(const std::string &scenario, const std::string &who = "lan") {
        const std::string address = fmt::format("http://127.0.0.1:{}", port_);
        const auto http = curl::make_curl_http({.allow_hosts = {"127.0.0.1"}});
        const auto is_up = [&] {
            curl::HttpRequest request;
            request.url = address + "/healthz";
            try {
                return http->send(request).status == 200;
            } catch (const Error &) {
                return false;
            }
        };
        test::run(
            {.arguments = {BAONOI_PROGRAM, "serve"}, .folder = folder_.path(), .meanwhile = [&](int program) {
                 EXPECT_TRUE(test::until(is_up));
                 see(scenario, address, who);
                 ::kill(program, SIGTERM);
             }});
    }

    SystemClock clock_;
    test::TemporaryFolder folder_;
    int port_ = test::closed_port();
};

TEST_F(RealConsole, EveryScreenIsForEveryoneInLightAndDarkNarrowAndWide) {
    fill(300);
    browse("screens", "quan-tri");
}

TEST_F(RealConsole, AnArticleFullOfMarkupHarmsNoScreen) {
    keep_hostile_article();
    browse("hostile", "quan-tri");
}

TEST_F(RealConsole, AnEditorFindsAnArticleAndHasItMadeAgainInTwoClicks) {
    browse("again");
}

TEST_F(RealConsole, ARecordingPlaysInTheListAndFromAnyWordOfItsArticle) {
    browse("heard");
}

TEST_F(RealConsole, AnEarlierRecordingIsHeardAndGoneBackToInOneClickAndThatIsUndone) {
    browse("versions");
}

TEST_F(RealConsole, AWordIsCorrectedHeardSavedAndTakenBack) {
    browse("word");
}

TEST_F(RealConsole, FindHearMakeAgainAndPutAWordRightTakeThreeClicksEach) {
    browse("clicks");
}

TEST_F(RealConsole, AWordIsTaughtSeenWhereItStandsTakenOutFoundAndImported) {
    browse("lexicon");
}

TEST_F(RealConsole, AWordAndASettingNeedNoMouse) {
    browse("typed");
}

TEST_F(RealConsole, ASourceIsSetAndThatIsUndoneInThreeClicks) {
    browse("settings");
}

TEST_F(RealConsole, VoicesAreHeardAtAnotherPaceAndChosen) {
    browse("voices");
}

TEST_F(RealConsole, ASentenceIsLeftOutAndReadAgain) {
    browse("passage");
}

TEST_F(RealConsole, ASourceAndAPublisherAreTested) {
    browse("system", "quan-tri");
}

TEST_F(RealConsole, AnAccountOfTheNewsroomOpensIt) {
    const int port = test::closed_port();
    const fs::path file = folder_.path() / "baonoi.toml";
    test::write(file, test::read(file) +
                          fmt::format("[openid]\nissuer = \"http://localhost:{0}/toa-soan\"\nclient_id = "
                                      "\"baonoi\"\nurl = \"http://127.0.0.1:{1}\"\nlabel = \"tài khoản ở "
                                      "cổng {0}\"\neditors = [\"bien-tap\"]\n",
                                      port, port_));
    browse("openid");
}

TEST_F(RealConsole, ManyAreSwitchedOffAndThatIsUndone) {
    browse("many");
}

TEST_F(RealConsole, AKeyboardIsEnough) {
    fill(60);
    browse("keyboard", "quan-tri");
}

TEST_F(RealConsole, NoScriptIsNeeded) {
    fill(120);
    browse("plain");
}

TEST_F(RealConsole, AHundredThousandArticlesAreListedAndSearched) {
    fill(100'000);
    browse("large");
}

// No console, but a page that people judge voices by: without a network, by keyboard.
TEST_F(RealConsole, AListeningTestIsForEveryoneAndSavesItsSheet) {
    const auto made = test::run({.arguments = {BAONOI_PROGRAM, "voices", "compare", "vi-north",
                                               "vi-north-female", "--blind", "-o", "nghe"},
                                 .folder = folder_.path()});
    ASSERT_EQ(made.exit_code, 0) << made.err;
    see("listening", "file://" + (folder_.path() / "nghe/index.html").string());
}

} // namespace
} // namespace baonoi
