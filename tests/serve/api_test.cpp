// SPDX-License-Identifier: GPL-3.0-or-later
#include "served.h"

#include <gtest/gtest.h>

namespace baonoi::serve {
namespace {

class Api : public test::Served {
protected:
    // An article with audio, and one that failed.
    void keep_two() {
        store::ArticleRecord record;
        record.source = "bao";
        record.input = "https://bao.example.vn/1";
        record.id = "00aa";
        record.url = record.input;
        record.title = "Giá vàng tăng";
        record.published = "2020-09-13T12:00:00+07:00";
        record.state = store::ArticleState::attached;
        record.content_hash = "c0";
        record.audio = "https://bao.example.vn/audio/1.mp3";
        record.opus = "https://bao.example.vn/audio/1.ogg";
        record.opus_bytes = 24'000;
        record.duration = 61.5;
        record.voice = "vi-north";
        record.version = "0.1.0";
        record.announced_at = clock_.unix_time() - 600;
        record.first_attached_at = record.attached_at = clock_.unix_time() - 500;
        store_->keep(record);
        clock_.pass(1);
        store::ArticleRecord failed;
        failed.source = "cong";
        failed.input = page("tin/gia-vang.html");
        failed.id = "00bb";
        failed.title = "Thời tiết";
        failed.state = store::ArticleState::failed;
        failed.reason = "the page holds no text";
        store_->keep(failed);
    }
};

TEST_F(Api, ListsArticlesTheLastChangedFirst) {
    keep_two();
    start();
    const auto all = json_of(api("GET", "/api/articles", "doc"));
    EXPECT_EQ(all["total"], 2);
    EXPECT_EQ(all["page"], 1);
    EXPECT_EQ(all["per_page"], 50);
    ASSERT_EQ(all["articles"].size(), 2U);
    EXPECT_EQ(all["articles"][0]["id"], "00bb");
    EXPECT_EQ(all["articles"][0]["reason"], "the page holds no text");
    EXPECT_EQ(all["articles"][0]["attached_at"], nullptr);
    EXPECT_EQ(all["articles"][0]["opus"], "");
    EXPECT_EQ(all["articles"][0]["opus_bytes"], 0);
    EXPECT_EQ(all["articles"][1], nlohmann::json::parse(R"({
        "id": "00aa", "source": "bao", "section": "", "input": "https://bao.example.vn/1", "url": "https://bao.example.vn/1",
        "title": "Giá vàng tăng", "published": "2020-09-13T12:00:00+07:00", "state": "attached", "reason": "", "exempt": "",
        "content_hash": "c0", "audio": "https://bao.example.vn/audio/1.mp3",
        "opus": "https://bao.example.vn/audio/1.ogg", "opus_bytes": 24000, "duration": 61.5,
        "voice": "vi-north", "version": "0.1.0", "announced_at": "2020-09-13T12:16:40Z",
        "first_attached_at": "2020-09-13T12:18:20Z", "attached_at": "2020-09-13T12:18:20Z"})"));
}

TEST_F(Api, FindsArticlesByStateSourceAndText) {
    keep_two();
    start();
    const auto ids = [&](const std::string &query) {
        std::string text;
        const auto found = json_of(api("GET", "/api/articles" + query, "doc"));
        for (const auto &article : found["articles"])
            text += article["id"].get<std::string>() + " ";
        return text;
    };
    EXPECT_EQ(ids("?state=failed"), "00bb ");
    EXPECT_EQ(ids("?source=bao"), "00aa ");
    EXPECT_EQ(ids("?q=gi%C3%A1+V%C3%80NG"), "00bb 00aa ") << "a title and an address";
    EXPECT_EQ(ids("?q=bao.example"), "00aa ");
    EXPECT_EQ(ids("?page=2"), "");
    EXPECT_EQ(ids("?state="), "00bb 00aa ");
    const auto bad_state = api("GET", "/api/articles?state=gone", "doc");
    EXPECT_EQ(bad_state.status, 400);
    EXPECT_EQ(json_of(bad_state)["error"],
              "state must be one of missing, queued, working, attached, unchanged, "
              "skipped, failed, outdated, attaching");
    for (const char *number : {"0", "-1", "x", "1x", "99999999999999999999"}) {
        const auto bad_page = api("GET", fmt::format("/api/articles?page={}", number), "doc");
        EXPECT_EQ(bad_page.status, 400);
        EXPECT_EQ(json_of(bad_page)["error"], "page must be a number from 1 to 1000000");
    }
}

TEST_F(Api, AnArticleIsFoundByIdUrlOrInputWithItsJobs) {
    keep_two();
    start();
    for (const char *name : {"00aa", "https%3A%2F%2Fbao.example.vn%2F1"}) {
        const auto answer = api("GET", fmt::format("/api/articles/{}", name), "doc");
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(json_of(answer)["title"], "Giá vàng tăng");
        EXPECT_EQ(json_of(answer)["jobs"], nlohmann::json::array());
    }
    queue("https://bao.example.vn/1", store::JobKind::published);
    const auto jobs = json_of(api("GET", "/api/articles/00aa", "doc"))["jobs"];
    ASSERT_EQ(jobs.size(), 1U);
    EXPECT_EQ(jobs[0]["kind"], "published");
    EXPECT_EQ(jobs[0]["state"], "queued");
    EXPECT_EQ(jobs[0]["errors"], nlohmann::json::array());
    const auto unknown = api("GET", "/api/articles/..%2F..%2Fetc", "doc");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(json_of(unknown)["error"], "no article is known as \"../../etc\"");
}

TEST_F(Api, AnOrderIsAJobAndOnRecord) {
    keep_two();
    start();
    const auto answer = api("POST", "/api/articles/00aa/regenerate", "bien-tap",
                            R"({"voice":"vi-north","reason":"sai tên người"})");
    ASSERT_EQ(answer.status, 202) << answer.body;
    const std::int64_t id = json_of(answer)["job"];
    EXPECT_EQ(answer.headers.at("location"), fmt::format("/api/jobs/{}", id));
    EXPECT_EQ(woken_, 1);
    const auto job = json_of(api("GET", fmt::format("/api/jobs/{}", id), "doc"));
    EXPECT_EQ(job["kind"], "ordered");
    EXPECT_EQ(job["voice"], "vi-north");
    EXPECT_EQ(job["ordered_by"], "bien-tap");
    EXPECT_EQ(job["reason"], "sai tên người");
    EXPECT_EQ(job["created_at"], "2020-09-13T12:26:41Z");
    const auto orders = json_of(api("GET", "/api/orders?limit=1", "quan-tri"))["orders"];
    ASSERT_EQ(orders.size(), 1U);
    EXPECT_EQ(orders[0], (nlohmann::json{{"at", "2020-09-13T12:26:41Z"},
                                         {"who", "bien-tap"},
                                         {"what", "regenerate"},
                                         {"source", "bao"},
                                         {"input", "https://bao.example.vn/1"},
                                         {"job", id},
                                         {"reason", "sai tên người"}}));
}

TEST_F(Api, AnOrderNeedsNoBodyAndTakesWhatASourceHolds) {
    start();
    const auto known =
        api("POST", "/api/articles/https%3A%2F%2Fcong.example.vn%2Ftin%2Fgia-vang/regenerate", "bien-tap");
    EXPECT_EQ(known.status, 202) << known.body;
    EXPECT_EQ(store_->job(json_of(known)["job"])->input, page("tin/gia-vang.html"));
}

TEST_F(Api, AnOrderThatMakesNoSenseIsRefused) {
    keep_two();
    start();
    const auto error = [&](const std::string &id, const std::string &body, int status) {
        const auto answer = api("POST", fmt::format("/api/articles/{}/regenerate", id), "bien-tap", body);
        EXPECT_EQ(answer.status, status) << answer.body;
        return json_of(answer)["error"].get<std::string>();
    };
    EXPECT_EQ(error("00cc", "", 404), "no article is known as \"00cc\"");
    EXPECT_EQ(error("%2Fetc%2Fpasswd", "", 404), "no article is known as \"/etc/passwd\"");
    EXPECT_EQ(error("00aa", "voice=a", 400), "the body must be a JSON object with voice, reason");
    EXPECT_EQ(error("00aa", R"({"voise":"a"})", 400), "\"voise\" is not known; there are: voice, reason");
    EXPECT_EQ(error("00aa", R"({"voice":true})", 400), "\"voice\" must be a text");
    EXPECT_EQ(error("00aa", R"({"voice":"../x"})", 422).substr(0, 38),
              "no voice is named \"../x\"; there are: v");
    EXPECT_EQ(error("00aa", fmt::format(R"({{"reason":"{}"}})", std::string(1001, 'a')), 400),
              "\"reason\" is longer than 1000 bytes");
    EXPECT_EQ(woken_, 0);
    EXPECT_TRUE(store_->orders(10).empty());
}

TEST_F(Api, AJobThatIsNoneIsNotFound) {
    start();
    for (const char *id : {"1", "0", "-1", "x", "99999999999999999999"}) {
        const auto answer = api("GET", fmt::format("/api/jobs/{}", id), "doc");
        EXPECT_EQ(answer.status, 404);
        EXPECT_EQ(json_of(answer)["error"], fmt::format("there is no job {}", id));
    }
}

TEST_F(Api, CoverageTellsSharesAndGaps) {
    keep_two();
    start();
    const auto sources = json_of(api("GET", "/api/coverage?minutes=2", "doc"))["sources"];
    ASSERT_EQ(sources.size(), 2U);
    EXPECT_EQ(sources[0], (nlohmann::json{{"source", "bao"},
                                          {"articles", 1},
                                          {"with_audio", 1},
                                          {"in_time", 1},
                                          {"share_with_audio", 1.0},
                                          {"share_in_time", 1.0},
                                          {"gaps", nlohmann::json::array()},
                                          {"exempt",
                                           {{"human_recording", 0},
                                            {"switched_off", 0},
                                            {"no_article", 0},
                                            {"other_language", 0},
                                            {"other_address", 0}}}}));
    EXPECT_EQ(sources[1]["share_with_audio"], 0.0);
    EXPECT_EQ(sources[1]["gaps"],
              (nlohmann::json{{{"reason", "failed: the page holds no text"}, {"articles", 1}}}));
    store::ArticleRecord read_by_others;
    read_by_others.source = "cong";
    read_by_others.input = page("index.html");
    read_by_others.state = store::ArticleState::skipped;
    read_by_others.exemption = Exemption::human_recording;
    store_->keep(read_by_others);
    const auto both = json_of(api("GET", "/api/coverage", "doc"))["sources"][1];
    EXPECT_EQ(both["articles"], 1) << "what needs no audio is beside the others";
    EXPECT_EQ(both["exempt"]["human_recording"], 1);
    EXPECT_EQ(both["gaps"].size(), 1U);
    EXPECT_EQ(json_of(api("GET", "/api/coverage?minutes=1", "doc"))["sources"][0]["in_time"], 0);
    EXPECT_EQ(json_of(api("GET", "/api/coverage", "doc"))["minutes"], 5);
    EXPECT_EQ(api("GET", "/api/coverage?minutes=0", "doc").status, 400);
}

TEST_F(Api, EachRoleMayDoWhatThoseBeforeItMay) {
    keep_two();
    start();
    const auto statuses = [&](const std::string &method, const std::string &target) {
        std::string text;
        for (const char *who : {"", "nobody", "doc", "bien-tap", "quan-tri"})
            text += fmt::format("{} ", api(method, target, who).status);
        return text;
    };
    for (const char *target : {"/api/articles", "/api/articles/00aa", "/api/coverage"})
        EXPECT_EQ(statuses("GET", target), "401 401 200 200 200 ") << target;
    EXPECT_EQ(statuses("GET", "/api/jobs/9"), "401 401 404 404 404 ");
    EXPECT_EQ(statuses("POST", "/api/articles/00aa/regenerate"), "401 401 403 202 202 ");
    EXPECT_EQ(statuses("GET", "/api/orders"), "401 401 403 403 200 ");
}

TEST_F(Api, RefusalsSayWhatIsNeeded) {
    start();
    const auto none = api("GET", "/api/orders", "");
    EXPECT_EQ(none.headers.at("www-authenticate"), "Bearer realm=\"baonoi\"");
    EXPECT_EQ(json_of(none)["error"],
              "a token is needed: \"Authorization: Bearer TOKEN\"; see baonoi token add");
    const auto unknown = api("GET", "/api/orders", "nobody");
    EXPECT_EQ(unknown.headers.at("www-authenticate"), "Bearer realm=\"baonoi\", error=\"invalid_token\"");
    EXPECT_EQ(json_of(unknown)["error"], "the token is not known");
    const auto low = api("GET", "/api/orders", "doc");
    EXPECT_EQ(low.headers.at("www-authenticate"), "Bearer realm=\"baonoi\", error=\"insufficient_scope\"");
    EXPECT_EQ(json_of(low)["error"], "this needs the role admin; doc has viewer");
    for (const char *header : {"Authorization: Basic dG9rZW4tZG9j\r\n", "Authorization: Bearer\r\n",
                               "Authorization: token-doc\r\n"})
        EXPECT_EQ(test::ask(server_->port(), "GET", "/api/articles", header).status, 401) << header;
    EXPECT_EQ(
        test::ask(server_->port(), "GET", "/api/articles", "authorization: bearer  token-doc\r\n").status,
        200);
}

TEST_F(Api, OtherAddressesAndMethodsAreRefused) {
    start();
    for (const char *target : {"/api", "/api/", "/api/articles/", "/api//articles", "/api/articles/a/b",
                               "/api/articles/00aa/regenerate/", "/hooks", "/index.html"}) {
        const auto answer = api("GET", target, "quan-tri");
        EXPECT_EQ(answer.status, 404) << target;
        EXPECT_EQ(json_of(answer)["error"], "there is no such address");
    }
    const auto method = api("DELETE", "/api/articles", "quan-tri");
    EXPECT_EQ(method.status, 405);
    EXPECT_EQ(method.headers.at("allow"), "HEAD, GET");
    EXPECT_EQ(json_of(method)["error"], "only HEAD, GET here");
    EXPECT_EQ(api("GET", "/hooks/publish", "").headers.at("allow"), "POST");
    EXPECT_EQ(api("BREW", "/api/articles/00aa/regenerate", "").headers.at("allow"), "POST");
    EXPECT_EQ(api("HEAD", "/api/articles", "doc").status, 200);
}

} // namespace
} // namespace baonoi::serve
