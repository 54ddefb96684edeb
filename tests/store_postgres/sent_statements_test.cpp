// SPDX-License-Identifier: GPL-3.0-or-later
// Statements that go to the server together: what each of them answers, and what one that fails leaves
// behind.
#include "store/every_store.h"

#include "base/error.h"
#include "base/secret.h"
#include "lib/postgres/postgres.h"
#include "store/postgres_connection.h"
#include "store_postgres/some_article.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

namespace baonoi::store {
namespace {

using postgres::Value;

class SentStatements : public ::testing::Test {
protected:
    SentStatements()
        : database_(postgres::parsed_address(test::PostgresServer::shared().url()),
                    "CREATE TEMPORARY TABLE words (word TEXT PRIMARY KEY, number BIGINT NOT NULL)") {}

    void send(const std::string &word, std::int64_t number) {
        database_.send("INSERT INTO words VALUES ($1, $2)", {Value(std::string_view(word)), Value(number)},
                       false);
    }
    std::int64_t count() { return database_.run("SELECT count(*) FROM words", {}).integer(0, 0); }
    std::string fault_of_finishing() {
        try {
            database_.finish_sent();
        } catch (const Error &error) {
            const std::string what = error.what();
            return what.substr(what.find(": ") + 2); // after the database's name
        }
        return "";
    }

    postgres::Database database_;
};

TEST_F(SentStatements, EachTicketGetsItsOwnAnswer) {
    send("một", 1);
    const auto first =
        database_.send("SELECT number FROM words WHERE word = $1", {Value(std::string_view("một"))}, true);
    send("hai", 2);
    const auto both = database_.send("SELECT number FROM words ORDER BY number", {}, true);
    EXPECT_EQ(database_.answer(both).rows(), 2);
    const postgres::Result one = database_.answer(first);
    EXPECT_EQ(one.rows(), 1) << "it came before the second word";
    EXPECT_EQ(one.integer(0, 0), 1);
}

TEST_F(SentStatements, WhatFollowsOneThatFailsIsNotDone) {
    database_.send("BEGIN", {}, false);
    send("một", 1);
    send("một", 2);
    send("hai", 3);
    EXPECT_EQ(fault_of_finishing(), "duplicate key value violates unique constraint \"words_pkey\" (23505)");
    EXPECT_TRUE(database_.is_in_transaction());
    EXPECT_FALSE(database_.is_lost());
    database_.execute("ROLLBACK");
    EXPECT_EQ(count(), 0);
    send("hai", 3);
    EXPECT_EQ(count(), 1) << "the statement is there as before";
}

TEST_F(SentStatements, AStatementThatNeverBecameOneIsPreparedAgain) {
    database_.send("SELECT number FROM later", {}, true);
    EXPECT_EQ(fault_of_finishing(), "relation \"later\" does not exist (42P01)");
    database_.execute("CREATE TEMPORARY TABLE later (number BIGINT)");
    EXPECT_EQ(database_.run("SELECT number FROM later", {}).rows(), 0);
}

TEST_F(SentStatements, HowManyRowsChangedIsOfTheLastOne) {
    send("một", 1);
    send("hai", 2);
    database_.send("UPDATE words SET number = number + 1", {}, false);
    database_.finish_sent();
    EXPECT_EQ(database_.changes(), 2);
}

TEST_F(SentStatements, WhatIsLongGoesInPortions) {
    const std::string long_word(100'000, 'a');
    for (int i = 0; i < 40; ++i)
        database_.send("INSERT INTO words VALUES (md5($1) || $2, $2)",
                       {Value(std::string_view(long_word)), Value(std::int64_t{i})}, false);
    EXPECT_EQ(count(), 40);
}

// A constraint that is looked at when the transaction ends, which is behind the statement.
TEST_F(SentStatements, WhatFailsAtTheEndOfATransactionIsTold) {
    database_.execute("ALTER TABLE words ADD CONSTRAINT once UNIQUE (number) DEFERRABLE INITIALLY DEFERRED");
    send("một", 1);
    send("hai", 1);
    EXPECT_EQ(fault_of_finishing(), "duplicate key value violates unique constraint \"once\" (23505)");
    EXPECT_FALSE(database_.is_lost());
    EXPECT_EQ(count(), 0);
}

TEST_F(SentStatements, WhatWasNotDoneHasNoAnswer) {
    send("một", 1);
    send("một", 2);
    const auto ticket = database_.send("SELECT number FROM words", {}, true);
    EXPECT_EQ(fault_of_finishing(), "duplicate key value violates unique constraint \"words_pkey\" (23505)");
    try {
        database_.answer(ticket);
        FAIL() << "it was answered";
    } catch (const Error &error) {
        EXPECT_EQ(error.what(), without_secrets(database_.url()) + ": what was not done has no answer");
    }
}

// One of its statements fails after the change went on: nothing of it stays.
TEST_F(SentStatements, AChangeThatFailsLateIsUndone) {
    SystemClock clock;
    const std::string url = test::PostgresServer::shared().new_store();
    const auto store = open_store(url, clock);
    postgres::Database own(postgres::parsed_address(url), "");
    own.execute(
        fmt::format("SET search_path = {}; CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
                    "$$ BEGIN RAISE EXCEPTION 'no room for %', NEW.text; END $$; "
                    "CREATE TRIGGER refuse BEFORE INSERT ON sentences FOR EACH ROW EXECUTE FUNCTION refuse()",
                    postgres::parsed_address(url).ours.at("schema")));
    store->queue(test::request(1));
    const auto job = store->claim("w", Seconds{30});
    ASSERT_TRUE(job);
    const ArticleRecord record = test::attached(*job);
    const std::vector<SentenceRecord> said{{"Trời mưa.", "trời mưa"}};
    try {
        store->finish(job->id, "w", {}, record, &said);
        FAIL() << "it was kept";
    } catch (const Error &error) {
        EXPECT_NE(std::string(error.what()).find("no room for Trời mưa. (P0001)"), std::string::npos)
            << error.what();
    }
    EXPECT_EQ(store->job(job->id)->state, JobState::working);
    EXPECT_EQ(store->article(job->source, job->input)->audio, "");
    own.execute("DROP TRIGGER refuse ON sentences");
    EXPECT_TRUE(store->finish(job->id, "w", {}, record, &said));
    EXPECT_EQ(store->sentences(job->source, job->input), said);
}

} // namespace
} // namespace baonoi::store
