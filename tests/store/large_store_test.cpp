// SPDX-License-Identifier: GPL-3.0-or-later
// What is otherwise in a store of thousands of articles.
#include "store/every_store.h"

#include "lib/sqlite/sqlite.h"

#include <fmt/format.h>
#include <set>
#include <utility>

namespace baonoi::store {
namespace {

class LargeStore : public test::EveryStore {
protected:
    std::filesystem::path file() const { return url_.substr(std::string_view("sqlite:").size()); }

    std::int64_t number(const std::string &sql) {
        const sqlite::Database database(file());
        sqlite::Statement select(database, sql);
        return select.step() ? select.integer(0) : -1;
    }
};
BAONOI_ON_EVERY_STORE(LargeStore);

TEST_P(LargeStore, ALongWordThatVeryManyHaveStandsForItself) {
    sqlite::Database(file()).execute(fmt::format("WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n "
                                                 "+ 1 FROM numbers WHERE n < {}) INSERT INTO articles "
                                                 "(source, input, title, state, announced_at, changed_at) "
                                                 "SELECT 'cong-tin', 'https://tin.example.vn/' || n, "
                                                 "'thong thongbao', 'missing', 1, 1 FROM numbers",
                                                 most_counted + 5));
    ArticleRecord other = record("https://tin.example.vn/1000000");
    other.title = "thonglai";
    store_->keep(other);
    ArticleQuery query;
    query.per_page = 1000;
    for (const auto &[text, first] :
         {std::pair("thong", "10005"), std::pair("tho", "1000000"), std::pair("thongl", "1000000")}) {
        query.text = text;
        const ArticlePage page = store_->articles(query);
        EXPECT_TRUE(page.articles.at(0).input.ends_with(std::string("/") + first)) << text;
        EXPECT_EQ(page.total, query.text == "thongl" ? 1 : most_counted) << text;
        EXPECT_EQ(page.has_more_than_total, query.text != "thongl") << text;
    }
    query.text = "thong";
    std::set<std::string> all;
    for (query.after = 0;;) {
        const ArticlePage page = store_->articles(query);
        for (const ArticleRecord &article : page.articles)
            EXPECT_TRUE(all.insert(article.input).second) << article.input;
        query.after = page.next;
        if (query.after == 0)
            break;
    }
    EXPECT_EQ(all.size(), static_cast<std::size_t>(most_counted + 5)) << "also beyond what is counted";
    query.page = 11;
    EXPECT_EQ(store_->articles(query).articles.size(), 5U);
}

TEST_P(LargeStore, OldJobsAreForgottenHoweverManyTheyAre) {
    sqlite::Database(file()).execute(
        "WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2399) INSERT "
        "INTO jobs "
        "(source, input, kind, state, content_hash, version, created_at, run_at, finished_at) SELECT "
        "'cong-tin', "
        "'https://tin.example.vn/' || (n % 1200), 2, 'done', '', '0.1.0', n, n, n FROM numbers");
    store_->forget_jobs(1100);
    EXPECT_EQ(number("SELECT count(*) FROM jobs"), 1300);
    store_->forget_jobs(clock_.unix_time());
    EXPECT_EQ(number("SELECT count(*) FROM jobs"), 1200);
    EXPECT_EQ(number("SELECT min(finished_at) FROM jobs"), 1200) << "the last of each article stays";
}

} // namespace
} // namespace baonoi::store
