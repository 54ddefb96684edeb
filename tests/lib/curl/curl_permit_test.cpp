// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/permit.h"
#include "lib/curl/curl_fixture.h"

namespace baonoi::curl {

namespace {

std::string refusal(Http &http, const HttpRequest &request) {
    try {
        http.send(request);
    } catch (const Error &error) {
        return error.what();
    }
    return "";
}

HttpRequest change_of(const std::string &url) {
    HttpRequest request{url, {}};
    request.method = "PUT";
    request.post = LongBytes::lent("tiếng");
    return request;
}

constexpr const char *over =
    "the lease of this job ended while the store could not be reached: nothing more is changed";

} // namespace

TEST_F(CurlHttpTest, WithoutItsPermitAThreadAsksAndChangesNothing) {
    server_.on("/a", {200, {}, ""}); // the server would send it to a HEAD, too
    const auto http = make_curl_http(settings_);
    Seconds left{1};
    const Permit permit("the lease of this job", [&] { return left; });
    EXPECT_EQ(refusal(*http, change_of(server_.url("/a"))), "");
    left = Seconds{0};
    EXPECT_EQ(refusal(*http, change_of(server_.url("/a"))), over);
    HttpRequest removal{server_.url("/a"), {}};
    removal.method = "DELETE";
    EXPECT_EQ(refusal(*http, removal), over);
    HttpRequest hook{server_.url("/a"), {}};
    hook.post = LongBytes::lent("{}");
    EXPECT_EQ(refusal(*http, hook), over);
    HttpRequest look{server_.url("/a"), {}};
    look.method = "HEAD";
    EXPECT_EQ(refusal(*http, look), "");
    EXPECT_EQ(refusal(*http, {server_.url("/a"), {}}), "");
    EXPECT_EQ(server_.requests().size(), 3U) << "one change and two questions";
}

TEST_F(CurlHttpTest, APermitThatEndsMeanwhileEndsTheChange) {
    Reply late{200, {}, "a"};
    late.delay_ms = 20'000;
    server_.on("/late", late);
    const auto http = make_curl_http(settings_);
    int asked = 0;
    const Permit permit("the lease of this job", [&] { return Seconds{++asked > 2 ? 0.0 : 1.0}; });
    HttpRequest request = change_of(server_.url("/late"));
    request.timeout = Seconds{60};
    EXPECT_EQ(refusal(*http, request), over) << "before the answer came";
    EXPECT_GT(asked, 2);
}

} // namespace baonoi::curl
