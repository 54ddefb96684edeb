// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "fakes/fake_clock.h"
#include "fakes/test_server.h"
#include "fetch/fetch.h"
#include "fetch/polite.h"
#include "fetch/remote.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::fetch {

namespace {

class FetchServerTest : public ::testing::Test {
protected:
    std::string failure(const std::string &url) {
        try {
            fetch(url, *http_, {});
        } catch (const Error &error) {
            return fmt::format("{}: {}", error.next() == Next::retry ? "retry" : "skip", error.what());
        }
        return "no failure";
    }

    test::TestServer server_;
    test::FakeClock clock_;
    std::unique_ptr<curl::Http> http_ = curl::make_curl_http({{server_.host()}});
    PoliteHttp polite_{*http_, clock_, {"baonoi/1"}, [] { return 0.0; }};
};

} // namespace

TEST_F(FetchServerTest, AListPageIsAskedForAgainByItsValidators) {
    server_.in_turn("/tin",
                    {{200, {"ETag: \"7\"", "Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT"}, "<p>Tin"},
                     {200,
                      {"Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT", "Date: Mon, 01 Jan 2024 00:02:00 GMT"},
                      "<p>Tin"},
                     {304, {}, ""}});
    CursorPart known{server_.url("/tin"), {}, {}, {}};
    known.etag = ask(*http_, {}, known.url, &known).etag;
    const RemoteAnswer changed = ask(*http_, {}, known.url, &known);
    EXPECT_TRUE(changed.changed);
    known.etag = changed.etag;
    known.last_modified = changed.last_modified;
    EXPECT_FALSE(ask(*http_, {}, known.url, &known).changed);
    const std::vector<std::string> requests = server_.requests();
    EXPECT_NE(requests.at(1).find("\r\nIf-None-Match: \"7\"\r\n"), std::string::npos) << requests.at(1);
    EXPECT_NE(requests.at(2).find("\r\nIf-Modified-Since: Mon, 01 Jan 2024 00:00:00 GMT\r\n"),
              std::string::npos)
        << requests.at(2);
    EXPECT_EQ(server_.connections(), 1);
}

TEST_F(FetchServerTest, ABusyServerIsAskedAgainWhenItSays) {
    server_.in_turn("/tin", {{429, {"Retry-After: 30"}, ""}, {200, {}, "<p>Tin"}});
    EXPECT_EQ(fetch(server_.url("/tin"), polite_, {}).html, "<p>Tin");
    EXPECT_EQ(clock_.sleeps, (std::vector<double>{1, 30})) << "after robots.txt, after the 429";
    EXPECT_EQ(server_.requests().size(), 3U);
}

TEST_F(FetchServerTest, ABrokenConnectionIsTriedAgain) {
    server_.in_turn("/tin", {{200, {}, "<p>Ti", 4000}, {200, {}, "<p>Tin"}});
    EXPECT_EQ(fetch(server_.url("/tin"), polite_, {}).html, "<p>Tin");
}

TEST_F(FetchServerTest, RobotsOfTheServerIsObeyed) {
    server_.on("/robots.txt", {200, {"Content-Type: text/plain"}, "User-agent: baonoi\nDisallow: /tin$\n"});
    server_.on("/tin?x", {200, {}, "<p>Tin"});
    EXPECT_EQ(fetch(server_.url("/tin?x"), polite_, {}).html, "<p>Tin");
    EXPECT_THROW(fetch(server_.url("/tin"), polite_, {}), Error);
    EXPECT_EQ(server_.requests().size(), 2U);
}

TEST_F(FetchServerTest, WithoutPolitenessABusyServerIsAnErrorAtOnce) {
    server_.on("/tin", {429, {"Retry-After: 30"}, ""});
    EXPECT_EQ(failure(server_.url("/tin")),
              fmt::format("retry: cannot fetch {}: the server answered 429 (try again later)",
                          server_.url("/tin")));
}

TEST_F(FetchServerTest, AWrongCharsetLosesOnlyWhatIsBroken) {
    server_.on("/sai", {200, {"Content-Type: text/html; charset=utf-8"}, "<p>Vi\xEA\xF2t Nam"});
    const Article article = fetch(server_.url("/sai"), *http_, {});
    EXPECT_EQ(article.html, "<p>Vi\xEF\xBF\xBD\xEF\xBF\xBDt Nam");
    EXPECT_EQ(article.broken_bytes, 2U);
    server_.on("/la", {200, {"Content-Type: text/html; charset=utf8-moi"}, "<p>Việt Nam"});
    EXPECT_EQ(fetch(server_.url("/la"), *http_, {}).html, "<p>Việt Nam");
}

} // namespace baonoi::fetch
