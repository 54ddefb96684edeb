// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/every_store.h"

#include <algorithm>

namespace baonoi::store {
namespace {

class StoredVersions : public test::EveryStore {
protected:
    static std::string input() { return request(1).input; }

    // A job attaches a recording that says one sentence.
    void attach(const std::string &hash, const std::string &text, const std::string &text_hash = "t1",
                JobKind kind = JobKind::published, const std::string &who = "") {
        clock_.pass(10);
        JobRequest asked = request(1, kind);
        asked.ordered_by = who;
        asked.reason = who.empty() ? "" : "vì";
        store_->queue(asked);
        const Job job = *store_->claim("w", Seconds{30});
        ArticleRecord article = outcome(job, ArticleState::attached);
        article.content_hash = hash;
        article.text_hash = text_hash;
        article.audio = "audio/" + hash + ".mp3";
        article.captions = "audio/" + hash + ".vtt";
        article.chapters = "{}";
        article.sha256 = "sha " + hash;
        article.voice = "vi-north";
        article.version = "0.1.0";
        article.bytes = 100;
        article.duration = 5.5;
        article.attached_at = clock_.unix_time();
        const std::vector<SentenceRecord> sentences{{text, "nói " + text}};
        EXPECT_TRUE(store_->finish(job.id, "w", {JobState::done, "", {}, 1, 1}, article, &sentences));
    }
    // "2+ 1 3": numbers, what plays first, marked.
    std::string numbers() {
        std::string all;
        for (const VersionRecord &version : store_->versions("cong-tin", input()))
            all += std::to_string(version.number) + (version.is_current ? "+ " : " ");
        return all;
    }
    std::string said(std::int64_t number) {
        const auto sentences = store_->version_sentences("cong-tin", input(), number);
        return sentences.empty() ? "" : sentences[0].text + "|" + sentences[0].spoken;
    }
};
BAONOI_ON_EVERY_STORE(StoredVersions);

TEST_P(StoredVersions, ARecordingThatAnotherReplacedIsKeptWithWhatItSaysAndWhyItWasMade) {
    EXPECT_EQ(numbers(), "");
    attach("a", "một");
    EXPECT_EQ(numbers(), "1+ ");
    attach("b", "hai \"ba\"", "t2", JobKind::ordered, "an");
    attach("c", "tư", "t3", JobKind::changed);
    EXPECT_EQ(numbers(), "3+ 2 1 ");
    const auto versions = store_->versions("cong-tin", input());
    VersionRecord second;
    second.number = 2;
    second.content_hash = "b";
    second.text_hash = "t2";
    second.sha256 = "sha b";
    second.audio = "audio/b.mp3";
    second.captions = "audio/b.vtt";
    second.chapters = "{}";
    second.bytes = 100;
    second.duration = 5.5;
    second.voice = "vi-north";
    second.version = "0.1.0";
    second.made_for = "ordered";
    second.made_by = "an";
    second.made_because = "vì";
    second.attached_at = clock_.unix_time() - 10;
    second.replaced_at = clock_.unix_time();
    EXPECT_EQ(versions[1], second);
    EXPECT_EQ(versions[0].made_for, "changed");
    EXPECT_EQ(said(1), "một|nói một");
    EXPECT_EQ(said(2), "hai \"ba\"|nói hai \"ba\"");
    EXPECT_EQ(said(3), "tư|nói tư");
    EXPECT_EQ(said(4), "");
    EXPECT_TRUE(store_->has_version("a"));
    EXPECT_FALSE(store_->has_version("c")) << "it plays";
}

TEST_P(StoredVersions, ARecordingThatIsAttachedAgainHasItsNumberAndItsOriginAgain) {
    attach("a", "một", "t1", JobKind::published);
    attach("b", "hai", "t2", JobKind::changed);
    attach("a", "một", "t1", JobKind::ordered, "an");
    EXPECT_EQ(numbers(), "1+ 2 ");
    const auto versions = store_->versions("cong-tin", input());
    EXPECT_EQ(versions[0].made_for, "published");
    EXPECT_EQ(versions[0].made_by, "");
    EXPECT_EQ(said(1), "một|nói một");
    EXPECT_EQ(said(2), "hai|nói hai");
    attach("d", "bốn", "t4");
    EXPECT_EQ(numbers(), "3+ 1 2 ");
}

TEST_P(StoredVersions, WhatIsLookedAtAgainIsNoNewVersion) {
    attach("a", "một");
    attach("a", "một", "t1", JobKind::changed);
    EXPECT_EQ(numbers(), "1+ ");
    EXPECT_EQ(store_->versions("cong-tin", input())[0].made_for, "published");
    ArticleRecord looked = *store_->article("cong-tin", input());
    looked.title = "Tên mới";
    store_->keep(looked);
    EXPECT_EQ(numbers(), "1+ ");
    EXPECT_EQ(store_->article("cong-tin", input())->text_hash, "t1");
    ArticleRecord silent;
    silent.source = "cong-tin";
    silent.input = input();
    silent.state = ArticleState::unchanged;
    store_->keep(silent);
    EXPECT_EQ(store_->article("cong-tin", input())->sha256, "sha a") << "it stays known";
}

TEST_P(StoredVersions, WhatIsTakenAwayPlaysNoMoreAndComesBackUnderItsNumber) {
    attach("a", "một");
    attach("b", "hai");
    ArticleRecord withdrawn = *store_->article("cong-tin", input());
    withdrawn.audio = withdrawn.content_hash = "";
    withdrawn.state = ArticleState::skipped;
    store_->keep(withdrawn);
    EXPECT_EQ(numbers(), "2 1 ");
    EXPECT_EQ(said(2), "hai|nói hai");
    attach("b", "hai");
    EXPECT_EQ(numbers(), "2+ 1 ");
}

TEST_P(StoredVersions, TheyAreForgottenByNumberAndByTime) {
    for (const char *hash : {"a", "b", "c", "d", "e"})
        attach(hash, hash, hash);
    const std::int64_t now = clock_.unix_time();
    store_->forget_versions(10, now - 25);
    EXPECT_EQ(numbers(), "5+ 4 3 2 ") << "a was replaced 30 seconds ago";
    store_->forget_versions(2, 0);
    EXPECT_EQ(numbers(), "5+ 4 3 ");
    store_->revise("cong-tin", input(), [](Decision &decision) { decision.pin.content_hash = "c"; });
    store_->forget_versions(0, 0);
    EXPECT_EQ(numbers(), "5+ 3 ") << "an editor wants it to play";
    attach("f", "f", "f");
    EXPECT_EQ(numbers(), "6+ 5 3 ") << "numbers go on";
}

TEST_P(StoredVersions, ANumberIsGivenOnceThoughItsVersionIsForgotten) {
    for (const char *hash : {"a", "b", "c"})
        attach(hash, hash, hash);
    attach("a", "a", "a");
    store_->forget_versions(0, 0);
    EXPECT_EQ(numbers(), "1+ ");
    attach("d", "d", "d");
    EXPECT_EQ(numbers(), "4+ 1 ");
}

TEST_P(StoredVersions, TheReadingOfAVersionIsKeptAsLongAsTheVersion) {
    const auto keep = [&](const std::string &hash) {
        store_->keep_reading("cong-tin", input(), {hash, "{\"of\":\"" + hash + "\"}", {}});
        attach(hash, hash, hash);
    };
    const auto has = [&](const std::string &hash) {
        return store_->reading("cong-tin", input(), hash) == "{\"of\":\"" + hash + "\"}";
    };
    for (const char *hash : {"a", "b", "c"})
        keep(hash);
    store_->keep_reading("cong-tin", input(), {"d", "{}", {}}); // of an attempt that failed
    keep("e");
    EXPECT_TRUE(has("a") && has("b") && has("c") && has("e"));
    EXPECT_FALSE(store_->reading("cong-tin", input(), "d"));
    store_->forget_versions(2, 0);
    EXPECT_TRUE(!has("a") && has("b") && has("c") && has("e"));
    ArticleRecord withdrawn = *store_->article("cong-tin", input());
    withdrawn.audio = withdrawn.content_hash = "";
    withdrawn.state = ArticleState::skipped;
    store_->keep(withdrawn);
    EXPECT_TRUE(has("b") && has("c") && has("e"));
}

TEST_P(StoredVersions, WhoWentBackToWhichAndWhyIsKept) {
    store_->revise("cong-tin", input(), [](Decision &decision) {
        decision.pin = {"a", "t1", "an", "bản trước đúng hơn", 0};
    });
    const Pin pin = store_->decision("cong-tin", input()).pin;
    EXPECT_EQ(pin, (Pin{"a", "t1", "an", "bản trước đúng hơn", clock_.unix_time()}));
    clock_.pass(60);
    store_->revise("cong-tin", input(), [](Decision &decision) { decision.voice = "vi-north"; });
    EXPECT_EQ(store_->decision("cong-tin", input()).pin, pin);
    EXPECT_TRUE(store_->has_version("a"));
    store_->revise("cong-tin", input(), [](Decision &decision) { decision.pin = {}; });
    EXPECT_FALSE(store_->decision("cong-tin", input()).is_pinned());
    EXPECT_FALSE(store_->has_version("a"));
    EXPECT_FALSE(store_->has_version(""));
}

} // namespace
} // namespace baonoi::store
