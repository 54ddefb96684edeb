// SPDX-License-Identifier: GPL-3.0-or-later
// Who is logged in, for how long, and what only our own pages may ask for.
#include "browsing.h"

#include "serve/console/console.h"
#include "serve/routes.h"

namespace baonoi::serve {
namespace {

using test::ask;

class LoggedIn : public test::Browsing {};

TEST_F(LoggedIn, WithNameAndToken) {
    start();
    const auto answer =
        send("/login", {{"name", "doc"}, {"token", " token-doc "}, {"next", "/articles?q=a"}});
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(answer.headers.at("location"), "/articles?q=a");
    const std::string cookie = answer.headers.at("set-cookie");
    EXPECT_TRUE(cookie.starts_with("baonoi_session=")) << cookie;
    EXPECT_TRUE(cookie.ends_with("; Path=/; Max-Age=604800; HttpOnly; SameSite=Strict")) << cookie;
    EXPECT_EQ(see("/", login("doc")).status, 200);
}

TEST_F(LoggedIn, IsKeptBySha256Only) {
    start();
    const std::string cookie = login("doc");
    const std::string id = cookie.substr(cookie.find('=') + 1, 64);
    ASSERT_EQ(store_->sessions().size(), 1U);
    EXPECT_EQ(store_->sessions()[0].sha256, openssl::sha256_hex(id));
    EXPECT_EQ(store_->sessions()[0].who, "doc");
    EXPECT_EQ(test::read(folder_.path() / "baonoi.db").find(id), std::string::npos);
}

TEST_F(LoggedIn, BehindTlsTheCookieIsForTlsAlone) {
    start(toml("trust_forwarded_for = true"));
    const std::string tls = "X-Forwarded-For: 192.0.2.7\r\nX-Forwarded-Proto: https\r\n";
    const auto answer = try_login("doc", "token-doc", tls);
    EXPECT_TRUE(answer.headers.at("set-cookie").starts_with("__Host-baonoi_session="));
    EXPECT_TRUE(answer.headers.at("set-cookie").ends_with("; Secure"));
    EXPECT_EQ(see("/", login("doc", tls) + tls).status, 200);
    EXPECT_EQ(store_->sessions()[0].address, "192.0.2.7");
    EXPECT_EQ(see("/", login("doc", tls)).status, 303);
}

TEST_F(LoggedIn, WithoutATrustedProxyNobodyIsBelieved) {
    start();
    EXPECT_TRUE(try_login("doc", "token-doc", "X-Forwarded-Proto: https\r\n")
                    .headers.at("set-cookie")
                    .starts_with("baonoi_session="));
}

TEST_F(LoggedIn, AWrongTokenAWrongNameAndAnExpiredTokenAreRefused) {
    store_->add_token({"thu", store::Role::admin, openssl::sha256_hex("token-thu"), 0, clock_.unix_time()});
    start();
    for (const auto &[name, token] : {std::pair("doc", "token-quan-tri"),
                                      {"quan-tri", "token-doc"},
                                      {"", "token-doc"},
                                      {"doc", ""},
                                      {"thu", "token-thu"}})
        EXPECT_EQ(try_login(name, token).status, 401) << name;
    EXPECT_TRUE(store_->sessions().empty());
}

TEST_F(LoggedIn, AFormOfAnotherSiteIsRefused) {
    start();
    for (const char *header :
         {"Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: same-site\r\n",
          "Origin: https://evil.example\r\nHost: bao.example\r\n", "Origin: null\r\nHost: bao.example\r\n"})
        EXPECT_EQ(try_login("doc", "token-doc", header).status, 403) << header;
}

TEST_F(LoggedIn, TooManyFailuresOfAnAddressOrANameMustWait) {
    start(toml("trust_forwarded_for = true"));
    const auto from = [](const std::string &address) { return "X-Forwarded-For: " + address + "\r\n"; };
    for (int i = 0; i < FailedLogins::most; ++i) {
        EXPECT_EQ(try_login("a" + std::to_string(i), "x", from("192.0.2.1")).status, 401);
        EXPECT_EQ(try_login("bien-tap", "x", from("198.51.100." + std::to_string(i))).status, 401);
        EXPECT_EQ(
            try_login("b" + std::to_string(i), "x", from(fmt::format("2001:db8:1:2::{:x}", i + 1))).status,
            401);
    }
    const auto refused = try_login("doc", "token-doc", from("192.0.2.1"));
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.headers.at("retry-after"), "600");
    EXPECT_EQ(try_login("bien-tap", "token-bien-tap", from("192.0.2.2")).status, 429);
    EXPECT_EQ(try_login("doc", "token-doc", from("2001:db8:1:2:ffff::1")).status, 429);
    EXPECT_EQ(try_login("doc", "token-doc", from("192.0.2.2")).status, 303);
    clock_.pass(FailedLogins::within);
    EXPECT_EQ(try_login("bien-tap", "token-bien-tap", from("192.0.2.1")).status, 303);
}

TEST_F(LoggedIn, EndsWhenItIsIdleAndInAnyCaseAfterAWeek) {
    start();
    const std::string idle = login("doc"), busy = login("doc");
    for (int half_day = 0; half_day < 7 * 4; ++half_day) {
        EXPECT_EQ(see("/", busy).status, 200) << half_day;
        clock_.pass(6 * 3600);
    }
    EXPECT_EQ(see("/", idle).status, 303);
    EXPECT_EQ(see("/", busy).status, 303);
}

TEST_F(LoggedIn, EndsWhenTheConfigurationSaysSo) {
    start(toml("session_idle = \"10m\"\nsession_longest = \"25m\""));
    EXPECT_NE(try_login("doc", "token-doc").headers.at("set-cookie").find("; Max-Age=1500;"),
              std::string::npos);
    const std::string idle = login("doc"), busy = login("doc");
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(see("/", busy).status, 200) << i;
        clock_.pass(540);
    }
    EXPECT_EQ(see("/", idle).status, 303);
    EXPECT_EQ(see("/", busy).status, 303);
    EXPECT_THROW(config(toml("session_idle = \"10s\"")), Error);
}

