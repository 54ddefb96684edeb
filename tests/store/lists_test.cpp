// SPDX-License-Identifier: GPL-3.0-or-later
// What lists, searches and counts: right, and never by reading everything.
#include "store/every_store.h"
#include "test_paths.h"

#include "base/error.h"
#include "fakes/sql_watch.h"
#include "lib/sqlite/sqlite.h"
#include "store/catch_up.h"

#include <fmt/format.h>

namespace baonoi::store {
namespace {

class StoredLists : public test::EveryStore {
protected:
    void keep(int number, const std::string &title, ArticleState state = ArticleState::attached,
              const std::string &source = "cong-tin") {
        ArticleRecord one = record("https://tin.example.vn/" + std::to_string(number));
        one.source = source;
        one.title = title;
        one.state = state;
        if (state != ArticleState::attached) {
            one.audio = one.content_hash = "";
            one.first_attached_at = one.attached_at = 0;
            one.reason = fmt::format("{} answered 503", one.input);
        }
        store_->keep(one);
    }
    // The numbers of the articles that are found, in their order.
    std::string found(const std::string &text, std::optional<ArticleState> state = {},
                      const std::string &source = "") {
        ArticleQuery query;
        query.text = text;
        query.state = state;
        query.source = source;
        std::string numbers;
        const ArticlePage page = store_->articles(query);
        for (const ArticleRecord &article : page.articles)
            numbers += article.input.substr(article.input.rfind('/') + 1) + " ";
        EXPECT_EQ(page.total, static_cast<std::int64_t>(page.articles.size())) << text;
        return numbers;
    }
};
BAONOI_ON_EVERY_STORE(StoredLists);

TEST_P(StoredLists, ASearchTakesNoHeedOfCaseMarksAndTheFormOfLetters) {
    keep(1, "Hà Nội đón bão");
    keep(2, "Đường sắt qua Đắk Lắk");
    keep(3, "Hạ Long");
    EXPECT_EQ(found("ha noi"), "1 ");
    EXPECT_EQ(found("HÀ NỘI"), "1 ");
    EXPECT_EQ(found("Ha\u0300 No\u0323\u0302i"), "1 ") << "decomposed";
    EXPECT_EQ(found("duong sat"), "2 ");
    EXPECT_EQ(found("đắk"), "2 ");
    EXPECT_EQ(found("dak lak"), "2 ");
    EXPECT_EQ(found("noi ha"), "1 ") << "in any order";
    EXPECT_EQ(found("hà"), "3 1 ");
}

TEST_P(StoredLists, TheLastWordMayBeItsBeginningTheOthersMayNot) {
    keep(1, "Thủ tướng họp báo");
    EXPECT_EQ(found("thủ tư"), "1 ");
    EXPECT_EQ(found("thủ tươn"), "1 ");
    EXPECT_EQ(found("tư thủ"), "") << "a whole word is meant";
    EXPECT_EQ(found("thủ t"), "") << "of one letter there are too many";
}

TEST_P(StoredLists, AnAddressIsFoundByItsParts) {
    keep(12, "Giá vàng");
    keep(3, "Mưa");
    EXPECT_EQ(found("https://tin.example.vn/12"), "12 ");
    EXPECT_EQ(found("EXAMPLE.VN/3"), "3 ");
    EXPECT_EQ(found("0123456789abcdef"), "3 12 ") << "the id";
}

TEST_P(StoredLists, WhatMeansSomethingToTheIndexIsTextLikeAnyOther) {
    keep(1, "Giá \"vàng\" OR NEAR (tăng)");
    for (const char *text : {"\"", "\"vàng", "vàng\"", "vàng OR", "NEAR(", "-vàng", "words:vàng", "*",
                             "vàng*", "^vàng", "a AND", "(", "\xff", "vàng\x01", "{", "+", "%", "'"})
        EXPECT_NO_THROW(found(text)) << text;
    EXPECT_EQ(found("near or"), "1 ");
    EXPECT_EQ(found(" "), "1 ") << "no word: all";
    EXPECT_EQ(found("words:vàng"), "");
}

TEST_P(StoredLists, StateAndSourceNarrowASearch) {
    keep(1, "Mưa", ArticleState::failed, "an");
    keep(2, "Mưa", ArticleState::attached, "an ninh");
    keep(3, "Nắng", ArticleState::failed, "an ninh");
    EXPECT_EQ(found("mưa", ArticleState::failed), "1 ");
    EXPECT_EQ(found("", ArticleState::failed), "3 1 ");
    EXPECT_EQ(found("", {}, "an ninh"), "3 2 ");
    EXPECT_EQ(found("", {}, "an"), "1 ");
    EXPECT_EQ(found("mưa", ArticleState::failed, "an ninh"), "");
    EXPECT_EQ(found("failed"), "") << "no word of an article";
}

TEST_P(StoredLists, WhatIsKeptAnewIsFoundByItsNewWordsAndComesFirst) {
    keep(1, "Tin cũ");
    keep(2, "Tin khác");
    keep(1, "Bài mới", ArticleState::failed);
    EXPECT_EQ(found("cũ"), "");
    EXPECT_EQ(found("bài mới"), "1 ");
    EXPECT_EQ(found(""), "1 2 ");
    EXPECT_EQ(found("", ArticleState::attached), "2 ");
}

TEST_P(StoredLists, TheSkippedAreFoundByWhy) {
    for (int number = 1; number <= 4; ++number)
        keep(number, "Tin", number == 4 ? ArticleState::failed : ArticleState::skipped);
    const auto found = [&](const std::string &phrase, std::size_t limit) {
        std::string numbers;
        for (const ArticleRecord &article : store_->skipped_because(phrase, limit))
            numbers += article.input.substr(article.input.rfind('/') + 1) + " ";
        return numbers;
    };
    EXPECT_EQ(found("answered 503", 9), "3 2 1 ");
    EXPECT_EQ(found("answered 503", 2), "3 2 ");
    EXPECT_EQ(found("vn/2 ", 9), "2 ");
    EXPECT_EQ(found("answered 404", 9), "");
}

TEST_P(StoredLists, PagesFollowOneAnotherByKeyThoughArticlesComeBetween) {
    for (int number = 1; number <= 5; ++number)
        keep(number, "Tin");
    ArticleQuery query;
    query.per_page = 2;
    for (const std::string text : {"", "tin"}) {
        query.text = text;
        query.after = 0;
        std::string inputs;
        std::int64_t total = 0;
        do {
            const ArticlePage page = store_->articles(query);
            for (const ArticleRecord &article : page.articles)
                inputs += article.input.substr(article.input.rfind('/') + 1) + " ";
            total = page.total;
            query.after = page.next;
            keep(9, "Tin");
        } while (query.after != 0);
        EXPECT_EQ(inputs, text.empty() ? "5 4 3 2 1 " : "9 5 4 3 2 1 ");
        EXPECT_EQ(total, 6);
    }
    query.page = 3;
    EXPECT_EQ(store_->articles(query).articles.size(), 2U);
    EXPECT_EQ(store_->articles(query).next, 0);
}

// The file behind a store, and what is not in the interface.
class SqliteLists : public StoredLists {
protected:
    std::filesystem::path file() const { return url_.substr(std::string_view("sqlite:").size()); }

