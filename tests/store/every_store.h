// SPDX-License-Identifier: GPL-3.0-or-later
// What every backend has to do is tested on each of those listed here.
#pragma once

#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#ifdef BAONOI_ON_POSTGRES
#include "fakes/postgres_server.h"
#endif
#include "store/store.h"

#include <gtest/gtest.h>
#include <memory>
#include <string>

namespace baonoi::test {

using namespace store;

struct Backend {
    const char *name;
    std::string (*url)(
        const std::filesystem::path &folder); // of an empty store; the folder is the test's own
};

inline void PrintTo(const Backend &backend, std::ostream *out) {
    *out << backend.name;
}

inline const Backend sqlite{"sqlite", [](const std::filesystem::path &folder) {
                                return "sqlite:" + (folder / "kho/baonoi.db").string();
                            }};

#ifdef BAONOI_ON_POSTGRES
// Whose leases go by the test's clock; that they go by the server's is tested apart.
inline const Backend postgres{
    "postgres", [](const std::filesystem::path &) { return PostgresServer::shared().new_store(); }};
inline const Backend tested = postgres;
#else
inline const Backend tested = sqlite;
#endif

class EveryStore : public ::testing::TestWithParam<Backend> {
protected:
    std::unique_ptr<Store> open() { return open_store(url_, clock_); }

    // A request for the article of that number.
    static JobRequest request(int number, JobKind kind = JobKind::published, const std::string &hash = "") {
        JobRequest request;
        request.source = "cong-tin";
        request.input = "https://tin.example.vn/" + std::to_string(number);
        request.kind = kind;
        request.content_hash = hash;
        return request;
    }

    static ArticleRecord record(const std::string &input = "https://tin.example.vn/1") {
        ArticleRecord record;
        record.source = "cong-tin";
        record.input = input;
        record.id = "0123456789abcdef";
        record.url = input;
        record.title = "Mưa lớn";
        record.published = "2026-03-01T09:51:00+07:00";
        record.state = ArticleState::attached;
        record.content_hash = "abc";
        record.audio = "audio/1.abc.mp3";
        record.duration = 61.5;
        record.voice = "vi-north";
        record.version = "0.1.0";
        record.round = 1;
        record.announced_at = 1'500'000'000;
        record.first_attached_at = 1'500'000'060;
        record.attached_at = 1'500'000'060;
        return record;
    }

    // What a worker says of the job's article when it ends with the state.
    static ArticleRecord outcome(const Job &job, ArticleState state) {
        ArticleRecord record;
        record.source = job.source;
        record.input = job.input;
        record.state = state;
        if (state == ArticleState::attached) {
            record.content_hash = "h1";
            record.audio = "audio/1.mp3";
        }
        return record;
    }

    bool finish(Job job, JobState state = JobState::done) {
        const ArticleState after = state == JobState::done ? ArticleState::attached : ArticleState::failed;
        return store_->finish(job.id, job.lease_owner, {state, "", {}, 0, 0}, outcome(job, after), nullptr);
    }

    FakeClock clock_;
    TemporaryFolder folder_;
    std::string url_ = GetParam().url(folder_.path());
    std::unique_ptr<Store> store_ = open();
};

} // namespace baonoi::test

// Each program of tests has one backend: store_test SQLite, store_postgres_test PostgreSQL.
#define BAONOI_ON_EVERY_STORE(suite)                                                                         \
    INSTANTIATE_TEST_SUITE_P(Stores, suite, ::testing::Values(test::tested),                                 \
                             [](const auto &given) { return given.param.name; })
// What looks into the file.
#ifdef BAONOI_ON_POSTGRES
#define BAONOI_ON_SQLITE(suite) GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(suite)
#else
#define BAONOI_ON_SQLITE(suite) BAONOI_ON_EVERY_STORE(suite)
#endif
