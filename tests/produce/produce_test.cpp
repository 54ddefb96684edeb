// SPDX-License-Identifier: GPL-3.0-or-later
#include "produce/produce.h"

#include "base/error.h"
#include "fakes/fake_voice.h"
#include "fakes/folder.h"
#include "html/document.h"
#include "settings/config.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace baonoi::produce {
namespace {

// Remembers what it was asked to do.
class FakePublisher : public publish::Publisher {
public:
    publish::Slot slot(const Article &, const html::LazyDocument &) override {
        ++asked;
        return state;
    }
    Attachment attach(const Article &article, const html::LazyDocument &, const Script &,
                      const Recording &recording) override {
        attached.push_back(recording);
        return {article.id, recording.content_hash, "audio/a.mp3",        "",
                "a.html",   "audio/a.json",         recording.mp3.size(), recording.duration};
    }
    void prove_again(const Attachment &) override {
        ++proofs;
        if (!reader_sees.empty())
            throw Error(Next::retry, reader_sees);
    }
    void confirm(const Article &) override { ++confirmed; }
    std::size_t remove_retired(const publish::Remembers &) override { return 0; }

    publish::Slot state;
    std::vector<Recording> attached;
    int proofs = 0, asked = 0, confirmed = 0;
    std::string reader_sees; // instead of the player
};

// Its service is away.
class AwayVoice : public test::FakeVoice {
public:
    AwayVoice() : FakeVoice(1, 3) {}
    SpokenUtterance speak(const Utterance &) override {
        throw synthesise::VoiceFailure(Next::hold, "the voice thu cannot speak: x");
    }
};

Article page(const std::string &paragraph) {
    Article article;
    article.input = article.path = "/srv/a.html";
    article.id = "0123456789abcdef";
    article.html = article.bytes =
        "<html lang=\"vi\"><body><h1>Tin của huyện</h1><div class=\"bai-viet\"><p>" + paragraph +
        "</p></div></body></html>";
    article.charset = "UTF-8";
    return article;
}

class Produce : public ::testing::Test {
protected:
    ProduceTools tools() {
        return {reader_, publisher_, config_.extract, {voice_, config_.encode, config_.verify, {}}, false};
    }

    // As Production does: the publisher is asked, and its answer is handed on.
    Outcome make(const Article &article, const ProduceTools &tools) {
        const html::LazyDocument page(article.html);
        return produce(article, page, publisher_.slot(article, page), tools);
    }

    const settings::Config config_ = settings::parse_config("", "");
    const normalise::Reader reader_{config_.lexicon_folders, config_.reading};
    test::FakeVoice voice_;
    FakePublisher publisher_;
    const Article article_ =
        page("Sáng nay huyện mở 3 lớp học mới cho các em nhỏ ở vùng cao, mỗi lớp có 25 em.");
};

TEST_F(Produce, AttachesAndProves) {
    const Outcome outcome = make(article_, tools());
    EXPECT_EQ(outcome.state, ArticleState::attached);
    ASSERT_EQ(publisher_.attached.size(), 1U);
    EXPECT_EQ(publisher_.proofs, 1);
    ASSERT_TRUE(outcome.attachment);
    EXPECT_EQ(outcome.attachment->article_id, article_.id);
    EXPECT_EQ(outcome.attachment->content_hash.size(), 64U);
}

TEST_F(Produce, AsksForTheSlotNoSecondTime) {
    make(article_, tools());
    EXPECT_EQ(publisher_.asked, 1);
}

TEST_F(Produce, ReportsItsStagesInOrder) {
    std::vector<std::string> stages;
    ProduceTools with_progress = tools();
    with_progress.record.progress = [&](std::string_view stage, std::size_t, std::size_t) {
        if (stages.empty() || stages.back() != stage)
            stages.emplace_back(stage);
    };
    make(article_, with_progress);
    EXPECT_EQ(stages, (std::vector<std::string>{"extract", "normalise", "synthesise", "encode", "verify",
                                                "publish"}));
}

TEST_F(Produce, ASoundThatCannotBeReadStopsBeforeAnythingIsSpoken) {
    const test::TemporaryFolder folder;
    encode::EncodeSettings encode = config_.encode;
    encode.outro_sound = (folder.path() / "nhac.mp3").string();
    test::write(encode.outro_sound, "<!doctype html>");
    ProduceTools tools{reader_, publisher_, config_.extract, {voice_, encode, config_.verify, {}}, false};
    try {
        make(article_, tools);
        ADD_FAILURE() << "nothing thrown";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::stop);
        EXPECT_EQ(std::string(error.what()), "outro_sound: " + encode.outro_sound +
                                                 ": the sound cannot be used: it is neither WAV nor MP3");
    }
    EXPECT_TRUE(publisher_.attached.empty());
}

