// SPDX-License-Identifier: GPL-3.0-or-later
// A newer version brings the store forward while hosts of the version before work on it.
#include "store/every_store.h"

#include "base/error.h"
#include "base/secret.h"
#include "lib/postgres/postgres.h"
#include "store/postgres_connection.h"
#include "store/postgres_schema.h"
#include "store_postgres/some_article.h"
#include "test_paths.h"

#include <atomic>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <future>
#include <gtest/gtest.h>
#include <mutex>
#include <numeric>
#include <thread>

namespace baonoi::store {
namespace {

using test::attached;
using test::request;

constexpr Seconds lease{30};

// What the version after this one may do: new tables, columns, indexes, and another body of a function.
constexpr const char *next_schema =
    "CREATE TABLE moi (n BIGINT PRIMARY KEY, t TEXT COLLATE \"C\" NOT NULL DEFAULT '');\n"
    "ALTER TABLE jobs ADD COLUMN moi BIGINT NOT NULL DEFAULT 7;\n"
    "ALTER TABLE articles ADD COLUMN moi TEXT COLLATE \"C\" NOT NULL DEFAULT 'x';\n"
    "ALTER TABLE article_counts ADD COLUMN moi BIGINT NOT NULL DEFAULT 0;\n"
    "CREATE INDEX jobs_moi ON jobs (moi);\n"
    "CREATE OR REPLACE FUNCTION now_seconds() RETURNS BIGINT LANGUAGE sql VOLATILE AS\n"
    "    $$ SELECT floor(extract(epoch FROM clock_timestamp()))::BIGINT + 0 $$;\n";

class PostgresMigration : public ::testing::Test {
protected:
    PostgresMigration() {
        std::filesystem::copy(fmt::format("{}/config/schema", BAONOI_SOURCE_DIR), files(),
                              std::filesystem::copy_options::recursive);
    }
    std::filesystem::path files() const { return folder_.path() / "schema"; }
    std::int64_t version() { return version_of(own_, schema_); }
    // The next version's only new file.
    void write_next(const std::string &text) {
        test::write(files() / fmt::format("postgres/{:03}_moi.sql", before_ + 1), text);
    }
    // The host that is upgraded first.
    void bring_forward(Clock &clock) {
        PostgresConnection connection(postgres::parsed_address(url_), schema_);
        migrate(connection.database(), schema_, files(), clock);
    }
    // Why it could not be brought forward, and what the log says.
    std::pair<std::string, std::string> tried() {
        std::string fault;
        ::testing::internal::CaptureStderr();
        try {
            bring_forward(clock_);
        } catch (const Error &error) {
            fault = error.what();
        }
        return {fault, ::testing::internal::GetCapturedStderr()};
    }
    // One article's way, and what is asked meanwhile.
    void work(int number) {
        old_->queue(request(number));
        const auto job = old_->claim("cu", lease);
        ASSERT_TRUE(job);
        EXPECT_EQ(job->input, request(number).input);
        EXPECT_TRUE(old_->renew(job->id, "cu", lease, "encode"));
        const std::vector<SentenceRecord> sentences(1);
        EXPECT_TRUE(old_->finish(job->id, "cu", {JobState::done, "", {}, 1, 1}, attached(*job), &sentences));
        old_->keep(attached(*job));
        EXPECT_EQ(old_->job(job->id)->state, JobState::done);
        EXPECT_EQ(old_->article("cong-tin", job->input)->audio, "a.mp3");
        EXPECT_EQ(old_->counts().at(ArticleState::attached), number);
        EXPECT_EQ(old_->articles({}).articles.size(), static_cast<std::size_t>(number));
        EXPECT_EQ(old_->jobs(JobState::done, 10).size(), static_cast<std::size_t>(number));
        EXPECT_EQ(old_->jobs_of("cong-tin", job->input).size(), 1U);
        EXPECT_TRUE(old_->hold({"poll"}, "cu", lease).contains("poll"));
        EXPECT_FALSE(old_->next_due());
        EXPECT_EQ(old_->faults(), std::vector<std::string>());
    }

