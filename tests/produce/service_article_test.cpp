// SPDX-License-Identifier: GPL-3.0-or-later
// A real article with a voice behind HTTP: a server of this machine that plays eSpeak NG's speech.
#include "base/data_folder.h"
#include "fakes/espeak_service.h"
#include "fakes/folder.h"
#include "fakes/test_server.h"
#include "produce/production.h"

#include <cstdlib>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

namespace baonoi::produce {
namespace {

namespace fs = std::filesystem;

class ServiceArticle : public ::testing::Test {
protected:
    void SetUp() override {
        ::setenv("BAONOI_TEST_KEY", "a-key-of-the-test", 1);
        test::write(folder_.path() / "voices/thu/voice.toml", service_.voice_toml());
        write_page("Sáng nay, xã mở 3 lớp học mới.");
    }
    void write_page(const std::string &last) const {
        test::write(
            input(),
            "<html lang=\"vi\"><head><title>Tin của xã</title></head><body><h1>Tin của xã</h1>"
            "<div class=\"am-thanh\"></div><div class=\"bai-viet\"><p>Đường vào bản đã thông, bà con rất "
            "mừng.</p><p>Nước sạch về tới từng nhà.</p><p>" +
                last + "</p></div></body></html>");
    }
    std::string input() const { return (folder_.path() / "trang/tin.html").string(); }

    settings::Config config(const std::string &fallback) const {
        return settings::parse_config(
            fmt::format("[voice]\nname = \"thu\"\nfallback = \"{}\"\nfolders = [\"{}\"]\n"
                        "[cache]\nfolder = \"{}\"\n",
                        fallback, (folder_.path() / "voices").string(), (folder_.path() / "kho").string()),
            (folder_.path() / "baonoi.toml").string());
    }
    Outcome make(const std::string &fallback = "") const {
        const settings::Config config = this->config(fallback);
        Production production(config, {.site = (folder_.path() / "trang").string()});
        const Article article = production.fetch(input());
        return production.make(article, production.target(article), {});
    }
    nlohmann::json manifest(const Outcome &outcome) const {
        return nlohmann::json::parse(test::read(outcome.attachment->manifest));
    }