    std::int64_t number(const std::string &sql) {
        const sqlite::Database database(file());
        sqlite::Statement select(database, sql);
        return select.step() ? select.integer(0) : -1;
    }
    std::vector<std::string> plan_of(const std::string &sql) {
        const sqlite::Database database(file());
        sqlite::Statement explain(database, "EXPLAIN QUERY PLAN " + sql);
        std::vector<std::string> steps;
        while (explain.step())
            steps.push_back(explain.text(3));
        return steps;
    }
    // What the counts say, and what counting all rows says.
    void expect_counts_are_right() {
        EXPECT_EQ(number("SELECT count(*) FROM articles"), number("SELECT sum(count) FROM article_counts"));
        EXPECT_EQ(
            number("SELECT count(*) FROM (SELECT source, state, has_audio, minutes, why, is_gone, exemption, "
                   "count(*) FROM article_facts GROUP BY 1, 2, 3, 4, 5, 6, 7 EXCEPT SELECT * FROM "
                   "article_counts)"),
            0);
        EXPECT_EQ(
            number(
                "SELECT count(*) FROM (SELECT * FROM article_counts EXCEPT SELECT source, state, "
                "has_audio, minutes, why, is_gone, exemption, count(*) FROM article_facts GROUP BY 1, 2, 3, "
                "4, 5, 6, 7)"),
            0);
        EXPECT_EQ(number("SELECT count(*) FROM (SELECT kind, state, count(*) FROM jobs GROUP BY 1, 2 EXCEPT "
                         "SELECT * FROM job_counts)"),
                  0);
        EXPECT_EQ(number("SELECT count(*) FROM (SELECT kind, state, created_at, id FROM jobs EXCEPT SELECT * "
                         "FROM listed_jobs)"),
                  0);
        EXPECT_EQ(number("SELECT sum(count) FROM job_counts"), number("SELECT count(*) FROM jobs"));
        sqlite::Database(file()).execute(
            "INSERT INTO listed_words (listed_words) VALUES ('integrity-check')");
    }
};
BAONOI_ON_SQLITE(SqliteLists);

TEST_P(SqliteLists, TheCountsThatAreKeptAreThoseOfAllRows) {
    for (int number = 1; number <= 12; ++number)
        keep(number, "Tin", number % 3 == 0 ? ArticleState::failed : ArticleState::attached,
             number % 2 ? "a" : "b");
    keep(3, "Tin", ArticleState::attached, "a");
    for (int number = 20; number < 26; ++number)
        store_->queue(request(number, number % 2 ? JobKind::backfill : JobKind::published));
    for (int i = 0; i < 3; ++i)
        finish(*store_->claim("w", Seconds{30}), i == 0 ? JobState::failed : JobState::done);
    store_->cancel("cong-tin", request(25).input, "gỡ");
    clock_.pass(100);
    store_->queue(request(20));
    store_->forget_jobs(clock_.unix_time());
    expect_counts_are_right();
    sqlite::Database(file()).execute("DELETE FROM articles WHERE source = 'b'");
    sqlite::Database(file()).execute("DELETE FROM jobs WHERE state = 'queued'");
    expect_counts_are_right();
}

// What the server and the daemon ask again and again, each with everything that it may be asked.
void ask_everything(Store &store, const JobRequest &known) {
    ArticleQuery query;
    for (const std::string text : {"", "mưa lớn"})
        for (const std::string source : {"", "cong-tin"})
            for (const auto state : {std::optional<ArticleState>(), std::optional(ArticleState::failed)})
                for (const std::int64_t after : {0, 9}) {
                    query.text = text;
                    query.source = source;
                    query.state = state;
                    query.after = after;
                    store.articles(query);
                }
    store.skipped_because("x", 10);
    store.counts();
    store.coverage(5);
    store.job_counts();
    store.token("a");
    store.has_hook("a");
    store.find_article("a");
    store.articles_named("a");
    store.article(known.source, known.input);
    store.recordings("", "", 9);
    store.recordings("cong-tin", "https://tin.example.vn/", 9);
    store.decision(known.source, known.input);
    store.jobs_of(known.source, known.input);
    store.next_due();
    store.queue(known);
    const auto job = store.claim("w", Seconds{30}, std::nullopt);
    store.renew(job->id, "w", Seconds{30}, "normalise");
    store.job(job->id);
}

TEST_P(SqliteLists, NoQuestionReadsAllArticlesOrJobs) {
    keep(1, "Mưa lớn");
    std::vector<std::string> questions;
    {
        const test::SqlWatch watch;
        ask_everything(*store_, request(1));
        questions = watch.seen();
    }
    EXPECT_GT(questions.size(), 30U);
    for (const std::string &question : questions) {
        if (!question.starts_with("SELECT") && !question.starts_with("UPDATE"))
            continue;
        for (const std::string &step : plan_of(question)) {
            // The queue in its order is read up to the first that may be claimed.
            // So are the recordings, up to as many as a feed lists.
            const bool is_queue = step == "SCAN jobs USING INDEX jobs_due" ||
                                  step == "SCAN jobs USING INDEX jobs_oldest" ||
                                  step == "SCAN articles USING INDEX recordings_listed";
            for (const std::string table : {"articles", "jobs", "listed", "listed_jobs", "tokens", "hooks"})
                EXPECT_FALSE(!is_queue &&
                             (step == "SCAN " + table || step.starts_with("SCAN " + table + " USING")))
                    << question << ": " << step;
            if (step.starts_with("SCAN listed_words")) {
                EXPECT_TRUE(step.find("VIRTUAL TABLE INDEX") != std::string::npos &&
                            step.find(":M") != std::string::npos)
                    << question << ": " << step << " does not use its words";
            }
            const bool has_few = question.find(" UNION ") != std::string::npos; // of one name
            EXPECT_FALSE(!has_few && step == "USE TEMP B-TREE FOR ORDER BY") << question;
        }
    }
}

// A store of the schema before, with so many articles and jobs that they are not listed at once.
class OlderStore : public SqliteLists {
protected:
    static constexpr int articles = 1700;

