// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/every_store.h"

#include "base/error.h"

#include <thread>

namespace baonoi::store {
namespace {

class StoredArticles : public test::EveryStore {};
BAONOI_ON_EVERY_STORE(StoredArticles);

TEST_P(StoredArticles, AreKeptAcrossOpenings) {
    store_->keep(record());
    EXPECT_EQ(open()->article("cong-tin", "https://tin.example.vn/1"), record());
    EXPECT_EQ(open()->article("cong-tin", "https://tin.example.vn/2"), std::nullopt);
    EXPECT_EQ(open()->article("khac", "https://tin.example.vn/1"), std::nullopt);
}

TEST_P(StoredArticles, TheLaterRecordHolds) {
    store_->keep(record());
    ArticleRecord later = record();
    later.state = ArticleState::failed;
    later.reason = "đĩa đầy; \"dấu\"";
    store_->keep(later);
    EXPECT_EQ(store_->article(later.source, later.input), later);
    EXPECT_EQ(store_->counts(), (std::map<ArticleState, std::int64_t>{{ArticleState::failed, 1}}));
}

TEST_P(StoredArticles, EveryStateSurvives) {
    for (const auto state :
         {ArticleState::missing, ArticleState::queued, ArticleState::working, ArticleState::attached,
          ArticleState::unchanged, ArticleState::skipped, ArticleState::failed, ArticleState::outdated}) {
        ArticleRecord one = record();
        one.state = state;
        store_->keep(one);
        EXPECT_EQ(store_->article(one.source, one.input)->state, state) << name_of(state);
        EXPECT_EQ(article_state_named(name_of(state)), state);
    }
    EXPECT_EQ(article_state_named("lạ"), std::nullopt);
}

TEST_P(StoredArticles, FirstTimesStayAndUnknownOnesAreNow) {
    ArticleRecord one = record();
    one.announced_at = one.first_attached_at = one.attached_at = 0;
    store_->keep(one);
    const std::int64_t first = clock_.unix_time();
    EXPECT_EQ(store_->article(one.source, one.input)->announced_at, first);
    EXPECT_EQ(store_->article(one.source, one.input)->first_attached_at, first);
    clock_.pass(50);
    one.audio = "audio/1.def.mp3";
    store_->keep(one);
    const ArticleRecord kept = *store_->article(one.source, one.input);
    EXPECT_EQ(kept.announced_at, first);
    EXPECT_EQ(kept.first_attached_at, first);
    EXPECT_EQ(kept.attached_at, first + 50);
}

TEST_P(StoredArticles, ARecordThatIsSilentAboutTheRecordingKeepsIt) {
    store_->keep(record());
    ArticleRecord silent;
    silent.source = record().source;
    silent.input = record().input;
    silent.state = ArticleState::failed;
    silent.reason = "503";
    store_->keep(silent);
    ArticleRecord expected = record();
    expected.state = ArticleState::failed;
    expected.reason = "503";
    EXPECT_EQ(store_->article(silent.source, silent.input), expected);
}

TEST_P(StoredArticles, AMissingRecordingIsForgotten) {
    store_->keep(record());
    ArticleRecord missing = record();
    missing.state = ArticleState::missing;
    missing.audio = missing.content_hash = missing.voice = missing.version = "";
    missing.duration = 0;
    missing.attached_at = 0;
    store_->keep(missing);
    EXPECT_EQ(store_->article(missing.source, missing.input), missing);
}

TEST_P(StoredArticles, AreFoundByIdUrlAndInput) {
    ArticleRecord without = record("/srv/bai/1.html");
    without.source = "a";
    without.audio = "";
    without.state = ArticleState::queued;
    store_->keep(without);
    ArticleRecord one = record("/srv/bai/1.html");
    one.url = "https://tin.example.vn/mot";
    store_->keep(one);
    EXPECT_EQ(store_->find_article(one.id)->source, "cong-tin");
    EXPECT_EQ(store_->find_article("https://tin.example.vn/mot")->source, "cong-tin");
    EXPECT_EQ(store_->find_article("/srv/bai/1.html")->source, "cong-tin");
    EXPECT_EQ(store_->find_article("/srv/bai/2.html"), std::nullopt);
    EXPECT_EQ(store_->find_article(""), std::nullopt);
}

TEST_P(StoredArticles, AreListedTheLastChangedFirst) {
    for (int i = 1; i <= 5; ++i) {
        ArticleRecord one = record("https://tin.example.vn/" + std::to_string(i));
        one.title = i % 2 ? "ĐẮK LẮK được mùa" : "Chợ nổi";
        if (i == 5)
            one.state = ArticleState::failed;
        store_->keep(one);
        clock_.pass(1);
    }
    const ArticlePage all = store_->articles({});
    EXPECT_EQ(all.total, 5);
    ASSERT_EQ(all.articles.size(), 5U);
    EXPECT_EQ(all.articles[0].input, "https://tin.example.vn/5");

    const ArticlePage found = store_->articles({std::nullopt, "", "đắk lắk", 2, 2});
    EXPECT_EQ(found.total, 3);
    ASSERT_EQ(found.articles.size(), 1U);
    EXPECT_EQ(found.articles[0].input, "https://tin.example.vn/1");

    EXPECT_EQ(store_->articles({ArticleState::failed, "", "", 1, 50}).total, 1);
    EXPECT_EQ(store_->articles({std::nullopt, "cong-tin", "EXAMPLE.VN/3", 1, 50}).total, 1);
    EXPECT_EQ(store_->articles({std::nullopt, "khac", "", 1, 50}).total, 0);
    EXPECT_EQ(store_->articles({std::nullopt, "", "100%", 1, 50}).total, 0);
}

TEST_P(StoredArticles, CoverageTellsWhatIsInTimeAndWhyThereAreGaps) {
    store_->keep(record("https://tin.example.vn/1"));
    ArticleRecord late = record("https://tin.example.vn/2");
    late.first_attached_at = late.attached_at = late.announced_at + 301;
    store_->keep(late);
    for (int i = 3; i <= 4; ++i) {
        ArticleRecord failed = record("https://tin.example.vn/" + std::to_string(i));
        failed.audio = "";
        failed.first_attached_at = failed.attached_at = 0;
        failed.state = ArticleState::failed;
        failed.reason = failed.input + " answered 503";
        store_->keep(failed);
    }
    store_->queue(request(5));
    const auto coverage = store_->coverage(5);
    ASSERT_EQ(coverage.size(), 1U);
    EXPECT_EQ(coverage[0].source, "cong-tin");
    EXPECT_EQ(coverage[0].articles, 5);
    EXPECT_EQ(coverage[0].with_audio, 2);
    EXPECT_EQ(coverage[0].in_time, 1);
    EXPECT_EQ(coverage[0].gaps,
              (std::map<std::string, std::int64_t>{{"failed: it answered 503", 2}, {"queued", 1}}));
}

TEST_P(StoredArticles, WhatNeedsNoAudioIsCountedApartAndIsNoGap) {
    store_->keep(record());
    const auto skip = [&](int number, Exemption exemption) {
        ArticleRecord one;
        one.source = "cong-tin";
        one.input = request(number).input;
        one.state = ArticleState::skipped;
        one.reason = "why";
        one.exemption = exemption;
        store_->keep(one);
    };
    skip(2, Exemption::human_recording);
    skip(3, Exemption::human_recording);
    skip(4, Exemption::switched_off);
    skip(5, Exemption::no_article);
    skip(6, Exemption::none);
    Coverage coverage = store_->coverage(5).at(0);
    EXPECT_EQ(coverage.articles, 2);
    EXPECT_EQ(coverage.with_audio, 1);
    EXPECT_EQ(coverage.gaps, (std::map<std::string, std::int64_t>{{"skipped: why", 1}}));
    EXPECT_EQ(coverage.exempt, (std::map<Exemption, std::int64_t>{{Exemption::no_article, 1},
                                                                  {Exemption::human_recording, 2},
                                                                  {Exemption::switched_off, 1}}));
    store_->queue(request(3));
    EXPECT_EQ(store_->coverage(5).at(0).exempt.at(Exemption::human_recording), 2)
        << "while it is looked at again";
    ArticleRecord made = record(request(2).input);
    made.exemption = Exemption::human_recording;
    store_->keep(made);
    coverage = store_->coverage(5).at(0);
    EXPECT_EQ(store_->article("cong-tin", request(2).input)->exemption, Exemption::none);
    EXPECT_EQ(coverage.articles, 3);
    EXPECT_EQ(coverage.with_audio, 2);
    EXPECT_EQ(coverage.exempt.at(Exemption::human_recording), 1);
}

TEST_P(StoredArticles, WhatIsDecidedIsRevisedWithoutLosingWhatOthersDecide) {
    const std::string input = record().input;
    EXPECT_EQ(store_->decision("cong-tin", input), Decision());
    const std::vector<Passage> passages{{"Câu một.", false}, {"Câu hai.", true}};
    store_->revise("cong-tin", input, [&](Decision &decision) { decision.passages = passages; });
    const Decision after = store_->revise("cong-tin", input, [&](Decision &decision) {
        EXPECT_EQ(decision.passages, passages);
        decision.withdrawn_by = "an";
        decision.published_by = "binh";
    });
    EXPECT_EQ(after.withdrawn_at, clock_.unix_time());
    EXPECT_EQ(after.passages, passages);
    EXPECT_EQ(store_->decision("cong-tin", input), after);
    EXPECT_EQ(after.published_by, "binh");
    const std::vector<WordReading> words{{"NATO", "na tô"}, {"AUKUS", "ô cớt"}};
    store_->revise("cong-tin", input, [&](Decision &decision) { decision.words = words; });
    EXPECT_EQ(store_->decision("cong-tin", input).words, words);
    EXPECT_EQ(store_->decisions("cong-tin").at(input).words, words);
    store_->revise("cong-tin", input, [&](Decision &decision) { decision.words.clear(); });
    EXPECT_THROW(store_->revise("cong-tin", input,
                                [](Decision &decision) {
                                    decision.passages.clear();
                                    throw Error(Next::skip, "no");
                                }),
                 Error);
    EXPECT_EQ(store_->decision("cong-tin", input), after);
    store_->revise("cong-tin", input, [](Decision &decision) { decision = {"vi-north", "", 0, ""}; });
    EXPECT_TRUE(store_->decision("cong-tin", input).passages.empty());
}

TEST_P(StoredArticles, RevisionsOfManyThreadsAllCount) {
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread)
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 5; ++i)
                store_->revise("cong-tin", "u", [&](Decision &decision) {
                    decision.passages.push_back({std::to_string(thread * 10 + i), false});
                });
        });
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(store_->decision("cong-tin", "u").passages.size(), 20U);
}

