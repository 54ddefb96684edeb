// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/http/http_server.h"

#include "base/error.h"
#include "fakes/raw_client.h"

#include <atomic>
#include <chrono>
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

double seconds_of(const std::function<void()> &work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

TEST(HttpServer, AnswersWhatTheHandlerSays) {
    ServerRequest seen;
    HttpServer server(any_port, {}, [&](const ServerRequest &request) {
        seen = request;
        return ServerResponse{202, "text/plain", "chào", {{"Location", "/jobs/7"}}};
    });
    const auto answer = ask(server.port(), "POST", "/a%20b?c=d", "X-One: 1\r\nx-ONE: 2\r\n", "thân");
    EXPECT_EQ(answer.status, 202);
    EXPECT_EQ(answer.body, "chào");
    EXPECT_EQ(answer.headers.at("content-type"), "text/plain");
    EXPECT_EQ(answer.headers.at("location"), "/jobs/7");
    EXPECT_EQ(answer.headers.at("cache-control"), "no-store");
    EXPECT_EQ(seen.method, "POST");
    EXPECT_EQ(seen.path, std::vector<std::string>{"a b"});
    EXPECT_EQ(seen.query.at("c"), "d");
    EXPECT_EQ(seen.header("x-one"), "1, 2");
    EXPECT_EQ(seen.body, "thân");
    EXPECT_EQ(seen.peer, "127.0.0.1");
}

TEST(HttpServer, HeadHasTheLengthAndNoBody) {
    HttpServer server(any_port, {}, [](const ServerRequest &) {
        return ServerResponse{200, "text/plain", "four"};
    });
    RawClient client(server.port());
    client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + get);
    const auto head = client.receive(true);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.headers.at("content-length"), "4");
    EXPECT_EQ(client.receive().body, "four");
}

TEST(HttpServer, RequestsInOnePacketAreAnsweredInTheirOrder) {
    HttpServer server(any_port, {}, echo);
    RawClient client(server.port());
    client.send(
        "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\noneGET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.receive().body, "POST|1|one");
    EXPECT_EQ(client.receive().body, "GET|2|");
}

TEST(HttpServer, FaultsOfHandlersAreToldToTheLogOnly) {
    std::vector<std::string> faults;
    ServerWatch watch;
    watch.failed = [&](const std::string &fault) { faults.push_back(fault); };
    HttpServer server(
        any_port, {},
        [](const ServerRequest &request) -> ServerResponse {
            if (request.path[0] == "busy")
                throw Error(Next::retry, "the store is locked");
            throw std::runtime_error("secret path /srv/x");
        },
        watch);
    const auto broken = ask(server.port(), "GET", "/");
    EXPECT_EQ(broken.status, 500);
    EXPECT_EQ(broken.body, "{\"error\":\"internal error; the log of the server says more\"}\n");
    const auto busy = ask(server.port(), "GET", "/busy");
    EXPECT_EQ(busy.status, 503);
    EXPECT_EQ(busy.body, "{\"error\":\"busy; try again soon\"}\n");
    EXPECT_EQ(busy.headers.at("retry-after"), "1");
    EXPECT_EQ(faults, (std::vector<std::string>{"secret path /srv/x", "the store is locked"}));
}

class LimitedServer : public testing::Test {
protected:
    LimitedServer() {
        limits_.max_body = 1000;
        limits_.timeout = Seconds{1};
    }
    HttpServer &start() {
        ServerWatch watch;
        watch.rejected = [this](const std::string &reason) {
            const std::scoped_lock lock(mutex_);
            rejected_ += reason + " ";
        };
        server_ = std::make_unique<HttpServer>(any_port, limits_, echo, watch);
        return *server_;
    }
    std::string rejected() {
        const std::scoped_lock lock(mutex_);
        return rejected_;
    }

    ServerLimits limits_;
    std::mutex mutex_;
    std::string rejected_;
    std::unique_ptr<HttpServer> server_;
};

TEST_F(LimitedServer, ABodyThatIsTooLargeIsRefusedWithTheReason) {
    const int port = start().port();
    EXPECT_EQ(ask(port, "POST", "/", "", std::string(1000, 'a')).status, 200);
    const auto refused = ask(port, "POST", "/", "", std::string(1001, 'a'));
    EXPECT_EQ(refused.status, 413);
    EXPECT_EQ(refused.body, "{\"error\":\"the body is larger than 1000 bytes\"}\n");
    RawClient chunked(port);
    chunked.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n" +
                 std::string(1024, 'a') + "\r\n0\r\n\r\n");
    EXPECT_EQ(chunked.receive().status, 413);
    EXPECT_EQ(rejected(), "body body ");
}

