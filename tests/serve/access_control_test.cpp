// SPDX-License-Identifier: GPL-3.0-or-later
// Who is let in, who is told of those who are not, and that nobody keeps the others waiting.
#include "served.h"

#include "store/sqlite_store.h"

#include <future>

namespace baonoi::serve {
namespace {

using test::ask;

class AccessControl : public test::Served {
protected:
    std::string warnings() {
        const std::scoped_lock lock(warning_);
        return warnings_;
    }
    std::ptrdiff_t lines_of_log() {
        const std::string log = warnings();
        return std::count(log.begin(), log.end(), '\n');
    }
};

TEST_F(AccessControl, AnExpiredTokenIsRefused) {
    store_->add_token(
        {"thu", store::Role::viewer, openssl::sha256_hex("token-thu"), 0, clock_.unix_time() + 60});
    start();
    EXPECT_EQ(api("GET", "/api/articles", "thu").status, 200);
    clock_.pass(60);
    const auto answer = api("GET", "/api/articles", "thu");
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(json_of(answer)["error"], "the token of thu has expired; make another");
}

TEST_F(AccessControl, FiguresAreForThisMachineUnlessAnyProxySpeaks) {
    start();
    EXPECT_EQ(ask(server_->port(), "GET", "/metrics").status, 200);
    for (const char *header : {"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "Via",
                               "X-Real-IP", "X-Original-Forwarded-For", "CF-Connecting-IP", "True-Client-IP"})
        EXPECT_EQ(ask(server_->port(), "GET", "/metrics", fmt::format("{}: 192.0.2.1\r\n", header)).status,
                  401)
            << header;
}

TEST_F(AccessControl, WhoIsRefusedIsInTheLogWithItsAddress) {
    start();
    api("GET", "/api/articles", "ai-do");
    hook("a", announcement("https://bao.example.vn/1"), test::second_key);
    EXPECT_EQ(warnings(), "GET /api/articles from 127.0.0.1: refused with 401 {\"error\":\"the token is not "
                          "known\"}\nPOST /hooks/publish from 127.0.0.1: refused with 401 "
                          "{\"error\":\"webhook-signature fits none of the keys\"}\n");
}

TEST_F(AccessControl, NobodyFillsTheLog) {
    start();
    for (int i = 0; i < 50; ++i)
        api("GET", "/api/articles", "ai-do");
    EXPECT_EQ(lines_of_log(), 20);
    clock_.pass(60);
    api("GET", "/api/articles", "ai-do");
    EXPECT_EQ(lines_of_log(), 21);
}

// Its searches take until they are let go.
class SlowlySearched : public store::SqliteStore {
public:
    using SqliteStore::SqliteStore;
    store::ArticlePage articles(const store::ArticleQuery &) override {
        ++begun;
        gate.wait();
        return {};
    }
    std::atomic<int> begun = 0;
    std::promise<void> open;
    std::shared_future<void> gate = open.get_future();
};

TEST_F(AccessControl, HealthHooksOrdersAndFiguresAreAnsweredWhileEverySearchIsStuck) {
    auto slow = std::make_unique<SlowlySearched>(folder_.path() / "baonoi.db", clock_, std::nullopt);
    SlowlySearched &searches = *slow;
    store_ = std::move(slow);
    start(toml("max_searches = 2\nhook_keys = [\"file:hook.key\"]"));
    std::vector<std::future<test::RawAnswer>> answers;
    for (int i = 0; i < 12; ++i) // two are answered, eight wait
        answers.push_back(
            std::async(std::launch::async, [&] { return api("GET", "/api/articles?q=xyz", "doc"); }));
    while (searches.begun < 2 || metrics_.text().find("reason=\"searches\"} 2") == std::string::npos)
        std::this_thread::yield();
    EXPECT_EQ(api("GET", "/healthz", "").status, 200);
    EXPECT_EQ(api("GET", "/readyz", "").status, 200);
    EXPECT_EQ(hook("msg_1", announcement("https://bao.example.vn/1")).status, 202);
    EXPECT_EQ(api("POST", "/api/articles/https%3A%2F%2Fbao.example.vn%2F1/regenerate", "bien-tap").status,
              202);
    EXPECT_EQ(api("GET", "/metrics", "").status, 200);
    EXPECT_TRUE(store_->claim("w", Seconds{30}));
    const auto refused = api("GET", "/api/coverage", "doc");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(json_of(refused)["error"], "too many searches at once; try again soon");
    EXPECT_EQ(refused.headers.at("retry-after"), "1");
    searches.open.set_value();
    std::map<int, int> statuses;
    for (auto &answer : answers)
        ++statuses[answer.get().status];
    EXPECT_EQ(statuses, (std::map<int, int>{{200, 10}, {503, 2}}));
}

TEST_F(AccessControl, AListGoesOnByKey) {
    for (int i = 0; i < 51; ++i)
        queue(fmt::format("https://bao.example.vn/{}", i), store::JobKind::published);
    start();
    const auto first = json_of(api("GET", "/api/articles?q=bao.example.vn", "doc"));
    EXPECT_EQ(first["articles"].size(), 50U);
    EXPECT_EQ(first["total"], 51);
    EXPECT_EQ(first["has_more_than_total"], false);
    const auto second = json_of(
        api("GET", "/api/articles?q=bao.example.vn&after=" + first["next"].get<std::string>(), "doc"));
    ASSERT_EQ(second["articles"].size(), 1U);
    EXPECT_EQ(second["articles"][0]["input"], "https://bao.example.vn/0");
    EXPECT_TRUE(second["next"].is_null());
    EXPECT_EQ(json_of(api("GET", "/api/articles?after=x", "doc"))["error"],
              "after must be \"next\" of the page before");
    EXPECT_EQ(json_of(api("GET", "/api/articles?q=" + std::string(201, 'a'), "doc"))["error"],
              "q is longer than 200 bytes");
}

} // namespace
} // namespace baonoi::serve
