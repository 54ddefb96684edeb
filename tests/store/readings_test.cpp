// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of readings and of words.
#include "lib/sqlite/sqlite.h"
#include "store/every_store.h"

namespace baonoi::store {
namespace {

using StoredReadings = test::EveryStore;

TEST_P(StoredReadings, AReadingIsOfItsRecording) {
    store_->keep(record());
    const std::string text = "{\"blocks\":[\"" + std::string(100'000, 'x') + "ệ\"]}";
    store_->keep_reading("cong-tin", record().input, {"abc", text, {}});
    EXPECT_EQ(store_->reading("cong-tin", record().input, "abc"), text);
    EXPECT_FALSE(store_->reading("cong-tin", record().input, "def"));
    EXPECT_FALSE(store_->reading("khac", record().input, "abc"));
}

TEST_P(StoredReadings, WhatIsMadeNextStandsBesideWhatIsAttached) {
    store_->keep(record());
    const auto has = [&](const std::string &hash) {
        return store_->reading("cong-tin", record().input, hash).has_value();
    };
    store_->keep_reading("cong-tin", record().input, {"abc", "{}", {}});
    store_->keep_reading("cong-tin", record().input, {"def", "{}", {}});
    EXPECT_TRUE(has("abc") && has("def"));
    store_->keep_reading("cong-tin", record().input, {"ghi", "{}", {}});
    EXPECT_TRUE(has("abc") && has("ghi"));
    EXPECT_FALSE(has("def"));
}

TEST_P(StoredReadings, WhatHasNoAudioAnyMoreIsReadAsLongAsItsVersionIsKept) {
    store_->keep(record());
    store_->keep_reading("cong-tin", record().input,
                         {"abc", "{}", {{"Kandora", "can", "vi", "Tới Kandora."}}});
    ArticleRecord gone = record();
    gone.state = ArticleState::skipped;
    gone.audio = gone.content_hash = "";
    store_->keep(gone);
    EXPECT_TRUE(store_->unknown_words(0, 10, 1).empty());
    EXPECT_TRUE(store_->reading("cong-tin", record().input, "abc"));
    store_->forget_versions(0, 0);
    EXPECT_FALSE(store_->reading("cong-tin", record().input, "abc"));
}

TEST_P(StoredReadings, UnknownWordsCountOverArticlesWhateverTheirCase) {
    for (const char *number : {"1", "2", "3"})
        store_->keep(record(std::string("https://tin.example.vn/") + number));
    store_->keep_reading(
        "cong-tin", "https://tin.example.vn/1",
        {"abc", "{}", {{"Kandora", "can", "vi", "Tới Kandora.", 2}, {"X", "ích", "vi", "X.", 1}}});
    const std::int64_t later = clock_.unix_time() + 100;
    clock_.pass(100);
    store_->keep_reading("cong-tin", "https://tin.example.vn/2",
                         {"abc", "{}", {{"KANDORA", "can đo", "vi", "KANDORA!", 1}}});
    store_->keep_reading("cong-tin", "https://tin.example.vn/3", {"abc", "{}", {}});
    const auto all = store_->unknown_words(0, 10, 5);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].text, "KANDORA") << "as last";
    EXPECT_EQ(all[0].spoken, "can đo");
    EXPECT_EQ(all[0].times, 3);
    EXPECT_EQ(all[0].articles, 2);
    ASSERT_EQ(all[0].places.size(), 2U);
    EXPECT_EQ(all[0].places[0].sentence, "KANDORA!");
    EXPECT_EQ(all[0].places[1].title, "Mưa lớn");
    EXPECT_EQ(store_->unknown_words(later, 10, 5).size(), 1U);
    EXPECT_EQ(store_->unknown_words(0, 1, 1).size(), 1U);
}

TEST_P(StoredReadings, ChangesOfTheLexiconAreInOrderAndUndone) {
    LexiconChangeRecord change{0, 0, "lan", "added", "BHXH", "bảo hiểm xã hội", "/a/words.pls", "", 0, false};
    const std::int64_t first = store_->note_lexicon_change(change);
    change.word = "BHYT";
    store_->note_lexicon_change(change);
    change.word = "BHXH";
    change.what = "undone";
    change.undoes = first;
    const std::int64_t last = store_->note_lexicon_change(change);
    EXPECT_TRUE(store_->lexicon_change(first)->is_undone);
    EXPECT_EQ(store_->lexicon_change(first)->at, clock_.unix_time());
    EXPECT_FALSE(store_->lexicon_change(last + 1));
    const auto of_word = store_->lexicon_changes("BHXH", 10);
    ASSERT_EQ(of_word.size(), 2U);
    EXPECT_EQ(of_word[0].id, last);
    EXPECT_EQ(store_->lexicon_changes("", 10).size(), 3U);
    EXPECT_EQ(store_->lexicon_changes("", 1).size(), 1U);
}

TEST_P(StoredReadings, WhatHappensIsToldInOrder) {
    EXPECT_EQ(store_->last_event(), 0);
    store_->queue(request(1));
    const auto job = store_->claim("a", Seconds{60});
    ASSERT_TRUE(job);
    finish(*job);
    std::string told;
    const auto events = store_->events(0, 100);
    for (const EventRecord &event : events)
        told += event.kind + " " + event.state + "; ";
    EXPECT_EQ(told, "job queued; article queued; job working; article working; job done; article attached; ")
        << told;
    EXPECT_EQ(events.back().what, "audio/1.mp3");
    EXPECT_EQ(events.back().number, store_->last_event());
    EXPECT_EQ(store_->events(events[3].number, 1).at(0).number, events[4].number);
    store_->keep(*store_->article("cong-tin", "https://tin.example.vn/1"));
    EXPECT_EQ(store_->last_event(), events.back().number) << "nothing is new";
    store_->note_lexicon_change({0, 0, "lan", "added", "BHXH", "a", "f", "", 0, false});
    EXPECT_EQ(store_->events(events.back().number, 10).at(0).what, "BHXH");
}

class SqliteReadings : public StoredReadings {};
BAONOI_ON_SQLITE(SqliteReadings);

TEST_P(SqliteReadings, OldEventsAreForgotten) {
    sqlite::Database database(url_.substr(std::string("sqlite:").size()));
    sqlite::Transaction transaction(database);
    sqlite::Statement insert(database, "INSERT INTO events (kind, state) VALUES ('job', 'done')");
    for (int i = 0; i < 10'350; ++i)
        insert.run();
    transaction.commit();
    EXPECT_EQ(store_->last_event(), 10'350);
    EXPECT_EQ(store_->events(0, 1).at(0).number, 301) << "every hundredth lets the oldest go";
}

BAONOI_ON_EVERY_STORE(StoredReadings);

} // namespace
} // namespace baonoi::store
