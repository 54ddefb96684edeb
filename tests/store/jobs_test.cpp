// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.h"
#include "store/every_store.h"

#include <chrono>

namespace baonoi::store {
namespace {

constexpr Seconds lease{30};

class StoredJobs : public test::EveryStore {};
BAONOI_ON_EVERY_STORE(StoredJobs);

TEST_P(StoredJobs, AQueuedJobSaysWhatWasAsked) {
    JobRequest asked = request(1, JobKind::ordered, "h1");
    asked.urgency = Urgency::facts;
    asked.voice = "vi-south";
    asked.ordered_by = "an";
    asked.reason = "sai tên";
    const std::int64_t id = store_->queue(asked);
    Job expected;
    expected.id = id;
    expected.source = asked.source;
    expected.input = asked.input;
    expected.kind = JobKind::ordered;
    expected.urgency = Urgency::facts;
    expected.content_hash = "h1";
    expected.voice = "vi-south";
    expected.version = version();
    expected.ordered_by = "an";
    expected.reason = "sai tên";
    expected.created_at = expected.run_at = clock_.unix_time();
    EXPECT_EQ(open()->job(id), expected);
    EXPECT_EQ(store_->job(id + 1), std::nullopt);
    EXPECT_EQ(store_->article(asked.source, asked.input)->state, ArticleState::queued);
    EXPECT_EQ(store_->article(asked.source, asked.input)->announced_at, clock_.unix_time());
}

TEST_P(StoredJobs, AFurtherRequestIsMergedIntoTheQueuedJob) {
    JobRequest first = request(1, JobKind::changed, "h1");
    first.urgency = Urgency::facts;
    first.voice = "vi-south";
    first.reason = "cũ";
    const std::int64_t id = store_->queue(first);
    JobRequest second = request(1, JobKind::backfill, "h2");
    second.reason = "mới";
    EXPECT_EQ(store_->queue(second), id);
    const Job merged = *store_->job(id);
    EXPECT_EQ(merged.kind, JobKind::changed);
    EXPECT_EQ(merged.urgency, Urgency::facts);
    EXPECT_EQ(merged.voice, "vi-south");
    EXPECT_EQ(merged.content_hash, "h2");
    EXPECT_EQ(merged.reason, "mới");
}

TEST_P(StoredJobs, AnOrderMakesAJobThatWaitsForItsRetryDueAtOnce) {
    store_->queue(request(1));
    const Job job = *store_->claim("w", lease);
    store_->finish(job.id, "w", {JobState::queued, "fetch: 503", Seconds{600}, 0, 0},
                   outcome(job, ArticleState::queued), nullptr);
    EXPECT_FALSE(store_->claim("w", lease));
    EXPECT_EQ(store_->queue(request(1)), job.id);
    EXPECT_FALSE(store_->claim("w", lease));
    EXPECT_EQ(store_->queue(request(1, JobKind::ordered)), job.id);
    const auto again = store_->claim("w", lease);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->id, job.id);
    EXPECT_EQ(again->attempts, 0) << "an order has all its attempts";
}

TEST_P(StoredJobs, WhatEndedWithTheSameContentVoiceAndVersionIsFoundAgain) {
    const std::int64_t id = store_->queue(request(1, JobKind::published, "h1"));
    finish(*store_->claim("w", lease));
    EXPECT_EQ(store_->queue(request(1, JobKind::changed, "h1")), id);
    EXPECT_EQ(store_->job(id)->state, JobState::done);
    EXPECT_FALSE(store_->claim("w", lease));

    JobRequest other_voice = request(1, JobKind::changed, "h1");
    other_voice.voice = "vi-south";
    EXPECT_NE(store_->queue(other_voice), id);
}

TEST_P(StoredJobs, AnOrderAndAnUnknownTextAreNeverDuplicates) {
    const std::int64_t id = store_->queue(request(1, JobKind::published, "h1"));
    finish(*store_->claim("w", lease));
    const std::int64_t unknown = store_->queue(request(1, JobKind::published));
    EXPECT_NE(unknown, id);
    finish(*store_->claim("w", lease));
    EXPECT_NE(store_->queue(request(1, JobKind::ordered, "h1")), unknown);
}

TEST_P(StoredJobs, ATextThatWasChangedAndChangedBackIsSpokenAgain) {
    const std::int64_t first = store_->queue(request(1, JobKind::published, "h1"));
    finish(*store_->claim("w", lease));
    store_->queue(request(1, JobKind::changed, "h2"));
    const Job second = *store_->claim("w", lease);
    ArticleRecord article = outcome(second, ArticleState::attached);
    article.content_hash = "h2";
    store_->finish(second.id, "w", {}, article, nullptr);
    const std::int64_t third = store_->queue(request(1, JobKind::changed, "h1"));
    EXPECT_NE(third, first);
    EXPECT_EQ(store_->job(third)->state, JobState::queued);
}

TEST_P(StoredJobs, WhatFailedOrWasSkippedIsNotTriedAgainForTheSameText) {
    for (const JobState state : {JobState::failed, JobState::skipped}) {
        const std::int64_t id = store_->queue(request(1, JobKind::published, std::string(name_of(state))));
        finish(*store_->claim("w", lease), state);
        EXPECT_EQ(store_->queue(request(1, JobKind::published, std::string(name_of(state)))), id);
        EXPECT_EQ(store_->job(id)->state, state);
    }
}

TEST_P(StoredJobs, ARequestDuringTheWorkWaitsForItsEnd) {
    const std::int64_t first = store_->queue(request(1));
    const Job working = *store_->claim("w", lease);
    const std::int64_t second = store_->queue(request(1, JobKind::ordered));
    EXPECT_NE(first, second);
    EXPECT_EQ(store_->queue(request(1)), second);
    EXPECT_FALSE(store_->claim("v", lease));
    EXPECT_EQ(store_->article(working.source, working.input)->state, ArticleState::working);
    finish(working);
    EXPECT_EQ(store_->claim("v", lease)->id, second);
}

TEST_P(StoredJobs, WhatIsWorkedOnForTheSameTextNeedsNoSecondJob) {
    const std::int64_t first = store_->queue(request(1, JobKind::published, "h1"));
    store_->claim("w", lease);
    EXPECT_EQ(store_->queue(request(1, JobKind::changed, "h1")), first);
    EXPECT_NE(store_->queue(request(1, JobKind::changed, "h2")), first);
}

TEST_P(StoredJobs, AnArticleKeepsItsStateWhileItsAudioStillPlays) {
    ArticleRecord outdated = record();
    outdated.state = ArticleState::outdated;
    store_->keep(outdated);
    store_->queue(request(1, JobKind::changed));
    EXPECT_EQ(store_->article(outdated.source, outdated.input), outdated);
    store_->claim("w", lease);
    EXPECT_EQ(store_->article(outdated.source, outdated.input), outdated);
}

TEST_P(StoredJobs, CancellingEndsWhatWaitsAndNotWhatIsWorkedOn) {
    const std::int64_t first = store_->queue(request(1));
    store_->cancel(request(1).source, request(1).input, "bài đã gỡ");
    EXPECT_EQ(store_->job(first)->state, JobState::cancelled);
    EXPECT_TRUE(store_->job(first)->errors.ends_with("Z bài đã gỡ"));
    EXPECT_EQ(store_->article(request(1).source, request(1).input)->state, ArticleState::missing);
    EXPECT_EQ(store_->article(request(1).source, request(1).input)->reason, "bài đã gỡ");
    store_->queue(request(1));
    const Job working = *store_->claim("w", lease);
    const std::int64_t waiting = store_->queue(request(1));
    store_->cancel(working.source, working.input, "bài đã gỡ");
    EXPECT_EQ(store_->job(waiting)->state, JobState::cancelled);
    EXPECT_TRUE(store_->renew(working.id, "w", lease, "encode"));
    EXPECT_TRUE(finish(working));
}

TEST_P(StoredJobs, WhatOnlyWaitsToLookAgainIsDueWithTheNextNews) {
    const auto due_after = [&](bool counts) {
        store_->queue(request(1));
        const Job job = *store_->claim("w", lease);
        JobEnd end;
        end.state = JobState::queued;
        end.error = "404";
        end.retry_in = Seconds{600};
        end.counts = counts;
        store_->finish(job.id, "w", end, record(), nullptr);
        EXPECT_EQ(store_->next_due(), Seconds{600});
        store_->queue(request(1, JobKind::changed));
        return store_->next_due();
    };
    EXPECT_EQ(due_after(false), Seconds{0});
    store_->cancel(request(1).source, request(1).input, "");
    EXPECT_EQ(due_after(true), Seconds{600}) << "after an error it waits";
}

TEST_P(StoredJobs, AreListedAndCounted) {
    store_->queue(request(1, JobKind::backfill));
    store_->queue(request(2, JobKind::backfill));
    clock_.pass(5);
    finish(*store_->claim("w", lease), JobState::failed);
    clock_.pass(5);
    finish(*store_->claim("w", lease), JobState::failed);
    store_->queue(request(3));
    const auto failed = store_->jobs(JobState::failed, 10);
    ASSERT_EQ(failed.size(), 2U);
    EXPECT_EQ(failed[0].input, request(2).input);
    EXPECT_EQ(store_->jobs(JobState::failed, 1).size(), 1U);
    const auto counts = store_->job_counts();
    ASSERT_EQ(counts.size(), 2U);
    EXPECT_EQ(counts[0].kind, JobKind::published);
    EXPECT_EQ(counts[0].state, JobState::queued);
    EXPECT_EQ(counts[0].oldest, clock_.unix_time());
    EXPECT_EQ(counts[1].count, 2);
    EXPECT_EQ(counts[1].oldest, clock_.unix_time() - 10);
    EXPECT_EQ(store_->jobs_of("cong-tin", request(1).input).size(), 1U);
}

TEST_P(StoredJobs, OldOnesAreForgottenButTheLastOfEachArticle) {
    for (int i = 0; i < 3; ++i) {
        store_->queue(request(1));
        finish(*store_->claim("w", lease));
        clock_.pass(100);
    }
    store_->queue(request(1));
    store_->forget_jobs(clock_.unix_time() - 250);
    EXPECT_EQ(store_->jobs_of("cong-tin", request(1).input).size(), 3U);
    store_->forget_jobs(clock_.unix_time() + 1000);
    const auto left = store_->jobs_of("cong-tin", request(1).input);
    ASSERT_EQ(left.size(), 2U);
    EXPECT_EQ(left[0].state, JobState::queued);
    EXPECT_EQ(left[1].state, JobState::done);
}

TEST_P(StoredJobs, WhatTheSourceAnnouncedIsKeptForTheArticleAndSaidToWhoClaims) {
    JobRequest announced = request(1);
    announced.listing = "{1}";
    store_->queue(announced);
    const Job first = store_->claim("o", lease).value();
    EXPECT_EQ(first.listing, "{1}");
    EXPECT_TRUE(first.is_listed);
    finish(first);
    store_->queue(request(1, JobKind::ordered));
    const Job ordered = store_->claim("o", lease).value();
    EXPECT_EQ(ordered.listing, "{1}");
    EXPECT_FALSE(ordered.is_listed) << "nobody said what it is like by now";
    finish(ordered);
    announced.listing = "{2}";
    store_->queue(request(1, JobKind::ordered));
    store_->queue(announced);
    const Job merged = store_->claim("o", lease).value();
    EXPECT_EQ(merged.listing, "{2}");
    EXPECT_TRUE(merged.is_listed);
}

TEST_P(StoredJobs, OneJobCanBeClaimedBeforeItsTurnAndItsTime) {
    store_->queue(request(1, JobKind::ordered));
    const std::int64_t id = store_->queue(request(2, JobKind::backfill));
    Job job = store_->claim("o", lease, id).value();
    EXPECT_EQ(job.id, id);
    EXPECT_EQ(store_->claim("p", lease, id), std::nullopt) << "it is being worked on";
    store_->finish(id, "o", {JobState::queued, "busy", Seconds{600}, 0, 0},
                   outcome(job, ArticleState::queued), nullptr);
    EXPECT_EQ(store_->claim("o", lease)->kind, JobKind::ordered);
    EXPECT_EQ(store_->claim("o", lease), std::nullopt) << "its time has not come";
    EXPECT_EQ(store_->claim("o", lease, id)->id, id);
}

TEST_P(StoredJobs, ABurstOfAThousandIsTakenInSeconds) {
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 1000; ++i)
        store_->queue(request(i));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(took.count(), 20) << "many times what a slow disk needs";
    EXPECT_EQ(store_->job_counts().at(0).count, 1000);
    RecordProperty("seconds", std::to_string(took.count()));
}

} // namespace
} // namespace baonoi::store