TEST_F(Produce, LeavesAForeignRecordingAlone) {
    publisher_.state.state = publish::Slot::State::foreign;
    const Outcome outcome = make(article_, tools());
    EXPECT_EQ(outcome.state, ArticleState::skipped);
    EXPECT_EQ(outcome.reason, "has a recording");
    EXPECT_TRUE(publisher_.attached.empty());
}

TEST_F(Produce, WhatIsThereAlreadyIsNotMadeAgain) {
    const Attachment there = *make(article_, tools()).attachment;
    publisher_.attached.clear();
    publisher_.state = {publish::Slot::State::ours, there.content_hash, there};
    EXPECT_EQ(make(article_, tools()).state, ArticleState::unchanged);
    EXPECT_TRUE(publisher_.attached.empty());

    EXPECT_EQ(make(page("Sáng nay huyện mở 4 lớp học mới cho các em nhỏ ở vùng cao."), tools()).state,
              ArticleState::attached);

    ProduceTools forced = tools();
    forced.force = true;
    EXPECT_EQ(make(article_, forced).state, ArticleState::attached);
}

TEST_F(Produce, WhatIsThereAlreadyIsConfirmedOrProvedWhoeverSpokeIt) {
    AwayVoice away;
    for (const bool is_fallback : {false, true}) {
        ProduceTools tools{
            reader_, publisher_, config_.extract, {voice_, config_.encode, config_.verify, {}}};
        const Attachment there = *make(article_, tools).attachment;
        publisher_ = FakePublisher();
        publisher_.state = {publish::Slot::State::ours, there.content_hash, there};
        ProduceTools again{reader_,
                           publisher_,
                           config_.extract,
                           {is_fallback ? away : voice_, config_.encode, config_.verify, {}}};
        again.fallback = is_fallback ? &voice_ : nullptr;
        const std::string reason = is_fallback ? "spoken by fake: the voice thu cannot speak: x" : "";
        const std::string voice = is_fallback ? "fake" : "";

        Outcome outcome = make(article_, again);
        EXPECT_EQ(outcome.state, ArticleState::unchanged);
        EXPECT_EQ(outcome.reason, reason);
        EXPECT_EQ(outcome.voice, voice);
        EXPECT_EQ(publisher_.confirmed, 1);
        EXPECT_EQ(publisher_.proofs, 0);

        again.is_unproved = again.looks_once = true;
        publisher_.reader_sees = "the page has no player";
        outcome = make(article_, again);
        EXPECT_EQ(outcome.state, ArticleState::attaching);
        EXPECT_EQ(outcome.reason, "the page has no player");
        EXPECT_EQ(outcome.voice, voice);

        publisher_.reader_sees.clear();
        outcome = make(article_, again);
        EXPECT_EQ(outcome.state, ArticleState::attached);
        EXPECT_EQ(outcome.reason, reason);
        EXPECT_EQ(publisher_.proofs, 2);
        EXPECT_TRUE(publisher_.attached.empty());
        publisher_ = FakePublisher();
    }
}

TEST_F(Produce, MissingFilesAreMadeAgain) {
    const Attachment there = *make(article_, tools()).attachment;
    publisher_.state = {publish::Slot::State::ours, there.content_hash, std::nullopt};
    EXPECT_EQ(make(article_, tools()).state, ArticleState::attached);
}

TEST_F(Produce, NothingIsAttachedThatWasRefused) {
    verify::VerifySettings strict = config_.verify;
    strict.max_syllables_per_minute = 130;
    ProduceTools refusing{reader_, publisher_, config_.extract, {voice_, config_.encode, strict, {}}, false};
    try {
        make(article_, refusing);
        FAIL() << "no error";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_EQ(std::string(error.what()).substr(0, 15), "refused: rate: ");
    }
    EXPECT_TRUE(publisher_.attached.empty());
}

TEST_F(Produce, ARecordingThatMissesItsLoudnessIsMadeAgain) {
    EXPECT_EQ(make(article_, tools()).takes, 1U);
    for (const double gain_db : {-10.0, 1.0, 25.0}) {
        test::FakeVoice voice(2, gain_db);
        const ProduceTools other{
            reader_, publisher_, config_.extract, {voice, config_.encode, config_.verify, {}}, true};
        const Outcome outcome = make(article_, other);
        EXPECT_EQ(outcome.state, ArticleState::attached);
        EXPECT_GT(outcome.takes, 1U);
        EXPECT_NEAR(publisher_.attached.back().loudness.value, -16, 0.3) << gain_db;
    }
}

