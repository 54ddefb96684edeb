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
    EXPECT_EQ(answer["versions"][1],
              nlohmann::json::parse(R"({"version": 1, "current": false, "pinned": false,
        "kept": true, "voice": "vi-north", "made_with": "0.1.0", "made_for": "", "made_by": "", "reason": "",
        "attached_at": "2020-09-13T12:26:40Z", "replaced_at": "2020-09-13T12:27:40Z",
        "content_hash": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "audio": "https://bao.example.vn/a.mp3", "duration": 5.5, "bytes": 100})"));
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
    EXPECT_EQ(store_->decision("bao", "https://bao.example.vn/1").pinned_text, "b")
        << "the words that play now";
    const auto order = json_of(api("GET", "/api/orders?limit=1", "quan-tri"))["orders"][0];
    EXPECT_EQ(order["what"], "rollback to version 1");
    EXPECT_EQ(order["reason"], "đúng hơn");
    EXPECT_EQ(json_of(api("GET", "/api/articles/00aa/versions", "doc"))["versions"][1]["pinned"], true);
    EXPECT_EQ(json_of(api("GET", "/api/articles/00aa/settings", "doc"))["version"], 1);
    const auto unpinned = api("PUT", "/api/articles/00aa/settings", "bien-tap", R"({"version": null})");
    EXPECT_EQ(json_of(unpinned)["version"], nullptr);
}

TEST_F(VersionsApi, WhatIsNotKeptCannotBeAttached) {
    std::filesystem::remove_all(folder_.path() / "versions");
    const auto answer = api("POST", "/api/articles/00aa/rollback", "bien-tap", R"({"version": 1})");
    EXPECT_EQ(answer.status, 422);
    EXPECT_EQ(json_of(answer)["error"],
              "the recording of version 1 of https://bao.example.vn/1 is not kept any more");
    EXPECT_EQ(api("POST", "/api/articles/00aa/rollback", "doc", R"({"version": 1})").status, 403);
    EXPECT_EQ(json_of(api("POST", "/api/articles/00aa/rollback", "bien-tap", "{}"))["error"],
              "\"version\" must be a number from 1 on");
}

} // namespace
} // namespace baonoi::serve