TEST_F(LimitedServer, WhoAsksBeforeSendingIsToldAtOnce) {
    RawClient client(start().port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.receive().status, 413);
}

TEST_F(LimitedServer, AnEndlessBodyIsCut) {
    RawClient client(start().port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n");
    bool cut = false;
    for (int i = 0; i < 10'000 && !cut; ++i)
        cut = !client.send(std::string(1000, 'a'));
    EXPECT_TRUE(cut);
}

TEST_F(LimitedServer, HeadersThatAreTooLargeAreRefused) {
    const int port = start().port();
    EXPECT_EQ(ask(port, "GET", "/", fmt::format("X-A: {}\r\n", std::string(8000, 'a'))).status, 200);
    EXPECT_EQ(ask(port, "GET", "/", fmt::format("X-A: {}\r\n", std::string(64'000, 'a'))).status, 431);
    const int status = ask(port, "GET", "/" + std::string(64'000, 'a')).status;
    EXPECT_EQ(status, 414);
}

TEST_F(LimitedServer, TargetsThatAreNotWellFormedAreRefused) {
    const int port = start().port();
    EXPECT_EQ(ask(port, "GET", "/%zz").status, 400);
    EXPECT_EQ(ask(port, "GET", "/a%00b").status, 400);
    EXPECT_EQ(ask(port, "GET", "/a?b=%1").status, 400);
    EXPECT_EQ(rejected(), "target target target ");
}

TEST_F(LimitedServer, GarbageIsRefusedAndOthersAreServed) {
    const int port = start().port();
    for (const char *garbage : {"\r\n\r\n\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "GET\r\n\r\n",
                                "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nHost a\r\n\r\n",
                                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                                "\xff\xfe\xff\xfe\r\n\r\n"}) {
        RawClient client(port);
        client.send(garbage);
        EXPECT_TRUE(client.is_closed()) << garbage;
    }
    EXPECT_EQ(ask(port, "GET", "/still").body, "GET|still|");
}

TEST_F(LimitedServer, FiftySlowClientsKeepNobodyWaitingAndAreCut) {
    limits_.timeout = Seconds{3};
    const int port = start().port();
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 50; ++i)
        slow.push_back(std::make_unique<RawClient>(port));
    std::atomic<bool> ends = false;
    std::thread drip([&] { // a byte now and then: never silent, never done
        for (std::size_t at = 0; !ends; ++at) {
            for (auto &client : slow)
                client->send(at < 4 ? std::string(1, "GET "[at]) : "/");
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
    });
    const double longest = seconds_of([&] {
        for (int i = 0; i < 100; ++i)
            EXPECT_EQ(ask(port, "GET", "/x").status, 200);
    });
    EXPECT_LT(longest, 2.0);
    std::this_thread::sleep_for(std::chrono::seconds(5));
    ends = true;
    drip.join();
    for (auto &client : slow)
        EXPECT_FALSE(client->send("GET"));
}

TEST_F(LimitedServer, AClientThatIsSlowWithItsBodyIsCut) {
    RawClient client(start().port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\n");
    bool cut = false;
    for (int i = 0; i < 30 && !cut; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        cut = !client.send("a");
    }
    EXPECT_TRUE(cut);
}

TEST_F(LimitedServer, AClientThatAsksNoMoreIsCut) {
    RawClient client(start().port());
    client.send(get);
    EXPECT_EQ(client.receive().status, 200);
    EXPECT_LT(seconds_of([&] { EXPECT_TRUE(client.is_closed()); }), 5);
}

TEST(HttpServer, AClientThatDoesNotTakeItsAnswerIsCut) {
    ServerLimits limits;
    limits.timeout = Seconds{1};
    HttpServer server(any_port, limits, [](const ServerRequest &) {
        return ServerResponse{200, "text/plain", std::string(32U << 20U, 'a')};
    });
    RawClient client(server.port(), 4096);
    client.send(get);
    std::this_thread::sleep_for(std::chrono::seconds(2));
    EXPECT_EQ(client.receive().status, 0) << "the whole answer came";
}

TEST_F(LimitedServer, ConnectionsBeyondTheLimitAreToldSo) {
    limits_.connections = 3;
    limits_.timeout = Seconds{10};
    const int port = start().port();
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(std::make_unique<RawClient>(port));
        clients.back()->send(get);
        EXPECT_EQ(clients.back()->receive().status, 200);
    }
    const auto refused = ask(port, "GET", "/");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.body, "{\"error\":\"too many connections; try again soon\"}\n");
    EXPECT_EQ(refused.headers.at("retry-after"), "1");
    clients.clear();
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    EXPECT_EQ(ask(port, "GET", "/").status, 200);
    EXPECT_EQ(rejected(), "connections ");
}

TEST_F(LimitedServer, ConnectionsOfOneAddressBeyondItsLimitAreToldSo) {
    limits_.per_address = 2;
    limits_.timeout = Seconds{10};
    const int port = start().port();
    RawClient one(port), two(port);
    one.send(get);
    two.send(get);
    EXPECT_EQ(one.receive().status, 200);
    EXPECT_EQ(two.receive().status, 200);
    const auto refused = ask(port, "GET", "/", "X-Forwarded-For: 10.0.0.1\r\n");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.body, "{\"error\":\"too many connections from your address; try again soon\"}\n");
}

TEST_F(LimitedServer, BehindATrustedProxyTheLastForwardedAddressCounts) {
    limits_.per_address = 2;
    limits_.trust_forwarded_for = true;
    limits_.timeout = Seconds{10};
    const int port = start().port();
    const auto begin_from = [&](RawClient &client, const std::string &from) {
        client.send(fmt::format(
            "POST / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: {}\r\nContent-Length: 5\r\n\r\n", from));
    };
    RawClient one(port), two(port), three(port);
    begin_from(one, "9.9.9.9, 10.0.0.1");
    begin_from(two, "10.0.0.1");
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    begin_from(three, "10.0.0.2, 10.0.0.1");
    three.send("three");
    EXPECT_EQ(three.receive().status, 429);
    EXPECT_EQ(ask(port, "GET", "/", "X-Forwarded-For: 10.0.0.1, 10.0.0.2\r\n").status, 200);
    one.send("first");
    EXPECT_EQ(one.receive().status, 200);
    two.send("other");
    EXPECT_EQ(two.receive().status, 200);
}

TEST(HttpServer, APeerIsWhoItSaysOnlyThroughATrustedProxy) {
    const auto peer = [](bool trust, const std::string &header) {
        ServerLimits limits;
        limits.trust_forwarded_for = trust;
        HttpServer server(any_port, limits, [](const ServerRequest &request) {
            return ServerResponse{200, "text/plain", request.peer};
        });
        return ask(server.port(), "GET", "/", header).body;
    };
    EXPECT_EQ(peer(false, "X-Forwarded-For: 10.0.0.1\r\n"), "127.0.0.1");
    EXPECT_EQ(peer(true, "X-Forwarded-For: 1.1.1.1, 10.0.0.1\r\n"), "10.0.0.1");
    EXPECT_EQ(peer(true, "X-Forwarded-For: 2001:db8::1\r\n"), "2001:db8::1");
    EXPECT_EQ(peer(true, "X-Forwarded-For: nobody\r\n"), "127.0.0.1");
    EXPECT_EQ(peer(true, ""), "127.0.0.1");
}

TEST(HttpServer, StoppingLetsRequestsInProgressEnd) {
    std::promise<void> begun;
    HttpServer server(any_port, {}, [&](const ServerRequest &) {
        begun.set_value();
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        return ServerResponse{200, "text/plain", "done"};
    });
    RawClient client(server.port());
    client.send(get);
    begun.get_future().wait();
    server.stop(Seconds{10});
    EXPECT_EQ(client.receive().body, "done");
    EXPECT_FALSE(RawClient(server.port()).send(get)) << "it still listens";
}

TEST(HttpServer, StoppingDoesNotWaitLongerThanItsGrace) {
    HttpServer server(any_port, {}, echo);
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    EXPECT_LT(seconds_of([&] { server.stop(Seconds{0.3}); }), 2);
    EXPECT_TRUE(client.is_closed());
}

std::string listen_fault(const std::string &listen) {
    try {
        HttpServer server(listen, {}, echo);
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::stop);
        return error.what();
    }
    return "none";
}

TEST(HttpServer, SaysWhyItCannotListen) {
    const HttpServer server(any_port, {}, echo);
    EXPECT_EQ(listen_fault(fmt::format("127.0.0.1:{}", server.port())),
              fmt::format("cannot listen on 127.0.0.1:{}: Address already in use; see [serve] listen",
                          server.port()));
    for (const char *listen :
         {"", "8737", "127.0.0.1", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:http", ":80"})
        EXPECT_EQ(listen_fault(listen),
                  fmt::format(
                      "cannot listen on {}: it is not of the form \"127.0.0.1:8737\" or \"[::1]:8737\"; see "
                      "[serve] listen",
                      listen));
    EXPECT_EQ(listen_fault("192.0.2.1:0"),
              "cannot listen on 192.0.2.1:0: Cannot assign requested address; see [serve] listen");
}

} // namespace
} // namespace baonoi::http
