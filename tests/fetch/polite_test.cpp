// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/polite.h"

#include "base/error.h"
#include "fakes/fake_clock.h"

#include <atomic>
#include <deque>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <thread>

namespace baonoi::fetch {

namespace {

using Sleeps = std::vector<double>;

curl::HttpResponse answer(int status, std::vector<std::pair<std::string, std::string>> headers = {}) {
    return {status, "", std::move(headers), fmt::format("answer {}", status)};
}

// Answers each URL with its next step, the last again and again; notes when it was asked.
class ScriptedHttp : public curl::Http {
public:
    struct Step {
        curl::HttpResponse response;
        std::string failure; // thrown as retry instead
    };

    explicit ScriptedHttp(Clock &clock) : clock_(clock) {}
    void on(const std::string &url, std::vector<curl::HttpResponse> responses) {
        for (curl::HttpResponse &response : responses)
            steps_[url].push_back({std::move(response), {}});
    }
    void fails(const std::string &url, const std::string &why) { steps_[url].push_back({{}, why}); }

    curl::HttpResponse send(const curl::HttpRequest &request) override {
        asked.emplace_back(clock_.elapsed().value, request.url);
        std::deque<Step> &steps = steps_[request.url];
        if (steps.empty())
            return answer(404);
        Step step = steps.front();
        if (steps.size() > 1)
            steps.pop_front();
        if (request.body_to && step.response.status == 200)
            request.body_to(std::exchange(step.response.body, {}));
        if (!step.failure.empty())
            throw Error(Next::retry, step.failure);
        return step.response;
    }

    std::vector<std::pair<double, std::string>> asked;

private:
    Clock &clock_;
    std::map<std::string, std::deque<Step>> steps_;
};

class PoliteTest : public ::testing::Test {
protected:
    PoliteTest() { settings_.robots = false; }

    PoliteHttp &polite() {
        if (!polite_)
            polite_ = std::make_unique<PoliteHttp>(http_, clock_, settings_, [this] { return jitter_; });
        return *polite_;
    }
    curl::HttpResponse get(const std::string &url) { return polite().send({url, {}}); }
    std::string failure(const std::string &url) {
        try {
            get(url);
        } catch (const Error &error) {
            return fmt::format("{}: {}", error.next() == Next::retry ? "retry" : "skip", error.what());
        }
        return "no failure";
    }
    void robots(const std::string &text) {
        settings_.robots = true;
        settings_.user_agent = "baonoi/1.0";
        http_.on("https://bao.example.vn/robots.txt", {{200, "", {}, text}});
    }
    std::size_t times_asked(const std::string &url) const {
        return static_cast<std::size_t>(std::count_if(
            http_.asked.begin(), http_.asked.end(), [&](const auto &asked) { return asked.second == url; }));
    }