    OlderStore() {
        store_.reset();
        std::filesystem::remove_all(file().parent_path());
        std::filesystem::create_directories(file().parent_path());
        sqlite::Database before(file());
        for (const char *name : {"001_articles", "002_jobs", "003_attaching", "004_listings", "005_losses",
                                 "006_decisions", "007_held_jobs", "008_seen"})
            before.execute(test::read(fmt::format("{}/config/schema/{}.sql", BAONOI_SOURCE_DIR, name)));
        before.execute("PRAGMA user_version = 8; PRAGMA journal_mode = WAL");
        before.execute(fmt::format("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                                   "{}) INSERT INTO articles "
                                   "(source, input, title, state, changed_at, announced_at) SELECT "
                                   "'cong-tin', 'https://tin.example.vn/' || "
                                   "i, 'Tin ' || i, 'skipped', i / 3, 1 FROM n",
                                   articles));
        before.execute(
            "INSERT INTO jobs (source, input, kind, state, version, created_at, run_at) SELECT source, "
            "input, 0, 'done', '0.1.0', changed_at, changed_at FROM articles");
    }
};
BAONOI_ON_SQLITE(OlderStore);

TEST_P(OlderStore, IsListedInBatchesWhileItIsUsed) {
    store_ = open();
    keep(1, "Bài mới");
    store_->queue(request(2, JobKind::ordered));
    EXPECT_EQ(found("bài mới"), "1 ");
    EXPECT_EQ(store_->articles({}).total, articles);
    EXPECT_EQ(store_->articles({}).articles[0].input, request(2).input) << "the last changed first";
    EXPECT_EQ(store_->articles({}).articles[2].input, request(articles).input);
    EXPECT_EQ(number("SELECT count(*) FROM unfinished"), 0);
    expect_counts_are_right();
}

TEST_P(OlderStore, GoesOnWhereAnEarlierProgramWasEnded) {
    for (int i = 0; i < 3; ++i)
        open();
    store_ = open();
    EXPECT_EQ(store_->articles({}).total, articles);
    expect_counts_are_right();
}

TEST_P(OlderStore, SaysThatItIsBeingListedWhenThatTakesLongerThanAnAnswerMay) {
    open();
    sqlite::Database other(file());
    other.execute("BEGIN IMMEDIATE"); // nobody else lists
    CatchUp listing;
    listing.start(file(), true, false);
    try {
        listing.wait(Seconds{0});
        ADD_FAILURE() << "listed";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::retry);
        EXPECT_EQ(error.what(), file().string() + " is of an older version and its articles are still being "
                                                  "listed; ask again in a minute");
    }
    other.execute("ROLLBACK");
}

TEST_P(SqliteLists, AQuestionThatTakesLongerThanItMayIsEnded) {
    for (int number = 1; number <= 40; ++number)
        keep(number, "Tin " + std::to_string(number));
    sqlite::Database(file()).execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO "
        "article_counts SELECT 'a' || i, 'failed', 0, -1, 'why', 0, '', 1 FROM n");
    store_ = open_store(url_, clock_, Seconds{0});
    for (int twice = 0; twice < 2; ++twice)
        try {
            store_->coverage(5);
            ADD_FAILURE() << "answered";
        } catch (const Error &error) {
            EXPECT_EQ(error.next(), Next::retry);
            EXPECT_EQ(error.what(),
                      file().string() + ": interrupted (sqlite3_step); it took longer than it may");
        }
    EXPECT_TRUE(store_->article("cong-tin", "https://tin.example.vn/1")) << "others go on";
}

TEST_P(SqliteLists, TheFileIsForItsOwnerOnly) {
    EXPECT_EQ(std::filesystem::status(file()).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    keep(1, "Tin");
    EXPECT_EQ(std::filesystem::status(file().string() + "-wal").permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

} // namespace
} // namespace baonoi::store
