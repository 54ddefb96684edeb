// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/curl_fixture.h"

#include <cstdlib>

namespace baonoi::curl {

TEST_F(CurlHttpTest, GivesStatusHeadersAndBody) {
    server_.on("/a", {200, {"Content-Type: text/html", "ETag: \"7\""}, "<p>Chào</p>", {}, 0, false, false});
    const HttpResponse response = get(server_.url("/a#part"));
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.url, server_.url("/a"));
    EXPECT_EQ(response.header("etag"), "\"7\"");
    EXPECT_EQ(response.header("absent"), "");
    EXPECT_EQ(response.body, "<p>Chào</p>");
    const std::string request = server_.requests().at(0);
    EXPECT_NE(request.find("\r\nUser-Agent: baonoi/"), std::string::npos) << request;
    EXPECT_NE(request.find("\r\nX-Test: 1\r\n"), std::string::npos) << request;
}

TEST_F(CurlHttpTest, AnyStatusIsAResponse) {
    EXPECT_EQ(get(server_.url("/missing")).status, 404);
    server_.on("/broken", {500, {}, "", {}, 0, false, false});
    EXPECT_EQ(get(server_.url("/broken")).status, 500);
}

TEST_F(CurlHttpTest, RefusesAnAddressThatIsNotPublic) {
    settings_.allow_hosts.clear();
    const std::string url = server_.url("/a");
    EXPECT_EQ(failure(url),
              fmt::format("skip: cannot fetch {}: the address 127.0.0.1 is not public; add \"{}\" to "
                          "[fetch] allow_hosts",
                          url, server_.host()));
    EXPECT_TRUE(server_.requests().empty());
}

