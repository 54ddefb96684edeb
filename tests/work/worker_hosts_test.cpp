// SPDX-License-Identifier: GPL-3.0-or-later
// A worker whose store other hosts share.
#include "work/shared_file.h"
#include "work/worker.h"

#include "base/permit.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"

#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

class WorkerOfManyHosts : public ::testing::Test {
protected:
    void SetUp() override {
        context_.run = [this](const store::Job &job, const JobTools &tools, JobResult &result) {
            result.article.source = job.source;
            result.article.input = job.input;
            run_(tools, result);
        };
        context_.give_up = [](const std::string &message) { ADD_FAILURE() << message; };
    }
    std::int64_t queue(const std::string &input) {
        store::JobRequest request;
        request.source = "ban";
        request.input = input;
        return store_.queue(request);
    }
    void note_other(std::int64_t workers, const std::vector<std::string> &refused_by = {}) {
        store::HostRecord other;
        other.process = "khác";
        other.workers = workers;
        other.refused_by = refused_by;
        store_.note_host(other);
    }

    test::TemporaryFolder folder_;
    test::FakeClock clock_;
    Metrics metrics_;
    CurrentSetup setup_{std::make_shared<work::Setup>(settings::parse_config("[serve]\nworkers = 1\n", "x"))};
    test::SharedFile store_{folder_.path() / "a.db", clock_, std::nullopt};
    HostLeases leases_{store_, clock_, "this"};
    std::function<void(const JobTools &, JobResult &)> run_;
    WorkContext context_{
        .store = store_, .clock = clock_, .metrics = metrics_, .setup = setup_, .leases = &leases_};
    Attempts attempts_;
    std::atomic<bool> stopping_ = false;
    Worker worker_{context_, attempts_, "this:1", stopping_};
};

TEST_F(WorkerOfManyHosts, WhatThisOneMayNotDoIsLeftToAnother) {
    run_ = [](const JobTools &, JobResult &) {
        throw Error(Next::hold, "this machine's clock is 60 min fast");
    };
    note_other(4);
    const std::int64_t first = queue("/a.html"), second = queue("/b.html");
    const double begin = clock_.elapsed().value;
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    store::Job job = store_.job(first).value();
    EXPECT_EQ(job.state, store::JobState::queued);
    EXPECT_EQ(job.attempts, 0);
    EXPECT_FALSE(job.is_held);
    EXPECT_LE(job.run_at, clock_.unix_time()) << "another takes it as soon as this one goes on";
    EXPECT_NE(job.errors.find("this machine's clock is 60 min fast"), std::string::npos);
    EXPECT_EQ(clock_.elapsed().value - begin, 3) << "who refuses is the fastest of all";
    run_ = [](const JobTools &, JobResult &) { FAIL() << "its source waits on this host"; };
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    EXPECT_FALSE(store_.job(second)->is_held);
}

TEST_F(WorkerOfManyHosts, WhatNobodyMayDoWaitsForAPerson) {
    run_ = [](const JobTools &, JobResult &) { throw Error(Next::hold, "the password is wrong"); };
    const auto held = [&](const std::string &input) {
        setup_.get()->pauses.resume("ban: ");
        const std::int64_t id = queue(input);
        EXPECT_EQ(worker_.step(), Worker::Step::worked);
        return store_.job(id)->is_held;
    };
    EXPECT_TRUE(held("/1")) << "no other host";
    note_other(0);
    EXPECT_TRUE(held("/2")) << "one that makes no articles";
    note_other(4, {"ban: "});
    EXPECT_TRUE(held("/3")) << "one that may not either";
    note_other(4, {"tin: "});
    EXPECT_FALSE(held("/4"));
    store_.cancel("ban", "/4", "thử xong");
    clock_.pass(61);
    EXPECT_TRUE(held("/5")) << "one that is gone";
}

TEST_F(WorkerOfManyHosts, NothingIsPublishedAfterTheLeaseOfAStoreThatIsAway) {
    std::vector<std::string> changed;
    const auto change = [&](const std::string &what) {
        Permit::check();
        changed.push_back(what);
    };
    run_ = [&](const JobTools &tools, JobResult &) {
        tools.before_publish();
        change("mp3");
        clock_.pass(25);
        change("vtt"); // renewed by the worker itself
        store_.is_away = true;
        clock_.pass(18);
        change("json");
        clock_.pass(1);
        store_.refused = [&] { store_.is_away = false; }; // asked once more, it is back
        change("audio.json");
    };
    const std::int64_t id = queue("/a.html");
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    EXPECT_EQ(changed, (std::vector<std::string>{"mp3", "vtt", "json"}));
    EXPECT_NE(store_.job(id)->errors.find("the lease of this job ended while the store could not be reached: "
                                          "nothing more is changed"),
              std::string::npos)
        << store_.job(id)->errors;
}