TEST_F(Produce, LongSpeechIsSpokenAgainForAnotherTakeAndShortSpeechIsNot) {
    std::string text = "Sáng nay huyện mở lớp học mới cho các em nhỏ ở vùng cao.";
    for (const std::size_t sentences : {2, 60}) { // 60: more than two minutes
        std::string article;
        for (std::size_t i = 0; i < sentences; ++i)
            article += text + " ";
        test::FakeVoice voice(2, 1);
        const Outcome outcome =
            make(page(article),
                 {reader_, publisher_, config_.extract, {voice, config_.encode, config_.verify, {}}, true});
        EXPECT_GT(outcome.takes, 1U);
        EXPECT_EQ(voice.calls.load(), (sentences == 60 ? outcome.takes : 1) * outcome.sentences);
        EXPECT_EQ(outcome.spoken, outcome.sentences);
    }
}

TEST_F(Produce, NothingIsAttachedThatCannotBeSpoken) {
    voice_.unspeakable = "lớp";
    EXPECT_THROW(make(article_, tools()), Error);
    EXPECT_TRUE(publisher_.attached.empty());
}

TEST_F(Produce, NothingIsSpokenOfWhatIsTooLong) {
    encode::EncodeSettings short_only;
    short_only.max_length = Seconds{4};
    try {
        make(article_,
             {reader_, publisher_, config_.extract, {voice_, short_only, config_.verify, {}}, false});
        ADD_FAILURE() << "it was made";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_STREQ(error.what(),
                     "the article takes about 7 s to read aloud, and [encode] max_length allows "
                     "4 s; a larger value, up to 6 h, has it spoken");
    }
    EXPECT_EQ(voice_.calls.load(), 0U);
    EXPECT_TRUE(publisher_.attached.empty());
}

TEST_F(Produce, AFailedProofIsAnError) {
    publisher_.reader_sees = "the page has no player";
    EXPECT_THROW(make(article_, tools()), Error);
}

class ContentHash : public ::testing::Test {
protected:
    std::string hash() const { return content_hash(script, utterances, voice, encode); }

    Script script;
    std::vector<Utterance> utterances;
    synthesise::VoiceFacts voice{"vi-north", "", "espeak-ng 1.51", "f1", 22050};
    encode::EncodeSettings encode;
};

TEST_F(ContentHash, ChangesWithEverythingThatIsHeardOrTagged) {
    script.blocks = {{BlockKind::paragraph, "Có 5 xã", "p"}};
    Utterance utterance;
    utterance.tokens = {{{0, 3}, "có", "word"}, {{4, 5}, "năm", "cardinal"}, {{6, 9}, "xã", "word"}};
    utterances = {utterance};
    std::vector<std::string> hashes = {hash()};
    const auto changed = [&](auto change) {
        change();
        hashes.push_back(hash());
    };
    changed([&] { utterances[0].tokens[1].spoken = "lăm"; });
    changed([&] { utterances[0].tokens[1].pause = Pause::comma; });
    changed([&] { utterances[0].pause = Pause::heading; });
    changed([&] { utterances[0].question = true; });
    changed([&] { utterances[0].begins_block = true; });
    changed([&] { utterances[0].ends_list = true; });
    changed([&] { utterances[0].tokens[2].asks = true; });
    changed([&] { voice.gain_db = 1; });
    changed([&] { voice.equaliser.gains_db[3] = 1; });
    changed([&] { script.blocks[0].text = "Có 5 Xã"; });
    changed([&] { script.title = "Tin"; });
    changed([&] { script.published = "2026-01-01"; });
    changed([&] { script.url = "https://a.example.vn/"; });
    changed([&] { voice.fingerprint = "f2"; });
    changed([&] { encode.profile = "podcast"; });
    std::sort(hashes.begin(), hashes.end());
    EXPECT_EQ(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

TEST_F(ContentHash, StaysWhenOnlyWhatWasDroppedChanges) {
    const std::string before = hash();
    script.drops = {{"navigation", "Trang chủ", "nav"}};
    script.blocks = {{BlockKind::byline, "Người viết", "p"}};
    EXPECT_EQ(hash(), before);
}

} // namespace
} // namespace baonoi::produce