    test::TemporaryFolder folder_;
    test::FakeClock clock_;
    std::string url_ = test::PostgresServer::shared().new_store();
    std::string schema_ = postgres::parsed_address(url_).ours.at("schema");
    std::unique_ptr<Store> old_ = open_store(url_, clock_); // of a host that is not upgraded yet
    postgres::Database own_{postgres::parsed_address(url_), "SET search_path = " + schema_};
    const std::int64_t before_ = version();
};

TEST_F(PostgresMigration, AHostOfTheVersionBeforeGoesOnOverTheNewerSchema) {
    work(1);
    write_next(next_schema);
    bring_forward(clock_);
    EXPECT_EQ(version(), before_ + 1);
    work(2);
    work(3);
    try {
        open_store(url_, clock_);
        FAIL() << "it was started again";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::stop);
        EXPECT_EQ(
            error.what(),
            fmt::format("{} is of a newer version of baonoi (schema {}, this one knows {}); install that "
                        "version, or set another [store] url",
                        without_secrets(url_), before_ + 1, before_));
    }
    work(4);
}

TEST_F(PostgresMigration, WhileHostsWorkNeitherStopsTheOther) {
    constexpr int articles = 200;
    for (int i = 0; i < articles; ++i)
        old_->queue(request(i));
    std::mutex mutex;
    std::vector<std::string> faults; // but those that are tried again
    std::atomic<int> finished = 0;
    const auto insist = [&](const auto &call) {
        for (;;)
            try {
                return call();
            } catch (const Error &error) {
                if (error.next() == Next::retry)
                    continue;
                const std::scoped_lock lock(mutex);
                faults.emplace_back(error.what());
                return decltype(call())();
            }
    };
    std::vector<std::thread> workers;
    for (int i = 0; i < 4; ++i)
        workers.emplace_back([&, owner = fmt::format("cu-{}", i)] {
            while (const auto job = insist([&] { return old_->claim(owner, lease); })) {
                insist([&] { return old_->renew(job->id, owner, lease, "encode"); });
                finished += insist([&] { return old_->finish(job->id, owner, {}, attached(*job), nullptr); });
            }
        });
    while (finished < articles / 4)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    write_next(next_schema);
    SystemClock clock;
    bring_forward(clock);
    for (std::thread &worker : workers)
        worker.join();
    EXPECT_EQ(faults, std::vector<std::string>());
    EXPECT_EQ(version(), before_ + 1);
    EXPECT_EQ(old_->counts().at(ArticleState::attached), articles);
    EXPECT_EQ(old_->jobs(JobState::done, articles + 1).size(), static_cast<std::size_t>(articles));
    EXPECT_EQ(old_->faults(), std::vector<std::string>());
}

TEST_F(PostgresMigration, WhatOthersStoppedIsUndoneAndTriedAgain) {
    own_.execute("CREATE SEQUENCE tries"); // which no ROLLBACK sets back
    write_next("CREATE TABLE moi (n BIGINT);\nDO $$ BEGIN IF nextval('tries') < 3 THEN RAISE EXCEPTION "
               "'deadlock detected' USING ERRCODE = '40P01'; END IF; END $$;\n");
    const auto [fault, said] = tried();
    EXPECT_EQ(fault, "");
    EXPECT_EQ(version(), before_ + 1);
    EXPECT_EQ(clock_.sleeps, (std::vector<double>{0.25, 0.5}));
    EXPECT_TRUE(
        said.ends_with(fmt::format(" warning {}: deadlock detected (40P01); bringing the store forward is "
                                   "tried again\n",
                                   without_secrets(url_))))
        << said;
    EXPECT_EQ(said.find('\n'), said.size() - 1) << "it says so once";
}

TEST_F(PostgresMigration, IsGivenUpAfterTwoMinutesAndLeavesTheStoreAsItWas) {
    write_next(
        "CREATE TABLE moi (n BIGINT);\nDO $$ BEGIN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = "
        "'40P01'; END $$;\n");
    EXPECT_EQ(tried().first, without_secrets(url_) + ": deadlock detected (40P01)");
    const double slept = std::accumulate(clock_.sleeps.begin(), clock_.sleeps.end(), 0.0);
    EXPECT_GT(slept, 110);
    EXPECT_LE(slept, 120);
    EXPECT_EQ(version(), before_);
    EXPECT_TRUE(own_.execute("SELECT to_regclass('moi')::text").is_null(0, 0));
    work(1);
}

TEST_F(PostgresMigration, WhatIsWrongWithItselfIsNotTriedAgain) {
    write_next("CREATE TABLE jobs (n BIGINT);\n");
    EXPECT_EQ(tried().first, without_secrets(url_) + ": relation \"jobs\" already exists (42P07)");
    EXPECT_EQ(clock_.sleeps, std::vector<double>());
}

// As after a failover: its connection ends while it waits for a change of another host.
TEST_F(PostgresMigration, GoesOnOverANewConnection) {
    write_next(next_schema);
    own_.execute("BEGIN; LOCK TABLE articles IN ROW EXCLUSIVE MODE");
    auto host = std::async(std::launch::async, [&] { return tried(); });
    postgres::Database other(postgres::parsed_address(url_), "");
    const auto end_who_waits = [&] {
        return other
                   .execute(
                       "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE wait_event_type "
                       "= 'Lock' AND query LIKE '%LOCK TABLE jobs, articles%'")
                   .integer(0, 0) == 1;
    };
    while (!end_who_waits() && host.wait_for(std::chrono::milliseconds(1)) == std::future_status::timeout) {
    }
    own_.execute("COMMIT");
    const auto [fault, said] = host.get();
    EXPECT_EQ(fault, "");
    EXPECT_NE(said.find("bringing the store forward is tried again"), std::string::npos) << said;
    EXPECT_EQ(version(), before_ + 1);
    EXPECT_EQ(clock_.sleeps, std::vector<double>{0.25});
}

// What a host of the version before gets when the migration takes longer than it may wait.
TEST_F(PostgresMigration, WhoWaitsTooLongIsToldThatItPasses) {
    own_.execute("BEGIN; LOCK TABLE jobs, articles IN ACCESS EXCLUSIVE MODE");
    PostgresConnection host(postgres::parsed_address(url_), schema_);
    host.database().execute("SET lock_timeout = 10");
    try {
        host.begin({}, true);
        Statement(host, "UPDATE jobs SET stage = '' WHERE id = ?").bind_all(std::int64_t{1}).run();
        host.commit();
        ADD_FAILURE() << "it did not wait";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::retry);
        EXPECT_EQ(error.what(), without_secrets(url_) + ": canceling statement due to lock timeout (55P03)");
    }
    host.undo();
    own_.execute("COMMIT");
    work(1);
}

} // namespace
} // namespace baonoi::store