// The store goes away when the recording is published and comes back after so many seconds; another host asks
// for work all the time.
class StoreThatComesBack : public WorkerOfManyHosts {
protected:
    void work_and_come_back_after(double seconds) {
        run_ = [&, seconds](const JobTools &tools, JobResult &result) {
            tools.before_publish();
            Permit::check();
            ++published_;
            result.outcome.state = ArticleState::unchanged;
            result.article.state = ArticleState::unchanged;
            const double back = clock_.elapsed().value + seconds;
            store_.refused = [&, back] {
                if (!taken_)
                    taken_ = other_.claim("khác:1", Seconds{30}, std::nullopt);
                store_.is_away = clock_.elapsed().value < back;
            };
            store_.is_away = true;
        };
        EXPECT_EQ(worker_.step(), Worker::Step::worked);
        EXPECT_FALSE(store_.is_away);
    }

    test::SharedFile other_{folder_.path() / "a.db", clock_, std::nullopt};
    const std::int64_t id_ = queue("/a.html");
    std::optional<store::Job> taken_;
    int published_ = 0;
};

TEST_F(StoreThatComesBack, WithinTheLeaseTheJobIsFinished) {
    work_and_come_back_after(27);
    EXPECT_FALSE(taken_);
    const store::Job job = *store_.job(id_);
    EXPECT_EQ(job.state, store::JobState::done);
    EXPECT_EQ(job.attempts, 0);
    EXPECT_EQ(job.errors, "");
    clock_.pass(60);
    EXPECT_EQ(worker_.step(), Worker::Step::idle);
    EXPECT_EQ(published_, 1);
}

TEST_F(StoreThatComesBack, AfterTheLeaseItIsTheOtherHosts) {
    work_and_come_back_after(33);
    ASSERT_TRUE(taken_);
    EXPECT_EQ(store_.job(id_), taken_);
    EXPECT_TRUE(taken_->errors.ends_with(" worker lost"));
    EXPECT_NE(metrics_.text().find("baonoi_jobs_finished_total{kind=\"published\",result=\"lost\"} 1\n"),
              std::string::npos);
    EXPECT_EQ(published_, 1);
}

TEST_F(WorkerOfManyHosts, WhoseJobWasTakenMeanwhileStopsAtItsNextChange) {
    bool is_changed = false;
    run_ = [&](const JobTools &tools, JobResult &) {
        tools.before_publish();
        clock_.pass(31);
        ASSERT_TRUE(store_.claim("khác:1", Seconds{30}, std::nullopt));
        Permit::check();
        is_changed = true;
    };
    const std::int64_t id = queue("/a.html");
    EXPECT_EQ(worker_.step(), Worker::Step::worked);
    EXPECT_FALSE(is_changed);
    EXPECT_EQ(store_.job(id)->lease_owner, "khác:1");
    EXPECT_TRUE(store_.job(id)->errors.ends_with(" worker lost"));
}

// As while a newer version brings the store forward: each call waits as long as it may and fails, twice.
class BusyFile : public test::SharedFile {
public:
    using SharedFile::SharedFile;
    std::optional<store::Job> claim(const std::string &owner, Seconds lease,
                                    std::optional<std::int64_t> only) override {
        fail_twice("claim");
        return SharedFile::claim(owner, lease, only);
    }
    bool renew(std::int64_t job, const std::string &owner, Seconds lease, std::string_view stage) override {
        fail_twice("renew");
        return SharedFile::renew(job, owner, lease, stage);
    }
    bool finish(std::int64_t id, const std::string &owner, const store::JobEnd &end,
                const store::ArticleRecord &article,
                const std::vector<store::SentenceRecord> *sentences) override {
        fail_twice("finish");
        return SharedFile::finish(id, owner, end, article, sentences);
    }
    std::map<std::string, int> calls;

private:
    void fail_twice(const std::string &call) {
        if (++calls[call] <= 2)
            throw Error(Next::retry, "canceling statement due to lock timeout (55P03)");
    }
};

TEST_F(WorkerOfManyHosts, GoesOnWhenTheStoreIsFreeAgain) {
    BusyFile busy{folder_.path() / "a.db", clock_, std::nullopt};
    const WorkContext context{.store = busy,
                              .clock = clock_,
                              .metrics = metrics_,
                              .setup = setup_,
                              .give_up = context_.give_up,
                              .run = context_.run,
                              .leases = &leases_};
    Worker worker(context, attempts_, "this:1", stopping_);
    run_ = [](const JobTools &tools, JobResult &result) {
        tools.before_publish();
        result.outcome.state = ArticleState::attached;
        result.outcome.attachment.emplace();
        result.article.state = ArticleState::attached;
        result.article.audio = "a.mp3";
    };
    const std::int64_t id = queue("/a.html");
    EXPECT_EQ(worker.step(), Worker::Step::worked);
    EXPECT_EQ(store_.job(id)->state, store::JobState::done) << store_.job(id)->errors;
    EXPECT_EQ(store_.job(id)->attempts, 0);
    EXPECT_EQ(store_.article("ban", "/a.html")->audio, "a.mp3");
    EXPECT_EQ(busy.calls, (std::map<std::string, int>{{"claim", 3}, {"renew", 3}, {"finish", 3}}));
}

} // namespace
} // namespace baonoi::work