TEST_P(StoredArticles, SentencesAreReplacedAndFoundByTheirWords) {
    store_->keep(record());
    store_->keep_sentences("cong-tin", record().input, {{"Câu cũ.", "câu cũ"}});
    store_->keep_sentences(
        "cong-tin", record().input,
        {{"Bão số 3 vào ĐẮK Lắk.", "bão số ba vào đắk lắk"}, {"UBND họp.", "u bê en dê họp"}});
    EXPECT_EQ(store_->sentences("cong-tin", record().input),
              (std::vector<SentenceRecord>{{"Bão số 3 vào ĐẮK Lắk.", "bão số ba vào đắk lắk"},
                                           {"UBND họp.", "u bê en dê họp"}}));
    const auto found = store_->sentences_with("Đắk lắk", 10);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].id, record().id);
    EXPECT_EQ(found[0].title, "Mưa lớn");
    EXPECT_EQ(found[0].number, 1U);
    EXPECT_EQ(found[0].sentence.text, "Bão số 3 vào ĐẮK Lắk.");
    EXPECT_EQ(store_->sentences_with("ubnd", 10).size(), 1U);
    EXPECT_EQ(store_->sentences_with("bnd", 10).size(), 0U) << "only whole words";
    EXPECT_EQ(store_->sentences_with("câu", 10).size(), 0U) << "replaced";
    EXPECT_EQ(store_->sentences_with("", 10).size(), 0U);
    EXPECT_EQ(store_->sentences_with("UBND", 0).size(), 0U);
}