TEST_F(CurlHttpTest, RefusesOtherWritingsOfLoopback) {
    settings_.allow_hosts.clear();
    for (const char *host :
         {"127.1", "0x7f000001", "2130706433", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0"})
        EXPECT_NE(failure(fmt::format("http://{}:9/", host)).find("is not public"), std::string::npos)
            << host;
}

TEST_F(CurlHttpTest, ProxyOfTheEnvironmentIsNotUsed) {
    ::setenv("http_proxy", fmt::format("http://127.0.0.1:{}", test::closed_port()).c_str(), 1);
    server_.on("/a", {});
    EXPECT_EQ(get(server_.url("/a")).status, 200);
    ::unsetenv("http_proxy");
}

TEST_F(CurlHttpTest, FollowsRedirects) {
    server_.on("/old", redirect_to("/new?x=1"));
    server_.on("/new?x=1", {});
    EXPECT_EQ(get(server_.url("/old")).url, server_.url("/new?x=1"));
}

TEST_F(CurlHttpTest, RefusesARedirectToAPrivateAddress) {
    const TestServer inner;
    server_.on("/old", redirect_to(inner.url("/secret")));
    EXPECT_EQ(failure(server_.url("/old")),
              fmt::format("skip: cannot fetch {}: the address 127.0.0.1 is not public; add \"{}\" to [fetch] "
                          "allow_hosts",
                          server_.url("/old"), inner.host()));
}

TEST_F(CurlHttpTest, RefusesARedirectToAPrivateAddressThatIsAllowedToBeNamed) {
    TestServer inner;
    inner.on("/secret", {});
    server_.on("/old", redirect_to(inner.url("/secret")));
    settings_.allow_hosts.push_back(inner.host());
    const auto http = make_curl_http(settings_);
    EXPECT_EQ(http->send({inner.url("/secret"), {}}).status, 200); // which leaves an open connection
    EXPECT_THROW(http->send({server_.url("/old"), {}}), Error);
    EXPECT_EQ(inner.requests().size(), 1U);
}

TEST_F(CurlHttpTest, RefusesARedirectToAnotherScheme) {
    server_.on("/old", redirect_to("file:///etc/hostname"));
    EXPECT_EQ(
        failure(server_.url("/old")),
        fmt::format("skip: cannot fetch {}: it redirects to file:///etc/hostname; only http and https are "
                    "fetched",
                    server_.url("/old")));
}

TEST_F(CurlHttpTest, RefusesOtherSchemesAndBrokenUrls) {
    EXPECT_EQ(failure("ftp://example.org/a"),
              "skip: cannot fetch ftp://example.org/a: only http and https are fetched");
    EXPECT_EQ(failure("http://[::1"), "skip: cannot fetch http://[::1: http://[::1 is not a URL");
}

TEST_F(CurlHttpTest, StopsAtRedirectLoops) {
    server_.on("/loop", redirect_to("/loop"));
    EXPECT_EQ(failure(server_.url("/loop")),
              fmt::format("skip: cannot fetch {}: more than 5 redirects", server_.url("/loop")));
    EXPECT_EQ(server_.requests().size(), 6U);
}

TEST_F(CurlHttpTest, LimitsTheBody) {
    server_.on("/big", {200, {}, std::string(5000, 'x'), {}, 0, false, false});
    EXPECT_EQ(get(server_.url("/big"), 5000).body.size(), 5000U);
    EXPECT_EQ(failure(server_.url("/big"), 4999),
              fmt::format("skip: cannot fetch {}: the body has more than 4999 bytes, the limit",
                          server_.url("/big")));
    server_.on("/endless", {200, {}, std::string(5000, 'x'), {}, 0, true, false});
    EXPECT_EQ(failure(server_.url("/endless"), 1U << 20U),
              fmt::format("skip: cannot fetch {}: the body has more than 1048576 bytes, the limit",
                          server_.url("/endless")));
}

TEST_F(CurlHttpTest, LimitsTheUnpackedBody) {
    // 100,000 letters "a" as gzip: 133 bytes.
    const std::string packed = std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xed\xc1\x31\x01\x00\x00"
                                           "\x00\xc2\xa0\xac\xeb\x5f\xc2\x1a\x1e\x40\x01",
                                           27) +
                               std::string(96, '\0') +
                               std::string("\xaf\x06\x87\xfa\xe2\x1b\xa0\x86\x01\x00", 10);
    server_.on("/packed", {200, {"Content-Encoding: gzip"}, packed, {}, 0, false, false});
    EXPECT_EQ(get(server_.url("/packed")).body, std::string(100000, 'a'));
    EXPECT_EQ(failure(server_.url("/packed"), 99999),
              fmt::format("skip: cannot fetch {}: the body has more than 99999 bytes, the limit",
                          server_.url("/packed")));
}

TEST_F(CurlHttpTest, StreamsTheBodyOfASuccess) {
    server_.on("/long", {200, {}, std::string(100000, 'x'), {}, 0, false, false});
    std::string streamed;
    HttpRequest request{server_.url("/long"), {}};
    request.body_to = [&](std::string_view piece) { streamed += piece; };
    const auto http = make_curl_http(settings_);
    EXPECT_EQ(http->send(request).body, "");
    EXPECT_EQ(streamed, std::string(100000, 'x'));
    request.url = server_.url("/missing");
    EXPECT_EQ(http->send(request).body, "<p>not here</p>");
    EXPECT_EQ(streamed.size(), 100000U);
}

TEST_F(CurlHttpTest, WhatTheReaderOfAStreamThrowsComesOut) {
    server_.on("/long", {200, {}, std::string(100000, 'x'), {}, 0, true, false});
    HttpRequest request{server_.url("/long"), {}};
    request.body_to = [](std::string_view) { throw Error(Next::stop, "enough"); };
    try {
        make_curl_http(settings_)->send(request);
        FAIL() << "no error";
    } catch (const Error &error) {
        EXPECT_STREQ(error.what(), "enough");
        EXPECT_EQ(error.next(), Next::stop);
    }
}

TEST_F(CurlHttpTest, TellsStatusAndHeadersBeforeTheFirstPiece) {
    server_.on("/part", {206, {"Content-Range: bytes 5-9/10"}, "56789", {}, 0, false, false});
    HttpRequest request{server_.url("/part"), {}};
    std::string told;
    request.answer_to = [&](const HttpResponse &answer) {
        told += fmt::format("{} {};", answer.status, answer.header("content-range"));
    };
    request.body_to = [&](std::string_view piece) { told += piece; };
    const auto http = make_curl_http(settings_);
    http->send(request);
    EXPECT_EQ(told, "206 bytes 5-9/10;56789");
    request.url = server_.url("/missing"); // no success: nothing is told
    EXPECT_EQ(http->send(request).status, 404);
    EXPECT_EQ(told, "206 bytes 5-9/10;56789");
}

TEST_F(CurlHttpTest, GoesNowhereWhereOthersMayReadAlong) {
    server_.on("/away", redirect_to("http://bao.example.vn/a"));
    HttpRequest request{server_.url("/away"), {}};
    request.only_private = true;
    try {
        make_curl_http(settings_)->send(request);
        FAIL() << "no error";
    } catch (const Error &error) {
        EXPECT_EQ(error.what(),
                  fmt::format("cannot fetch {}: http://bao.example.vn/a is not https", server_.url("/away")));
        EXPECT_EQ(error.next(), Next::skip);
    }
}

TEST_F(CurlHttpTest, LimitsTheTime) {
    server_.on("/slow", {200, {}, "late", {}, 3000, false, false});
    EXPECT_EQ(failure(server_.url("/slow"), 1000, Seconds{0.3}),
              fmt::format("retry: cannot fetch {}: no complete answer within 0.3 s", server_.url("/slow")));
}

TEST_F(CurlHttpTest, NoticesATruncatedBody) {
    server_.on("/cut", {200, {}, "half", 4000, 0, false, false});
    EXPECT_EQ(
        failure(server_.url("/cut")),
        fmt::format("retry: cannot fetch {}: the body ended early, after 4 bytes", server_.url("/cut")));
    server_.on("/silent", {200, {}, "", {}, 0, false, true});
    EXPECT_EQ(failure(server_.url("/silent")),
              fmt::format("retry: cannot fetch {}: the server closed the connection without an answer",
                          server_.url("/silent")));
}

TEST_F(CurlHttpTest, SaysWhenNobodyListens) {
    const std::string host = fmt::format("127.0.0.1:{}", test::closed_port());
    settings_.allow_hosts = {host};
    EXPECT_EQ(
        failure("http://" + host + "/"),
        fmt::format("retry: cannot fetch http://{}/: cannot connect to {}: Connection refused", host, host));
}

TEST_F(CurlHttpTest, SaysWhenANameIsUnknown) {
    EXPECT_EQ(failure("http://nowhere.invalid/"),
              "retry: cannot fetch http://nowhere.invalid/: the name nowhere.invalid was not found");
}

} // namespace baonoi::curl