TEST_F(LoggedIn, EndsWithItsTokenWithARevocationAndWithALogOut) {
    start();
    const std::string reader = login("doc"), editor = login("bien-tap"), admin = login("quan-tri");
    EXPECT_EQ(submit("/system/tokens/doc/remove", admin, {}).status, 303);
    EXPECT_EQ(see("/", reader).status, 303);
    store_->add_token({"doc", store::Role::viewer, openssl::sha256_hex("token-doc-2"), 0});
    EXPECT_EQ(see("/", reader).status, 303);
    for (const store::SessionRecord &session : store_->sessions())
        if (session.who == "bien-tap")
            submit(fmt::format("/system/sessions/{}/revoke", session.number), admin, {});
    EXPECT_EQ(see("/", editor).status, 303);
    EXPECT_EQ(submit("/logout", admin, {}).headers.at("location"), "/login");
    EXPECT_EQ(see("/", admin).status, 303);
    EXPECT_EQ(store_->orders(1)[0].what, "log out");
}

TEST_F(LoggedIn, WhatChangesSomethingNeedsTheTokenOfItsSession) {
    start();
    const std::string cookie = login("bien-tap"), other = login("bien-tap");
    const std::string order = "/api/articles/https%3A%2F%2Fbao.example.vn%2F1/regenerate";
    const auto api = [&](const std::string &headers) {
        return ask(server_->port(), "POST", order, headers).status;
    };
    EXPECT_EQ(api(cookie), 403);
    EXPECT_EQ(api(cookie + fmt::format("X-CSRF-Token: {}\r\n", csrf_of(other))), 403);
    EXPECT_EQ(api(cookie + fmt::format("X-CSRF-Token: {}\r\n", csrf_of(cookie))), 202);
    EXPECT_EQ(ask(server_->port(), "GET", "/api/articles", cookie).status, 200);
    const Fields fields{{"order", "regenerate"}, {"article", "https://bao.example.vn/1"}};
    EXPECT_EQ(send("/orders", fields, cookie).status, 403);
    EXPECT_EQ(submit("/orders", cookie, fields).status, 303);
}

