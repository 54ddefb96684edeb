// SPDX-License-Identifier: GPL-3.0-or-later
// The search in what articles say.
#include "lib/sqlite/sqlite.h"
#include "store/catch_up.h"
#include "store/every_store.h"

#include <fmt/format.h>

namespace baonoi::store {
namespace {

class StoredTexts : public test::EveryStore {
protected:
    void say(int number, const std::vector<SentenceRecord> &sentences,
             ArticleState state = ArticleState::attached) {
        ArticleRecord one = record("https://tin.example.vn/" + std::to_string(number));
        one.state = state;
        store_->keep(one);
        store_->keep_sentences(one.source, one.input, sentences);
    }
    static std::string numbers_of(const ArticlePage &page) {
        std::string numbers;
        for (const ArticleRecord &article : page.articles)
            numbers += article.input.substr(article.input.rfind('/') + 1) + " ";
        return numbers;
    }
    ArticlePage search(const std::string &text) {
        ArticleQuery query;
        query.text = text;
        return store_->articles_that_say(query);
    }
    std::string found(const std::string &text) { return numbers_of(search(text)); }
};

TEST_P(StoredTexts, WordsWrittenAndSaidAreFoundWhateverTheirMarks) {
    say(1, {{"Giá đường tăng 5%.", "Giá đường tăng năm phần trăm"}, {"Dân mừng.", "Dân mừng"}});
    say(2, {{"Đường sá ngập.", "Đường sá ngập"}});
    EXPECT_EQ(found("giá đường"), "1 ");
    EXPECT_EQ(found("duong"), "2 1 ") << "the last spoken first";
    EXPECT_EQ(found("nam phan tram"), "1 ");
    EXPECT_EQ(found("tăng mừng"), "1 ") << "in sentences of one article";
    EXPECT_EQ(found("ng"), "2 ") << "the beginning of a word, ngập";
    EXPECT_EQ(found("tuyết"), "");
    EXPECT_EQ(found(""), "");
    EXPECT_EQ(found("\" OR *"), "");
}

TEST_P(StoredTexts, AWordIsFoundAlsoBesideDigits) {
    say(1, {{"Giá 100USD.", "Giá"}, {"Cúm H5N1 và đường ĐT.721.", "Cúm"}});
    say(2, {{"Giá usd, USD2.", "Giá"}});
    say(3, {{"Giá USDT, Москва.", "Giá"}});
    const auto places = [&](const std::string &word) {
        std::string text;
        for (const auto &found : store_->sentences_with(word, 10))
            text += found.input.substr(found.input.rfind('/') + 1) + std::to_string(found.number) + " ";
        return text;
    };
    EXPECT_EQ(places("USD"), "11 21 ");
    EXPECT_EQ(places("H5N1"), "12 ");
    EXPECT_EQ(places("h5"), "12 ");
    EXPECT_EQ(places("ĐT.721"), "12 ");
    EXPECT_EQ(places("москва"), "31 ") << "without the index";
    EXPECT_EQ(places("gia"), "") << "a tone makes another word";
    EXPECT_EQ(places("."), "11 12 21 31 ");
    EXPECT_EQ(found("h5n1"), "1 ");
    EXPECT_EQ(store_->sentences_with("giá", 2).size(), 2U);
}

TEST_P(StoredTexts, TheSentencesThatHoldMostOfTheWordsAreShown) {
    say(1, {{"Một.", "Một"}, {"Bão vào.", "Bão vào"}, {"Bão Yagi vào.", "Bão ya gi vào"}});
    const ArticlePage page = search("bão yagi");
    ASSERT_EQ(page.hits.size(), 2U);
    EXPECT_EQ(page.hits[0].sentence.text, "Bão Yagi vào.");
    EXPECT_EQ(page.hits[0].number, 3U);
    EXPECT_EQ(page.hits[1].number, 2U);
}

TEST_P(StoredTexts, WhatIsNotSaidAnyMoreIsNotFound) {
    say(1, {{"Bão vào đất liền.", "Bão vào đất liền"}});
    say(1, {{"Nắng.", "Nắng"}});
    EXPECT_EQ(found("bão"), "");
    EXPECT_EQ(found("nắng"), "1 ");
    say(1, {});
    EXPECT_EQ(found("nắng"), "");
}

TEST_P(StoredTexts, PagesFollowEachOtherAndStatesAreLeftOut) {
    for (int i = 1; i <= 5; ++i)
        say(i, {{"Bão.", "Bão"}}, i == 3 ? ArticleState::outdated : ArticleState::attached);
    ArticleQuery query;
    query.text = "bão";
    query.per_page = 2;
    query.state = ArticleState::attached;
    const ArticlePage first = store_->articles_that_say(query);
    EXPECT_EQ(numbers_of(first), "5 4 ");
    query.after = first.next;
    EXPECT_EQ(numbers_of(store_->articles_that_say(query)), "2 1 ");
    query.after = 0;
    query.page = 2;
    EXPECT_EQ(numbers_of(store_->articles_that_say(query)), "2 1 ");
    query.state = ArticleState::outdated;
    query.page = 1;
    EXPECT_EQ(numbers_of(store_->articles_that_say(query)), "3 ");
    query.section = "van-hoa";
    EXPECT_EQ(numbers_of(store_->articles_that_say(query)), "");
    query.section.clear();
    query.voice = "vi-north-female";
    EXPECT_EQ(numbers_of(store_->articles_that_say(query)), "");
}

class SqliteTexts : public StoredTexts {};
BAONOI_ON_SQLITE(SqliteTexts);

TEST_P(SqliteTexts, AStoreOfAnOlderVersionIsIndexed) {
    for (int i = 1; i <= 120; ++i)
        say(i, {{fmt::format("Bão số {}.", i), "Bão"}});
    store_.reset();
    {
        sqlite::Database database(url_.substr(std::string("sqlite:").size()));
        database.execute(
            "DELETE FROM article_texts; DROP TABLE text_words; CREATE VIRTUAL TABLE text_words USING "
            "fts5(text, spoken, content='', tokenize='unicode61 remove_diacritics 2'); "
            "INSERT INTO unfinished (what, at) VALUES ('texts', 0)");
    }
    store_ = open();
    say(7, {{"Nắng.", "Nắng"}});
    EXPECT_EQ(search("bão").total, 119);
    EXPECT_EQ(found("nắng"), "7 ");
}

BAONOI_ON_EVERY_STORE(StoredTexts);

} // namespace
} // namespace baonoi::store
