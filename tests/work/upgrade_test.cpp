// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/upgrade.h"

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"

#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

class UpgradeTest : public ::testing::Test {
protected:
    UpgradeTest() {
        keep("một", "vi-north", "2019-11-01T08:00:00");
        keep("hai", "vi-north", "2019-10-01T08:00:00");
        keep("ba", "vi-north-female", "2019-09-01T08:00:00");
    }

    void keep(const std::string &name, const std::string &voice, const std::string &published,
              const std::string &reason = "") {
        store::ArticleRecord record;
        record.source = "bao";
        record.input = input_of(name);
        record.published = published;
        record.state = ArticleState::attached;
        record.content_hash = std::string(64, 'a');
        record.audio = "https://bao.example.vn/audio/a.mp3";
        record.voice = voice;
        record.reason = reason;
        store_->keep(record);
    }
    static std::string input_of(const std::string &name) { return "https://bao.example.vn/" + name; }
    std::vector<std::string> queued() {
        std::vector<std::string> inputs;
        for (const store::Job &job : store_->jobs(store::JobState::queued, 100)) {
            EXPECT_EQ(job.kind, store::JobKind::backfill);
            inputs.push_back(job.input.substr(input_of("").size()));
        }
        std::sort(inputs.begin(), inputs.end());
        return inputs;
    }
    static std::string message(const std::function<void()> &call) {
        try {
            call();
        } catch (const std::exception &error) {
            return error.what();
        }
        return "nothing thrown";
    }

    settings::Config config_ = settings::parse_config(
        "[voice]\nname = \"vi-north-female\"\nfallback = \"vi-north\"\n"
        "[[source]]\nname = \"bao\"\nkind = \"feed\"\nurl = \"https://bao.example.vn/rss\"\n",
        "/baonoi.toml");
    test::TemporaryFolder folder_;
    test::FakeClock clock_;
    std::unique_ptr<store::Store> store_ =
        store::open_store("sqlite:" + (folder_.path() / "store.db").string(), clock_);
};

TEST_F(UpgradeTest, WhatALesserVoiceSpokeIsQueued) {
    const auto [count, state] = queue_upgrade(*store_, config_, {"vi-north-female", "", "", 0});
    EXPECT_EQ(count, 2U);
    EXPECT_EQ(queued(), (std::vector<std::string>{"hai", "một"}));
    EXPECT_EQ(state.done, 1U);
    EXPECT_EQ(state.waiting, 2U);
    EXPECT_EQ(state.left, 0U);
}

TEST_F(UpgradeTest, NothingIsQueuedTwice) {
    queue_upgrade(*store_, config_, {"vi-north-female", "", "", 0});
    const auto [count, state] = queue_upgrade(*store_, config_, {"vi-north-female", "", "", 0});
    EXPECT_EQ(count, 0U);
    EXPECT_EQ(state.waiting, 2U);
}

TEST_F(UpgradeTest, ALimitTakesTheNewestFirst) {
    const auto [count, state] = queue_upgrade(*store_, config_, {"vi-north-female", "bao", "", 1});
    EXPECT_EQ(count, 1U);
    EXPECT_EQ(queued(), std::vector<std::string>{"một"});
    EXPECT_EQ(state.waiting, 1U);
    EXPECT_EQ(state.left, 1U);
}

TEST_F(UpgradeTest, OlderArticlesAreLeftAlone) {
    queue_upgrade(*store_, config_, {"vi-north-female", "", "2019-11-01", 0});
    EXPECT_EQ(queued(), std::vector<std::string>{"một"});
}

TEST_F(UpgradeTest, AVoiceThatAnEditorChoseStays) {
    store_->revise("bao", input_of("một"), [](store::Decision &decision) { decision.voice = "vi-north"; });
    queue_upgrade(*store_, config_, {"vi-north-female", "", "", 0});
    EXPECT_EQ(queued(), std::vector<std::string>{"hai"});
}

TEST_F(UpgradeTest, WrongNamesAreTold) {
    EXPECT_EQ(message([&] {
                  queue_upgrade(*store_, config_, {"x", "", "", 0});
              }),
              "no voice is named \"x\"; there are: vi-north, vi-north-female");
    EXPECT_EQ(message([&] {
                  queue_upgrade(*store_, config_, {"vi-north", "x", "", 0});
              }),
              "no source is named \"x\"");
}