    const std::string url_ = "https://bao.example.vn/tin/1";
    test::FakeClock clock_;
    ScriptedHttp http_{clock_};
    PoliteSettings settings_;
    double jitter_ = 0;
    std::unique_ptr<PoliteHttp> polite_;
};

} // namespace

TEST_F(PoliteTest, RequestsToOneHostStartAnIntervalApart) {
    get(url_);
    clock_.pass(0.25);
    get("https://bao.example.vn/tin/2");
    get("https://khac.example.vn/");
    clock_.pass(5);
    get(url_);
    EXPECT_EQ(clock_.sleeps, Sleeps{0.75});
}

TEST_F(PoliteTest, AsksAgainWithLongerAndLongerPauses) {
    http_.on(url_, {answer(503), answer(429), answer(504), answer(200)});
    EXPECT_EQ(get(url_).status, 200);
    EXPECT_EQ(clock_.sleeps, (Sleeps{1, 2, 4}));
}

TEST_F(PoliteTest, UpToHalfOfAPauseIsRandom) {
    jitter_ = 0.5;
    settings_.interval = Seconds{0};
    http_.on(url_, {answer(502), answer(408), answer(200)});
    EXPECT_EQ(get(url_).status, 200);
    EXPECT_EQ(clock_.sleeps, (Sleeps{0.75, 1.5}));
    const Jitter jitter = random_jitter();
    for (int i = 0; i < 100; ++i)
        EXPECT_TRUE(jitter() >= 0 && jitter() <= 1);
}

TEST_F(PoliteTest, NoPauseIsLongerThanMaxWait) {
    settings_.retries = 5;
    settings_.max_wait = Seconds{3};
    http_.on(url_, {answer(503)});
    EXPECT_EQ(get(url_).status, 503);
    EXPECT_EQ(clock_.sleeps, (Sleeps{1, 2, 3, 3, 3}));
}

TEST_F(PoliteTest, LastAnswerIsReturned) {
    http_.on(url_, {answer(503)});
    EXPECT_EQ(get(url_).body, "answer 503");
    EXPECT_EQ(http_.asked.size(), 4U);
}

TEST_F(PoliteTest, OtherAnswersAreNotAskedAgain) {
    for (const int status : {200, 304, 400, 404, 500, 501})
        http_.on(fmt::format("https://bao.example.vn/{}", status), {answer(status)});
    for (const int status : {200, 304, 400, 404, 500, 501})
        EXPECT_EQ(get(fmt::format("https://bao.example.vn/{}", status)).status, status);
    EXPECT_EQ(http_.asked.size(), 6U);
}

TEST_F(PoliteTest, FailuresThatMayPassAreTriedAgain) {
    http_.fails(url_, "connection reset");
    http_.on(url_, {answer(200)});
    EXPECT_EQ(get(url_).status, 200);
    http_.fails("https://bao.example.vn/tin/2", "connection reset");
    EXPECT_EQ(failure("https://bao.example.vn/tin/2"), "retry: connection reset");
    EXPECT_EQ(http_.asked.size(), 6U);
}

TEST_F(PoliteTest, ABodyThatBeganToStreamIsNotAskedForAgain) {
    http_.on(url_, {answer(200)});
    curl::HttpRequest request{url_, {}};
    request.body_to = [](std::string_view) { throw Error(Next::retry, "the reader's own failure"); };
    EXPECT_THROW(polite().send(request), Error);
    EXPECT_EQ(http_.asked.size(), 1U);
}

TEST_F(PoliteTest, HonoursRetryAfterInSeconds) {
    http_.on(url_, {answer(429, {{"retry-after", "17"}}), answer(200)});
    EXPECT_EQ(get(url_).status, 200);
    EXPECT_EQ(clock_.sleeps, Sleeps{17});
}

TEST_F(PoliteTest, HonoursRetryAfterAsADate) {
    clock_.start = 784111760; // 17 s before
    http_.on(url_, {answer(503, {{"retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"}}), answer(200)});
    EXPECT_EQ(get(url_).status, 200);
    EXPECT_EQ(clock_.sleeps, Sleeps{17});
}

TEST_F(PoliteTest, RetryAfterInThePastOrNonsense) {
    http_.on(url_, {answer(503, {{"retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"}}),
                    answer(503, {{"retry-after", "later"}}), answer(200)});
    EXPECT_EQ(get(url_).status, 200);
    EXPECT_EQ(clock_.sleeps, (Sleeps{1, 2})) << "the interval, then the second pause";
}

TEST_F(PoliteTest, WhoAsksForMoreThanMaxWaitIsLeftAlone) {
    http_.on(url_, {answer(429, {{"retry-after", "3600"}})});
    EXPECT_EQ(failure(url_), "retry: cannot fetch https://bao.example.vn/tin/1: bao.example.vn asks to be "
                             "left alone until 2020-09-13 13:26:40 UTC");
    clock_.pass(60);
    EXPECT_EQ(failure("https://bao.example.vn/tin/2"),
              "retry: cannot fetch https://bao.example.vn/tin/2: bao.example.vn asks to be left alone until "
              "2020-09-13 13:26:40 UTC");
    EXPECT_EQ(http_.asked.size(), 1U);
    EXPECT_EQ(clock_.sleeps, Sleeps{});
    EXPECT_EQ(get("https://khac.example.vn/").status, 404);
    clock_.pass(3600);
    EXPECT_EQ(get("https://bao.example.vn/tin/2").status, 404);
}

TEST_F(PoliteTest, ARetryAfterIsBelievedForADayAtMost) {
    http_.on(url_, {answer(429, {{"retry-after", std::string(400, '9')}})});
    EXPECT_EQ(failure(url_), "retry: cannot fetch https://bao.example.vn/tin/1: bao.example.vn asks to be "
                             "left alone until 2020-09-14 12:26:40 UTC");
}

TEST_F(PoliteTest, ObeysRobotsAndReadsItOnce) {
    robots("User-agent: *\nDisallow: /tin/\n");
    EXPECT_EQ(failure(url_), "skip: cannot fetch https://bao.example.vn/tin/1: robots.txt of bao.example.vn "
                             "does not allow it");
    EXPECT_EQ(get("https://bao.example.vn?trang=2").status, 404);
    EXPECT_EQ(times_asked("https://bao.example.vn/robots.txt"), 1U);
    EXPECT_EQ(times_asked(url_), 0U);
    clock_.pass(25 * 3600);
    get("https://bao.example.vn/");
    EXPECT_EQ(times_asked("https://bao.example.vn/robots.txt"), 2U);
}

TEST_F(PoliteTest, EachSiteHasItsOwnRobots) {
    robots("User-agent: *\nDisallow: /\n");
    EXPECT_EQ(get("https://bao.example.vn:8443/tin").status, 404);
    EXPECT_EQ(times_asked("https://bao.example.vn:8443/robots.txt"), 1U);
}

TEST_F(PoliteTest, RobotsThatIsMissingAllowsEverything) {
    settings_.robots = true;
    http_.on("https://bao.example.vn/robots.txt", {answer(403)});
    http_.on(url_, {answer(200)});
    EXPECT_EQ(get(url_).status, 200);
}

TEST_F(PoliteTest, WithoutRobotsOfABrokenServerNothingIsFetched) {
    settings_.robots = true;
    http_.on("https://bao.example.vn/robots.txt", {answer(500), answer(200)});
    EXPECT_EQ(failure(url_), "retry: cannot fetch https://bao.example.vn/tin/1: robots.txt comes first, but "
                             "https://bao.example.vn/robots.txt answered 500");
    EXPECT_EQ(failure(url_).substr(0, 6), "retry:");
    EXPECT_EQ(http_.asked.size(), 1U);
    clock_.pass(601);
    EXPECT_EQ(get(url_).status, 404);
}

TEST_F(PoliteTest, WithoutRobotsOfASilentServerNothingIsFetched) {
    settings_.robots = true;
    settings_.retries = 0;
    http_.fails("https://bao.example.vn/robots.txt", "cannot fetch https://bao.example.vn/robots.txt: reset");
    EXPECT_EQ(failure(url_), "retry: cannot fetch https://bao.example.vn/tin/1: robots.txt comes first, but "
                             "cannot fetch https://bao.example.vn/robots.txt: reset");
}

TEST_F(PoliteTest, OnlyTheBeginningOfALongRobotsIsRead) {
    robots("User-agent: *\nDisallow: /tin/\n" + std::string(2 * Robots::max_bytes, '#'));
    EXPECT_EQ(failure(url_).substr(0, 5), "skip:");
}

TEST_F(PoliteTest, HonoursCrawlDelayUpToMaxWait) {
    robots("User-agent: *\nCrawl-delay: 10\n");
    get(url_);
    get(url_);
    EXPECT_EQ(clock_.sleeps, (Sleeps{10, 10}));
    http_.on("https://cham.example.vn/robots.txt", {{200, "", {}, "User-agent: *\nCrawl-delay: 86400\n"}});
    get("https://cham.example.vn/");
    EXPECT_EQ(clock_.sleeps, (Sleeps{10, 10, 60}));
}

TEST(PoliteThreads, NoMoreThanPerHostAtATime) {
    class Counting : public curl::Http {
    public:
        curl::HttpResponse send(const curl::HttpRequest &) override {
            const int now = ++running;
            int seen = most;
            while (now > seen && !most.compare_exchange_weak(seen, now)) {
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            --running;
            return answer(200);
        }
        std::atomic<int> running = 0, most = 0;
    } http;
    SystemClock clock;
    PoliteSettings settings;
    settings.robots = false;
    settings.interval = Seconds{0.001};
    settings.per_host = 3;
    PoliteHttp polite(http, clock, settings);
    std::vector<std::thread> threads;
    for (int i = 0; i < 12; ++i)
        threads.emplace_back([&] { polite.send({"https://bao.example.vn/", {}}); });
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(http.most, 3);
}

} // namespace baonoi::fetch
