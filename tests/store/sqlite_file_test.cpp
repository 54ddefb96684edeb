// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"
#include "test_paths.h"

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "lib/sqlite/sqlite.h"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace baonoi::store {
namespace {

class SqliteFile : public ::testing::Test {
protected:
    std::unique_ptr<Store> open() { return open_store("sqlite:" + file_.string(), clock_); }

    // What is to happen next, when no more files may be open than are.
    Next next_without_files() {
        // Sanitizers open files when they see a class for the first time.
        EXPECT_EQ(Error(Next::skip, "a").next(), Next::skip);
        rlimit before{};
        EXPECT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
        const int first = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        ::close(first);
        const rlimit none{static_cast<rlim_t>(first), before.rlim_max};
        EXPECT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
        Next next = Next::stop;
        try {
            sqlite::Database database(file_);
        } catch (const Error &error) {
            next = error.next();
        }
        EXPECT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
        return next;
    }

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
        ArticleRecord record;
        record.source = "cong-tin";
        record.input = "https://tin.example.vn/";
        record.state = ArticleState::failed;
        return record;
    }

    test::FakeClock clock_;
    test::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "kho/baonoi.db";
};

TEST_F(SqliteFile, TooManyOpenFilesMayBeFewerSoon) {
    open();
    EXPECT_EQ(next_without_files(), Next::retry);
    EXPECT_TRUE(open());
}

TEST_F(SqliteFile, RefusesAnotherKind) {
    EXPECT_THROW(
        {
            try {
                open_store("mysql://localhost/baonoi", clock_);
            } catch (const Error &error) {
                EXPECT_STREQ(error.what(),
                             "[store] url must be \"sqlite:PATH\" or \"postgres://HOST/DATABASE\"");
                throw;
            }
        },
        Error);
}

TEST_F(SqliteFile, NothingGoesIntoOneThatWasRemovedOrReplaced) {
    namespace fs = std::filesystem;
    const auto change = [&](Store &store) -> std::string {
        std::string said;
        for (const auto &call : std::vector<std::function<void()>>{[&] { store.check_in_place(); },
                                                                   [&] { store.keep(record()); }})
            try {
                call();
                said += "kept;";
            } catch (const Error &error) {
                EXPECT_EQ(error.next(), Next::stop);
                said += error.what();
            }
        return said;
    };
    const std::string refusal =
        file_.string() + " was removed or replaced while it was in use; restore it and start baonoi again";
    const auto wal = fs::path(file_.string() + "-wal");
    for (const std::function<void()> &lose : std::vector<std::function<void()>>{
             [&] { fs::remove_all(file_.parent_path()); }, [&] { fs::remove(file_); },
             [&] { fs::remove(wal); }, [&] { fs::rename(file_.parent_path(), folder_.path() / "khác"); },
             [&] {
                 fs::copy_file(file_, folder_.path() / "bản sao");
                 fs::rename(folder_.path() / "bản sao", file_);
                 test::write(wal, "of the copy");
             }}) {
        fs::remove_all(folder_.path() / "khác");
        auto store = open();
        EXPECT_EQ(change(*store), "kept;kept;");
        lose();
        EXPECT_EQ(change(*store), refusal + refusal);
        const std::string after = test::snapshot(folder_.path());
        store.reset();
        EXPECT_EQ(test::snapshot(folder_.path()), after) << "what took its place stays";
        fs::remove_all(file_.parent_path());
    }
}

TEST_F(SqliteFile, RefusesAndKeepsAFileThatIsNoDatabase) {
    test::write(file_, std::string(5000, 'x'));
    EXPECT_EQ(error_of_opening(), file_.string() +
                                      ": file is not a database (sqlite3_step); move it away or restore it "
                                      "from a backup, it was not changed");
    EXPECT_EQ(test::read(file_), std::string(5000, 'x'));
}

TEST_F(SqliteFile, RefusesAndKeepsAFileOfANewerVersion) {
    open();
    sqlite::Database(file_).execute("PRAGMA user_version = 99");
    const std::string before = test::read(file_);
    const std::filesystem::directory_iterator schemas(BAONOI_SOURCE_DIR "/config/schema");
    const auto count = std::count_if(begin(schemas), end(schemas),
                                     [](const auto &entry) { return entry.is_regular_file(); });
    EXPECT_EQ(error_of_opening(),
              fmt::format("{} is of a newer version of baonoi (schema 99, this one knows {}); install "
                          "that version, or set another [store] url",
                          file_.string(), count));
    EXPECT_TRUE(test::read(file_) == before);
}

TEST_F(SqliteFile, RefusesAndKeepsADamagedFile) {
    const auto store = open();
    for (int i = 0; i < 200; ++i) {
        ArticleRecord one = record();
        one.input += std::to_string(i);
        store->keep(one);
    }
    sqlite::Database(file_).execute("PRAGMA wal_checkpoint(TRUNCATE)");
    std::string bytes = test::read(file_);
    for (std::size_t i = 4096 * 3; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 37);
    test::write(file_, bytes);
    const std::string message = error_of_opening();
    EXPECT_TRUE(message.starts_with(file_.string())) << message;
    EXPECT_TRUE(message.ends_with("move it away or restore it from a backup, it was not changed")) << message;
    EXPECT_TRUE(test::read(file_) == bytes);
}

TEST_F(SqliteFile, OfTheFirstSchemaIsBroughtForwardWithWhatItHolds) {
    const std::filesystem::path schema = BAONOI_SOURCE_DIR "/config/schema";
    std::filesystem::create_directories(file_.parent_path());
    {
        sqlite::Database first(file_);
        first.execute(test::read(schema / "001_articles.sql"));
        first.execute("PRAGMA user_version = 1");
        first.execute(
            "INSERT INTO sources VALUES ('cong-tin', 3, 2);"
            "INSERT INTO articles VALUES ('cong-tin', 'u1', 'id1', 'u1', 'Mưa', '2026-03-01', "
            "'attached', '', 'abc', 'audio/1.mp3', 61.5, 3, 1000);"
            "INSERT INTO articles VALUES ('cong-tin', 'u2', '', '', '', '', 'failed', 'u2: 503', '', "
            "'', 0, 2, 2000)");
    }
    const auto store = open();
    const ArticleRecord attached = *store->article("cong-tin", "u1");
    EXPECT_EQ(attached.audio, "audio/1.mp3");
    EXPECT_EQ(attached.round, 3);
    EXPECT_EQ(attached.announced_at, 1000);
    EXPECT_EQ(attached.first_attached_at, 1000);
    EXPECT_EQ(attached.attached_at, 1000);
    const ArticleRecord failed = *store->article("cong-tin", "u2");
    EXPECT_EQ(failed.reason, "u2: 503");
    EXPECT_EQ(failed.announced_at, 2000);
    EXPECT_EQ(failed.first_attached_at, 0);
    EXPECT_EQ(store->begin_round("cong-tin"), 3);
    EXPECT_EQ(store->cursor("cong-tin"), "");
    EXPECT_TRUE(store->jobs(JobState::queued, 1).empty());
    const auto versions = store->versions("cong-tin", "u1");
    ASSERT_EQ(versions.size(), 1U);
    EXPECT_EQ(versions[0].number, 1);
    EXPECT_EQ(versions[0].content_hash, "abc");
    ArticleRecord other = attached;
    other.content_hash = "def";
    other.audio = "audio/2.mp3";
    store->keep(other);
    EXPECT_EQ(store->versions("cong-tin", "u1").front().number, 2);
    EXPECT_EQ(store->versions("cong-tin", "u1").back().content_hash, "abc");
}

TEST_F(SqliteFile, OfTheSchemaBeforeIsBroughtForwardWithWhatItHolds) {
    const std::filesystem::path schema = BAONOI_SOURCE_DIR "/config/schema";
    std::filesystem::create_directories(file_.parent_path());
    {
        sqlite::Database before(file_);
        for (const char *name : {"001_articles.sql", "002_jobs.sql", "003_attaching.sql"})
            before.execute(test::read(schema / name));
        before.execute("PRAGMA user_version = 3");
        before.execute("INSERT INTO articles (source, input, state, audio, changed_at) VALUES "
                       "('cong-tin', 'u1', 'attached', 'audio/1.mp3', 1000);"
                       "INSERT INTO jobs (source, input, kind, version, created_at, run_at) VALUES "
                       "('cong-tin', 'u1', 1, '0.1.0', 1000, 1000)");
    }
    const auto store = open();
    EXPECT_EQ(store->article("cong-tin", "u1")->audio, "audio/1.mp3");
    EXPECT_EQ(store->article("cong-tin", "u1")->page_hash, "");
    const Job job = store->claim("o", Seconds{30}).value();
    EXPECT_EQ(job.kind, JobKind::changed);
    EXPECT_EQ(job.listing, "");
    EXPECT_FALSE(job.is_listed);
}

TEST_F(SqliteFile, OfTheNinthSchemaIsBroughtForwardWithWhatItHolds) {
    const std::filesystem::path schema = BAONOI_SOURCE_DIR "/config/schema";
    std::filesystem::create_directories(file_.parent_path());
    {
        sqlite::Database before(file_);
        for (const char *name :
             {"001_articles.sql", "002_jobs.sql", "003_attaching.sql", "004_listings.sql", "005_losses.sql",
              "006_decisions.sql", "007_held_jobs.sql", "008_seen.sql", "009_listed.sql"})
            before.execute(test::read(schema / name));
        before.execute("PRAGMA user_version = 9");
        before.execute(
            "INSERT INTO articles (source, input, state, title, content_hash, audio, voice, changed_at) "
            "VALUES "
            "('cong-tin', 'u1', 'attached', 'Mưa', 'abc', 'audio/1.mp3', 'vi-north', 1000);"
            "INSERT INTO articles (source, input, state, reason, changed_at) VALUES "
            "('cong-tin', 'u2', 'skipped', 'has a recording', 1),"
            "('cong-tin', 'u3', 'skipped', 'has a recording: https://a.vn/a.mp3', 2),"
            "('cong-tin', 'u4', 'skipped', 'withdrawn by an: theo yêu cầu', 3),"
            "('cong-tin', 'u5', 'skipped', 'no article found in u5: the longest text is 3 words', 4),"
            "('cong-tin', 'u6', 'skipped', 'the article in u6 has less than one sentence', 5),"
            "('cong-tin', 'u7', 'skipped', 'the article in u7 is not Vietnamese (looks like English; 0 of 9 "
            "words have Vietnamese letters)', 6),"
            "('cong-tin', 'u8', 'skipped', 'it is the article u1, which has its recording', 7),"
            "('cong-tin', 'u9', 'skipped', 'u9 is not an HTML page but application/pdf', 8),"
            "('cong-tin', 'u10', 'skipped', 'refused: silence: 9 s', 9),"
            "('cong-tin', 'u11', 'failed', 'u11 answered 503', 10);"
            "INSERT INTO decisions (source, input, voice, withdrawn_by, withdrawn_at, reason) VALUES "
            "('cong-tin', 'u1', 'vi-north-female', '', 0, ''), ('cong-tin', 'u4', '', 'an', 5, 'theo yêu "
            "cầu')");
    }
    const auto store = open();
    const Coverage coverage = store->coverage(5).at(0);
    EXPECT_EQ(coverage.articles, 3);
    EXPECT_EQ(coverage.with_audio, 1);
    EXPECT_EQ(coverage.gaps, (std::map<std::string, std::int64_t>{{"failed: it answered 503", 1},
                                                                  {"skipped: refused: silence: 9 s", 1}}));
    EXPECT_EQ(coverage.exempt, (std::map<Exemption, std::int64_t>{{Exemption::no_article, 3},
                                                                  {Exemption::other_language, 1},
                                                                  {Exemption::other_address, 1},
                                                                  {Exemption::human_recording, 2},
                                                                  {Exemption::switched_off, 1}}));
    EXPECT_EQ(store->articles({}).total, 11);
    EXPECT_EQ(store->article("cong-tin", "u1")->audio, "audio/1.mp3");
    EXPECT_EQ(store->decision("cong-tin", "u1").voice, "vi-north-female");
    EXPECT_EQ(store->decision("cong-tin", "u4").withdrawn_by, "an");
}

TEST_F(SqliteFile, SaysWhoHoldsItWhenItIsLocked) {
    const auto store = open();
    int ready[2], done[2];
    ASSERT_EQ(::pipe(ready), 0);
    ASSERT_EQ(::pipe(done), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        sqlite::Database other(file_);
        other.execute("BEGIN IMMEDIATE");
        char byte = 0;
        const bool told = ::write(ready[1], &byte, 1) == 1 && ::read(done[0], &byte, 1) == 1;
        ::_exit(told ? 0 : 1);
    }
    char byte = 0;
    ASSERT_EQ(::read(ready[0], &byte, 1), 1);
    EXPECT_EQ(store->article("a", "b"), std::nullopt) << "reading goes on";
    try {
        store->keep(record());
        ADD_FAILURE() << "kept";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::retry);
        EXPECT_EQ(error.what(),
                  file_.string() + ": database is locked (sqlite3_exec); another program holds it");
    }
    ASSERT_EQ(::write(done[1], &byte, 1), 1);
    int status = -1;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    for (const int end : {ready[0], ready[1], done[0], done[1]})
        ::close(end);
    store->keep(record());
    EXPECT_EQ(store->counts().size(), 1U) << "usable again";
}

TEST_F(SqliteFile, NamesTheFolderThatCannotBeMade) {
    test::write(folder_.path() / "kho", "a file");
    EXPECT_EQ(error_of_opening(), "cannot make the folder " + file_.parent_path().string() +
                                      ": Not a directory; set [store] url in baonoi.toml");
}

} // namespace
} // namespace baonoi::store
