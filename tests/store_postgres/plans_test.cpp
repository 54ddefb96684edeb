// SPDX-License-Identifier: GPL-3.0-or-later
// What the store asks again and again, of tables that grow: no question reads one of them from its beginning
// to its end, and most read few rows whatever there are. The server itself counts what is read, for each
// table: so no plan has to be read, and every statement is there, also those of functions and triggers.
#include "store/every_store.h"

#include "lib/postgres/postgres.h"
#include "store/connection.h"

#include <chrono>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <thread>

namespace baonoi::store {
namespace {

constexpr Seconds lease{30};
constexpr int articles = 20'000;
constexpr std::int64_t few = 1500; // rows, those of indexes among them

// Every hundredth article failed and every fiftieth waits; each has a recording before it, and words.
constexpr std::string_view fill =
    "SET session_replication_role = replica; "
    "INSERT INTO articles (source, input, id, url, title, state, reason, content_hash, audio, changed_at, "
    "section, voice, seen_at, first_attached_at, listed_at, place, words) SELECT 'nguon-' || n % 4, "
    "'https://tin.example.vn/' || n, 'id' || n, 'https://tin.example.vn/' || n, 'Tin số ' || n, CASE WHEN n "
    "% "
    "100 = 0 THEN 'failed' ELSE 'attached' END, CASE WHEN n % 1000 = 1 THEN 'another voice' ELSE '' END, "
    "md5('h' || n), CASE WHEN n % 100 = 0 THEN '' ELSE 'a.mp3' END, n, 'muc-' || n % 100, 'giong-' || n % "
    "50, n, "
    "n, n, n, to_tsvector('simple', 'tin id' || n) FROM generate_series(1, {0}) AS n; "
    "INSERT INTO listed SELECT place, source, input, state, section, voice FROM articles; "
    "INSERT INTO article_counts SELECT (f).source, (f).state, (f).has_audio, (f).minutes, (f).why, "
    "(f).is_gone, "
    "(f).exemption, count(*) FROM (SELECT facts_of(a) AS f FROM articles a) AS facts GROUP BY 1, 2, 3, 4, 5, "
    "6, 7; "
    "INSERT INTO jobs (source, input, kind, state, version, created_at, run_at, finished_at, retry_at) "
    "SELECT "
    "source, input, place % 3, CASE WHEN place % 100 = 0 THEN 'failed' ELSE 'done' END, '0.1.0', place, "
    "place, "
    "place, CASE WHEN place % 100 = 0 THEN 4000000000 ELSE 0 END FROM articles; "
    "INSERT INTO jobs (source, input, kind, state, version, created_at, run_at) SELECT source, input, place "
    "% 3, "
    "'queued', '0.1.0', place, place FROM articles WHERE place % 50 = 7; "
    "INSERT INTO job_counts SELECT kind, state, count(*) FROM jobs GROUP BY 1, 2; "
    "INSERT INTO sentences SELECT source, input, s, 'Câu ' || s, 'câu ' || s, 'câu ' || s FROM articles, "
    "generate_series(1, 3) AS s; "
    "INSERT INTO article_texts (source, input, words) SELECT source, input, setweight(to_tsvector('simple', "
    "'cau "
    "so' || place), 'A') FROM articles; "
    "INSERT INTO versions (source, input, number, content_hash, text_hash, audio, captions, chapters, bytes, "
    "duration, sha256, voice, version, made_for, made_by, made_because, attached_at, replaced_at, sentences) "
    "SELECT "
    "source, input, 1, md5('v' || place), '', 'v.mp3', '', '', 1, 1, '', 'giong', '0.1.0', '', '', '', "
    "place, "
    "place, '[]' FROM articles; "
    "INSERT INTO readings SELECT source, input, content_hash, 'r' FROM articles; "
    "INSERT INTO unknown_words SELECT source, input, 'la' || place % 500, place, 'La', 'la', 'en', 'Câu', 1 "
    "FROM "
    "articles; "
    "INSERT INTO listened (article, day, start) SELECT id, place % 90, 1 FROM articles; "
    "INSERT INTO listings SELECT source, input, 'l' FROM articles; "
    "INSERT INTO decisions (source, input, voice) SELECT source, input, 'v' FROM articles WHERE place % 10 = "
    "0; "
    "INSERT INTO orders (at, who, what) SELECT n, 'an', 'again' FROM generate_series(1, {0}) AS n; "
    "INSERT INTO hooks (id, forget_after) SELECT 'h' || n, 4000000000 FROM generate_series(1, {0}) AS n; "
    "INSERT INTO events (number, kind, state) SELECT n, 'job', 'done' FROM generate_series(1, 9000) AS n; "
    "SELECT setval('places', {0}); RESET session_replication_role; ANALYZE";

using Reads = std::map<std::string, std::int64_t>; // table -> so many

class PostgresPlans : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        SystemClock clock;
        url_ = test::PostgresServer::shared().new_store("&connections=2");
        open_store(url_, clock);
        const auto address = postgres::parsed_address(url_);
        own_ =
            std::make_unique<postgres::Database>(address, "SET search_path = " + address.ours.at("schema"));
        own_->execute(fmt::format(fmt::runtime(fill), articles));
    }
    static void TearDownTestSuite() { own_.reset(); }