TEST_F(UpgradeTest, WhatTheFallbackSpokeIsTriedByOneArticleFirst) {
    keep("bốn", "vi-north", "2019-11-02T08:00:00", "spoken by vi-north: the voice thu cannot speak: x");
    keep("năm", "vi-north", "2019-11-03T08:00:00", "spoken by vi-north: the voice thu cannot speak: x");
    FallbackWatch watch;
    EXPECT_EQ(watch.look(*store_, config_), 1U);
    EXPECT_EQ(queued().size(), 1U);
    EXPECT_EQ(watch.look(*store_, config_), 0U); // it is not known yet
}

TEST_F(UpgradeTest, WhenItsOwnVoiceSpokeItTheOthersAreQueued) {
    keep("bốn", "vi-north", "2019-11-02T08:00:00", "spoken by vi-north: the voice thu cannot speak: x");
    keep("năm", "vi-north", "2019-11-03T08:00:00", "spoken by vi-north: the voice thu cannot speak: x");
    keep("sáu", "vi-north", "2019-11-04T08:00:00", "spoken by vi-north: the voice thu cannot speak: x");
    FallbackWatch watch;
    watch.look(*store_, config_);
    const std::string tried = queued().at(0);
    store_->cancel("bao", input_of(tried), "it ran");
    keep(tried, "vi-north-female", "2019-11-02T08:00:00");
    EXPECT_EQ(watch.look(*store_, config_), 2U);
}

TEST_F(UpgradeTest, WhileTheFallbackSpeaksStillOneIsTriedAgain) {
    keep("bốn", "vi-north", "2019-11-02T08:00:00", "spoken by vi-north: the voice thu cannot speak: x");
    keep("năm", "vi-north", "2019-11-03T08:00:00", "spoken by vi-north: the voice thu cannot speak: x");
    FallbackWatch watch;
    watch.look(*store_, config_);
    store_->cancel("bao", input_of(queued().at(0)), "it ran");
    EXPECT_EQ(watch.look(*store_, config_), 1U);
}

TEST_F(UpgradeTest, EachTimeAnotherArticleIsTried) {
    const auto speak = [&](const std::string &name) {
        keep(name, "vi-north", "2019-11-02T08:00:00", "spoken by vi-north: the voice thu cannot speak: x");
        clock_.pass(60);
    };
    speak("bốn");
    speak("năm");
    FallbackWatch watch;
    std::vector<std::string> tried;
    for (int i = 0; i < 3; ++i) {
        watch.look(*store_, config_);
        tried.push_back(queued().at(0));
        store_->cancel("bao", input_of(tried.back()), "it ran");
        speak(tried.back());
    }
    EXPECT_EQ(tried, (std::vector<std::string>{"bốn", "năm", "bốn"}));
}

TEST_F(UpgradeTest, WithoutAFallbackNothingIsTried) {
    keep("bốn", "vi-north", "2019-11-02T08:00:00", "spoken by vi-north: the voice thu cannot speak: x");
    config_.fallback_voice.clear();
    EXPECT_EQ(FallbackWatch().look(*store_, config_), 0U);
}

TEST_F(UpgradeTest, WhatTheFallbackSpokeIsCounted) {
    EXPECT_EQ(store_->count_because(std::string(produce::fell_back)), 0);
    keep("bốn", "vi-north", "2019-11-02T08:00:00", "spoken by vi-north: the voice thu cannot speak: x");
    keep("năm", "vi-north", "2019-11-03T08:00:00", "spoken by vi-north: the voice thu cannot speak: x");
    EXPECT_EQ(store_->count_because(std::string(produce::fell_back)), 2);
}

TEST_F(UpgradeTest, RecordingsAreCountedByVoice) {
    EXPECT_EQ(store_->voices_of_recordings(),
              (std::map<std::string, std::int64_t>{{"vi-north", 2}, {"vi-north-female", 1}}));
}

} // namespace
} // namespace baonoi::work
