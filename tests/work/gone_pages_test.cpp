// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that went away: without a word, with the hook's, and while their audio is made.
#include "base/error.h"
#include "fakes/test_server.h"
#include "work/missing_pages.h"
#include "work/orders.h"
#include "work/poller.h"
#include "work/run_job_fixture.h"
#include "work/worker.h"

#include <atomic>
#include <set>
#include <utility>

namespace baonoi::work {
namespace {

namespace fs = std::filesystem;

using test::old_text;
using test::page_of;

class GonePages : public test::RunJob {
protected:
    // What an attempt says that is no result.
    std::string failure(store::JobKind kind) {
        job_.kind = kind;
        JobResult result;
        try {
            run_job(job_, {setup(), *store_, clock_, [](std::string_view, std::size_t, std::size_t) {}, {}},
                    result);
        } catch (const Error &error) {
            store_->keep(after({.state = store::JobState::skipped, .error = error.what()}, result.article));
            return error.what();
        }
        store_->keep(result.article);
        return "none";
    }
    store::ArticleRecord record() { return store_->article("ban", job_.input).value(); }
    void pass(std::int64_t seconds) {
        store::ArticleRecord earlier = record();
        ASSERT_NE(earlier.missed_at, 0);
        earlier.missed_at -= seconds;
        store_->keep(earlier);
    }
    std::size_t missing() {
        return missing_pages(setup().config.sources.at(0), setup().production, *store_, [] { return false; })
            .size();
    }
    std::size_t audio_files() const {
        std::size_t count = 0;
        std::error_code none;
        for (const auto &entry : fs::directory_iterator(page_.parent_path() / "audio", none))
            count += entry.path().extension() == ".mp3" ? 1 : 0;
        return count;
    }
    // A server whose pages are published by that kind.
    void serve(test::TestServer &server, const std::string &publisher) {
        server.on("/rss", {.headers = {"Content-Type: application/rss+xml"},
                           .body = "<rss version=\"2.0\"><channel><title>Tin</title></channel></rss>"});
        server.on("/tin.html", {.headers = {"Content-Type: text/html"}, .body = page_of(old_text)});
        config_ = fmt::format("[fetch]\ninterval = \"0s\"\nallow_hosts = [\"{0}\"]\n[serve]\nworkers = 1\n"
                              "[[publisher]]\nname = \"ra\"\npath = \"{1}\"\n{2}"
                              "[[source]]\nname = \"ban\"\nkind = \"feed\"\nurl = \"{3}\"\npublisher = "
                              "\"ra\"\n",
                              server.host(), page_.parent_path().string(), publisher, server.url("/rss"));
        job_.input = server.url("/tin.html");
    }
};

TEST_F(GonePages, AFileThatIsMissedForTenMinutesTakesItsAudioWithIt) {
    attempt(store::JobKind::published);
    EXPECT_EQ(missing(), 0U);
    fs::rename(page_, page_.parent_path() / "a.txt");
    EXPECT_EQ(missing(), 1U);
    const JobResult first = attempt(store::JobKind::changed);
    EXPECT_EQ(first.outcome.state, ArticleState::unchanged);
    EXPECT_EQ(first.outcome.reason, "cannot read " + job_.input +
                                        ": No such file or directory; when it is missed in 600 s still, its "
                                        "audio goes");
    EXPECT_EQ(first.look_again, Seconds{600});
    EXPECT_EQ(audio_files(), 2U);
    fs::rename(page_.parent_path() / "a.txt", page_);
    EXPECT_EQ(attempt(store::JobKind::changed).outcome.state, ArticleState::unchanged);
    EXPECT_EQ(record().missed_at, 0) << "it came back";

    fs::remove(page_);
    attempt(store::JobKind::changed);
    pass(590);
    EXPECT_EQ(attempt(store::JobKind::changed).outcome.state, ArticleState::unchanged);
    EXPECT_NE(record().audio, "");
    pass(10);
    EXPECT_EQ(failure(store::JobKind::changed), "cannot read " + job_.input + ": No such file or directory");
    EXPECT_EQ(record().audio, "");
    EXPECT_FALSE(fs::exists(page_.parent_path() / "audio/a.mp3"));
    EXPECT_TRUE(store_->recordings("", "", 10).empty()) << "no feed has it";
    EXPECT_TRUE(store_->coverage(60).empty()) << "nor does it lack audio";
    EXPECT_EQ(missing(), 0U);
}

TEST_F(GonePages, APageThatIsAnnouncedTooEarlyIsWaitedForUntilItsAttemptsAreOver) {
    fs::rename(page_, page_.parent_path() / "a.txt");
    const int attempts = setup().config.work.attempts;
    for (job_.attempts = 0; job_.attempts < attempts; ++job_.attempts) {
        try {
            attempt(store::JobKind::published);
            FAIL() << "it has no page";
        } catch (const Error &error) {
            EXPECT_EQ(error.what(), "cannot read " + job_.input + ": No such file or directory");
            EXPECT_EQ(error.next(), job_.attempts + 1 < attempts ? Next::retry : Next::skip) << job_.attempts;
        }
    }
    fs::rename(page_.parent_path() / "a.txt", page_);
    EXPECT_EQ(attempt(store::JobKind::published).outcome.state, ArticleState::attached);
}

TEST_F(GonePages, AnEditorsOrderIsAnsweredAtOnceAndTakesNothingAway) {
    attempt(store::JobKind::published);
    fs::remove(page_);
    EXPECT_EQ(failure(store::JobKind::ordered), "cannot read " + job_.input + ": No such file or directory");
    EXPECT_NE(record().audio, "");
    EXPECT_NE(record().missed_at, 0);
}

TEST_F(GonePages, APageOfAServerGoesAfterTwoLooksOrA410) {
    const std::string hook = "kind = \"folder\"\n";
    const std::string site_url = "kind = \"sidecar\"\nprove_within = \"1ms\"\nfiles_url = ";
    for (const bool is_sidecar : {false, true})
        for (const int status : {404, 410}) {
            SCOPED_TRACE(fmt::format("{} {}", is_sidecar, status));
            test::TestServer server;
            serve(server, is_sidecar ? site_url + "\"" + server.url("/tep/") + "\"\n" : hook);
            setup_ = std::make_unique<baonoi::work::Setup>(settings::parse_config(config_, "baonoi.toml"),
                                                           Proof::looked_at_again);
            attempt(store::JobKind::published);
            ASSERT_NE(record().audio, "");
            EXPECT_EQ(missing(), 0U) << "it was seen just now";
            store::ArticleRecord old = record();
            old.first_attached_at = old.seen_at = old.seen_at - 3601;
            store_->keep(old);
            EXPECT_EQ(missing(), 0U) << "it is there";
            EXPECT_GT(record().seen_at, old.seen_at);
            store_->keep(old);
            server.on("/tin.html", {status, {}, ""});
            EXPECT_EQ(missing(), 1U);
            if (status == 404) {
                EXPECT_EQ(attempt(store::JobKind::changed).look_again, Seconds{600});
                EXPECT_NE(record().audio, "");
                pass(600);
            }
            EXPECT_NE(failure(store::JobKind::changed).find(fmt::to_string(status)), std::string::npos);
            EXPECT_EQ(record().audio, "");
            for (const auto &entry : fs::directory_iterator(page_.parent_path()))
                EXPECT_FALSE(entry.path().extension() == ".mp3" &&
                             entry.path().filename().string().find('.') ==
                                 entry.path().filename().string().rfind('.'))
                    << entry.path() << " is its stable name";
            if (is_sidecar) {
                EXPECT_EQ(test::read(page_.parent_path() / "audio.json").find(job_.input), std::string::npos);
            }
            fs::remove_all(page_.parent_path());
        }
}

TEST_F(GonePages, AServerThatDoesNotAnswerIsAskedForNoFurtherPages) {
    test::TestServer server;
    serve(server, "kind = \"folder\"\n");
    for (const int number : {1, 2, 3}) {
        store::ArticleRecord kept;
        kept.source = "ban";
        kept.input = server.url(fmt::format("/{}.html", number));
        kept.state = ArticleState::attached;
        kept.audio = "a.mp3";
        kept.attached_at = kept.seen_at = 1000 + number;
        store_->keep(kept);
    }
    server.on("/1.html", {503, {}, ""});
    EXPECT_EQ(missing(), 0U);
    for (const std::string &head : server.requests())
        EXPECT_EQ(head.find("/2.html"), std::string::npos) << head;
    EXPECT_EQ(store_->article("ban", server.url("/1.html"))->seen_at, 1001);
}

TEST_F(GonePages, AMissingPageIsQueuedOnce) {
    attempt(store::JobKind::published);
    fs::remove(page_);
    const auto queue = [&] {
        return queue_missing(setup().config.sources.at(0), setup().production, *store_, [] { return false; });
    };
    EXPECT_EQ(queue(), 1U);
    EXPECT_EQ(store_->jobs_of("ban", job_.input).at(0).kind, store::JobKind::changed);
    EXPECT_EQ(queue(), 0U) << "it waits";
}

// The hook's word comes between any two steps of the worker; at the end there is no player and no audio.
TEST_F(GonePages, WhatIsDeletedWhileItIsPublishedDoesNotStay) {
    config_ += "[site]\nurl = \"https://bao.vn/\"\n";
    const auto steps = [&](const std::string &at, std::set<std::string> &seen) {
        write(page_of(old_text));
        fs::remove_all(page_.parent_path() / "audio");
        const auto shared = std::shared_ptr<baonoi::work::Setup>(&setup(), [](auto *) {});
        CurrentSetup current(shared);
        Metrics metrics;
        bool is_deleted = false;
        const auto come = [&](const std::string &step) {
            seen.insert(step);
            if (step == at && !std::exchange(is_deleted, true))
                announce(*store_, setup().config,
                         {"https://bao.vn/a.html", PublishEvent::deleted, "hook", ""});
        };
        const WorkContext context{.store = *store_,
                                  .clock = clock_,
                                  .metrics = metrics,
                                  .setup = current,
                                  .give_up = [](const std::string &message) { ADD_FAILURE() << message; },
                                  .run =
                                      [&](const store::Job &job, const JobTools &tools, JobResult &result) {
                                          JobTools mine = tools;
                                          mine.progress = [&](std::string_view stage, std::size_t done,
                                                              std::size_t total) {
                                              tools.progress(stage, done, total);
                                              come(std::string(stage));
                                          };
                                          mine.before_publish = [&] {
                                              tools.before_publish();
                                              come("leased");
                                          };
                                          run_job(job, mine, result);
                                          come("attached");
                                      }};
        Attempts attempts;
        const std::atomic<bool> stopping = false;
        Worker worker(context, attempts, "o", stopping);
        store::JobRequest request;
        request.source = "ban";
        request.input = job_.input;
        request.kind = store::JobKind::ordered;
        store_->queue(request);
        while (store_->next_due() == Seconds{0} && worker.step() == Worker::Step::worked)
            ;
    };
    std::set<std::string> all;
    steps("none", all);
    EXPECT_NE(test::read(page_).find("data-baonoi"), std::string::npos);
    ASSERT_TRUE(all.contains("leased") && all.contains("publish") && all.contains("attached"));
    for (const std::string &at : all) {
        SCOPED_TRACE(at);
        std::set<std::string> seen;
        steps(at, seen);
        EXPECT_TRUE(seen.contains(at));
        EXPECT_EQ(test::read(page_).find("data-baonoi"), std::string::npos);
        EXPECT_FALSE(fs::exists(page_.parent_path() / "audio/a.mp3"));
        EXPECT_EQ(record().audio, "");
        EXPECT_EQ(record().reason, "withdrawn by its source: deleted there");
        announce(*store_, setup().config, {"https://bao.vn/a.html", PublishEvent::published, "hook", ""});
        store_->cancel("ban", job_.input, "next step");
    }
}

} // namespace
} // namespace baonoi::work