    test::TemporaryFolder folder_;
    test::EspeakService service_{data_folder() / "voices"};
};

TEST_F(ServiceArticle, IsSpokenByTheService) {
    const Outcome outcome = make();
    EXPECT_EQ(outcome.state, ArticleState::attached);
    EXPECT_EQ(outcome.reason, "");
    EXPECT_EQ(outcome.voice, "");
    EXPECT_EQ(outcome.spoken, outcome.sentences);
    EXPECT_EQ(manifest(outcome).at("voice"), "thu");
    EXPECT_GT(service_.spoken, 0);
}

TEST_F(ServiceArticle, ACorrectionCostsItsOwnSentences) {
    make();
    const int before = service_.spoken;
    write_page("Sáng nay, xã mở 4 lớp học mới.");
    const Outcome outcome = make();
    EXPECT_EQ(outcome.state, ArticleState::attached);
    EXPECT_EQ(service_.spoken, before + 1);
}

TEST_F(ServiceArticle, ItsSegmentsArePinned) {
    make();
    const fs::path pins = folder_.path() / "kho/segments/pins";
    ASSERT_EQ(std::distance(fs::directory_iterator(pins), {}), 1);
    const std::string keys = test::read(fs::directory_iterator(pins)->path());
    EXPECT_EQ(std::count(keys.begin(), keys.end(), '\n'), service_.spoken);
}

// Of a bucket in memory that takes what it was once asked for.
class Bucket {
public:
    void take_what_was_asked_for() {
        for (const std::string &head : server.requests()) {
            const std::size_t begin = head.find(' ') + 1;
            const std::string path = head.substr(begin, head.find(' ', begin) - begin);
            server.answer_by(path, [this, path](const std::string &asked, const std::string &body) {
                if (asked.starts_with("PUT "))
                    objects[path] = body;
                const bool is_there = objects.contains(path);
                return test::Reply{.status = is_there ? 200 : 404,
                                   .headers = {},
                                   .body = is_there && asked.starts_with("GET ") ? objects[path] : ""};
            });
        }
    }
    std::map<std::string, std::string> objects;
    test::TestServer server; // goes first
};

TEST_F(ServiceArticle, AnotherHostHasItFromTheSharedCacheWithTheSameBytes) {
    Bucket bucket;
    const auto made = [&](const std::string &cache) {
        const settings::Config config = settings::parse_config(
            fmt::format(
                "[fetch]\nallow_hosts = [\"127.0.0.1\"]\n[voice]\nname = \"thu\"\nfolders = "
                "[\"{0}/voices\"]\n"
                "[cache]\nfolder = \"{0}/{1}\"\n[cache.shared]\nendpoint = \"{2}\"\nbucket = \"kho\"\n"
                "access_key = \"env:BAONOI_TEST_KEY\"\nsecret_key = \"env:BAONOI_TEST_KEY\"\n"
                "timeout = \"30s\"\n",
                folder_.path().string(), cache, bucket.server.url("/")),
            (folder_.path() / "baonoi.toml").string());
        Production production(config, {.site = (folder_.path() / "trang").string(), .force = true});
        const Article article = production.fetch(input());
        return production.make(article, production.target(article), {});
    };
    const Outcome refused = made("kho-0"); // the bucket takes nothing yet
    EXPECT_EQ(refused.state, ArticleState::attached);
    EXPECT_EQ(refused.spoken, refused.sentences);
    bucket.take_what_was_asked_for();
    const Outcome first = made("kho-1");
    EXPECT_EQ(first.spoken, first.sentences);
    EXPECT_EQ(first.shared, 0U);
    const std::string mp3 = test::read(first.attachment->audio);
    const int spoken = service_.spoken;
    const Outcome second = made("kho-2");
    EXPECT_EQ(second.spoken, 0U);
    EXPECT_EQ(second.shared, second.sentences);
    EXPECT_EQ(service_.spoken, spoken);
    EXPECT_EQ(test::read(second.attachment->audio), mp3);
}

TEST_F(ServiceArticle, WithoutAFallbackTheArticleWaits) {
    service_.status = 401;
    try {
        make();
        FAIL() << "nothing thrown";
    } catch (const synthesise::VoiceFailure &failure) {
        EXPECT_EQ(failure.next(), Next::hold);
        EXPECT_EQ(
            std::string(failure.what()),
            fmt::format(
                "the voice thu cannot speak: openai answered 401 to POST {}: \"the model is not loaded\"",
                service_.server.url("/v1/audio/speech")));
    }
}

TEST_F(ServiceArticle, TheFallbackSpeaksTheWholeArticle) {
    service_.refuses_after = 2; // in the midst of it
    const Outcome outcome = make("vi-north");
    EXPECT_EQ(outcome.state, ArticleState::attached);
    EXPECT_EQ(outcome.voice, "vi-north");
    EXPECT_EQ(outcome.reason.find("spoken by vi-north: the voice thu cannot speak: openai answered 400"), 0U)
        << outcome.reason;
    EXPECT_EQ(manifest(outcome).at("voice"), "vi-north");
}

TEST_F(ServiceArticle, WhatTheFallbackSpokeStaysWhileTheServiceIsAway) {
    service_.status = 400;
    const Outcome first = make("vi-north");
    const Outcome again = make("vi-north");
    EXPECT_EQ(again.state, ArticleState::unchanged);
    EXPECT_EQ(again.voice, "vi-north");
    EXPECT_EQ(again.reason, first.reason);
}

TEST_F(ServiceArticle, WhenTheServiceIsBackItSpeaksTheArticle) {
    service_.status = 400;
    make("vi-north");
    service_.status = 200;
    const Outcome outcome = make("vi-north");
    EXPECT_EQ(outcome.state, ArticleState::attached);
    EXPECT_EQ(outcome.reason, "");
    EXPECT_EQ(manifest(outcome).at("voice"), "thu");
}

TEST_F(ServiceArticle, AFallbackThatIsNoVoiceIsTold) {
    EXPECT_THROW(make("nobody"), Error);
}

} // namespace
} // namespace baonoi::produce
