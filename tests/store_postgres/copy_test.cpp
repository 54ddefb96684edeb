// SPDX-License-Identifier: GPL-3.0-or-later
// A newsroom moves from SQLite to PostgreSQL, and back.
#include "store/copy.h"
#include "store/every_store.h"

#include "base/error.h"
#include "base/secret.h"
#include "lib/postgres/postgres.h"
#include "lib/sqlite/sqlite.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <set>

namespace baonoi::store {
namespace {

class CopiedStore : public ::testing::Test {
protected:
    static constexpr int articles = 1200; // more than a batch

    std::string file(const std::string &name) const { return "sqlite:" + (folder_.path() / name).string(); }

    void fill(const std::string &url) {
        const auto store = open_store(url, clock_);
        std::vector<JobRequest> requests;
        for (int i = 0; i < articles; ++i) {
            JobRequest request;
            request.source = "cong-tin";
            request.input = fmt::format("https://tin.example.vn/{}", i);
            request.listing = "{}";
            requests.push_back(request);
        }
        store->queue_all(requests);
        for (int i = 0; i < 20; ++i) {
            const auto job = store->claim("w", Seconds{30});
            ArticleRecord article;
            article.source = job->source;
            article.input = job->input;
            article.title = "Mưa lớn";
            article.state = ArticleState::attached;
            article.audio = "a.mp3";
            article.content_hash = "h";
            article.duration = 0.1 * i;
            const std::vector<SentenceRecord> sentences{{"Bão vào.", "Bão vào"},
                                                        {"Giá 5%.", "Giá năm phần trăm"}};
            store->finish(job->id, "w", {}, article, &sentences);
            store->keep_reading(article.source, article.input, {"h", "đọc", {{"WHO", "a", "en", "b", 2}}});
            article.content_hash = "h2";
            store->keep(article);
        }
        ArticleRecord heard = *store->article("cong-tin", "https://tin.example.vn/1");
        heard.id = "a1";
        heard.content_hash = std::string(64, 'a');
        store->keep(heard);
        EXPECT_TRUE(store->note_listened(std::string(12, 'a'), 0));
        store->revise("cong-tin", "https://tin.example.vn/1", [](Decision &decision) {
            decision.voice = "vi-south";
            decision.passages = {{"a", true}};
            decision.words = {{"BHXH", "bảo hiểm"}};
        });
        store->revise_scope("cong-tin", "", "lan", "vì", [](ScopeRecord &scope) { scope.intro = ""; });
        store->add_token({"an", Role::admin, "ab", 0, 0});
        store->note_order({0, "an", "regenerate", "cong-tin", "x", 1, ""});
        store->is_new_hook("h1", 5);
        SessionRecord session;
        session.sha256 = "s";
        store->add_session(session);
        store->note_lexicon_change({0, 0, "lan", "added", "BHXH", "a", "/a", "", 0, false});
        store->keep_cursor("cong-tin", "c");
    }