TEST_P(StoredArticles, AWordMayStandBesideADigitButANumberMayNot) {
    store_->keep(record());
    store_->keep_sentences("cong-tin", record().input, {{"Dài 5km, 25 người.", ""}});
    EXPECT_EQ(store_->sentences_with("km", 10).size(), 1U);
    EXPECT_EQ(store_->sentences_with("25", 10).size(), 1U);
    EXPECT_EQ(store_->sentences_with("2", 10).size(), 0U);
}

TEST_P(StoredArticles, SentencesOfAnArticleWithoutAudioAreNotPublished) {
    ArticleRecord one = record();
    one.audio = "";
    store_->keep(one);
    store_->keep_sentences(one.source, one.input, {{"Một câu.", ""}});
    EXPECT_TRUE(store_->sentences_with("câu", 10).empty());
}

TEST_P(StoredArticles, AnInterruptedRoundGoesOnAndAFinishedOneIsFollowedByTheNext) {
    EXPECT_EQ(open()->begin_round("a"), 1);
    EXPECT_EQ(open()->begin_round("a"), 1);
    open()->end_round("a");
    EXPECT_EQ(open()->begin_round("a"), 2);
    EXPECT_EQ(open()->begin_round("b"), 1);
}

TEST_P(StoredArticles, ACursorIsKeptAndBeginsNoRound) {
    EXPECT_EQ(store_->cursor("a"), "");
    store_->keep_cursor("a", "{1}");
    store_->keep_cursor("a", "{2}");
    EXPECT_EQ(open()->cursor("a"), "{2}");
    EXPECT_EQ(store_->begin_round("a"), 1);
    EXPECT_EQ(store_->cursor("a"), "{2}");
}

