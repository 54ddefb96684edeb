// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/resolver.h"
#include "lib/curl/curl_fixture.h"

#include <algorithm>
#include <span>
#include <thread>

namespace baonoi::curl {

TEST_F(CurlHttpTest, OneConnectionServesManyRequests) {
    server_.on("/old", redirect_to("/a"));
    server_.on("/a", {200, {}, "a"});
    const auto http = make_curl_http(settings_);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(http->send({server_.url("/old"), {}}).body, "a");
    EXPECT_EQ(server_.requests().size(), 10U);
    EXPECT_EQ(server_.connections(), 1);
}

TEST_F(CurlHttpTest, AFailureDoesNotSpoilTheNextRequest) {
    server_.on("/a", {200, {}, "a"});
    server_.on("/cut", {200, {}, "half", 4000});
    server_.on("/big", {200, {}, std::string(100000, 'x')});
    const auto http = make_curl_http(settings_);
    EXPECT_THROW(http->send({server_.url("/cut"), {}}), Error);
    EXPECT_THROW(http->send({server_.url("/big"), {}, 10}), Error);
    EXPECT_EQ(http->send({server_.url("/a"), {}}).body, "a");
    EXPECT_EQ(server_.connections(), 3);
}

TEST_F(CurlHttpTest, AConnectionThatWasClosedMeanwhileIsReplaced) {
    server_.on("/cut", {200, {}, "whole", 5}); // closed after it, without a word
    const auto http = make_curl_http(settings_);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(http->send({server_.url("/cut"), {}}).body, "whole");
    EXPECT_EQ(server_.connections(), 3);
}

TEST_F(CurlHttpTest, ALongBodyIsReadInPiecesAndOnceMoreForANewConnection) {
    std::string bytes(3'000'000, 'x');
    for (std::size_t i = 0; i < bytes.size(); i += 7)
        bytes[i] = static_cast<char>('a' + i % 23);
    std::size_t longest = 0;
    HttpRequest request{server_.url("/cut"), {}};
    request.method = "PUT";
    request.post = LongBytes(bytes.size(), [&](std::uint64_t at, std::span<char> piece) {
        longest = std::max(longest, piece.size());
        bytes.copy(piece.data(), piece.size(), static_cast<std::size_t>(at));
    });
    server_.on("/cut", {200, {}, "whole", 5}); // closed after it, without a word
    const auto http = make_curl_http(settings_);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(http->send(request).body, "whole");
    EXPECT_EQ(server_.connections(), 3);
    EXPECT_EQ(server_.bodies(), std::vector<std::string>(3, bytes));
    EXPECT_TRUE(server_.requests().at(2).starts_with("PUT /cut "));
    EXPECT_LE(longest, 2U << 20U);
}

TEST_F(CurlHttpTest, ABodyThatCannotBeReadEndsTheRequest) {
    HttpRequest request{server_.url("/a"), {}};
    request.post = LongBytes(100'000, [](std::uint64_t, std::span<char>) {
        throw Error(Next::retry, "cannot read a temporary file in /t: Input/output error");
    });
    try {
        make_curl_http(settings_)->send(request);
        FAIL() << "send() threw nothing";
    } catch (const Error &error) {
        EXPECT_STREQ(error.what(), "cannot read a temporary file in /t: Input/output error");
    }
}

TEST_F(CurlHttpTest, ABodyOfNothingIsSent) {
    HttpRequest request{server_.url("/a"), {}};
    request.post = "";
    EXPECT_EQ(make_curl_http(settings_)->send(request).status, 404);
    EXPECT_TRUE(server_.requests().at(0).starts_with("POST /a "));
    EXPECT_NE(server_.requests().at(0).find("Content-Length: 0"), std::string::npos);
}

TEST_F(CurlHttpTest, OptionsOfOneRequestDoNotReachTheNext) {
    server_.on("/a", {200, {}, "a"});
    const auto http = make_curl_http(settings_);
    std::string streamed;
    HttpRequest request{server_.url("/a"), {"If-None-Match: \"7\""}};
    request.body_to = [&](std::string_view piece) { streamed += piece; };
    http->send(request);
    EXPECT_EQ(http->send({server_.url("/a"), {}}).body, "a");
    EXPECT_EQ(streamed, "a");
    EXPECT_EQ(server_.requests().at(1).find("If-None-Match"), std::string::npos);
}

TEST_F(CurlHttpTest, ThreadsShareOneHttp) {
    server_.on("/a", {200, {}, "a"});
    const auto http = make_curl_http(settings_);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 10; ++n)
                EXPECT_EQ(http->send({server_.url("/a"), {}}).body, "a");
        });
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(server_.requests().size(), 40U);
    EXPECT_LE(server_.connections(), 4);
}

TEST_F(CurlHttpTest, ANameWithAPrivateAddressIsRefused) {
    test::resolve_to("ngoai.example.vn", "127.0.0.1");
    const std::string url = fmt::format("http://ngoai.example.vn:{}/", server_.port());
    EXPECT_EQ(failure(url), fmt::format("retry: cannot fetch {}: the address 127.0.0.1 is not public; add "
                                        "\"ngoai.example.vn:{}\" to [fetch] allow_hosts",
                                        url, server_.port()));
    EXPECT_EQ(server_.connections(), 0);
}

TEST_F(CurlHttpTest, AnOpenConnectionIsNotUsedUnderAnotherName) {
    test::resolve_to("trong.example.vn", "127.0.0.1");
    test::resolve_to("ngoai.example.vn", "127.0.0.1");
    settings_.allow_hosts = {"trong.example.vn"};
    const auto http = make_curl_http(settings_);
    const auto url = [&](const char *host) { return fmt::format("http://{}:{}/", host, server_.port()); };
    EXPECT_EQ(http->send({url("trong.example.vn"), {}}).status, 404);
    for (const char *host : {"ngoai.example.vn", "127.0.0.1"})
        EXPECT_THROW(http->send({url(host), {}}), Error) << host;
    EXPECT_EQ(http->send({url("TRONG.example.vn"), {}}).status, 404);
    EXPECT_EQ(server_.requests().size(), 2U);
    EXPECT_EQ(server_.connections(), 1);
}

} // namespace baonoi::curl
