// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "lib/sqlite/sqlite.h"

#include <gtest/gtest.h>

namespace baonoi {
namespace {

class SqliteFile : public ::testing::Test {
protected:
    std::unique_ptr<Store> open() { return open_store("sqlite:" + file_.string(), clock_); }

    std::string error_of_opening() {
        try {
            open();
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::stop);
            return error.what();
        }
        return "opened";
    }

    static ArticleRecord record() {
        return {"cong-tin",
                "https://tin.example.vn/1",
                "0123456789abcdef",
                "https://tin.example.vn/1",
                "Mưa lớn",
                "2026-03-01T09:51:00+07:00",
                ArticleState::attached,
                "",
                "abc",
                "audio/1.abc.mp3",
                61.5,
                1};
    }

    test::FakeClock clock_;
    test::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "kho/baonoi.db";
};

TEST_F(SqliteFile, KeepsAnArticleAcrossOpenings) {
    open()->keep(record());
    EXPECT_EQ(open()->article("cong-tin", "https://tin.example.vn/1"), record());
    EXPECT_EQ(open()->article("cong-tin", "https://tin.example.vn/2"), std::nullopt);
    EXPECT_EQ(open()->article("khac", "https://tin.example.vn/1"), std::nullopt);
}

TEST_F(SqliteFile, TheLaterRecordOfAnArticleHolds) {
    const auto store = open();
    store->keep(record());
    ArticleRecord later = record();
    later.state = ArticleState::failed;
    later.reason = "đĩa đầy; \"dấu\"";
    store->keep(later);
    EXPECT_EQ(store->article(later.source, later.input), later);
    EXPECT_EQ(store->counts(), (std::map<ArticleState, std::int64_t>{{ArticleState::failed, 1}}));
}

TEST_F(SqliteFile, EveryStateSurvives) {
    const auto store = open();
    for (const auto state :
         {ArticleState::missing, ArticleState::queued, ArticleState::working, ArticleState::attached,
          ArticleState::unchanged, ArticleState::skipped, ArticleState::failed, ArticleState::outdated}) {
        ArticleRecord one = record();
        one.state = state;
        store->keep(one);
        EXPECT_EQ(store->article(one.source, one.input)->state, state) << name_of(state);
    }
}

TEST_F(SqliteFile, AnInterruptedRoundGoesOnAndAFinishedOneIsFollowedByTheNext) {
    EXPECT_EQ(open()->begin_round("a"), 1);
    EXPECT_EQ(open()->begin_round("a"), 1);
    open()->end_round("a");
    EXPECT_EQ(open()->begin_round("a"), 2);
    EXPECT_EQ(open()->begin_round("b"), 1);
}

TEST_F(SqliteFile, RefusesAnotherKind) {
    EXPECT_THROW(
        {
            try {
                open_store("postgres://localhost/baonoi", clock_);
            } catch (const Error &error) {
                EXPECT_STREQ(error.what(),
                             "[store] url must be \"sqlite:PATH\", not \"postgres://localhost/baonoi\"");
                throw;
            }
        },
        Error);
}

TEST_F(SqliteFile, RefusesAndKeepsAFileThatIsNoDatabase) {
    test::write(file_, std::string(5000, 'x'));
    EXPECT_EQ(error_of_opening(),
              file_.string() + ": file is not a database (sqlite3_step); move it away or restore it "
                               "from a backup, it was not changed");
    EXPECT_EQ(test::read(file_), std::string(5000, 'x'));
}

TEST_F(SqliteFile, RefusesAndKeepsAFileOfANewerVersion) {
    open();
    Database(file_).execute("PRAGMA user_version = 99");
    const std::string before = test::read(file_);
    EXPECT_EQ(error_of_opening(),
              file_.string() + " is of a newer version of baonoi (schema 99, this one knows 1); install "
                               "that version, or set another [store] url");
    EXPECT_TRUE(test::read(file_) == before);
}

TEST_F(SqliteFile, RefusesAndKeepsADamagedFile) {
    const auto store = open();
    for (int i = 0; i < 200; ++i) {
        ArticleRecord one = record();
        one.input += std::to_string(i);
        store->keep(one);
    }
    Database(file_).execute("PRAGMA wal_checkpoint(TRUNCATE)");
    std::string bytes = test::read(file_);
    for (std::size_t i = 4096 * 3; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 37);
    test::write(file_, bytes);
    const std::string message = error_of_opening();
    EXPECT_TRUE(message.starts_with(file_.string())) << message;
    EXPECT_TRUE(message.ends_with("move it away or restore it from a backup, it was not changed")) << message;
    EXPECT_TRUE(test::read(file_) == bytes);
}

TEST_F(SqliteFile, NamesTheFolderThatCannotBeMade) {
    test::write(folder_.path() / "kho", "a file");
    EXPECT_EQ(error_of_opening(), "cannot make the folder " + file_.parent_path().string() +
                                      ": Not a directory; set [store] url in baonoi.toml");
}

} // namespace
} // namespace baonoi
