// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/every_store.h"

#include <map>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace baonoi::store {
namespace {

constexpr Seconds lease{30};

class Leases : public test::EveryStore {
protected:
    // The next claim is that one's.
    virtual Store &claimer() { return *store_; }
    int claimed_number() {
        const auto job = claimer().claim("w", lease);
        return job ? std::stoi(job->input.substr(job->input.rfind('/') + 1)) : 0;
    }

    void expect_order() {
        JobRequest facts = request(4, JobKind::changed);
        facts.urgency = Urgency::facts;
        JobRequest unknown = request(5, JobKind::changed);
        unknown.urgency = Urgency::unknown;
        store_->queue(request(1, JobKind::backfill));
        store_->queue(request(2, JobKind::changed));
        clock_.pass(1);
        store_->queue(request(3, JobKind::changed));
        store_->queue(facts);
        store_->queue(unknown);
        store_->queue(request(6, JobKind::published));
        store_->queue(request(7, JobKind::ordered));
        for (const int expected : {7, 6, 5, 4, 2, 3, 1, 0})
            EXPECT_EQ(claimed_number(), expected);
    }

    void expect_one_of_ten_for_the_oldest() {
        store_->queue(request(1, JobKind::backfill));
        store_->queue(request(2, JobKind::backfill));
        clock_.pass(1);
        for (int i = 100; i < 130; ++i)
            store_->queue(request(i));
        std::vector<int> claims;
        for (int i = 0; i < 20; ++i)
            claims.push_back(claimed_number());
        EXPECT_EQ(claims[8], 108);
        EXPECT_EQ(claims[9], 1);
        EXPECT_EQ(claims[10], 109);
        EXPECT_EQ(claims[19], 2);
    }

    void expect_no_order_overtaken() {
        store_->queue(request(1, JobKind::backfill));
        for (int i = 100; i < 109; ++i)
            store_->queue(request(i));
        for (int i = 0; i < 9; ++i)
            claimed_number();
        for (int i = 200; i < 212; ++i)
            store_->queue(request(i, JobKind::ordered));
        for (int i = 200; i < 212; ++i)
            EXPECT_EQ(claimed_number(), i);
        EXPECT_EQ(claimed_number(), 1);
    }
};
BAONOI_ON_EVERY_STORE(Leases);

TEST_P(Leases, AStoreHasAnIdentityThatItKeepsAndNoOtherOneHas) {
    const std::int64_t identity = store_->identity();
    EXPECT_EQ(store_->identity(), identity);
    EXPECT_EQ(open()->identity(), identity);
    const test::TemporaryFolder elsewhere;
    EXPECT_NE(open_store(GetParam().url(elsewhere.path()), clock_)->identity(), identity);
}

TEST_P(Leases, AClaimedJobIsItsOwnersUntilTheLeaseEnds) {
    const std::int64_t id = store_->queue(request(1));
    clock_.pass(2);
    const auto job = store_->claim("may-1", lease);
    ASSERT_TRUE(job);
    EXPECT_EQ(job->id, id);
    EXPECT_EQ(job->state, JobState::working);
    EXPECT_EQ(job->lease_owner, "may-1");
    EXPECT_EQ(job->lease_end, clock_.unix_time() + 30);
    EXPECT_EQ(job->started_at, clock_.unix_time());
    EXPECT_EQ(store_->job(id), job);
    EXPECT_EQ(store_->article(job->source, job->input)->state, ArticleState::working);
    EXPECT_FALSE(store_->claim("may-2", lease));
    clock_.pass(29);
    EXPECT_FALSE(store_->claim("may-2", lease));
    clock_.pass(1);
    const auto again = store_->claim("may-2", lease);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->id, id);
    EXPECT_EQ(again->attempts, 0);
    EXPECT_EQ(again->losses, 1);
    EXPECT_EQ(again->errors, "2020-09-13T12:27:12Z worker lost");
}

TEST_P(Leases, ARenewedLeaseGoesOnAndTellsTheStage) {
    store_->queue(request(1));
    const Job job = *store_->claim("w", lease);
    clock_.pass(20);
    EXPECT_TRUE(store_->renew(job.id, "w", lease, "encode"));
    clock_.pass(20);
    EXPECT_FALSE(store_->claim("v", lease));
    EXPECT_EQ(store_->job(job.id)->stage, "encode");
    EXPECT_FALSE(store_->renew(job.id, "v", lease, "encode"));
    EXPECT_FALSE(store_->renew(job.id + 1, "w", lease, "encode"));
}

