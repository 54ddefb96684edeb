// SPDX-License-Identifier: GPL-3.0-or-later
// Workers on their threads, in real time.
#include "work/workers.h"

#include "base/error.h"
#include "fakes/folder.h"
#include "fakes/thread_starts.h"
#include "store/sqlite_store.h"

#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <future>
#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

// Inside a fixture the name is taken.
std::shared_ptr<Setup> setup_of(const std::string &toml) {
    return std::make_shared<Setup>(settings::parse_config(toml, "x"));
}

using std::chrono::duration;

class WorkersOnThreads : public ::testing::Test {
protected:
    WorkersOnThreads() {
        context_.give_up = [](const std::string &message) { ADD_FAILURE() << message; };
        context_.run = [this](const store::Job &job, const JobTools &tools, JobResult &result) {
            result.article.source = job.source;
            result.article.input = job.input;
            run_(job, tools, result);
            result.outcome.state = ArticleState::attached;
            result.outcome.attachment.emplace();
            result.article.state = store::ArticleState::attached;
            result.article.audio = "a.mp3";
        };
    }

    std::int64_t queue(const std::string &input) {
        store::JobRequest request;
        request.source = "ban";
        request.input = input;
        return store_->queue(request);
    }

    bool becomes(std::int64_t job, store::JobState state, double seconds = 20) {
        const auto end = std::chrono::steady_clock::now() + duration<double>(seconds);
        while (store_->job(job)->state != state) {
            if (std::chrono::steady_clock::now() > end)
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return true;
    }

    test::TemporaryFolder folder_;
    SystemClock clock_;
    Metrics metrics_;
    CurrentSetup setup_{
        setup_of("[serve]\nworkers = 1\nlease = \"3s\"\nstall = \"3s\"\nbackoff = \"100ms\"\n")};
    std::unique_ptr<store::Store> store_ =
        store::open_store(fmt::format("sqlite:{}/a.db", folder_.path().string()), clock_);
    std::function<void(const store::Job &, const JobTools &, JobResult &)> run_ =
        [](const store::Job &, const JobTools &, JobResult &) {};
    WorkContext context_{*store_, clock_, metrics_, setup_};
};

TEST_F(WorkersOnThreads, WorkOnWhatIsQueuedAsSoonAsTheyAreWoken) {
    Workers workers(context_, "p", 2);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const std::int64_t id = queue("/a");
    workers.wake();
    EXPECT_TRUE(becomes(id, store::JobState::done, 0.9));
    EXPECT_EQ(workers.state().workers, 2);
}

TEST_F(WorkersOnThreads, AJobOfAnotherProgramIsSeenWithoutBeingWoken) {
    const Workers workers(context_, "p", 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_TRUE(becomes(queue("/a"), store::JobState::done, 5));
}

TEST_F(WorkersOnThreads, LeasesOutlastTheirLengthWhileThereIsProgress) {
    run_ = [](const store::Job &, const JobTools &tools, JobResult &) {
        for (int i = 0; i < 40; ++i) {
            tools.progress("synthesise", 0, 0);
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    };
    const std::int64_t id = queue("/a");
    const Workers workers(context_, "p", 2);
    EXPECT_TRUE(becomes(id, store::JobState::done));
    EXPECT_EQ(store_->job(id)->attempts, 0);
}

TEST_F(WorkersOnThreads, AWorkerWithoutProgressIsReplacedAndItsJobTriedAgain) {
    std::atomic<bool> release = false;
    std::atomic<int> begun = 0;
    run_ = [&](const store::Job &, const JobTools &, JobResult &) {
        if (++begun == 1)
            while (!release)
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
    };
    const std::int64_t id = queue("/a");
    Workers workers(context_, "p", 1);
    EXPECT_TRUE(becomes(id, store::JobState::done));
    EXPECT_NE(store_->job(id)->errors.find(" stalled: claimed: no progress for "), std::string::npos)
        << store_->job(id)->errors;
    EXPECT_EQ(workers.state().stuck, 1);
    EXPECT_EQ(workers.state().workers, 1);
    EXPECT_NE(metrics_.text().find("baonoi_worker_restarts_total 1\n"), std::string::npos);
    release = true;
}

TEST_F(WorkersOnThreads, AWorkerThatBrokeIsReplaced) {
    std::atomic<int> begun = 0;
    run_ = [&](const store::Job &, const JobTools &, JobResult &) {
        if (++begun == 1)
            throw std::bad_alloc();
    };
    const std::int64_t id = queue("/a");
    Workers workers(context_, "p", 1);
    EXPECT_TRUE(becomes(id, store::JobState::done));
    EXPECT_EQ(store_->job(id)->attempts, 1);
    EXPECT_NE(metrics_.text().find("baonoi_worker_restarts_total 1\n"), std::string::npos);
}

TEST_F(WorkersOnThreads, WithoutAThreadForEachThereAreNone) {
    const test::FewThreads few(1);
    try {
        const Workers workers(context_, "p", 2);
        FAIL();
    } catch (const std::exception &error) {
        EXPECT_TRUE(describe(error).starts_with("cannot start a worker: out of memory: ")) << describe(error);
        EXPECT_EQ(next_step(error), Next::retry);
    }
}

TEST_F(WorkersOnThreads, AWorkerThatCannotBeReplacedIsSaid) {
    std::promise<std::string> said;
    context_.give_up = [&](const std::string &message) { said.set_value(message); };
    std::optional<test::FewThreads> none;
    run_ = [&](const store::Job &, const JobTools &, JobResult &) {
        none.emplace(0);
        throw std::bad_alloc();
    };
    queue("/a");
    const Workers workers(context_, "p", 1);
    EXPECT_TRUE(said.get_future().get().starts_with("cannot start a worker: out of memory: "));
    none.reset();
}

class JumpingClock : public SystemClock {
public:
    Seconds elapsed() override { return Seconds{SystemClock::elapsed().value + ahead}; }
    std::atomic<double> ahead = 0;
};

// Of which each renewal waits for a lock as long as it may.
class LockedStore : public store::SqliteStore {
public:
    LockedStore(const std::filesystem::path &file, JumpingClock &clock)
        : SqliteStore(file, clock, std::nullopt), clock_(clock) {}
    bool is_shared() const override { return true; }
    bool renew(std::int64_t, const std::string &, Seconds, std::string_view) override {
        longest_silence = std::max(longest_silence.load(), silence().value);
        clock_.ahead = clock_.ahead + 30;
        ++renewals;
        throw Error(Next::retry, "canceling statement due to lock timeout (55P03)");
    }
    std::function<Seconds()> silence;
    std::atomic<double> longest_silence = 0;
    std::atomic<int> renewals = 0;

private:
    JumpingClock &clock_;
};

// Else the service manager ends the program, however well it is.
TEST_F(WorkersOnThreads, WhoWatchesOverManyIsNotSilentWhileEachRenewalWaitsForALock) {
    JumpingClock clock;
    LockedStore locked(folder_.path() / "khoa.db", clock);
    for (int i = 0; i < 4; ++i) {
        store::JobRequest request;
        request.source = "ban";
        request.input = fmt::format("/{}", i);
        locked.queue(request);
    }
    setup_.replace(setup_of("[serve]\nlease = \"60s\"\nstall = \"1h\"\n"));
    std::promise<void> free;
    const auto freed = free.get_future().share();
    run_ = [freed](const store::Job &, const JobTools &, JobResult &) {
        freed.wait();
        throw Error(Next::skip, "enough");
    };
    WorkContext context{.store = locked,
                        .clock = clock,
                        .metrics = metrics_,
                        .setup = setup_,
                        .give_up = context_.give_up,
                        .run = context_.run};
    std::promise<Workers *> started;
    locked.silence = [workers = started.get_future().share()] { return workers.get()->state().silence; };
    Workers workers(context, "p", 4);
    started.set_value(&workers);
    while (locked.renewals < 8)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    free.set_value();
    EXPECT_LT(locked.longest_silence, 60) << "of the daemon that is thought to be dead";
    EXPECT_TRUE(workers.stop(Seconds{20}));
}

TEST_F(WorkersOnThreads, AStopWaitsForWhatEndsInTimeAndHandsBackTheRest) {
    std::atomic<bool> has_begun = false;
    run_ = [&](const store::Job &job, const JobTools &tools, JobResult &) {
        has_begun = true;
        for (int i = 0; i < (job.input == "/short" ? 3 : 200); ++i) {
            tools.progress("synthesise", 0, 0);
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    };
    const std::int64_t short_one = queue("/short"), long_one = queue("/long"), waiting = queue("/waiting");
    Workers workers(context_, "p", 2);
    ASSERT_TRUE(becomes(long_one, store::JobState::working));
    EXPECT_TRUE(workers.stop(Seconds{4}));
    EXPECT_EQ(store_->job(short_one)->state, store::JobState::done);
    EXPECT_EQ(store_->job(long_one)->state, store::JobState::queued);
    EXPECT_EQ(store_->job(long_one)->attempts, 0);
    EXPECT_EQ(store_->job(waiting)->state, store::JobState::queued);
}

TEST_F(WorkersOnThreads, AStopThatAWorkerDoesNotHearSaysSo) {
    std::atomic<bool> release = false;
    run_ = [&](const store::Job &, const JobTools &, JobResult &) {
        while (!release)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    };
    const std::int64_t id = queue("/a");
    Workers workers(context_, "p", 1);
    ASSERT_TRUE(becomes(id, store::JobState::working));
    EXPECT_FALSE(workers.stop(Seconds{0.4}));
    EXPECT_EQ(store_->job(id)->state, store::JobState::queued);
    release = true;
}

} // namespace
} // namespace baonoi::work
