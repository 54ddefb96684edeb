// SPDX-License-Identifier: GPL-3.0-or-later
// Skipped articles are counted by why they need no audio.
#include "base/exempt.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "work/worker.h"

#include <atomic>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

class SkipFigures : public ::testing::Test {
protected:
    // One job that ends so.
    void work(const std::function<void(JobResult &)> &end) {
        context_.run = [&](const store::Job &job, const JobTools &, JobResult &result) {
            result.article.source = job.source;
            result.article.input = job.input;
            end(result);
        };
        store::JobRequest request;
        request.source = "ban";
        request.input = fmt::format("/{}.html", ++count_);
        store_->queue(request);
        EXPECT_EQ(worker_.step(), Worker::Step::worked);
    }
    std::string lines() const {
        const std::string text = metrics_.text();
        std::string found;
        for (std::size_t at = 0; (at = text.find("\nbaonoi_skips_total{", at)) != std::string::npos; ++at)
            found += text.substr(at + 20, text.find('\n', at + 1) - at - 20) + "\n";
        return found;
    }

    test::TemporaryFolder folder_;
    test::FakeClock clock_;
    Metrics metrics_;
    CurrentSetup setup_{
        std::make_shared<work::Setup>(settings::parse_config("[serve]\nworkers = 1\nattempts = 1\n", "x"))};
    std::unique_ptr<store::Store> store_ =
        store::open_store(fmt::format("sqlite:{}/a.db", folder_.path().string()), clock_);
    WorkContext context_{*store_, clock_, metrics_, setup_};
    Attempts attempts_;
    std::atomic<bool> stopping_ = false;
    Worker worker_{context_, attempts_, "this:1", stopping_};
    int count_ = 0;
};

TEST_F(SkipFigures, AreByExemptionAndOtherForTheRest) {
    for (int i = 0; i < 2; ++i)
        work([](JobResult &result) {
            result.article.state = store::ArticleState::skipped;
            result.article.exemption = Exemption::human_recording;
            result.outcome = {ArticleState::skipped, "has a recording"};
        });
    work([](JobResult &result) {
        result.article.exemption = Exemption::other_language;
        throw Exempt(Exemption::other_language, "it is English");
    });
    work([](JobResult &) { throw Error(Next::skip, "it would be longer than 3 hours"); });
    EXPECT_EQ(lines(), "reason=\"human_recording\"} 2\nreason=\"other\"} 1\nreason=\"other_language\"} 1\n");
}

TEST_F(SkipFigures, CountNeitherWhatIsDoneNorWhatFailed) {
    work([](JobResult &result) {
        result.article.state = store::ArticleState::unchanged;
        result.article.exemption = Exemption::none;
        result.outcome.state = ArticleState::unchanged;
    });
    work([](JobResult &) { throw Error(Next::retry, "busy"); });
    EXPECT_EQ(lines(), "");
}

} // namespace
} // namespace baonoi::work