TEST_P(Leases, ALostLeaseChangesNothing) {
    store_->queue(request(1));
    const Job late = *store_->claim("w", lease);
    clock_.pass(31);
    const Job taken = *store_->claim("v", lease);
    const auto article = store_->article(late.source, late.input);
    EXPECT_FALSE(store_->renew(late.id, "w", lease, "encode"));
    EXPECT_FALSE(store_->hand_back(late.id, "w", "h9", Urgency::facts));
    const std::vector<SentenceRecord> sentences = {{"Câu.", "câu"}};
    EXPECT_FALSE(store_->finish(late.id, "w", {}, outcome(late, ArticleState::attached), &sentences));
    EXPECT_EQ(store_->job(taken.id), taken);
    EXPECT_EQ(store_->article(late.source, late.input), article);
    EXPECT_TRUE(store_->sentences(late.source, late.input).empty());
    EXPECT_TRUE(finish(taken));
    EXPECT_FALSE(finish(taken)) << "a job ends once";
}

TEST_P(Leases, TheEndOfAJobIsKeptWithItsArticleAndSentences) {
    store_->queue(request(1));
    const Job job = *store_->claim("w", lease);
    clock_.pass(3);
    const std::vector<SentenceRecord> sentences = {{"Một câu.", "một câu"}};
    EXPECT_TRUE(store_->finish(job.id, "w", {JobState::done, "", {}, 40, 2},
                               outcome(job, ArticleState::attached), &sentences));
    const Job ended = *open()->job(job.id);
    EXPECT_EQ(ended.state, JobState::done);
    EXPECT_EQ(ended.finished_at, clock_.unix_time());
    EXPECT_EQ(ended.sentences, 40);
    EXPECT_EQ(ended.spoken, 2);
    EXPECT_EQ(ended.content_hash, "h1");
    EXPECT_EQ(ended.lease_owner, "");
    EXPECT_EQ(store_->article(job.source, job.input)->audio, "audio/1.mp3");
    EXPECT_EQ(store_->article(job.source, job.input)->state, ArticleState::attached);
    EXPECT_EQ(store_->sentences(job.source, job.input), sentences);
}

TEST_P(Leases, AFailedAttemptComesBackAfterItsTimeWithItsReasons) {
    store_->queue(request(1));
    for (int i = 0; i < 2; ++i) {
        const Job job = *store_->claim("w", lease);
        EXPECT_EQ(job.attempts, i);
        store_->finish(job.id, "w", {JobState::queued, "fetch: 503\nlater", Seconds{9.5}, 0, 0},
                       outcome(job, ArticleState::queued), nullptr);
        EXPECT_EQ(store_->next_due(), Seconds{10});
        clock_.pass(9);
        EXPECT_FALSE(store_->claim("w", lease));
        clock_.pass(1);
        EXPECT_EQ(store_->next_due(), Seconds{0});
    }
    const Job last = *store_->claim("w", lease);
    EXPECT_EQ(last.errors, "2020-09-13T12:26:40Z fetch: 503 later\n2020-09-13T12:26:50Z fetch: 503 later");
    store_->finish(last.id, "w", {JobState::failed, "fetch: 404", {}, 0, 0},
                   outcome(last, ArticleState::failed), nullptr);
    EXPECT_TRUE(store_->job(last.id)->errors.ends_with("\n2020-09-13T12:27:00Z fetch: 404"));
    EXPECT_EQ(store_->next_due(), std::nullopt);
}

TEST_P(Leases, HandingBackCountsNoAttempt) {
    store_->queue(request(1));
    const Job job = *store_->claim("w", lease);
    EXPECT_TRUE(store_->hand_back(job.id, "w", "h1", Urgency::facts));
    const Job again = *store_->claim("v", lease);
    EXPECT_EQ(again.id, job.id);
    EXPECT_EQ(again.attempts, 0);
    EXPECT_EQ(again.errors, "");
    EXPECT_EQ(again.content_hash, "h1");
    EXPECT_EQ(again.urgency, Urgency::facts);
    EXPECT_TRUE(store_->hand_back(job.id, "v", "", Urgency::ordinary));
    EXPECT_EQ(store_->job(job.id)->content_hash, "h1");
    EXPECT_EQ(store_->article(job.source, job.input)->state, ArticleState::queued);
}