    // A connection tells what it read when it ends.
    static void wait_for_the_store_to_end() {
        while (
            own_->execute("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND "
                          "pid != pg_backend_pid()")
                .integer(0, 0) > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    static Reads reads(std::string_view sql) {
        const postgres::Result rows = own_->execute(std::string(sql));
        Reads reads;
        for (int row = 0; row < rows.rows(); ++row)
            reads[rows.text(row, 0)] = rows.integer(row, 1);
        return reads;
    }
    // Of the tables with more rows than one question may read.
    static Reads whole_reads() {
        return reads(
            "SELECT relname, seq_scan FROM pg_stat_user_tables WHERE schemaname = current_schema() AND "
            "relname NOT IN ('article_counts', 'job_counts') AND n_live_tup > 1000");
    }
    static Reads rows_read() {
        return reads(
            "SELECT t.relname, (t.seq_tup_read + coalesce(sum(i.idx_tup_read), 0))::BIGINT FROM "
            "pg_stat_user_tables t LEFT JOIN pg_stat_user_indexes i USING (relid) WHERE t.schemaname = "
            "current_schema() AND t.relname NOT IN ('article_counts', 'job_counts') GROUP BY t.relname, "
            "t.seq_tup_read");
    }

    void ask(const std::string &name, const std::function<void(Store &)> &question, std::int64_t most = few) {
        wait_for_the_store_to_end();
        const Reads whole = whole_reads(), rows = rows_read();
        question(*open_store(url_, clock_));
        wait_for_the_store_to_end();
        EXPECT_EQ(whole_reads(), whole) << name << " reads a table from its beginning to its end";
        for (const auto &[table, number] : rows_read())
            EXPECT_LE(number - rows.at(table), most) << name << " reads too much of " << table;
    }
    static ArticleKey article(int number) {
        return {fmt::format("nguon-{}", number % 4), fmt::format("https://tin.example.vn/{}", number)};
    }

    SystemClock clock_;
    static inline std::string url_;
    static inline std::unique_ptr<postgres::Database> own_;
};

constexpr std::int64_t all = 1'000'000; // what sums up everything reads it, by an index

TEST_F(PostgresPlans, WorkIsTakenAndEndedWithoutReadingWhatIsThere) {
    ask("claim and finish", [](Store &store) {
        for (int i = 0; i < 12; ++i) {
            const auto job = store.claim("w", lease);
            ASSERT_TRUE(job);
            store.renew(job->id, "w", lease, "normalise");
            ArticleRecord record;
            record.source = job->source;
            record.input = job->input;
            record.state = ArticleState::attached;
            record.content_hash = fmt::format("{:064}", i);
            record.audio = "moi.mp3";
            const std::vector<SentenceRecord> said(20, {"Câu mới", "câu mới"});
            EXPECT_TRUE(store.finish(job->id, "w", {}, record, &said));
        }
    });
    ask("claim of one", [](Store &store) { store.claim("w", lease, 1); });
    ask("hand_back", [](Store &store) {
        const auto job = store.claim("w", lease);
        store.hand_back(job->id, "w", "", Urgency::ordinary);
    });
    ask("reclaim", [](Store &store) {
        store.claim("w", lease);
        store.reclaim([](const std::string &) { return true; });
    });
    ask("queue", [](Store &store) {
        for (const int number : {11, 12, 13, 50'001, 50'002}) {
            JobRequest request;
            request.source = article(number).source;
            request.input = article(number).input;
            request.listing = "l";
            store.queue(request);
        }
    });
    ask("cancel", [](Store &store) { store.cancel(article(57).source, article(57).input, "gỡ"); });
    ask("next_due", [](Store &store) { store.next_due(); });
    ask("release_held", [](Store &store) { store.release_held("nguon-1"); });
    ask("keep", [](Store &store) { store.keep(*store.article(article(8).source, article(8).input)); });
    ask("keep_reading", [](Store &store) {
        store.keep_reading(article(9).source, article(9).input, {"h", "{}", {{"La", "la", "en", "Câu"}}});
    });
}

TEST_F(PostgresPlans, ListsReadWhatTheyList) {
    for (const std::string text : {"", "id777"})
        for (const std::string source : {"", "nguon-1"})
            for (const auto state : {std::optional<ArticleState>(), std::optional(ArticleState::failed)})
                for (const std::string section : {"", "muc-1"}) {
                    ArticleQuery query;
                    query.text = text;
                    query.source = source;
                    query.state = state;
                    query.section = section;
                    query.voice = section.empty() ? "" : "giong-1";
                    ask(fmt::format("articles \"{}\" of \"{}\", {}, \"{}\"", text, source, state.has_value(),
                                    section),
                        [&](Store &store) { store.articles(query); });
                }
    ask("find_article", [](Store &store) { store.find_article("id77"); });
    ask("jobs_of", [](Store &store) { store.jobs_of(article(7).source, article(7).input); });
    ask("jobs", [](Store &store) { store.jobs(JobState::failed, 50); });
    ask("failures", [](Store &store) { store.failures(50); });
    ask("recordings", [](Store &store) { store.recordings("", "", 50); });
    ask("recordings of a source",
        [](Store &store) { store.recordings("nguon-1", "https://tin.example.vn/", 50); });
    ask("recordings_because", [](Store &store) {
        EXPECT_EQ(store.recordings_because("another", 50).size(), articles / 1000U);
        EXPECT_EQ(store.count_because("another"), articles / 1000);
    });
    ask("skipped_because", [](Store &store) { store.skipped_because("x", 50); });
    ask("long_unseen", [](Store &store) { store.long_unseen("nguon-1", 50); });
    ask("sentences", [](Store &store) { store.sentences(article(7).source, article(7).input); });
    ask("sentences_with", [](Store &store) { store.sentences_with("so77", 50); });
    ask("articles_that_say", [](Store &store) {
        ArticleQuery query;
        query.text = "so777";
        store.articles_that_say(query);
    });
    ask("versions", [](Store &store) { store.versions(article(7).source, article(7).input); });
    ask("has_version", [](Store &store) { store.has_version("a"); });
    ask("reading", [](Store &store) { store.reading(article(7).source, article(7).input, "h"); });
    ask("decision", [](Store &store) { store.decision(article(7).source, article(7).input); });
    ask("note_listened", [](Store &store) { store.note_listened("0123456789abcdef", 0); });
    ask("listened", [](Store &store) { store.listened("id7", 0); });
    ask("events", [](Store &store) {
        store.events(8950, 50);
        store.last_event();
    });
    ask("orders", [](Store &store) { store.orders(50); });
    ask("hooks", [](Store &store) { store.is_new_hook("h-moi", 4'000'000'001); });
    ask("counts", [](Store &store) {
        store.counts();
        store.coverage(5);
        store.job_counts();
    });
}

TEST_F(PostgresPlans, WhatIsSummedUpIsReadByAnIndex) {
    ask(
        "sections", [](Store &store) { store.sections("nguon-1"); }, all);
    ask(
        "articles_in", [](Store &store) { store.articles_in("nguon-1", "muc-1"); }, all);
    ask(
        "decisions", [](Store &store) { store.decisions("nguon-1"); }, all);
    ask(
        "inputs_with_audio", [](Store &store) { store.inputs_with_audio("nguon-1"); }, all);
    ask(
        "voices_of_recordings", [](Store &store) { store.voices_of_recordings(); }, all);
    ask("unknown_words", [](Store &store) { store.unknown_words(articles - 100, 10, 3); });
    ask("most_listened", [](Store &store) { store.most_listened(89, 10); });
    ask(
        "forget_versions", [](Store &store) { store.forget_versions(5, 100); }, all);
    ask(
        "forget_jobs", [](Store &store) { store.forget_jobs(100); }, all);
}

} // namespace
} // namespace baonoi::store
