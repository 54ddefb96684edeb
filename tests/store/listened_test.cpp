// SPDX-License-Identifier: GPL-3.0-or-later
// How far recordings are listened to.
#include "store/every_store.h"

#include <fmt/format.h>

namespace baonoi::store {
namespace {

constexpr std::int64_t a_day = 86'400;

class StoredListening : public test::EveryStore {
protected:
    static ArticleRecord heard(const std::string &id, char digit) {
        ArticleRecord one = record("https://tin.example.vn/" + id);
        one.id = id;
        one.title = "Bài " + id;
        one.content_hash = std::string(64, digit);
        return one;
    }
    static std::string of(char digit) { return std::string(12, digit); }
    std::int64_t today() { return day_in_vietnam(clock_.unix_time()); }
};

TEST_P(StoredListening, IsCountedByArticleAndDay) {
    store_->keep(heard("mot", 'a'));
    store_->keep(heard("hai", 'b'));
    for (const std::size_t point : {0, 0, 1, 4})
        EXPECT_TRUE(store_->note_listened(of('a'), static_cast<std::size_t>(point)));
    EXPECT_TRUE(store_->note_listened(of('b'), 0));
    clock_.pass(a_day);
    EXPECT_TRUE(store_->note_listened(of('a'), 0));
    EXPECT_EQ(store_->listened("mot", 0), (ListenedCounts{3, 1, 0, 0, 1}));
    EXPECT_EQ(store_->listened("mot", today()), (ListenedCounts{1, 0, 0, 0, 0}));
    EXPECT_EQ(store_->listened("hai", today()), ListenedCounts{});
    EXPECT_EQ(store_->listened("none", 0), ListenedCounts{});
}

TEST_P(StoredListening, ARecordingThatNobodyKnowsIsNotCounted) {
    store_->keep(heard("mot", 'a'));
    for (const char *recording : {"", "aaaaaaaaaaa", "bbbbbbbbbbbb", "aaaaaaaaaaaX", "AAAAAAAAAAAA"})
        EXPECT_FALSE(store_->note_listened(recording, 0)) << recording;
    EXPECT_EQ(store_->listened("mot", 0), ListenedCounts{});
    EXPECT_TRUE(store_->most_listened(0, 9).empty());
}

TEST_P(StoredListening, WhatWasReplacedStillCountsForItsArticle) {
    store_->keep(heard("mot", 'a'));
    ArticleRecord again = heard("mot", 'b');
    again.audio = "audio/1.b.mp3";
    store_->keep(again);
    EXPECT_TRUE(store_->note_listened(of('a'), 0));
    EXPECT_TRUE(store_->note_listened(of('b'), 0));
    EXPECT_EQ(store_->listened("mot", 0)[0], 2);
}

TEST_P(StoredListening, TheMostBegunComeFirst) {
    for (const char digit : {'a', 'b', 'c'})
        store_->keep(heard(std::string(1, digit), digit));
    for (const char digit : {'b', 'c', 'b', 'a', 'b', 'c'})
        store_->note_listened(of(digit), 0);
    store_->note_listened(of('a'), 4);
    const auto most = store_->most_listened(today(), 2);
    ASSERT_EQ(most.size(), 2U);
    EXPECT_EQ(most[0], (ListenedArticle{"cong-tin", "https://tin.example.vn/b", "Bài b", {3, 0, 0, 0, 0}}));
    EXPECT_EQ(most[1].title, "Bài c");
    EXPECT_TRUE(store_->most_listened(today() + 1, 2).empty());
}

TEST_P(StoredListening, IsForgottenAfterItsDays) {
    store_->keep(heard("mot", 'a'));
    store_->note_listened(of('a'), 0);
    clock_.pass(listened_days * a_day);
    store_->note_listened(of('a'), 0);
    EXPECT_EQ(store_->listened("mot", 0)[0], 2);
    clock_.pass(a_day);
    store_->note_listened(of('a'), 0);
    EXPECT_EQ(store_->listened("mot", 0)[0], 2);
}

TEST_P(StoredListening, ADayBeginsAtMidnightInVietnam) {
    EXPECT_EQ(day_in_vietnam(17 * 3600 - 1), 0);
    EXPECT_EQ(day_in_vietnam(17 * 3600), 1);
    EXPECT_EQ(listened_point_named("25"), 1U);
    EXPECT_FALSE(listened_point_named("26"));
}

TEST_P(StoredListening, AnArticleRemembersItsOpusFileUntilItHasAnotherRecording) {
    ArticleRecord one = heard("mot", 'a');
    one.opus = "audio/1.a.ogg";
    one.opus_bytes = 617;
    store_->keep(one);
    ArticleRecord silent = heard("mot", 'a');
    store_->keep(silent);
    EXPECT_EQ(store_->find_article("mot")->opus, "audio/1.a.ogg");
    EXPECT_EQ(store_->find_article("mot")->opus_bytes, 617);
    ArticleRecord other = heard("mot", 'b');
    other.audio = "audio/1.b.mp3";
    store_->keep(other);
    EXPECT_EQ(store_->find_article("mot")->opus, "");
    EXPECT_EQ(store_->find_article("mot")->opus_bytes, 0);
}

BAONOI_ON_EVERY_STORE(StoredListening);

} // namespace
} // namespace baonoi::store