// Whoever asks for whatever: only a role that suffices is let in, with a token or with a session.
TEST_F(LoggedIn, EveryRouteAsksEveryoneForTheRole) {
    start();
    std::map<std::string, std::string> cookies;
    for (const char *who : {"doc", "bien-tap", "quan-tri"})
        cookies[who] = login(who);
    const std::map<std::string, store::Role> roles{
        {"doc", store::Role::viewer}, {"bien-tap", store::Role::editor}, {"quan-tri", store::Role::admin}};
    for (const std::span<const Route> routes : {api_routes(), console::routes()})
        for (const Route &route : routes) {
            if (route.entrance == Entrance::open || route.pattern == "/logout")
                continue;
            const std::string target(route.pattern.substr(0, route.pattern.find('{')));
            const std::string path =
                target.size() < route.pattern.size()
                    ? target + "none" + std::string(route.pattern.substr(route.pattern.find('}') + 1))
                    : target;
            const std::string method(route.method);
            const std::string proxied = "X-Forwarded-For: 192.0.2.1\r\n"; // figures are for this machine
            const int nobody = ask(server_->port(), method, path, proxied).status;
            EXPECT_EQ(nobody, route.entrance == Entrance::session ? 303 : 401) << path;
            for (const auto &[who, role] : roles) {
                const bool may = role >= route.role;
                const std::string csrf = fmt::format("X-CSRF-Token: {}\r\n", csrf_of(cookies[who]));
                const int by_session =
                    ask(server_->port(), method, path, proxied + cookies[who] + csrf).status;
                EXPECT_EQ(by_session != 403 && by_session != 401, may) << path << " " << who << by_session;
                const int by_token = ask(server_->port(), method, path,
                                         fmt::format("{}Authorization: Bearer token-{}\r\n", proxied, who))
                                         .status;
                if (route.entrance == Entrance::session)
                    EXPECT_EQ(by_token, 303) << path << " " << who;
                else
                    EXPECT_EQ(by_token != 403 && by_token != 401, may) << path << " " << who;
                if (method == "POST") {
                    EXPECT_EQ(ask(server_->port(), method, path, cookies[who]).status, 403) << path;
                }
            }
        }
}

TEST_F(LoggedIn, WhoIsNotIsLedToTheLogInAndBackAgain) {
    start();
    EXPECT_EQ(see("/", "").headers.at("location"), "/login");
    EXPECT_EQ(see("/articles?q=%C3%A1&state=failed", "").headers.at("location"),
              "/login?next=%2Farticles%3Fq%3D%25C3%25A1%26state%3Dfailed");
    const auto page = see("/login?next=%2Farticles%3Fq%3Da", "");
    EXPECT_NE(page.body.find("name=\"next\" value=\"/articles?q=a\""), std::string::npos);
}

// The cookie is for our own pages alone: a link of another site comes without it, and is asked again from
// here.
TEST_F(LoggedIn, WhoComesFromAnotherSiteIsNotLedToTheLogIn) {
    start();
    const auto from_mail = see("/articles", "Sec-Fetch-Site: cross-site\r\n");
    EXPECT_EQ(from_mail.status, 200);
    EXPECT_NE(from_mail.body.find("http-equiv=\"refresh\" content=\"0\""), std::string::npos);
    EXPECT_EQ(from_mail.headers.at("x-frame-options"), "DENY");
    EXPECT_EQ(see("/articles", "Sec-Fetch-Site: same-origin\r\n").status, 303);
}

TEST_F(LoggedIn, ALogInEndsTheSessionThatItsBrowserHad) {
    start();
    const std::string first = login("doc");
    login("bien-tap", first);
    EXPECT_EQ(see("/", first).status, 303);
}

TEST_F(LoggedIn, NobodyIsLedToAnotherHost) {
    start();
    for (const char *next : {"https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:1",
                             "/a\r\nSet-Cookie: b=c", ""})
        EXPECT_EQ(
            send("/login", {{"name", "doc"}, {"token", "token-doc"}, {"next", next}}).headers.at("location"),
            "/")
            << next;
    EXPECT_EQ(see("/language/en?back=%2F%2Fevil.example", "").headers.at("location"), "/");
}

} // namespace
} // namespace baonoi::serve