TEST_P(Leases, WhatComesBackIsMergedIntoTheJobThatCameMeanwhile) {
    JobRequest ordered = request(1, JobKind::ordered);
    ordered.ordered_by = "an";
    store_->queue(ordered);
    const Job first = *store_->claim("w", lease);
    const std::int64_t second = store_->queue(request(1, JobKind::changed, "h2"));
    EXPECT_TRUE(store_->hand_back(first.id, "w", "h1", Urgency::unknown));
    EXPECT_EQ(store_->job(first.id)->state, JobState::cancelled);
    EXPECT_TRUE(
        store_->job(first.id)->errors.ends_with("Z job " + std::to_string(second) + " takes its place"));
    const Job merged = *store_->claim("w", lease);
    EXPECT_EQ(merged.id, second);
    EXPECT_EQ(merged.kind, JobKind::ordered);
    EXPECT_EQ(merged.urgency, Urgency::unknown);
    EXPECT_EQ(merged.ordered_by, "an");
    EXPECT_EQ(merged.content_hash, "h2");
}

TEST_P(Leases, ReclaimingReturnsTheJobsOfLostWorkersAtOnce) {
    for (int i = 1; i <= 3; ++i)
        store_->queue(request(i));
    store_->claim("gone", lease);
    store_->claim("gone", lease);
    const Job kept = *store_->claim("here", lease);
    EXPECT_EQ(store_->reclaim([](const std::string &owner) { return owner == "gone"; }), 2U);
    EXPECT_EQ(store_->reclaim([](const std::string &owner) { return owner == "gone"; }), 0U);
    EXPECT_EQ(store_->job(kept.id), kept);
    const Job again = *store_->claim("here", lease);
    EXPECT_EQ(again.input, request(1).input);
    EXPECT_EQ(again.attempts, 0);
    EXPECT_EQ(again.losses, 1);
    EXPECT_TRUE(again.errors.ends_with("Z worker lost"));
}

// Claims by two hosts in turn: each has a store of its own on the same tables.
class LeasesOfTwoHosts : public Leases {
protected:
    Store &claimer() override {
        is_others_turn_ = !is_others_turn_;
        return is_others_turn_ ? *other_ : *store_;
    }

private:
    std::unique_ptr<Store> other_ = open();
    bool is_others_turn_ = false;
};
BAONOI_ON_EVERY_STORE(LeasesOfTwoHosts);

TEST_P(Leases, TheOrderIsKindThenUrgencyThenAge) {
    expect_order();
}
TEST_P(LeasesOfTwoHosts, TheOrderIsKindThenUrgencyThenAge) {
    expect_order();
}

TEST_P(Leases, OneClaimOfTenTakesTheOldest) {
    expect_one_of_ten_for_the_oldest();
}
TEST_P(LeasesOfTwoHosts, OneClaimOfTenTakesTheOldest) {
    expect_one_of_ten_for_the_oldest();
}

TEST_P(Leases, AnOrderIsNeverOvertaken) {
    expect_no_order_overtaken();
}
TEST_P(LeasesOfTwoHosts, AnOrderIsNeverOvertaken) {
    expect_no_order_overtaken();
}

TEST_P(Leases, OneArticleIsWorkedOnByOne) {
    store_->queue(request(1));
    store_->queue(request(2));
    EXPECT_EQ(claimed_number(), 1);
    store_->queue(request(1, JobKind::ordered));
    EXPECT_EQ(claimed_number(), 2);
    EXPECT_EQ(claimed_number(), 0);
    EXPECT_EQ(store_->next_due(), Seconds{30}) << "what waits for a worker is not due";
}

TEST_P(Leases, AClockThatWasSetBackHoldsNothingUp) {
    store_->queue(request(1));
    store_->queue(request(2));
    const Job job = *store_->claim("w", lease);
    store_->finish(job.id, "w", {JobState::queued, "503", Seconds{5}, 0, 0},
                   outcome(job, ArticleState::queued), nullptr);
    const Job leased = *store_->claim("lost", lease);
    clock_.start -= 7200;
    store_->queue(request(3));
    EXPECT_EQ(store_->next_due(), Seconds{0});
    std::set<std::string> claimed;
    while (const auto next = store_->claim("w", lease))
        claimed.insert(next->input);
    EXPECT_EQ(claimed, (std::set<std::string>{request(1).input, leased.input, request(3).input}));
}

