// SPDX-License-Identifier: GPL-3.0-or-later
// That a slow answer keeps nobody else waiting, and that no message is read in two ways.
#include "lib/http/http_server.h"

#include "base/error.h"
#include "fakes/raw_client.h"
#include "fakes/thread_starts.h"
#include "lib/http/lanes.h"

#include <atomic>
#include <fmt/format.h>
#include <future>
#include <gtest/gtest.h>
#include <thread>

namespace baonoi::http {
namespace {

using test::ask;
using test::RawClient;

constexpr auto any_port = "127.0.0.1:0";
const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

ServerResponse echo(const ServerRequest &request) {
    std::string text = request.method;
    for (const std::string &part : request.path)
        text += "|" + part;
    return {200, "text/plain", text + "|" + request.body};
}

TEST(HttpServer, RefusesAMessageWithTwoLengthsAndReadsNothingAfterIt) {
    std::atomic<int> handled = 0;
    HttpServer server(any_port, {}, [&](const ServerRequest &request) {
        ++handled;
        return echo(request);
    });
    for (const std::string headers :
         {"Content-Length: 4\r\nContent-Length: 4\r\n", "Content-Length: 4, 4\r\n",
          "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
          "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n"}) {
        RawClient client(server.port());
        client.send("POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\nbody" + get);
        EXPECT_EQ(client.receive().status, 400) << headers;
        EXPECT_TRUE(client.is_closed()) << headers;
    }
    EXPECT_EQ(handled, 0);
}

// A lane whose requests wait until they are let go.
class HttpLanes : public testing::Test {
protected:
    ServerResponse handle(const ServerRequest &request) {
        if (request.path.front() == "slow") {
            ++begun_;
            gate_.wait();
        }
        return echo(request);
    }
    static std::size_t lane_of(const ServerRequest &request) {
        return request.path.front() == "slow" ? 1 : 0;
    }

    std::promise<void> open_;
    std::shared_future<void> gate_ = open_.get_future();
    std::atomic<int> begun_ = 0, refused_ = 0;
    std::string reason_;
    HttpServer server_{any_port,
                       {},
                       [this](const ServerRequest &request) { return handle(request); },
                       {[this](const std::string &reason) {
                            reason_ = reason;
                            ++refused_;
                        },
                        {},
                        {}},
                       {{{"quick ones", 1, 8}, {"slow ones", 2, 1}}, lane_of}};
};

TEST_F(HttpLanes, OneAnswersWhileAllOfAnotherIsBusyAndWhatIsBeyondIsRefused) {
    std::vector<std::future<test::RawAnswer>> answers;
    const auto ask_slowly = [&] {
        answers.push_back(std::async(std::launch::async, ask, server_.port(), "GET", "/slow", "", ""));
    };
    for (int i = 0; i < 2; ++i)
        ask_slowly();
    while (begun_ < 2)
        std::this_thread::yield();
    for (int i = 0; i < 2; ++i) // of these one may wait
        ask_slowly();
    while (refused_ < 1)
        std::this_thread::yield();
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(ask(server_.port(), "GET", "/quick", "").body, "GET|quick|");
    open_.set_value();
    std::vector<test::RawAnswer> refused;
    for (auto &future : answers)
        if (const test::RawAnswer answer = future.get(); answer.status != 200)
            refused.push_back(answer);
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_EQ(refused[0].status, 503);
    EXPECT_EQ(refused[0].body, "{\"error\":\"too many slow ones at once; try again soon\"}\n");
    EXPECT_EQ(refused[0].headers.at("retry-after"), "1");
    EXPECT_EQ(reason_, "slow ones");
}

TEST_F(HttpLanes, AServerStopsWhileAnswersAreMade) {
    RawClient client(server_.port());
    client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    while (begun_ == 0)
        std::this_thread::yield();
    auto stopped = std::async(std::launch::async, [&] { server_.stop(Seconds{30}); });
    open_.set_value();
    EXPECT_EQ(client.receive().status, 200);
    stopped.get();
}

TEST(Lanes, OfWhichAThreadCannotBeStartedSayWhichAndLeaveNone) {
    const test::FewThreads few(3);
    try {
        const Lanes lanes({{"hooks", 2, 1}, {"searches", 3, 1}});
        FAIL();
    } catch (const std::exception &error) {
        EXPECT_TRUE(
            describe(error).starts_with("cannot start 3 threads that answer searches: out of memory: "))
            << describe(error);
        EXPECT_EQ(next_step(error), Next::retry);
    }
}

} // namespace
} // namespace baonoi::http
