// SPDX-License-Identifier: GPL-3.0-or-later
#include "served.h"

#include <gtest/gtest.h>

namespace baonoi::serve {
namespace {

class VersionsApi : public test::Served {
protected:
    VersionsApi() {
        keep('a', "vi-north", {{"Có 2 lớp.", "có hai lớp"}, {"UBND họp.", "u bê en dê họp"}});
        clock_.pass(60);
        keep('b', "vi-north-female", {{"Có 3 lớp.", "có ba lớp"}, {"UBND họp.", "ủy ban nhân dân họp"}});
        test::write(folder_.path() / "versions" / (std::string(64, 'a') + ".mp3"), "mp3");
        start(toml() + fmt::format("[versions]\nfolder = \"{}\"\n", (folder_.path() / "versions").string()));
    }
    void keep(char hash, const std::string &voice, const std::vector<store::SentenceRecord> &sentences) {
        store::ArticleRecord record;
        record.source = "bao";
        record.input = record.url = "https://bao.example.vn/1";
        record.id = "00aa";
        record.state = store::ArticleState::attached;
        record.content_hash = std::string(64, hash);
        record.audio = fmt::format("https://bao.example.vn/{}.mp3", hash);
        record.voice = voice;
        record.version = "0.1.0";
        record.text_hash = hash;
        record.duration = 5.5;
        record.bytes = 100;
        record.attached_at = clock_.unix_time();
        store_->keep(record);
        store_->keep_sentences("bao", record.input, sentences);
    }
};

TEST_F(VersionsApi, WhatPlaysIsFirstAndWhatCanBeAttachedAgainIsSaid) {
    const auto answer = json_of(api("GET", "/api/articles/00aa/versions", "doc"));
    ASSERT_EQ(answer["versions"].size(), 2U);
    EXPECT_EQ(answer["versions"][0]["version"], 2);
    EXPECT_EQ(answer["versions"][0]["current"], true);
    EXPECT_EQ(answer["versions"][1], nlohmann::json::parse(R"({"version": 1, "current": false,
        "kept": true, "voice": "vi-north", "made_with": "0.1.0", "made_for": "", "made_by": "", "reason": "",
        "attached_at": "2020-09-13T12:26:40Z", "replaced_at": "2020-09-13T12:27:40Z",
        "content_hash": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "sha256": "", "duration": 5.5, "bytes": 100})"));
}

TEST_F(VersionsApi, ChangesAreOfWordsReadingsAndVoice) {
    const auto answer = json_of(api("GET", "/api/articles/00aa/changes?from=1&to=2", "doc"));
    EXPECT_EQ(answer, nlohmann::json::parse(R"({"from": 1, "to": 2,
        "voice": {"before": "vi-north", "after": "vi-north-female"},
        "made_with": {"before": "0.1.0", "after": "0.1.0"},
        "sentences": [
            {"change": "edited", "before": {"text": "Có 2 lớp.", "spoken": "có hai lớp"},
             "after": {"text": "Có 3 lớp.", "spoken": "có ba lớp"}, "words": [{"before": "2", "after": "3"}]},
            {"change": "reading", "before": {"text": "UBND họp.", "spoken": "u bê en dê họp"},
             "after": {"text": "UBND họp.", "spoken": "ủy ban nhân dân họp"},
             "words": [{"before": "u bê en dê", "after": "ủy ban nhân dân"}]}]})"));
    EXPECT_EQ(json_of(api("GET", "/api/articles/00aa/changes?from=1&to=7", "doc"))["error"],
              "https://bao.example.vn/1 has no version 7; there are: 1, 2");
    for (const char *query : {"", "?from=1", "?from=x&to=1", "?from=0&to=1"})
        EXPECT_EQ(api("GET", fmt::format("/api/articles/00aa/changes{}", query), "doc").status, 400) << query;
}

TEST_F(VersionsApi, ARollbackIsAJobOnRecordAndPinsTheVersion) {
    const auto answer =
        api("POST", "/api/articles/00aa/rollback", "bien-tap", R"({"version": 1, "reason": "đúng hơn"})");
    ASSERT_EQ(answer.status, 202) << answer.body;
    const std::int64_t id = json_of(answer)["job"];
    EXPECT_EQ(answer.headers.at("location"), fmt::format("/api/jobs/{}", id));
    EXPECT_EQ(woken_, 1);
    EXPECT_EQ(store_->job(id)->kind, store::JobKind::ordered);
    EXPECT_EQ(store_->decision("bao", "https://bao.example.vn/1").pin.text_hash, "b")
        << "the words that play now";
    const auto order = json_of(api("GET", "/api/orders?limit=1", "quan-tri"))["orders"][0];
    EXPECT_EQ(order["what"], "rollback 1");
    EXPECT_EQ(order["reason"], "đúng hơn");
    EXPECT_EQ(json_of(api("GET", "/api/articles/00aa/versions", "doc"))["pinned"],
              nlohmann::json::parse(R"({"version": 1, "by": "bien-tap", "at": "2020-09-13T12:27:40Z",
                                        "reason": "đúng hơn"})"));
    EXPECT_EQ(api("POST", "/api/articles/00aa/unpin", "bien-tap").status, 202);
    EXPECT_EQ(json_of(api("GET", "/api/articles/00aa/versions", "doc"))["pinned"], nullptr);
    EXPECT_EQ(json_of(api("POST", "/api/articles/00aa/unpin", "bien-tap"))["error"],
              "https://bao.example.vn/1 plays what it says now: no version is pinned");
}

TEST_F(VersionsApi, WhatIsNotKeptCannotBeAttached) {
    std::filesystem::remove_all(folder_.path() / "versions");
    const auto answer = api("POST", "/api/articles/00aa/rollback", "bien-tap", R"({"version": 1})");
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(json_of(answer)["error"],
              "the recording of version 1 of https://bao.example.vn/1 is not kept any more");
    EXPECT_EQ(api("POST", "/api/articles/00aa/rollback", "doc", R"({"version": 1})").status, 403);
    EXPECT_EQ(json_of(api("POST", "/api/articles/00aa/rollback", "bien-tap", "{}"))["error"],
              "\"version\" must be the number of a version");
}

TEST_F(VersionsApi, AnEarlierRecordingCanBeHeardAlsoByRange) {
    const auto heard = api("GET", "/api/articles/00aa/audio?version=1", "doc");
    EXPECT_EQ(heard.status, 200);
    EXPECT_EQ(heard.body, "mp3");
    EXPECT_EQ(heard.headers.at("content-type"), "audio/mpeg");
    const auto part = test::ask(server_->port(), "GET", "/api/articles/00aa/audio?version=1",
                                "Authorization: Bearer token-doc\r\nRange: bytes=1-\r\n");
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.body, "p3");
    EXPECT_EQ(api("GET", "/api/articles/00aa/audio?version=2", "doc").headers.at("location"),
              "https://bao.example.vn/b.mp3");
    std::filesystem::remove_all(folder_.path() / "versions");
    EXPECT_EQ(json_of(api("GET", "/api/articles/00aa/audio?version=1", "doc"))["error"],
              "the recording of version 1 of https://bao.example.vn/1 is not kept any more");
}

} // namespace
} // namespace baonoi::serve
