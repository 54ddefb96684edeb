// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "served.h"

#include <chrono>
#include <gtest/gtest.h>
#include <thread>

namespace baonoi::serve {
namespace {

using test::ask;
using test::first_key;
using test::second_key;
using test::signature_of;

class Hook : public test::Served {
protected:
    const std::string news_ = "https://bao.example.vn/tin/1.html";

    // A wrong one would leave a job behind.
    void expect_refused(const test::RawAnswer &answer, int status, const std::string &message) {
        EXPECT_EQ(answer.status, status) << answer.body;
        EXPECT_EQ(json_of(answer)["error"], message);
        EXPECT_TRUE(store_->job_counts().empty());
        EXPECT_EQ(woken_, 0);
    }
};

TEST_F(Hook, TheJobIsOnDiskWhenTheHookIsAccepted) {
    start();
    const auto answer = hook("msg_1", announcement(news_));
    ASSERT_EQ(answer.status, 202) << answer.body;
    const std::int64_t id = json_of(answer)["job"];
    const auto job = store::open_store("sqlite:" + (folder_.path() / "baonoi.db").string(), clock_)->job(id);
    ASSERT_TRUE(job);
    EXPECT_EQ(job->source, "bao");
    EXPECT_EQ(job->input, news_);
    EXPECT_EQ(job->kind, store::JobKind::published);
    EXPECT_EQ(woken_, 1);
    const auto orders = store_->orders(10);
    ASSERT_EQ(orders.size(), 1U);
    EXPECT_EQ(orders[0].at, clock_.unix_time());
    EXPECT_EQ(orders[0].who, "hook");
    EXPECT_EQ(orders[0].what, "published");
    EXPECT_EQ(orders[0].source, "bao");
    EXPECT_EQ(orders[0].input, news_);
    EXPECT_EQ(orders[0].job, id);
    EXPECT_EQ(orders[0].reason, "id 4711");
    EXPECT_EQ(store_->find_article(news_)->state, store::ArticleState::queued);
}

TEST_F(Hook, AnUpdateIsAChange) {
    start();
    const auto answer = hook("msg_1", announcement(news_, "updated"));
    ASSERT_EQ(answer.status, 202);
    EXPECT_EQ(store_->job(json_of(answer)["job"])->kind, store::JobKind::changed);
}

TEST_F(Hook, DeletingEndsTheJobThatWaits) {
    start();
    const std::int64_t job = json_of(hook("msg_1", announcement(news_)))["job"];
    const auto answer = hook("msg_2", announcement(news_, "deleted"));
    EXPECT_EQ(answer.status, 202);
    EXPECT_EQ(answer.body, "{\"job\":null}\n");
    EXPECT_EQ(store_->job(job)->state, store::JobState::cancelled);
    EXPECT_EQ(store_->find_article(news_)->state, store::ArticleState::skipped);
    EXPECT_EQ(store_->find_article(news_)->reason, "deleted at its source");
}

TEST_F(Hook, ASignedPingIsAnsweredAndOrdersNothing) {
    start();
    const auto answer = hook("msg_1", R"({"event":"ping"})");
    EXPECT_EQ(answer.status, 202);
    EXPECT_EQ(answer.body, "{\"job\":null}\n");
    EXPECT_TRUE(store_->orders(10).empty());
    EXPECT_EQ(ask(server_->port(), "POST", "/hooks/publish", "", R"({"event":"ping"})").status, 401);
}

TEST_F(Hook, APublicAddressIsTheFileOfItsSite) {
    start();
    EXPECT_EQ(hook("msg_1", announcement("https://cong.example.vn/tin/gia-vang.html")).status, 202);
    EXPECT_EQ(hook("msg_2", announcement("https://cong.example.vn/")).status, 202);
    const auto orders = store_->orders(2);
    EXPECT_EQ(orders[1].input, page("tin/gia-vang.html"));
    EXPECT_EQ(orders[0].input, page("index.html"));
}

TEST_F(Hook, AnAddressOfNobodyIsRefused) {
    start();
    for (const char *url : {"https://other.example.vn/1.html", "https://cong.example.vn/none.html",
                            "https://cong.example.vn/../hook.key", "https://cong.example.vn/%2e%2e/hook.key",
                            "/etc/passwd", "file:///etc/passwd"}) {
        SCOPED_TRACE(url);
        expect_refused(
            hook(std::string("msg_") + url, announcement(url)), 422,
            fmt::format("{} belongs to no [[source]] of the configuration, or its folder holds no such "
                        "page",
                        url));
    }
}

TEST_F(Hook, AReplayIsRefusedUntilItsTimeIsOver) {
    start();
    const std::string body = announcement(news_);
    const std::string headers = signed_headers("msg_1", body);
    const auto send = [&] { return ask(server_->port(), "POST", "/hooks/publish", headers, body); };
    EXPECT_EQ(send().status, 202);
    const auto again = send();
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(json_of(again)["error"], "a hook with this webhook-id was accepted before");
    clock_.pass(301);
    EXPECT_EQ(send().status, 401);
    EXPECT_EQ(store_->orders(10).size(), 1U);
}

TEST_F(Hook, ARefusedHookMayComeAgainInOrder) {
    start();
    const std::string later = "https://cong.example.vn/later.html";
    EXPECT_EQ(hook("msg_1", announcement(later)).status, 422);
    test::write(page("later.html"), "<p>c</p>");
    EXPECT_EQ(hook("msg_1", announcement(later)).status, 202);
}

TEST_F(Hook, WithoutAGoodSignatureNothingHappens) {
    start();
    const std::string body = announcement(news_);
    const auto send = [&](const std::string &headers) {
        return ask(server_->port(), "POST", "/hooks/publish", headers, body);
    };
    expect_refused(send(""), 401,
                   "the headers webhook-id, webhook-timestamp and webhook-signature are needed");
    expect_refused(hook("msg_1", body, second_key), 401, "webhook-signature fits none of the keys");
    expect_refused(ask(server_->port(), "POST", "/hooks/publish", signed_headers("msg_1", body), body + " "),
                   401, "webhook-signature fits none of the keys");
    const auto at = [&](std::int64_t offset) {
        return fmt::format("webhook-id: m\r\nwebhook-timestamp: {}\r\nwebhook-signature: {}\r\n",
                           time(offset), signature_of(first_key, "m", time(offset), body));
    };
    expect_refused(send(at(-301)), 401,
                   "webhook-timestamp is 301 seconds old; 300 are allowed: check both clocks");
    expect_refused(send(at(301)), 401,
                   "webhook-timestamp is 301 seconds in the future; 300 are allowed: check both clocks");
}

TEST_F(Hook, ABodyThatSaysNothingUsefulIsRefused) {
    start();
    constexpr auto no_object = "the body must be a JSON object with id, url, event";
    const auto refused = [&](const std::string &body, const std::string &message) {
        SCOPED_TRACE(body.substr(0, 80));
        expect_refused(hook("msg_1", body), 400, message);
    };
    refused("", no_object);
    refused("{", no_object);
    refused("[]", no_object);
    refused("\"\xff\"", no_object);
    refused(std::string(20'000, '['), no_object);
    refused(R"({"url":["a"],"event":"published"})", "\"url\" must be a text");
    refused(R"({"url":"https://bao.example.vn/1"})",
            "\"event\" must be published, updated, again, deleted or ping");
    refused(R"({"url":"https://bao.example.vn/1","event":"moved"})",
            "\"event\" must be published, updated, again, deleted or ping");
    refused(R"({"event":"published"})", "\"url\" must be the article's address, at most 2000 bytes");
    refused(
        fmt::format(R"({{"event":"published","url":"https://bao.example.vn/{}"}})", std::string(5000, 'a')),
        "\"url\" must be the article's address, at most 2000 bytes");
}

TEST_F(Hook, NumbersAsIdsAndFurtherFieldsAreTaken) {
    start();
    EXPECT_EQ(hook("m", fmt::format(R"({{"id":12,"url":"{}","event":"published","site":null,"tags":["a"]}})",
                                    news_))
                  .status,
              202);
    EXPECT_EQ(store_->orders(1)[0].reason, "id 12");
}

TEST_F(Hook, WithoutAKeyItSaysHowToGetOne) {
    start(toml(""));
    expect_refused(
        hook("m", announcement(news_)), 503,
        "the publish hook has no key: put one into a file and name it in baonoi.toml, [serve] hook_keys = "
        "[\"credential:hook\"]");
}

TEST_F(Hook, KeysAreReplacedWithoutAStop) {
    start();
    test::write(folder_.path() / "new.key", second_key);
    EXPECT_EQ(hook("m1", announcement(news_), second_key).status, 401);
    server_->reload(config(toml("hook_keys = [\"file:new.key\", \"file:hook.key\"]")));
    EXPECT_EQ(hook("m2", announcement(news_), second_key).status, 202);
    EXPECT_EQ(hook("m3", announcement(news_), first_key).status, 202);
    server_->reload(config(toml("hook_keys = [\"file:new.key\"]")));
    EXPECT_EQ(hook("m4", announcement(news_), first_key).status, 401);
    EXPECT_THROW(server_->reload(config(toml("hook_keys = [\"file:none.key\"]"))), Error);
    EXPECT_EQ(hook("m5", announcement(news_), second_key).status, 202) << "the old ones stay";
}

TEST_F(Hook, ABurstOfAThousandIsAcceptedWhileFiftyAreSlow) {
    start(toml("hook_keys = [\"file:hook.key\"]\nmax_per_address = 128"));
    std::vector<std::unique_ptr<test::RawClient>> slow;
    for (int i = 0; i < 50; ++i) {
        slow.push_back(std::make_unique<test::RawClient>(server_->port()));
        slow.back()->send("POST /hooks/publish HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{");
    }
    std::atomic<int> next = 0, accepted = 0, told = 0;
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::thread> clients;
    for (int c = 0; c < 40; ++c)
        clients.emplace_back([&] {
            for (int n = next++; n < 1000; n = next++) {
                const auto answer = hook(fmt::format("msg_{}", n),
                                         announcement(fmt::format("https://bao.example.vn/tin/{}.html", n)));
                accepted += answer.status == 202 ? 1 : 0;
                told += answer.status != 202 && !answer.body.empty() ? 1 : 0;
            }
        });
    for (std::thread &client : clients)
        client.join();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    RecordProperty("seconds", fmt::format("{:.1f}", took.count()));
    EXPECT_EQ(accepted, 1000);
    EXPECT_EQ(told, 0);
    EXPECT_EQ(store_->counts()[store::ArticleState::queued], 1000);
    EXPECT_LT(took.count(), 60);
}

class GhostHook : public Hook {
protected:
    const std::string secret_ = "mot-bi-mat-cua-ghost";

    void start_with_ghost() {
        test::write(folder_.path() / "ghost.key", secret_ + "\n");
        start(toml("ghost_hook_keys = [\"file:ghost.key\"]"));
    }
    std::string signature(const std::string &body, const std::string &secret, std::int64_t offset = 0) {
        const std::string time = fmt::format("{}123", clock_.unix_time() + offset);
        std::string hex;
        for (const char byte : openssl::hmac_sha256(secret, body + time))
            hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
        return fmt::format("X-Ghost-Signature: sha256={}, t={}\r\n", hex, time);
    }
    test::RawAnswer ghost_hook(const std::string &body, std::int64_t offset = 0) {
        return ask(server_->port(), "POST", "/hooks/publish", signature(body, secret_, offset), body);
    }
    std::string post(const std::string &current, const std::string &previous) const {
        return fmt::format(R"({{"post":{{"current":{},"previous":{}}}}})", current, previous);
    }
    std::string published() const {
        return fmt::format(R"({{"id":"65e2","status":"published","slug":"1","url":"{}"}})", news_);
    }
};

TEST_F(GhostHook, APublishedPostIsQueued) {
    start_with_ghost();
    const auto answer = ghost_hook(post(published(), R"({"status":"draft"})"));
    ASSERT_EQ(answer.status, 202) << answer.body;
    const auto job = store_->job(json_of(answer)["job"]);
    EXPECT_EQ(job->input, news_);
    EXPECT_EQ(job->kind, store::JobKind::published);
    EXPECT_EQ(store_->orders(1)[0].reason, "id 65e2");
}

TEST_F(GhostHook, APostThatWasNeverADraftIsPublished) {
    start_with_ghost();
    const auto answer = ghost_hook(post(published(), "{}"));
    EXPECT_EQ(store_->job(json_of(answer)["job"])->kind, store::JobKind::published);
}

TEST_F(GhostHook, AnEditIsAChange) {
    start_with_ghost();
    const auto answer = ghost_hook(post(published(), R"({"title":"a"})"));
    ASSERT_EQ(answer.status, 202) << answer.body;
    EXPECT_EQ(store_->job(json_of(answer)["job"])->kind, store::JobKind::changed);
}

TEST_F(GhostHook, WhatIsWithdrawnIsDeleted) {
    start_with_ghost();
    const std::int64_t job = json_of(ghost_hook(post(published(), R"({"status":"draft"})")))["job"];
    const std::string draft = fmt::format(R"({{"id":"65e2","status":"published","url":"{}"}})", news_);
    EXPECT_EQ(ghost_hook(post("{}", draft)).body, "{\"job\":null}\n");
    EXPECT_EQ(store_->job(job)->state, store::JobState::cancelled);
}

TEST_F(GhostHook, AReplayIsRefused) {
    start_with_ghost();
    const std::string body = post(published(), "{}");
    EXPECT_EQ(ghost_hook(body).status, 202);
    EXPECT_EQ(ghost_hook(body).status, 409);
}

TEST_F(GhostHook, OnlyASignedOneOfNowIsTaken) {
    start_with_ghost();
    const std::string body = post(published(), "{}");
    const auto with = [&](const std::string &headers) {
        return ask(server_->port(), "POST", "/hooks/publish", headers, body);
    };
    expect_refused(with(signature(body, "another-secret-of-ghost")), 401,
                   "X-Ghost-Signature fits none of the keys");
    expect_refused(with(signature(body + " ", secret_)), 401, "X-Ghost-Signature fits none of the keys");
    expect_refused(with("X-Ghost-Signature: sha256=00\r\n"), 401,
                   "X-Ghost-Signature must be \"sha256=HEX, t=MILLISECONDS\"");
    expect_refused(with("X-Ghost-Signature: sha256=00, t=x\r\n"), 401,
                   "t of X-Ghost-Signature is no number of Unix milliseconds");
    expect_refused(ghost_hook(body, -301), 401,
                   "t of X-Ghost-Signature is 301 seconds old; 300 are allowed: check both clocks");
    expect_refused(ghost_hook("{}"), 400, "the body names no post of Ghost");
}

TEST_F(GhostHook, NeedsItsOwnKey) {
    start();
    expect_refused(ghost_hook(post(published(), "{}")), 503,
                   "webhooks of Ghost have no key: put the webhook's secret into a file and name it in "
                   "baonoi.toml, [serve] ghost_hook_keys = [\"credential:ghost-hook\"]");
}

} // namespace
} // namespace baonoi::serve