TEST_P(Leases, AClockThatWasSetBackHoldsNoHeldJobUpEither) {
    store_->queue(request(1));
    const Job job = *store_->claim("w", lease);
    JobEnd end{JobState::queued, "the password is wrong", Seconds{600}, 0, 0};
    end.is_held = true;
    store_->finish(job.id, "w", end, outcome(job, ArticleState::queued), nullptr);
    EXPECT_FALSE(store_->claim("w", lease));
    clock_.start -= 7200;
    EXPECT_EQ(store_->next_due(), Seconds{0});
    EXPECT_TRUE(store_->claim("w", lease));
}

TEST_P(Leases, AClockThatWasSetForwardLosesNoFinishedWork) {
    store_->queue(request(1));
    const Job job = *store_->claim("w", lease);
    clock_.start += 86'400;
    EXPECT_TRUE(store_->renew(job.id, "w", lease, "encode")) << "nobody else took it";
    EXPECT_FALSE(store_->claim("v", lease));
    EXPECT_TRUE(finish(job));
}

TEST_P(Leases, LongLeasesAndWaitsAreCut) {
    store_->queue(request(1));
    const Job job = *store_->claim("w", Seconds{1e9});
    EXPECT_EQ(job.lease_end, clock_.unix_time() + 600);
    store_->finish(job.id, "w", {JobState::queued, "503", Seconds{1e18}, 0, 0},
                   outcome(job, ArticleState::queued), nullptr);
    EXPECT_EQ(store_->next_due(), longest_wait);
}

TEST_P(Leases, ErrorsDoNotGrowWithoutBound) {
    store_->queue(request(1, JobKind::published));
    for (int i = 0; i < 20; ++i) {
        const Job job = *store_->claim("w", lease);
        store_->finish(job.id, "w",
                       {JobState::queued, std::to_string(i) + std::string(20'000, 'x'), {}, 0, 0},
                       outcome(job, ArticleState::queued), nullptr);
    }
    const std::string errors = store_->job(1)->errors;
    EXPECT_LE(errors.size(), 65'536U);
    EXPECT_GT(errors.size(), 50'000U);
    EXPECT_NE(errors.find("Z 19xxx"), std::string::npos);
    EXPECT_TRUE(errors.starts_with("2020-")) << "only whole lines go";
}

// Claims until nothing is left; each line of the result is an article.
std::string claim_all(Store &store, const std::string &owner) {
    std::string inputs;
    while (const auto job = store.claim(owner, lease)) {
        inputs += job->input + "\n";
        ArticleRecord article;
        article.source = job->source;
        article.input = job->input;
        article.state = ArticleState::attached;
        store.finish(job->id, owner, {}, article, nullptr);
    }
    return inputs;
}

std::map<std::string, int> occurrences(const std::string &lines) {
    std::map<std::string, int> counts;
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t end = lines.find('\n', at);
        ++counts[lines.substr(at, end - at)];
        at = end + 1;
    }
    return counts;
}

TEST_P(Leases, NoJobIsGivenToTwoThreads) {
    for (int i = 0; i < 60; ++i)
        store_->queue(request(i));
    std::string of_one, of_other;
    std::thread other([&] { of_other = claim_all(*store_, "b"); });
    of_one = claim_all(*store_, "a");
    other.join();
    const auto counts = occurrences(of_one + of_other);
    EXPECT_EQ(counts.size(), 60U);
    for (const auto &[input, count] : counts)
        EXPECT_EQ(count, 1) << input;
}

TEST_P(Leases, NoJobIsGivenToTwoProcesses) {
    for (int i = 0; i < 60; ++i)
        store_->queue(request(i));
    store_.reset();
    std::vector<pid_t> children;
    for (const char *owner : {"a", "b"}) {
        const pid_t child = ::fork();
        if (child == 0) {
            test::write(folder_.path() / owner, claim_all(*open(), owner));
            ::_exit(0);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = -1;
        EXPECT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_EQ(status, 0);
    }
    const auto counts = occurrences(test::read(folder_.path() / "a") + test::read(folder_.path() / "b"));
    EXPECT_EQ(counts.size(), 60U);
    for (const auto &[input, count] : counts)
        EXPECT_EQ(count, 1) << input;
    EXPECT_EQ(open()->counts(), (std::map<ArticleState, std::int64_t>{{ArticleState::attached, 60}}));
}

} // namespace
} // namespace baonoi::store
