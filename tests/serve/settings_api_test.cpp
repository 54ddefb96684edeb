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

TEST_F(SettingsApi, NothingIsSetAtFirstAndTheConfigurationHolds) {
    EXPECT_EQ(get(), nlohmann::json::parse(R"({"source": "bao", "section": null,
        "input": "https://bao.example.vn/1", "id": "00aa", "voice": null, "on": null, "passages": [],
        "words": [], "pinned": null,
        "in_force": {"voice": {"value": "vi-north", "from": "configuration"},
                     "on": {"value": true, "from": "configuration", "reason": null},
                     "intro": {"value": "", "from": "configuration"},
                     "outro": {"value": "", "from": "configuration"}},
        "job": null})"));
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
    const auto said = put(R"({"say": [{"word": "vàng", "say": "vòng"}]})");
    EXPECT_EQ(said["words"], nlohmann::json::parse(R"([{"word": "vàng", "say": "vòng"}])"));
    EXPECT_EQ(put(R"({"unsay": ["Vàng"]})")["words"], nlohmann::json::array()) << "in any case";
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

TEST_F(SettingsApi, ASourceAndItsSectionsHaveSettingsOfTheirOwn) {
    const auto put_scope = [&](const std::string &target, const std::string &body) {
        const auto answer = api("PUT", "/api/settings/sources/" + target, "bien-tap", body);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return json_of(answer);
    };
    const auto off = put_scope("bao?section=the-thao", R"({"on": false, "reason": "mùa nghỉ"})");
    EXPECT_EQ(off["section"], "the-thao");
    EXPECT_EQ(off["on"], false);
    EXPECT_EQ(off["changed_by"], "bien-tap");
    EXPECT_EQ(off["reason"], "mùa nghỉ");
    EXPECT_EQ(off["queued"], 0);
    const auto source = put_scope("bao", R"({"intro": "Đây là {site}.", "voice": "vi-north-female"})");
    EXPECT_EQ(source["section"], nullptr);
    EXPECT_EQ(source["intro"], "Đây là {site}.");
    EXPECT_EQ(source["outro"], nullptr);
    EXPECT_EQ(source["queued"], 1) << "the article that has audio";
    ASSERT_EQ(source["sections"].size(), 1U);
    EXPECT_EQ(source["sections"][0]["section"], "the-thao");
    EXPECT_EQ(source["sections"][0]["on"], false);
    EXPECT_EQ(put_scope("bao", R"({"intro": "Đây là {site}."})")["queued"], nullptr) << "it was so already";
    EXPECT_EQ(get()["in_force"]["voice"], (nlohmann::json{{"value", "vi-north-female"}, {"from", "source"}}));
    const auto section = json_of(api("GET", "/api/settings/sources/bao?section=the-thao", "doc"));
    EXPECT_EQ(section["in_force"]["on"],
              (nlohmann::json{{"value", false},
                              {"from", "section"},
                              {"reason", "switched off with the section the-thao by bien-tap: mùa nghỉ"}}));
    const auto all = json_of(api("GET", "/api/settings/sources", "doc"))["sources"];
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0]["source"], "cong");
    EXPECT_EQ(all[1]["voice"], "vi-north-female");
    const auto orders = json_of(api("GET", "/api/orders?limit=2", "quan-tri"))["orders"];
    EXPECT_EQ(orders[0]["what"], "settings of the source: voice vi-north-female, intro \"Đây là {site}.\"");
    EXPECT_EQ(orders[1]["what"], "settings of section the-thao: not heard");
    EXPECT_EQ(api("GET", "/api/settings/sources/none", "doc").status, 404);
    EXPECT_EQ(api("PUT", "/api/settings/sources/bao", "doc", "{}").status, 403);
    EXPECT_EQ(api("PUT", "/api/settings/sources/bao", "bien-tap", R"({"passages": []})").status, 400);
    EXPECT_EQ(api("PUT", "/api/settings/sources/bao", "bien-tap", R"({"intro": "{x}"})").status, 422);
}

TEST_F(SettingsApi, ListsAreNarrowedToSectionAndVoice) {
    store::ArticleRecord record = *store_->find_article("00aa");
    record.section = "thể thao";
    record.voice = "vi-north";
    store_->keep(record);
    const auto total = [&](const std::string &query) {
        return json_of(api("GET", "/api/articles?" + query, "doc"))["total"].get<int>();
    };
    EXPECT_EQ(total("section=th%E1%BB%83+thao"), 1);
    EXPECT_EQ(total("section=van-hoa"), 0);
    EXPECT_EQ(total("voice=vi-north"), 1);
    EXPECT_EQ(total("voice=vi"), 0);
}

TEST_F(SettingsApi, WhatMakesNoSenseIsRefused) {
    EXPECT_EQ(put("voice", 400)["error"],
              "the body must be a JSON object with voice, on, passages, exclude, read, forget, words, say, "
              "unsay, reason");
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
