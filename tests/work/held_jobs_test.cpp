// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs that wait for a person to mend what their source needs.
#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "work/worker.h"

#include <atomic>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

TEST(HeldJobs, GoOnAtOnceWhenTheStoreSaysThatItMayBeMended) {
    const test::TemporaryFolder folder;
    test::FakeClock clock;
    Metrics metrics;
    CurrentSetup setup(std::make_shared<work::Setup>(settings::parse_config("[serve]\nworkers = 1\n", "x")));
    const auto store = store::open_store(fmt::format("sqlite:{}/a.db", folder.path().string()), clock);
    bool is_mended = false;
    WorkContext context{*store, clock, metrics, setup};
    context.run = [&](const store::Job &job, const JobTools &, JobResult &result) {
        result.article.source = job.source;
        result.article.input = job.input;
        if (!is_mended)
            throw Error(Next::hold, "the password is wrong");
        result.outcome.state = result.article.state = ArticleState::unchanged;
    };
    Attempts attempts;
    const std::atomic<bool> stopping = false;
    Worker worker(context, attempts, "this:1", stopping);
    const auto queue = [&](const std::string &input) {
        store::JobRequest request;
        request.source = "ban";
        request.input = input;
        return store->queue(request);
    };
    const std::int64_t first = queue("/a.html");
    worker.step();
    EXPECT_EQ(store->job(first)->run_at, clock.unix_time() + 600);
    const std::int64_t second = queue("/b.html");
    worker.step();
    EXPECT_EQ(store->job(second)->state, store::JobState::queued) << "the whole source waits";

    is_mended = true;
    clock.pass(30);
    EXPECT_EQ(worker.step(), Worker::Step::idle);
    EXPECT_EQ(store->release_held("ban"), 2U); // as a reload and doctor do
    worker.step();
    worker.step();
    EXPECT_EQ(store->job(first)->state, store::JobState::done);
    EXPECT_EQ(store->job(second)->state, store::JobState::done);
}

TEST(HeldJobs, OfOnePublisherHoldNobodyElses) {
    const test::TemporaryFolder folder;
    test::FakeClock clock;
    Metrics metrics;
    CurrentSetup setup(std::make_shared<work::Setup>(settings::parse_config(
        "[serve]\nworkers = 1\n[[source]]\nname = \"ban\"\nkind = \"site\"\npath = \"/\"\n"
        "[[publisher]]\nname = \"hỏng\"\nkind = \"site\"\npath = \"/hong\"\n",
        "x")));
    const auto store = store::open_store(fmt::format("sqlite:{}/a.db", folder.path().string()), clock);
    WorkContext context{*store, clock, metrics, setup};
    context.run = [&](const store::Job &job, const JobTools &, JobResult &result) {
        result.article.source = job.source;
        result.article.input = job.input;
        if (job.input.starts_with("/hong/"))
            throw Error(Next::hold, "cannot write /hong/audio/a.mp3: Read-only file system");
        result.outcome.state = result.article.state = ArticleState::unchanged;
    };
    Attempts attempts;
    const std::atomic<bool> stopping = false;
    Worker worker(context, attempts, "this:1", stopping);
    for (const char *page : {"/hong/a.html", "/b.html"}) {
        store::JobRequest request;
        request.source = "ban";
        request.input = page;
        store->queue(request);
        EXPECT_EQ(worker.step(), Worker::Step::worked);
    }
    EXPECT_EQ(store->article("ban", "/hong/a.html")->state, ArticleState::queued);
    EXPECT_EQ(store->article("ban", "/b.html")->state, ArticleState::unchanged);
}

} // namespace
} // namespace baonoi::work
