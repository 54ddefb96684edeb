// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers of a CMS mean.
#include "systems/api_client.h"

#include "fakes/fake_clock.h"

#include <deque>
#include <gtest/gtest.h>

namespace baonoi::systems {
namespace {

// Answers in turn; status 0: nobody answers.
class AnswersInTurn : public curl::Http {
public:
    explicit AnswersInTurn(std::deque<curl::HttpResponse> answers) : answers_(std::move(answers)) {}
    curl::HttpResponse send(const curl::HttpRequest &) override {
        ++asked;
        curl::HttpResponse answer = answers_.front();
        if (answers_.size() > 1)
            answers_.pop_front();
        if (answer.status == 0)
            throw Error(Next::retry, "nobody answers");
        return answer;
    }
    int asked = 0;

private:
    std::deque<curl::HttpResponse> answers_;
};

curl::HttpResponse answer(int status, std::vector<std::pair<std::string, std::string>> headers = {},
                          const std::string &body = "") {
    curl::HttpResponse response;
    response.status = status;
    response.headers = std::move(headers);
    response.body = body;
    return response;
}

struct Case {
    explicit Case(std::deque<curl::HttpResponse> answers) : http(std::move(answers)) {}
    AnswersInTurn http;
    test::FakeClock clock;
    ApiClient client{http,
                     clock,
                     {"Press", "make a new password", "the user may not", "raise the limit",
                      [](const curl::HttpResponse &response) { return response.body; }}};
    curl::HttpRequest request(const std::optional<std::string> &post = {}) {
        curl::HttpRequest made;
        made.url = "https://bao.vn/api";
        made.post = post;
        return made;
    }
    // What comes out of send: "hold: message".
    std::string failure(const std::optional<std::string> &post = {}) {
        try {
            return "answered " + client.send(request(post)).body;
        } catch (const EditConflict &error) {
            return std::string("conflict: ") + error.what();
        } catch (const Error &error) {
            const char *names[] = {"retry", "skip", "hold", "stop"};
            return std::string(names[static_cast<int>(error.next())]) + ": " + error.what();
        }
    }
};

std::string failure_of(const curl::HttpResponse &response) {
    return Case({response}).failure("x");
}

TEST(ApiClient, RefusedCredentialsHoldWithAdvice) {
    EXPECT_EQ(
        failure_of(answer(401, {}, "wrong password")),
        "hold: Press answered 401 to POST https://bao.vn/api (\"wrong password\"): make a new password");
    EXPECT_EQ(failure_of(answer(403)),
              "hold: Press answered 403 to POST https://bao.vn/api: the user may not");
}

TEST(ApiClient, WhatIsGoneIsSkipped) {
    EXPECT_EQ(failure_of(answer(404)),
              "skip: Press answered 404 to POST https://bao.vn/api: it is not there (any more)");
    EXPECT_EQ(failure_of(answer(410)),
              "skip: Press answered 410 to POST https://bao.vn/api: it is not there (any more)");
}

TEST(ApiClient, AConflictIsToldApart) {
    EXPECT_EQ(failure_of(answer(409)),
              "conflict: Press answered 409 to POST https://bao.vn/api: it was changed meanwhile");
    EXPECT_EQ(failure_of(answer(412)),
              "conflict: Press answered 412 to POST https://bao.vn/api: it was changed meanwhile");
}

TEST(ApiClient, TooLargeNamesTheLimit) {
    EXPECT_EQ(failure_of(answer(413)),
              "skip: Press answered 413 to POST https://bao.vn/api: raise the limit");
}

TEST(ApiClient, ABusyServerIsForLater) {
    EXPECT_EQ(failure_of(answer(500)),
              "retry: Press answered 500 to POST https://bao.vn/api: try again later");
    EXPECT_EQ(failure_of(answer(429)),
              "retry: Press answered 429 to POST https://bao.vn/api: try again later");
}

TEST(ApiClient, ARedirectOfAPostNamesTheAddressToGive) {
    EXPECT_EQ(
        failure_of(answer(301, {{"location", "https://www.bao.vn/api"}})),
        "hold: Press answered 301 to POST https://bao.vn/api: it leads to https://www.bao.vn/api; give the "
        "address that the site really has");
}

TEST(ApiClient, AnyOtherRefusalIsSkipped) {
    EXPECT_EQ(failure_of(answer(400, {}, "no title")),
              "skip: Press answered 400 to POST https://bao.vn/api (\"no title\")");
}

TEST(ApiClient, AsksAgainWhenAGetMayPass) {
    Case busy({answer(503), answer(0), answer(200, {}, "here")});
    EXPECT_EQ(busy.failure(), "answered here");
    EXPECT_EQ(busy.http.asked, 3);
    EXPECT_EQ(busy.clock.sleeps, (std::vector<double>{1, 2}));
}

TEST(ApiClient, AsksThreeTimesAtMost) {
    Case busy({answer(503)});
    EXPECT_EQ(busy.failure(), "retry: Press answered 503 to GET https://bao.vn/api: try again later");
    EXPECT_EQ(busy.http.asked, 3);
}

TEST(ApiClient, WaitsAsLongAsItIsAskedTo) {
    Case busy({answer(429, {{"retry-after", "7"}}), answer(200, {}, "here")});
    EXPECT_EQ(busy.failure(), "answered here");
    EXPECT_EQ(busy.clock.sleeps, (std::vector<double>{7}));
    Case long_busy({answer(429, {{"retry-after", "3600"}})});
    EXPECT_EQ(long_busy.failure(), "retry: Press answered 429 to GET https://bao.vn/api: try again later");
    EXPECT_EQ(long_busy.http.asked, 1);
}

TEST(ApiClient, NeverSendsAPostTwice) {
    Case busy({answer(503), answer(200)});
    EXPECT_EQ(busy.failure("x"), "retry: Press answered 503 to POST https://bao.vn/api: try again later");
    EXPECT_EQ(busy.http.asked, 1);
}

TEST(ApiClient, ARefusalIsAnAnswerToWhoAsks) {
    Case gone({answer(404)});
    EXPECT_EQ(gone.client.ask(gone.request()).status, 404);
}

} // namespace
} // namespace baonoi::systems