    std::vector<CopiedTable> copy(const std::string &from, const std::string &to) {
        return copy_store(from, to, clock_, [&](const std::string &, std::int64_t) {
            if (batches_left_ > 0 && --batches_left_ == 0)
                throw std::runtime_error("killed");
        });
    }
    std::string refusal(const std::string &from, const std::string &to) {
        try {
            copy(from, to);
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::stop);
            return error.what();
        }
        return "copied";
    }
    static postgres::Database tables_of(const std::string &url) {
        const auto address = postgres::parsed_address(url);
        postgres::Database database(address, "");
        database.execute("SET search_path = " + address.ours.at("schema"));
        return database;
    }
    static std::string list(const std::string &url, Clock &clock) {
        const auto store = open_store(url, clock);
        std::string text;
        ArticleQuery query;
        query.per_page = 1000;
        for (const ArticleRecord &article : store->articles(query).articles)
            text += article.input + "\n";
        query.text = "bão";
        for (const TextHit &hit : store->articles_that_say(query).hits)
            text += hit.input + " " + hit.sentence.text + "\n";
        for (const EventRecord &event : store->events(0, 100'000))
            text += fmt::format("{} {} {}\n", event.number, event.input, event.state);
        text += fmt::format("{} {}", store->identity(), store->counts().at(ArticleState::attached));
        return text;
    }

    test::FakeClock clock_;
    test::TemporaryFolder folder_;
    int batches_left_ = 0;
};

TEST_F(CopiedStore, IsTheSameThereAndBack) {
    const std::string here = file("a.db"), there = test::PostgresServer::shared().new_store(),
                      back = file("b.db");
    fill(here);
    const auto tables = copy(here, there);
    for (const CopiedTable &table : tables)
        EXPECT_GT(table.rows, 0) << table.name << " was not tested";
    EXPECT_EQ(list(there, clock_), list(here, clock_));
    EXPECT_EQ(copy(there, back), tables);
    EXPECT_EQ(list(back, clock_), list(here, clock_));
    EXPECT_EQ(copy(here, there), tables) << "again, nothing is to do";

    const auto store = open_store(there, clock_);
    JobRequest request;
    request.source = "cong-tin";
    request.input = "https://tin.example.vn/mới";
    EXPECT_EQ(store->queue(request), articles + 1) << "numbers go on";
    EXPECT_EQ(refusal(here, there),
              without_secrets(there) + " is no copy of " + here +
                  ": articles has 1201 rows and not 1200; somebody worked on one of them: stop that and copy "
                  "into an empty store");
    EXPECT_TRUE(store->job(articles + 1)) << "nothing was taken away";
}

TEST_F(CopiedStore, ABackupByPgDumpIsTheSameStore) {
    test::PostgresServer &server = test::PostgresServer::shared();
    const std::string there = server.new_store();
    fill(there);
    const std::string before = list(there, clock_); // it has its identity since
    const std::string back = server.restored(there, "phuc_hoi");
    EXPECT_EQ(list(back, clock_), before);
    EXPECT_EQ(open_store(back, clock_)->faults(), std::vector<std::string>());
    ArticleQuery query;
    query.text = "gia nam phan tram";
    EXPECT_EQ(open_store(back, clock_)->articles_that_say(query).total,
              open_store(there, clock_)->articles_that_say(query).total);
    EXPECT_GT(open_store(back, clock_)->articles_that_say(query).total, 0);
}

TEST_F(CopiedStore, GoesOnWhereItWasEnded) {
    const std::string here = file("a.db"), there = test::PostgresServer::shared().new_store();
    fill(here);
    for (int end = 1; end < 30; end += 4) {
        batches_left_ = end;
        try {
            copy(here, there);
        } catch (const std::runtime_error &) { // killed
        }
    }
    batches_left_ = 0;
    copy(here, there);
    EXPECT_EQ(list(there, clock_), list(here, clock_));
}

TEST_F(CopiedStore, NothingIsMixedWithAnotherStore) {
    const std::string here = file("a.db"), there = test::PostgresServer::shared().new_store();
    open_store(here, clock_)->add_token({"an", Role::admin, "ab", 0, 0});
    const auto other = open_store(there, clock_);
    other->add_token({"bình", Role::admin, "cd", 0, 0});
    EXPECT_EQ(refusal(here, there), without_secrets(there) + " holds tokens already; copy into an empty one");
    other->identity();
    EXPECT_EQ(refusal(here, there),
              without_secrets(there) + " is a store of its own; copy into an empty one");
    EXPECT_EQ(other->tokens().size(), 1U);
}

TEST_F(CopiedStore, ATitleThatIsAnotherIsFound) {
    const std::string here = file("a.db"), there = test::PostgresServer::shared().new_store();
    fill(here);
    copy(here, there);
    tables_of(there).execute(
        "UPDATE articles SET title = 'Mưa nhỏ' WHERE input = 'https://tin.example.vn/7'");
    EXPECT_EQ(
        refusal(here, there),
        without_secrets(there) + " is no copy of " + here +
            ": the 1200 rows of articles are not the same in both; somebody worked on one of them: stop "
            "that and copy into an empty store");
}

TEST_F(CopiedStore, NothingIsCopiedWhileADaemonWorksOnEither) {
    const std::string here = file("a.db"), there = test::PostgresServer::shared().new_store();
    fill(here);
    HostRecord daemon;
    daemon.process = "boot:7:1";
    daemon.name = "may-1";
    open_store(there, clock_)->note_host(daemon);
    const std::string why = "the daemon of may-1 works on the store " + without_secrets(there) +
                            "; stop it first (one that was killed counts as stopped after 60 s)";
    EXPECT_EQ(refusal(here, there), why);
    EXPECT_EQ(refusal(there, here), why);
    EXPECT_EQ(open_store(there, clock_)->counts(), (std::map<ArticleState, std::int64_t>()));
    clock_.pass(60);
    copy(here, there);
    EXPECT_EQ(list(there, clock_), list(here, clock_));
}

TEST_F(CopiedStore, WhatIsCountedWrongIsNamedAndCountedAnewInACopy) {
    const std::string there = test::PostgresServer::shared().new_store(), back = file("a.db");
    fill(there);
    tables_of(there).execute("DELETE FROM article_counts WHERE state = 'attached'");
    EXPECT_EQ(
        open_store(there, clock_)->faults(),
        std::vector<std::string>{"it counts 1180 articles and has 1200; restore it from a backup, or "
                                 "copy it into an empty store by baonoi store copy, which counts anew"});
    copy(there, back);
    EXPECT_EQ(open_store(back, clock_)->faults(), std::vector<std::string>());
}

// A table that is new is copied, or is made of others.
TEST_F(CopiedStore, NoTableIsForgotten) {
    const std::set<std::string> made_of_others = {"article_counts", "article_texts", "job_counts",
                                                  "listed",         "listed_jobs",   "unfinished"};
    const std::set<std::string> of_daemons_that_run = {"hosts", "leases"};
    open_store(file("a.db"), clock_);
    const sqlite::Database database(folder_.path() / "a.db");
    sqlite::Statement select(
        database, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                  "AND name NOT LIKE '%\\_words\\_%' ESCAPE '\\' AND sql NOT LIKE '%USING fts5%' "
                  "ORDER BY name");
    const auto copied = copied_tables();
    while (select.step())
        EXPECT_TRUE(made_of_others.contains(select.text(0)) || of_daemons_that_run.contains(select.text(0)) ||
                    std::find(copied.begin(), copied.end(), select.text(0)) != copied.end())
            << select.text(0) << " is to be named in store/copied_table.cpp";
}

} // namespace
} // namespace baonoi::store
