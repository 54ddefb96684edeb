// SPDX-License-Identifier: GPL-3.0-or-later
// A server over a real store, with two sources: the pages of a folder and a feed.
#pragma once

#include "base/base64.h"
#include "fakes/fake_clock.h"
#include "fakes/folder.h"
#include "fakes/raw_client.h"
#include "lib/openssl/digest.h"
#include "lib/openssl/hmac.h"
#include "serve/http_service.h"

#include <atomic>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

namespace baonoi::test {

using namespace serve;

// The key of the published test vector, as text and as bytes.
inline const std::string first_key = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
inline const std::string second_key = "whsec_" + to_base64(std::string(32, 'k'));

inline std::string signature_of(const std::string &key, const std::string &id, const std::string &time,
                                const std::string &body) {
    return "v1," + to_base64(openssl::hmac_sha256(*from_base64(key.substr(6)),
                                                  fmt::format("{}.{}.{}", id, time, body)));
}

class Served : public testing::Test {
protected:
    Served() {
        write(folder_.path() / "site/tin/gia-vang.html", "<p>a</p>");
        write(folder_.path() / "site/index.html", "<p>b</p>");
        write(folder_.path() / "hook.key", first_key + "\n");
        for (const auto &[name, role] : {std::pair("doc", store::Role::viewer),
                                         {"bien-tap", store::Role::editor},
                                         {"quan-tri", store::Role::admin}})
            store_->add_token({name, role, openssl::sha256_hex(fmt::format("token-{}", name)), 0});
    }

    std::string toml(const std::string &serve = "hook_keys = [\"file:hook.key\"]") const {
        return fmt::format(
            "[serve]\nlisten = \"127.0.0.1:0\"\n{}\n"
            "[[publisher]]\nname = \"cong\"\nkind = \"site\"\npath = \"site\"\nurl = "
            "\"https://cong.example.vn/\"\n"
            "[[source]]\nname = \"cong\"\nkind = \"site\"\npath = \"site\"\npublisher = \"cong\"\n"
            "[[source]]\nname = \"bao\"\nkind = \"feed\"\nurl = \"https://bao.example.vn/rss\"\n",
            serve);
    }
    std::shared_ptr<const settings::Config> config(const std::string &text) const {
        return std::make_shared<const settings::Config>(
            settings::parse_config(text, folder_.path() / "baonoi.toml"));
    }
    Server &start() { return start(toml()); }
    Server &start(const std::string &text) {
        ServerCallbacks callbacks;
        callbacks.wake = [this] { ++woken_; };
        callbacks.readiness = [this] { return readiness_; };
        callbacks.warn = [this](const std::string &message) {
            const std::scoped_lock lock(warning_);
            warnings_ += message + "\n";
        };
        callbacks.setup = [this] { return setup_; };
        server_ = std::make_unique<Server>(config(text), *store_, clock_, metrics_, callbacks);
        return *server_;
    }
    // With an own lexicon in the folder "mine", and a setup that reads and speaks.
    Server &start_reading() {
        std::filesystem::create_directories(folder_.path() / "mine");
        const std::string text = "[reading]\nlexicons = [\"mine\"]\n[cache]\nfolder = \"off\"\n" + toml();
        setup_ = std::make_shared<work::Setup>(settings::parse_config(text, folder_.path() / "baonoi.toml"));
        return start(text);
    }

    // An article of the feed that has audio.
    store::ArticleRecord keep_spoken(const std::string &id, const std::string &audio) {
        store::ArticleRecord record;
        record.source = "bao";
        record.input = record.url = "https://bao.example.vn/" + id;
        record.id = id;
        record.title = "Bài " + id;
        record.state = store::ArticleState::attached;
        record.audio = audio;
        record.content_hash = std::string(64, 'a');
        record.duration = 2.5;
        record.voice = "vi-north";
        store_->keep(record);
        return record;
    }

    // who: a token's name; empty: none.
    RawAnswer api(const std::string &method, const std::string &target, const std::string &who,
                  const std::string &body = "") const {
        return ask(server_->port(), method, target,
                   who.empty() ? "" : fmt::format("Authorization: Bearer token-{}\r\n", who), body);
    }
    static nlohmann::json json_of(const RawAnswer &answer) {
        auto json = nlohmann::json::parse(answer.body, nullptr, false);
        EXPECT_FALSE(json.is_discarded()) << answer.body;
        return json;
    }

    std::string time(std::int64_t offset = 0) { return fmt::to_string(clock_.unix_time() + offset); }
    std::string signed_headers(const std::string &id, const std::string &body,
                               const std::string &key = first_key) {
        return fmt::format("webhook-id: {}\r\nwebhook-timestamp: {}\r\nwebhook-signature: {}\r\n", id, time(),
                           signature_of(key, id, time(), body));
    }
    RawAnswer hook(const std::string &id, const std::string &body, const std::string &key = first_key) {
        return ask(server_->port(), "POST", "/hooks/publish", signed_headers(id, body, key), body);
    }
    static std::string announcement(const std::string &url, const std::string &event = "published") {
        return fmt::format(R"({{"id":"4711","url":"{}","event":"{}"}})", url, event);
    }
    void queue(const std::string &input, store::JobKind kind) {
        store::JobRequest request;
        request.source = "bao";
        request.input = input;
        request.kind = kind;
        store_->queue(request);
    }
    std::string page(const std::string &name) const { return (folder_.path() / "site" / name).string(); }

    TemporaryFolder folder_;
    FakeClock clock_;
    std::unique_ptr<store::Store> store_ =
        store::open_store("sqlite:" + (folder_.path() / "baonoi.db").string(), clock_);
    work::Metrics metrics_;
    std::atomic<int> woken_ = 0;
    Readiness readiness_;
    std::mutex warning_;
    std::string warnings_;
    std::shared_ptr<work::Setup> setup_; // nothing: nobody reads or speaks
    std::unique_ptr<Server> server_;
};

} // namespace baonoi::test
