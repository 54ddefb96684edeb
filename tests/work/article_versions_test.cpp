// SPDX-License-Identifier: GPL-3.0-or-later
// Earlier recordings: which there are, and that one is attached again and stays.
#include "work/article_versions.h"

#include "base/error.h"
#include "fakes/test_server.h"
#include "lib/openssl/digest.h"
#include "work/article_settings.h"
#include "work/run_job_fixture.h"
#include "work/scope_settings.h"
#include "work/version_archive.h"
#include "work/versions_fixture.h"

namespace baonoi::work {
namespace {

namespace fs = std::filesystem;

using test::new_text;
using test::old_text;
using test::page_of;

using Versions = test::Versions;

TEST_F(Versions, AnEarlierRecordingIsAttachedAgainAndStaysUntilTheTextChanges) {
    job();
    const store::ArticleRecord first = record();
    const std::string first_sound = heard(), manifest = beside(".json"), captions = beside(".vtt");
    const auto reading = store_->reading("ban", job_.input, first.content_hash);
    const auto unknown = store_->unknown_words(0, 10, 1);
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    EXPECT_EQ(numbers(), "2+ 1 ");
    EXPECT_NE(heard(), first_sound);
    EXPECT_NE(beside(".json"), manifest);

    fs::remove(first.audio); // its time of grace is over
    fs::remove(fs::path(first.audio).replace_extension(".json.old"));
    const std::int64_t id = roll_back_to(1);
    EXPECT_EQ(store_->job(id)->kind, store::JobKind::ordered);
    const store::OrderRecord order = store_->orders(1).at(0);
    EXPECT_EQ(order.what, "rollback 1");
    EXPECT_EQ(order.who, "an");
    EXPECT_EQ(order.reason, "bản trước đúng hơn");
    EXPECT_EQ(work_off().outcome.state, ArticleState::attached);
    EXPECT_EQ(record().content_hash, first.content_hash);
    EXPECT_EQ(heard(), first_sound) << "the same bytes";
    EXPECT_EQ(record().sha256, first_sound);
    EXPECT_EQ(beside(".json"), manifest);
    EXPECT_EQ(beside(".vtt"), captions);
    EXPECT_EQ(record().chapters, first.chapters);
    EXPECT_TRUE(reading);
    EXPECT_EQ(store_->reading("ban", job_.input, first.content_hash), reading);
    ASSERT_EQ(store_->unknown_words(0, 10, 1).size(), unknown.size());
    EXPECT_TRUE(plays(first.content_hash));
    EXPECT_EQ(numbers(), "1+ 2 ");
    EXPECT_NE(store_->sentences("ban", job_.input)[1].spoken.find("hai lớp"), std::string::npos)
        << "what is searched is what is heard";

    for (const store::JobKind kind :
         {store::JobKind::changed, store::JobKind::backfill, store::JobKind::published})
        EXPECT_EQ(job(kind).outcome.state, ArticleState::unchanged) << name_of(kind);
    replace("</body>", "<div id=\"footer\">Chân trang</div></body>");
    EXPECT_EQ(job(store::JobKind::changed).outcome.state, ArticleState::unchanged)
        << "no text of the article";
    EXPECT_EQ(record().content_hash, first.content_hash);

    replace("3 lớp", "4 lớp");
    EXPECT_EQ(job(store::JobKind::changed).outcome.state, ArticleState::attached);
    EXPECT_EQ(numbers(), "3+ 1 2 ");
    EXPECT_FALSE(pin_is_there());
    const store::OrderRecord end = store_->orders(1).at(0);
    EXPECT_EQ(end.who + " " + end.what + ": " + end.reason, "baonoi unpin: the article's text changed");
    EXPECT_EQ(job(store::JobKind::changed).outcome.state, ArticleState::unchanged);
}

TEST_F(Versions, AnOrderAndAChangeOfVoiceEndIt) {
    job();
    const std::string first = record().content_hash;
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    const std::string second = record().content_hash;
    roll_back_to(1);
    work_off();
    EXPECT_EQ(record().content_hash, first);
    order_again(*store_, setup().config, job_.input, {"an", "", ""});
    work_off();
    EXPECT_EQ(record().content_hash, second);
    roll_back_to(1);
    work_off();
    ArticleChange female;
    female.voice = "vi-north-female";
    change_article(*store_, setup().config, job_.input, female, {"an", "", ""});
    work_off();
    EXPECT_EQ(record().voice, "vi-north-female");
    EXPECT_EQ(numbers(), "3+ 1 2 ");
    roll_back_to(2);
    work_off();
    EXPECT_EQ(record().voice, "vi-north") << "as that recording was made";
    EXPECT_EQ(record().content_hash, second);
}

TEST_F(Versions, ItStaysThroughWhatIsSetForItsSection) {
    job();
    const std::string first = record().content_hash;
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    roll_back_to(1);
    work_off();
    change_scope(*store_, setup().config, "ban", "", {.voice = "vi-north-female"}, {"an", "", ""});
    EXPECT_EQ(work_off().outcome.state, ArticleState::unchanged);
    EXPECT_EQ(record().content_hash, first);
}

TEST_F(Versions, ATextThatChangedBeforeTheOrderIsDoneWins) {
    job();
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    replace("3 lớp", "4 lớp");
    roll_back_to(1);
    work_off();
    EXPECT_EQ(numbers(), "3+ 2 1 ") << "what the editor heard is not what the page says any more";
    EXPECT_FALSE(pin_is_there());
}

TEST_F(Versions, FromOneEarlierRecordingToAnotherAndBack) {
    job();
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    replace("3 lớp", "4 lớp");
    job(store::JobKind::changed);
    roll_back_to(1);
    work_off();
    roll_back_to(2);
    work_off();
    EXPECT_EQ(numbers(), "2+ 1 3 ");
    EXPECT_EQ(job(store::JobKind::changed).outcome.state, ArticleState::unchanged);
    unpin();
    EXPECT_EQ(store_->orders(1).at(0).what, "unpin");
    work_off();
    EXPECT_EQ(numbers().substr(0, 2), "3+");
}

TEST_F(Versions, WhatPlaysCanBePinnedAgainstALexiconThatChanges) {
    const fs::path lexicon = folder_.path() / "loi/cua-toi.pls";
    test::write(lexicon, "<lexicon></lexicon>");
    config_ += fmt::format("[reading]\nlexicons = [\"{}\"]\n", lexicon.parent_path().string());
    job();
    const std::string hash = record().content_hash;
    roll_back_to(1);
    EXPECT_EQ(work_off().outcome.state, ArticleState::unchanged);
    test::write(lexicon,
                "<lexicon xmlns:b=\"urn:x\"><lexeme><grapheme>bản xa</grapheme><alias>bản gần</alias>"
                "</lexeme></lexicon>");
    EXPECT_EQ(job(store::JobKind::changed).outcome.state, ArticleState::unchanged);
    EXPECT_EQ(record().content_hash, hash);
    EXPECT_EQ(article_versions(*store_, setup().config, job_.input).pinned, 1);
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    EXPECT_EQ(numbers(), "2+ 1 ");
}

TEST_F(Versions, WhatIsNotThereIsRefused) {
    EXPECT_EQ(refused([&] { roll_back_to(1); }), job_.input + " has no recording that is known");
    job();
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    EXPECT_EQ(refused([&] { roll_back_to(3); }), job_.input + " has no version 3; there are: 1, 2");
    fs::remove_all(folder_.path() / "versions");
    EXPECT_EQ(numbers(), "2+ 1x ");
    EXPECT_EQ(refused([&] { roll_back_to(1); }),
              "the recording of version 1 of " + job_.input + " is not kept any more");
    EXPECT_EQ(refused([&] { unpin(); }), job_.input + " plays what it says now: no version is pinned");
    withdraw(*store_, setup().config, job_.input, {"an", "", "kiện"});
    EXPECT_EQ(refused([&] { roll_back_to(2); }),
              job_.input + ": withdrawn by an: kiện; \"baonoi publish\" lets it be heard again");
}

TEST_F(Versions, AFileThatIsDamagedIsNotAttachedAndWhatPlaysPlaysOn) {
    job();
    const std::string first = record().content_hash;
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    const std::string second = record().content_hash;
    test::write(folder_.path() / "versions" / (first + ".mp3"), "noise");
    roll_back_to(1);
    EXPECT_EQ(refused([&] { work_off(); }),
              "version 1 cannot be attached: its files were changed or are damaged; \"baonoi unpin\" "
              "has what the article says now made");
    EXPECT_EQ(record().content_hash, second);
    EXPECT_TRUE(plays(second));
}

TEST_F(Versions, AChangeOfTheTitleAloneAndAWithdrawalLeaveItPinned) {
    job();
    const std::string first = record().content_hash;
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    roll_back_to(1);
    work_off();
    replace("<title>Trường mới", "<title>Trường mới ở bản xa");
    replace("<h1>Trường mới", "<h1>Trường mới ở bản xa");
    EXPECT_EQ(job(store::JobKind::changed).outcome.state, ArticleState::unchanged);
    EXPECT_EQ(record().content_hash, first);
    EXPECT_EQ(record().title, "Trường mới ở bản xa");
    withdraw(*store_, setup().config, job_.input, {"an", "", "kiện"});
    work_off();
    EXPECT_EQ(record().audio, "");
    publish_again(*store_, setup().config, job_.input, {"an", "", ""});
    work_off();
    EXPECT_EQ(record().content_hash, first);
    EXPECT_TRUE(pin_is_there());
}

TEST_F(Versions, APinWhoseRecordingIsGoneIsOverAndThatIsOnRecord) {
    job();
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    roll_back_to(1);
    fs::remove_all(folder_.path() / "versions");
    EXPECT_EQ(work_off().outcome.state, ArticleState::unchanged);
    EXPECT_EQ(numbers(), "2+ 1x ");
    EXPECT_FALSE(pin_is_there());
    EXPECT_EQ(store_->orders(1).at(0).reason, "its recording is not kept any more");
}

TEST_F(Versions, FilesOfWhatIsPinnedStayThoughItPlaysAndItsTimeIsOver) {
    job();
    const std::string first = record().content_hash;
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    roll_back_to(1);
    work_off();
    for (const auto &entry : fs::directory_iterator(folder_.path() / "versions"))
        fs::last_write_time(entry.path(), fs::file_time_type::clock::now() - std::chrono::hours(2));
    const VersionArchive archive(setup().config.versions);
    archive.forget(*store_, clock_.unix_time() + 91 * 86'400);
    EXPECT_EQ(numbers(), "1+ ");
    EXPECT_TRUE(archive.has(first));
    unpin();
    archive.forget(*store_, clock_.unix_time());
    EXPECT_FALSE(archive.has(first)) << "it plays, and is where it plays";
}

TEST_F(Versions, NoneAreKeptWhenNoneAreWanted) {
    const std::string versions = "[versions]\n";
    config_.replace(config_.find(versions), versions.size(), versions + "keep = 0\n");
    job();
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    EXPECT_FALSE(fs::exists(folder_.path() / "versions"));
    EXPECT_EQ(numbers(), "2+ 1x ");
    VersionArchive(setup().config.versions).forget(*store_, clock_.unix_time());
    EXPECT_EQ(numbers(), "2+ ");
}

TEST_F(Versions, FilesThatNobodyKnowsOfGoAfterAnHour) {
    job();
    const std::string first = record().content_hash;
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    const fs::path folder = folder_.path() / "versions";
    const std::string unknown(64, 'a');
    test::write(folder / (unknown + ".mp3"), "a");
    test::write(folder / "ghi-chu.txt", "a");
    test::write(folder / ".baonoi-0123456789abcdef", "a"); // its writer was killed
    const VersionArchive archive(setup().config.versions);
    archive.forget(*store_, clock_.unix_time());
    EXPECT_TRUE(fs::exists(folder / (unknown + ".mp3"))) << "somebody may be about to attach";
    EXPECT_FALSE(fs::exists(folder / ".baonoi-0123456789abcdef"));
    for (const auto &entry : fs::directory_iterator(folder))
        fs::last_write_time(entry.path(), fs::file_time_type::clock::now() - std::chrono::hours(2));
    archive.forget(*store_, clock_.unix_time());
    EXPECT_FALSE(fs::exists(folder / (unknown + ".mp3")));
    EXPECT_TRUE(fs::exists(folder / "ghi-chu.txt")) << "not ours";
    EXPECT_TRUE(archive.has(first));
    archive.forget(*store_, clock_.unix_time() + 91 * 86'400);
    EXPECT_FALSE(archive.has(first));
    EXPECT_EQ(numbers(), "2+ ");
}

TEST_F(Versions, APublisherThatKeepsNoOldFilesGetsItBack) {
    config_ =
        fmt::format("[store]\nurl = \"sqlite:{0}/a.db\"\n[serve]\nworkers = 1\n[[publisher]]\nname = \"ra\"\n"
                    "kind = \"folder\"\npath = \"{0}/ra\"\ngrace = \"0s\"\n[[source]]\nname = \"ban\"\n"
                    "kind = \"site\"\npath = \"{1}\"\npublisher = \"ra\"\n",
                    folder_.path().string(), page_.parent_path().string());
    job();
    const std::string first_sound = heard();
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    roll_back_to(1);
    EXPECT_EQ(work_off().outcome.state, ArticleState::attached);
    EXPECT_EQ(heard(), first_sound);
    EXPECT_EQ(openssl::sha256_hex(test::read(record().stable)), first_sound) << "subscribers, too";
}

TEST_F(Versions, WhatIsHeardElsewhereIsTakenFromWhereItsListenersGetIt) {
    test::TestServer server;
    server.on("/nghe", {});
    const fs::path files = folder_.path() / "tep", secret = folder_.path() / "khoa";
    test::write(secret, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
    fs::permissions(secret, fs::perms::owner_read);
    config_ = fmt::format(
        "[store]\nurl = \"sqlite:{}/a.db\"\n[serve]\nworkers = 1\n[fetch]\nallow_hosts = [\"{}\"]\n"
        "[[publisher]]\nname = \"nhan\"\nkind = \"webhook\"\nurl = \"{}\"\nsecret = \"file:{}\"\npath = "
        "\"{}\"\n"
        "files_url = \"{}\"\n[[source]]\nname = \"ban\"\nkind = \"site\"\npath = \"{}\"\npublisher = "
        "\"nhan\"\n",
        folder_.path().string(), server.host(), server.url("/nghe"), secret.string(), files.string(),
        server.url("/"), page_.parent_path().string());
    setup_ =
        std::make_unique<work::Setup>(settings::parse_config(config_, "baonoi.toml"), Proof::looked_at_again);
    const auto heard_of = [&](const store::ArticleRecord &article) {
        return test::read(files / fs::path(article.audio).filename());
    };
    EXPECT_EQ(job().outcome.state, ArticleState::attaching) << "nobody serves the files yet";
    const store::ArticleRecord first = record();
    const std::string first_sound = heard_of(first);
    for (const auto &entry : fs::directory_iterator(files))
        if (entry.is_regular_file())
            server.on("/" + entry.path().filename().string(),
                      {200, {"Content-Type: audio/mpeg"}, test::read(entry.path())});
    const JobResult proved = job(store::JobKind::changed);
    EXPECT_EQ(proved.outcome.state, ArticleState::attached) << proved.outcome.reason;
    replace("2 lớp", "3 lớp");
    job(store::JobKind::changed);
    EXPECT_EQ(numbers(), "2+ 1 ");
    fs::remove(files / fs::path(first.audio).filename());
    roll_back_to(1);
    EXPECT_EQ(work_off().outcome.state, ArticleState::attached);
    EXPECT_EQ(numbers(), "1+ 2x ") << "nobody got the second";
    EXPECT_EQ(heard_of(record()), first_sound);
    EXPECT_EQ(record().sha256, openssl::sha256_hex(first_sound));
}

} // namespace
} // namespace baonoi::work