TEST_P(StoredArticles, PagesAreLookedForEverMoreSeldom) {
    const auto unseen = [&] { return store_->long_unseen("cong-tin", 10); };
    ArticleRecord made = record();
    made.source = "cong-tin";
    made.first_attached_at = made.attached_at = made.seen_at = clock_.unix_time();
    store_->keep(made);
    ArticleRecord silent = made;
    silent.input += "2";
    silent.audio.clear();
    silent.state = ArticleState::failed;
    store_->keep(silent);
    EXPECT_EQ(store_->inputs_with_audio("cong-tin"), std::vector<std::string>{made.input});
    clock_.pass(3599);
    EXPECT_TRUE(unseen().empty());
    clock_.pass(1);
    EXPECT_EQ(unseen(), std::vector<std::string>{made.input});
    clock_.pass(80'000 - 3600);
    store_->note_seen("cong-tin", made.input);
    clock_.pass(11'000);
    EXPECT_TRUE(unseen().empty());
    clock_.pass(1'000);
    EXPECT_EQ(unseen(), std::vector<std::string>{made.input}) << "an eighth of 92,000 s";
    EXPECT_TRUE(store_->long_unseen("khac", 10).empty());
    EXPECT_TRUE(store_->long_unseen("cong-tin", 0).empty());
}

TEST_P(StoredArticles, WhosePageIsGoneDoNotLackAudio) {
    ArticleRecord gone = record();
    gone.audio.clear();
    gone.state = ArticleState::skipped;
    store_->keep(gone);
    EXPECT_EQ(store_->coverage(60).at(0).articles, 1);
    gone.missed_at = clock_.unix_time();
    store_->keep(gone);
    EXPECT_TRUE(store_->coverage(60).empty());
    EXPECT_EQ(store_->article(gone.source, gone.input)->missed_at, clock_.unix_time());
}

} // namespace
} // namespace baonoi::store
