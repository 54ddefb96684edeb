// SPDX-License-Identifier: GPL-3.0-or-later
#include "served.h"

#include <gtest/gtest.h>

namespace baonoi::serve {
namespace {

class SettingsApi : public test::Served {
protected:
    SettingsApi() {
        store::ArticleRecord record;
        record.source = "bao";
        record.input = record.url = "https://bao.example.vn/1";
        record.id = "00aa";
        record.title = "Giá vàng tăng";
        record.state = store::ArticleState::attached;
        record.content_hash = "c0";
        record.audio = "https://bao.example.vn/audio/1.mp3";
        store_->keep(record);
        store_->keep_sentences("bao", record.input,
                               {{"Giá vàng tăng.", "giá vàng tăng"}, {"Chưa rõ vì sao.", "chưa rõ vì sao"}});
        start();
    }
    nlohmann::json put(const std::string &body, int status = 200) {
        const auto answer = api("PUT", "/api/articles/00aa/settings", "bien-tap", body);
        EXPECT_EQ(answer.status, status) << answer.body;
        return json_of(answer);
    }
    nlohmann::json get() { return json_of(api("GET", "/api/articles/00aa/settings", "doc")); }
};

TEST_F(SettingsApi, NothingIsSetAtFirst) {
    EXPECT_EQ(get(), nlohmann::json::parse(R"({"source": "bao", "input": "https://bao.example.vn/1",
        "id": "00aa", "voice": null, "on": null, "passages": [], "job": null})"));
}

TEST_F(SettingsApi, WhatIsSetIsQueuedOnRecordAndKept) {
    const auto set =
        put(R"({"voice": "vi-north", "on": true, "exclude": ["Chưa rõ vì sao."], "reason": "sửa"})");
    EXPECT_EQ(set["voice"], "vi-north");
    EXPECT_EQ(set["on"], true);
    EXPECT_EQ(set["passages"], nlohmann::json::parse(R"([{"text": "Chưa rõ vì sao.", "read": false}])"));
    EXPECT_EQ(store_->job(set["job"])->ordered_by, "bien-tap");
    EXPECT_EQ(woken_, 1);
    const auto order = json_of(api("GET", "/api/orders?limit=1", "quan-tri"))["orders"][0];
    EXPECT_EQ(order["who"], "bien-tap");
    EXPECT_EQ(order["what"], "settings: voice vi-north, heard, does not read \"Chưa rõ vì sao.\"");
    EXPECT_EQ(order["reason"], "sửa");
    EXPECT_EQ(order["job"], set["job"]);
    auto kept = set;
    kept["job"] = nullptr;
    EXPECT_EQ(get(), kept);
    EXPECT_EQ(put(R"({"on": true})")["job"], nullptr) << "it was so already";
    EXPECT_EQ(woken_, 1);
    const auto less = put(R"({"passages": [], "voice": null})");
    EXPECT_EQ(less["voice"], nullptr);
    EXPECT_EQ(less["on"], true) << "what is not named stays";
    EXPECT_EQ(less["passages"], nlohmann::json::array());
}

TEST_F(SettingsApi, OffIsWhatWithdrawIs) {
    EXPECT_EQ(put(R"({"on": false, "reason": "kiện"})")["on"], false);
    const auto refused = api("POST", "/api/articles/00aa/regenerate", "bien-tap");
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(
        json_of(refused)["error"],
        "https://bao.example.vn/1: withdrawn by bien-tap: kiện; \"baonoi publish\" lets it be heard again");
    api("POST", "/api/articles/00aa/publish", "bien-tap");
    EXPECT_EQ(get()["on"], nullptr);
}

TEST_F(SettingsApi, WhatMakesNoSenseIsRefused) {
    EXPECT_EQ(put("voice", 400)["error"],
              "the body must be a JSON object with voice, on, passages, exclude, read, forget, reason");
    EXPECT_EQ(
        put(R"({"exclude": ["Vàng giảm."]})", 422)["error"],
        "\"Vàng giảm.\" is no sentence of the article as it was read last; name whole sentences, of one "
        "paragraph at a time, as they stand there");
    EXPECT_EQ(api("PUT", "/api/articles/00cc/settings", "bien-tap", "{}").status, 404);
    EXPECT_EQ(api("PUT", "/api/articles/00aa/settings", "doc", "{}").status, 403);
    EXPECT_EQ(api("POST", "/api/articles/00aa/settings", "bien-tap", "{}").headers.at("allow"),
              "HEAD, GET, PUT");
    EXPECT_TRUE(store_->orders(10).empty());
}

} // namespace
} // namespace baonoi::serve
