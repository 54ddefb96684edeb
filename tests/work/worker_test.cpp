// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/worker.h"

#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"

#include <chrono>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <new>
#include <thread>

namespace baonoi::work {
namespace {

// Inside a fixture the name is taken.
std::shared_ptr<Setup> setup_of(const std::string &toml) {
    return std::make_shared<Setup>(settings::parse_config(toml, "x"));
}

// A store in a file, a clock that is told to go on, and work that is made up.
class WorkerSteps : public ::testing::Test {
protected:
    void SetUp() override {
        context_.run = [this](const store::Job &job, const JobTools &tools, JobResult &result) {
            result.article.source = job.source;
            result.article.input = job.input;
            run_(job, tools, result);
        };
        context_.give_up = [this](const std::string &message) { given_up_ = message; };
    }

    std::int64_t queue(store::JobKind kind = store::JobKind::published) {
        store::JobRequest request;
        request.source = "ban";
        request.input = "/a.html";
        request.kind = kind;
        return store_->queue(request);
    }

    static void attach(const store::Job &, const JobTools &tools, JobResult &result) {
        tools.progress("synthesise", 0, 0);
        tools.before_publish();
        result.outcome.state = ArticleState::attached;
        result.article.state = store::ArticleState::attached;
        result.article.audio = "/audio/a.mp3";
        result.article.content_hash = "abc";
        result.sentences.emplace().push_back({"Xã có 2 trường.", "Xã có hai trường"});
        result.outcome.spoken = 1;
        result.outcome.attachment.emplace().duration = Seconds{12};
    }

    template <class Exception>
    static auto throwing(const Exception &exception) {
        return [exception](const store::Job &, const JobTools &, JobResult &) { throw exception; };
    }

    store::ArticleRecord article() { return store_->article("ban", "/a.html").value(); }

