// SPDX-License-Identifier: GPL-3.0-or-later
// What the death of a program makes of the jobs in its hands, and what becomes of those that failed.
#include "store/every_store.h"

#include <vector>

namespace baonoi::store {
namespace {

constexpr Seconds lease{30};

class Losses : public test::EveryStore {};
BAONOI_ON_EVERY_STORE(Losses);

TEST_P(Losses, AProgramThatDiesIsNoAttemptAndASuspectWaitsLongerEachTime) {
    const std::int64_t id = store_->queue(request(1));
    const std::vector<std::int64_t> pauses = {0,    0,    10,   20,    40,    80,    160,   320,   640,
                                              1280, 2560, 5120, 10240, 20480, 40960, 81920, 86400, 86400};
    for (std::size_t i = 0; i < pauses.size(); ++i) {
        ASSERT_TRUE(store_->claim("gone", lease)) << i;
        store_->reclaim([](const std::string &) { return true; });
        const Job job = *store_->job(id);
        EXPECT_EQ(job.state, JobState::queued);
        EXPECT_EQ(job.attempts, 0);
        EXPECT_EQ(job.losses, static_cast<int>(i) + 1);
        EXPECT_EQ(job.run_at - clock_.unix_time(), pauses[i]) << i;
        clock_.pass(static_cast<double>(pauses[i]));
    }
    const Job last = *store_->claim("w", lease);
    EXPECT_EQ(last.id, id);
    EXPECT_TRUE(last.errors.ends_with("Z worker lost")) << last.errors;
    EXPECT_NE(store_->article(last.source, last.input)->state, ArticleState::failed);
}

TEST_P(Losses, AnEndByItsOwnHandClearsTheJobOfSuspicion) {
    store_->queue(request(1));
    store_->claim("gone", lease);
    store_->reclaim([](const std::string &) { return true; });
    const Job job = *store_->claim("w", lease);
    EXPECT_EQ(job.losses, 1);
    store_->finish(job.id, "w", {JobState::queued, "fetch: 503", Seconds{1}, 0, 0},
                   outcome(job, ArticleState::queued), nullptr);
    EXPECT_EQ(store_->job(job.id)->losses, 0);
}

TEST_P(Losses, WhatWaitsForAPersonIsDueWhenItMayBeMended) {
    store_->queue(request(1));
    store_->queue(request(2));
    std::vector<std::int64_t> ids;
    for (int i = 0; i < 2; ++i) {
        const Job job = *store_->claim("w", lease);
        JobEnd end{JobState::queued, "the password is wrong", Seconds{600}, 0, 0};
        end.is_held = i == 0; // the other one is tried again for another reason
        store_->finish(job.id, "w", end, outcome(job, ArticleState::queued), nullptr);
        ids.push_back(job.id);
    }
    EXPECT_EQ(store_->released_at(store_->job(ids[0])->source), 0);
    clock_.pass(5);
    EXPECT_EQ(store_->release_held("another source"), 0U);
    EXPECT_EQ(store_->release_held(store_->job(ids[0])->source), 1U);
    EXPECT_EQ(store_->job(ids[0])->run_at, clock_.unix_time());
    EXPECT_GT(store_->job(ids[1])->run_at, clock_.unix_time());
    EXPECT_EQ(store_->released_at(store_->job(ids[0])->source), clock_.unix_time());
    clock_.pass(5);
    EXPECT_EQ(store_->release_held(""), 0U);
    EXPECT_EQ(store_->released_at(store_->job(ids[0])->source), clock_.unix_time());
}

TEST_P(Losses, SuspicionGoesOnInTheJobThatTakesItsPlace) {
    store_->queue(request(1));
    for (int i = 0; i < 2; ++i) {
        store_->claim("gone", lease);
        if (i == 1)
            store_->queue(request(1, JobKind::ordered));
        store_->reclaim([](const std::string &) { return true; });
    }
    EXPECT_EQ(store_->claim("w", lease)->losses, 2);
}

TEST_P(Losses, WhatHasFailedIsTriedAgainWhenItsTimeComesAndIsTheSameJob) {
    const std::int64_t id = store_->queue(request(1));
    Job job = *store_->claim("w", lease);
    store_->finish(id, "w", {JobState::failed, "fetch: 503", Seconds{3600}, 0, 0},
                   outcome(job, ArticleState::failed), nullptr);
    EXPECT_EQ(store_->job(id)->retry_at, clock_.unix_time() + 3600);
    EXPECT_EQ(store_->next_due(), Seconds{3600});
    EXPECT_FALSE(store_->claim("w", lease));
    clock_.pass(3600);
    EXPECT_EQ(store_->next_due(), Seconds{0});
    const std::int64_t other = store_->queue(request(2));
    EXPECT_EQ(store_->claim("w", lease)->id, other) << "what is new comes first";
    job = *store_->claim("w", lease);
    EXPECT_EQ(job.id, id);
    EXPECT_EQ(job.attempts, 1);
    store_->finish(id, "w", {JobState::done, "", {}, 3, 3}, outcome(job, ArticleState::attached), nullptr);
    EXPECT_EQ(store_->job(id)->state, JobState::done);
    EXPECT_EQ(store_->job(id)->retry_at, 0);
}

TEST_P(Losses, ANewJobTakesThePlaceOfAFailedOne) {
    const std::int64_t id = store_->queue(request(1));
    const Job job = *store_->claim("w", lease);
    store_->finish(id, "w", {JobState::failed, "fetch: 503", Seconds{3600}, 0, 0},
                   outcome(job, ArticleState::failed), nullptr);
    const std::int64_t ordered = store_->queue(request(1, JobKind::ordered));
    EXPECT_EQ(store_->job(id)->retry_at, 0);
    EXPECT_EQ(store_->claim("w", lease)->id, ordered);
}

} // namespace
} // namespace baonoi::store