    test::TemporaryFolder folder_;
    test::FakeClock clock_;
    Metrics metrics_;
    CurrentSetup setup_{
        setup_of("[serve]\nworkers = 1\nattempts = 3\nbackoff = \"10s\"\nmax_backoff = \"15s\"\n")};
    std::unique_ptr<store::Store> store_ =
        store::open_store(fmt::format("sqlite:{}/a.db", folder_.path().string()), clock_);
    std::function<void(const store::Job &, const JobTools &, JobResult &)> run_ = attach;
    std::string given_up_;
    WorkContext context_{*store_, clock_, metrics_, setup_};
    Attempts attempts_;
    std::atomic<bool> stopping_ = false;
    Worker worker_{context_, attempts_, "this:1", stopping_};
};

TEST_F(WorkerSteps, IsIdleWhenNothingIsDue) {
    EXPECT_EQ(worker_.step(), Worker::Step::idle);
}

TEST_F(WorkerSteps, KeepsWhatBecameOfTheJobItsArticleAndItsSentences) {
    const std::int64_t id = queue();
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    const store::Job job = store_->job(id).value();
    EXPECT_EQ(job.state, store::JobState::done);
    EXPECT_EQ(job.sentences, 1);
    EXPECT_EQ(job.spoken, 1);
    EXPECT_EQ(article().state, store::ArticleState::attached);
    EXPECT_EQ(store_->sentences("ban", "/a.html").size(), 1U);
    EXPECT_TRUE(attempts_.all().empty());
    const std::string figures = metrics_.text();
    EXPECT_NE(figures.find("baonoi_audio_seconds_total 12\n"), std::string::npos) << figures;
    EXPECT_NE(figures.find("baonoi_jobs_finished_total{kind=\"published\",result=\"done\"} 1\n"),
              std::string::npos)
        << figures;
    EXPECT_NE(figures.find("baonoi_stage_seconds_count{stage=\"synthesise\"} 1\n"), std::string::npos)
        << figures;
}

TEST_F(WorkerSteps, WhatWaitsForItsProofHoldsNoWorkerAndUsesUpNoAttempt) {
    const std::int64_t id = queue();
    run_ = [](const store::Job &job, const JobTools &tools, JobResult &result) {
        attach(job, tools, result);
        result.outcome.state = result.article.state = ArticleState::attaching;
        result.outcome.reason = result.article.reason = "a reader sees no player";
        result.look_again = Seconds{4};
    };
    worker_.step();
    const store::Job waiting = store_->job(id).value();
    EXPECT_EQ(waiting.state, store::JobState::queued);
    EXPECT_EQ(waiting.attempts, 0);
    EXPECT_EQ(waiting.run_at, clock_.unix_time() + 4);
    EXPECT_EQ(waiting.spoken, 1);
    EXPECT_EQ(article().state, store::ArticleState::attaching);
    EXPECT_EQ(article().reason, "a reader sees no player");
    EXPECT_EQ(worker_.step(), Worker::Step::idle);
    clock_.pass(4);
    run_ = attach;
    worker_.step();
    EXPECT_EQ(store_->job(id)->state, store::JobState::done);
    EXPECT_EQ(store_->job(id)->spoken, 1);
}

TEST_F(WorkerSteps, TriesAgainWithGrowingPausesAndThenFailsWithTheWholeReason) {
    run_ = throwing(Error(Next::retry, "the host does not answer"));
    const std::int64_t id = queue();
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    const store::Job first = store_->job(id).value();
    EXPECT_EQ(first.state, store::JobState::queued);
    EXPECT_EQ(first.attempts, 1);
    EXPECT_GE(first.run_at - clock_.unix_time(), 5);
    EXPECT_LE(first.run_at - clock_.unix_time(), 10);
    EXPECT_EQ(article().state, store::ArticleState::queued);
    EXPECT_EQ(article().reason, "the host does not answer");
    EXPECT_EQ(worker_.step(), Worker::Step::idle);
    for (int i = 0; i < 2; ++i) {
        clock_.pass(15);
        EXPECT_EQ(worker_.step(), Worker::Step::worked);
    }
    const store::Job last = store_->job(id).value();
    EXPECT_EQ(last.state, store::JobState::failed);
    EXPECT_EQ(std::count(last.errors.begin(), last.errors.end(), '\n'), 2);
    EXPECT_EQ(article().state, store::ArticleState::failed);
}

TEST_F(WorkerSteps, WhatHasFailedIsTriedAgainAfterAnHourTwoAndAtMostADay) {
    run_ = throwing(Error(Next::retry, "the host does not answer"));
    const std::int64_t id = queue();
    for (const std::int64_t pause : {0, 0, 3600, 7200, 14'400, 28'800, 57'600, 86'400, 86'400}) {
        EXPECT_EQ(worker_.step(), Worker::Step::worked);
        const store::Job job = store_->job(id).value();
        if (pause == 0) {
            clock_.pass(15);
            continue;
        }
        EXPECT_EQ(job.state, store::JobState::failed);
        EXPECT_EQ(job.retry_at - clock_.unix_time(), pause);
        EXPECT_EQ(worker_.step(), Worker::Step::idle);
        clock_.pass(static_cast<double>(pause));
    }
    run_ = attach;
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    EXPECT_EQ(article().state, store::ArticleState::attached);
}

// Programs of the shell, which get the job's number and the owner of its lease as $0 and $1.
class Suspect : public WorkerSteps {
protected:
    void SetUp() override {
        WorkerSteps::SetUp();
        id_ = queue();
        for (int i = 0; i < store::losses_of_suspect; ++i) {
            store_->claim("gone", Seconds{30});
            store_->reclaim([](const std::string &) { return true; });
        }
        run_ = [](const store::Job &, const JobTools &, JobResult &) { FAIL() << "within this process"; };
    }
    void step_with(const std::string &script) {
        context_.lone_process =
            std::make_shared<LoneProcess>("/bin/sh", std::vector<std::string>{"-c", script});
        EXPECT_EQ(worker_.step(), Worker::Step::worked);
    }

    std::int64_t id_ = 0;
};

TEST_F(Suspect, FailsWhenItsProcessDiesThreeTimesAndIsTriedAgainTheNextDay) {
    for (int i = 0; i < 3; ++i)
        step_with("echo stage fetch; echo stage extract; kill -KILL $$");
    const store::Job job = store_->job(id_).value();
    EXPECT_EQ(job.state, store::JobState::failed);
    EXPECT_EQ(job.deaths, 3);
    EXPECT_EQ(job.attempts, 0);
    EXPECT_EQ(job.retry_at - clock_.unix_time(), 86'400);
    EXPECT_EQ(article().state, store::ArticleState::failed);
    EXPECT_EQ(article().reason,
              "given up for a day: its process died, in which nothing else was done: signal 9 "
              "(Killed) while it was at: extract");
    EXPECT_EQ(worker_.step(), Worker::Step::idle);
    clock_.pass(86'400);
    step_with("kill -SEGV $$");
    EXPECT_EQ(store_->job(id_)->state, store::JobState::failed);
    EXPECT_EQ(store_->job(id_)->deaths, 4);
}

TEST_F(Suspect, IsEndedByItsProcessWhichHoldsItsLease) {
    step_with("[ $0 = " + std::to_string(id_) + " ] && [ $1 = this:1 ] || kill -KILL $$");
    const store::Job job = store_->job(id_).value();
    EXPECT_EQ(job.state, store::JobState::working) << "the process says nothing to the store here";
    EXPECT_EQ(job.deaths, 0);
    EXPECT_TRUE(attempts_.all().empty());
}

TEST_F(Suspect, IsTriedAgainWhenItsProcessCannotBegin) {
    step_with("exit 1");
    const store::Job job = store_->job(id_).value();
    EXPECT_EQ(job.state, store::JobState::queued);
    EXPECT_EQ(job.attempts, 1);
    EXPECT_EQ(article().reason, "the process of this job ended with exit code 1; it said why in the log");
}

TEST_F(Suspect, TellsWhatMakesAllWorkPointless) {
    step_with("echo give up the disk is full");
    EXPECT_EQ(given_up_, "the disk is full");
}

TEST_F(Suspect, ItsProcessIsEndedWhenTheJobIsTakenAway) {
    context_.lone_process = std::make_shared<LoneProcess>(
        "/bin/sh", std::vector<std::string>{"-c", "echo stage fetch; sleep 60"});
    std::thread taker([&] {
        while (attempts_.all().empty() || attempts_.all()[0]->view(Seconds{0}).stage != "fetch")
            std::this_thread::yield();
        EXPECT_TRUE(attempts_.all()[0]->take(true));
    });
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    taker.join();
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(50));
}

TEST_F(WorkerSteps, AnArticleWithAudioKeepsItWhenANewOneFails) {
    queue();
    worker_.step();
    run_ = throwing(Error(Next::retry, "busy"));
    queue(store::JobKind::changed);
    worker_.step();
    EXPECT_EQ(article().state, store::ArticleState::attached);
    EXPECT_EQ(article().audio, "/audio/a.mp3");
}

TEST_F(WorkerSteps, WhatCannotBeSpokenIsNotTriedAgain) {
    run_ = [](const store::Job &, const JobTools &, JobResult &result) {
        result.content_hash = "abc";
        throw Error(Next::skip, "refused: silence: 12 s of it");
    };
    const std::int64_t id = queue();
    worker_.step();
    EXPECT_EQ(store_->job(id)->state, store::JobState::skipped);
    EXPECT_EQ(article().state, store::ArticleState::skipped);
    EXPECT_EQ(article().reason, "refused: silence: 12 s of it");
    EXPECT_EQ(article().content_hash, "abc");
    clock_.pass(100'000);
    EXPECT_EQ(worker_.step(), Worker::Step::idle);
}

TEST_F(WorkerSteps, WhatStopsEverythingIsSaidAndCountsAsAnAttempt) {
    run_ = throwing(Error(Next::stop, "No space left on device"));
    const std::int64_t id = queue();
    worker_.step();
    EXPECT_EQ(given_up_, "/a.html: No space left on device");
    EXPECT_EQ(store_->job(id)->state, store::JobState::queued);
    EXPECT_EQ(store_->job(id)->attempts, 1);
    EXPECT_EQ(worker_.step(), Worker::Step::idle) << "who starts next does not begin with it";
}

TEST_F(WorkerSteps, ASourceThatNeedsAPersonWaitsWithoutLosingAttempts) {
    run_ = throwing(Error(Next::hold, "the password is wrong"));
    const std::int64_t id = queue();
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    store::Job job = store_->job(id).value();
    EXPECT_EQ(job.state, store::JobState::queued);
    EXPECT_EQ(job.attempts, 0);
    EXPECT_EQ(job.run_at - clock_.unix_time(), 600);
    EXPECT_EQ(article().reason, "the password is wrong");
    EXPECT_EQ(given_up_, "");

    store::JobRequest other;
    other.source = "ban";
    other.input = "/b.html";
    const std::int64_t second = store_->queue(other);
    run_ = [](const store::Job &, const JobTools &, JobResult &) { FAIL() << "its source waits"; };
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    EXPECT_EQ(store_->job(second)->attempts, 0);
    EXPECT_EQ(store_->article("ban", "/b.html")->reason, "the password is wrong");

    run_ = attach;
    EXPECT_EQ(store_->queue(
                  {"ban", "/a.html", store::JobKind::ordered, store::Urgency::unknown, "", "", "lan", ""}),
              id);
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    EXPECT_EQ(article().state, store::ArticleState::attached);
    EXPECT_FALSE(setup_.get()->pauses.of("ban: ", clock_.elapsed()));
}

TEST_F(WorkerSteps, WhatIsAttachedButNotProvedIsAttaching) {
    run_ = [](const store::Job &, const JobTools &tools, JobResult &) {
        tools.before_publish();
        throw Error(Next::retry, "a reader sees no player");
    };
    queue();
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    EXPECT_EQ(article().state, store::ArticleState::attaching);
    EXPECT_EQ(article().reason, "a reader sees no player");
    queue(store::JobKind::changed);
    EXPECT_EQ(article().state, store::ArticleState::attaching);
}

TEST_F(WorkerSteps, AnErrorThatNobodyForesawCostsAnAttemptAndTheWorker) {
    run_ = throwing(std::bad_alloc());
    const std::int64_t id = queue();
    EXPECT_EQ(worker_.step(), Worker::Step::broken);
    EXPECT_EQ(store_->job(id)->attempts, 1);
    EXPECT_NE(store_->job(id)->errors.find(" unforeseen: out of memory: give it more "), std::string::npos);
    EXPECT_EQ(given_up_, "");
}

TEST_F(WorkerSteps, ALookThatFoundAChangeLeavesTheArticleOutdatedAndTheJobInTheQueue) {
    queue();
    worker_.step();
    run_ = [](const store::Job &job, const JobTools &, JobResult &result) {
        result.outcome.state = ArticleState::outdated;
        result.content_hash = "def";
        result.urgency = job.content_hash.empty() ? store::Urgency::facts : store::Urgency::ordinary;
        result.article.state = store::ArticleState::outdated;
    };
    const std::int64_t id = queue(store::JobKind::changed);
    worker_.step();
    EXPECT_EQ(article().state, store::ArticleState::outdated);
    EXPECT_EQ(article().audio, "/audio/a.mp3");
    EXPECT_EQ(store_->job(id)->state, store::JobState::queued);
    EXPECT_EQ(store_->job(id)->content_hash, "def");
    EXPECT_EQ(store_->job(id)->urgency, store::Urgency::facts);
}

TEST_F(WorkerSteps, PublishesNothingWhenItsLeaseIsLost) {
    bool published = false;
    run_ = [&](const store::Job &job, const JobTools &tools, JobResult &result) {
        clock_.pass(31); // somebody else takes it
        EXPECT_EQ(store_->claim("other:1", Seconds{30})->id, job.id);
        attach(job, tools, result);
        published = true;
    };
    const std::int64_t id = queue();
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    EXPECT_FALSE(published);
    EXPECT_EQ(store_->job(id)->lease_owner, "other:1");
}

TEST_F(WorkerSteps, AJobThatWasTakenAwayEndsAtItsNextProgress) {
    bool went_on = false;
    run_ = [&](const store::Job &, const JobTools &tools, JobResult &) {
        EXPECT_TRUE(attempts_.all()[0]->take(false));
        tools.progress("encode", 0, 0);
        went_on = true;
    };
    queue();
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    EXPECT_FALSE(went_on);
}

TEST_F(WorkerSteps, AJobWhoseWorkersWereLostIsMadeAsAnyOther) {
    const std::int64_t id = queue();
    for (int i = 0; i < 8; ++i) {
        ASSERT_TRUE(store_->claim("gone:1", Seconds{30}));
        store_->reclaim([](const std::string &) { return true; });
        clock_.pass(3600);
    }
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    EXPECT_EQ(store_->job(id)->state, store::JobState::done);
    EXPECT_EQ(store_->job(id)->losses, 0);
}

TEST_F(WorkerSteps, ClaimsNothingWhileItIsStopped) {
    queue();
    stopping_ = true;
    EXPECT_EQ(worker_.step(), Worker::Step::idle);
}

TEST(Pauses, DoubleUpToTheLongestAndAreHalfRandom) {
    settings::WorkSettings settings;
    settings.backoff = Seconds{10};
    settings.max_backoff = Seconds{60};
    EXPECT_EQ(pause_after(0, settings, 0), Seconds{5});
    EXPECT_EQ(pause_after(0, settings, 1), Seconds{10});
    EXPECT_EQ(pause_after(2, settings, 1), Seconds{40});
    EXPECT_EQ(pause_after(3, settings, 1), Seconds{60});
    EXPECT_EQ(pause_after(1'000'000, settings, 1), Seconds{60});
}

} // namespace
} // namespace baonoi::work
