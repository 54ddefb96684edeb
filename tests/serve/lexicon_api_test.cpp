// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "served.h"

#include <chrono>

namespace baonoi::serve {
namespace {

using nlohmann::json;

class LexiconApi : public test::Served {
protected:
    LexiconApi() { start_reading(); }

    test::RawAnswer post(const std::string &rest, const json &body, const std::string &who = "bien-tap") {
        return api("POST", "/api/lexicon" + rest, who, body.dump());
    }
    json get(const std::string &rest) { return json_of(api("GET", "/api/lexicon" + rest, "doc")); }
    std::string own() const { return read_file(folder_.path() / "mine/words.pls", 1U << 20U); }
    std::string read_as(const std::string &text) {
        std::string spoken;
        const json sentences = json_of(post("/preview", {{"text", text}}))["sentences"];
        for (const json &sentence : sentences)
            spoken += sentence["spoken"].get<std::string>();
        return spoken;
    }
    // An article that was published with these sentences.
    void keep_article(const std::string &input, const std::vector<store::SentenceRecord> &sentences) {
        store::ArticleRecord record;
        record.source = "bao";
        record.input = record.url = input;
        record.id = "id of " + input;
        record.state = store::ArticleState::attached;
        record.audio = input + ".mp3";
        store_->keep(record);
        store_->keep_sentences("bao", input, sentences);
    }
};

TEST_F(LexiconApi, AWordIsWrittenWithWhoAndWhenAndUsedAtOnce) {
    EXPECT_EQ(read_as("Đoàn tới Zandora."), "Đoàn tới dan đô ra");
    const auto added = post("", {{"word", "Zandora"}, {"say", "dăng  đô la"}, {"class", "place"}});
    EXPECT_EQ(added.status, 201) << added.body;
    EXPECT_EQ(json_of(added), (json{{"change", "added"},
                                    {"word", "Zandora"},
                                    {"file", (folder_.path() / "mine/words.pls").string()},
                                    {"id", 1}}));
    EXPECT_NE(own().find("<lexeme role=\"b:place\" b:by=\"bien-tap\" b:at=\"2020-09-13T12:26:40Z\">"
                         "<grapheme>Zandora</grapheme><alias>dăng đô la</alias></lexeme>"),
              std::string::npos)
        << own();
    EXPECT_EQ(read_as("Đoàn tới Zandora."), "Đoàn tới dăng đô la");
    EXPECT_EQ(json_of(post("", {{"word", "Zandora"}, {"say", "dăng đô la"}}))["change"], "unchanged");
    const auto replaced = post("", {{"word", "Zandora"}, {"say", "dan đo"}});
    EXPECT_EQ(replaced.status, 200);
    EXPECT_EQ(json_of(replaced)["change"], "replaced");
    const auto orders = store_->orders(10);
    ASSERT_EQ(orders.size(), 2U);
    EXPECT_EQ(orders[1].who, "bien-tap");
    EXPECT_EQ(orders[1].what, "lexicon add");
    EXPECT_EQ(orders[1].reason, "\"Zandora\": \"dăng đô la\"");
}

TEST_F(LexiconApi, RefusesWithTheWordsOfTheCommand) {
    const auto error = [&](const json &body) {
        const auto answer = post("", body);
        EXPECT_EQ(answer.status, 422) << answer.body;
        return json_of(answer)["error"].get<std::string>();
    };
    EXPECT_EQ(error({{"word", "Zandora"}, {"say", "dan d0 ra"}}),
              "\"dan d0 ra\" cannot be said: \"d0\" is not a Vietnamese syllable; write what is said in "
              "Vietnamese syllables, as \"ma lây xi a\"");
    EXPECT_EQ(error({{"word", "Zandora"}, {"say", "dan"}, {"class", "x"}}).substr(0, 17),
              "unknown class \"x\"");
    EXPECT_EQ(error({{"word", "zandora"}, {"say", "dan"}, {"case", "exact"}}),
              "\"zandora\" has no capital letter: such an entry is for any case");
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path() / "mine"));
    EXPECT_TRUE(store_->orders(10).empty());
}

TEST_F(LexiconApi, WithoutAFolderOfTheNewsroomItSaysWhatToDo) {
    start();
    const auto answer = post("", {{"word", "Zandora"}, {"say", "dan"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_NE(answer.body.find("[reading] lexicons = "), std::string::npos) << answer.body;
}

TEST_F(LexiconApi, AWordForAnyCaseIsWrittenSmall) {
    post("", {{"word", "ZANDORA"}, {"say", "dăng đô"}, {"case", "any"}});
    EXPECT_EQ(read_as("Zandora ZANDORA zandora"), "dăng đô dăng đô dăng đô");
}

TEST_F(LexiconApi, AnEntryOfTheNewsroomWinsOverWhatTheArticleDefinesAndOverDates) {
    const std::string text = "Ban Quản lý dự án (Ban QLDA) họp ngày 2/9 về QLDA.";
    post("", {{"word", "QLDA"}, {"say", "quy lờ"}});
    EXPECT_EQ(read_as(text), "Ban Quản lý dự án họp ngày hai tháng chín về quy lờ");
    post("", {{"word", "2/9"}, {"say", "hai chín"}});
    EXPECT_EQ(read_as("Họp ngày 2/9."), "Họp ngày hai chín");
    EXPECT_EQ(read_as("Mừng 2/9."), "Mừng hai chín");
}

TEST_F(LexiconApi, UndoBringsBackWhatWasThere) {
    test::write(folder_.path() / "mine/old.pls",
                "<lexicon version=\"1.0\" xmlns:b=\"urn:baonoi:lexicon\">\n"
                "  <lexeme><grapheme>Zandora</grapheme><grapheme>Kandora</grapheme>"
                "<alias b:before=\"cầu thủ\">dan</alias><alias>đo ra</alias></lexeme>\n</lexicon>\n");
    const std::string before = read_as("Zandora và cầu thủ Zandora, Kandora");
    const json first = json_of(post("", {{"word", "Zandora"}, {"say", "mới"}}));
    EXPECT_EQ(first["change"], "replaced");
    const json second = json_of(post("", {{"word", "Zandora"}, {"say", "mới hơn"}}));
    const auto early = post("/undo", {{"change", first["id"]}});
    EXPECT_EQ(early.status, 422);
    EXPECT_EQ(json_of(early)["error"], "\"Zandora\" was changed since, by bien-tap: undo the change 2 first");
    EXPECT_EQ(post("/undo", {{"change", second["id"]}}).status, 200);
    EXPECT_EQ(read_as("Zandora"), "mới");
    const auto again = post("/undo", {{"change", second["id"]}});
    EXPECT_EQ(json_of(again)["error"], "the change 2 is undone already");
    EXPECT_EQ(post("/undo", {{"change", first["id"]}}).status, 200) << "the last that is not undone";
    EXPECT_EQ(read_as("Zandora và cầu thủ Zandora, Kandora"), before);
    EXPECT_EQ(json_of(post("/undo", {{"change", 4}}))["error"],
              "the change 4 took another one back; enter the word again");
    const json changes = get("/changes?word=Zandora")["changes"];
    ASSERT_EQ(changes.size(), 4U);
    EXPECT_EQ(changes[0]["what"], "undone");
    EXPECT_EQ(changes[0]["undoes"], 1);
    EXPECT_EQ(changes[3]["is_undone"], true);
}

TEST_F(LexiconApi, AWordIsTakenOutAndComesBack) {
    post("", {{"word", "Zandora"}, {"say", "mới"}});
    const auto removed = api("DELETE", "/api/lexicon?word=Zandora", "bien-tap");
    ASSERT_EQ(removed.status, 200) << removed.body;
    EXPECT_EQ(read_as("Zandora"), "dan đô ra");
    EXPECT_EQ(api("DELETE", "/api/lexicon?word=Zandora", "bien-tap").status, 404);
    EXPECT_EQ(json_of(post("/undo", {{"change", json_of(removed)["changes"][0]["id"]}}))["change"], "added");
    EXPECT_EQ(read_as("Zandora"), "mới");
}

TEST_F(LexiconApi, ImpactAndRegenerateAreOfTheSameArticles) {
    keep_article("https://bao.example.vn/1",
                 {{"Đội Zandora thắng.", "Đội dan thắng"}, {"Họ vui.", "Họ vui"}});
    keep_article("https://bao.example.vn/2", {{"Không có gì.", "Không có gì"}});
    post("", {{"word", "Zandora"}, {"say", "mới"}});
    const json impact = get("/impact?word=Zandora");
    EXPECT_EQ(impact["articles"], 1);
    ASSERT_EQ(impact["sentences"].size(), 1U);
    EXPECT_EQ(impact["sentences"][0]["published"], "Đội dan thắng");
    EXPECT_EQ(impact["sentences"][0]["said"], "Đội mới thắng");
    const auto again = post("/regenerate", {{"word", "Zandora"}});
    ASSERT_EQ(again.status, 202) << again.body;
    ASSERT_EQ(json_of(again)["jobs"].size(), 1U);
    const auto job = store_->job(json_of(again)["jobs"][0]);
    EXPECT_EQ(job->input, "https://bao.example.vn/1");
    EXPECT_EQ(job->ordered_by, "bien-tap");
    EXPECT_EQ(job->reason, "lexicon: Zandora");
    EXPECT_EQ(woken_, 1);
}

TEST_F(LexiconApi, AnArticleThatSaysItselfHowAWordIsReadIsNoneOfItsEntrys) {
    const std::string one = "https://bao.example.vn/1", other = "https://bao.example.vn/2";
    for (const std::string &input : {one, other})
        keep_article(input, {{"Zandora gặp Quarnby.", "dan gặp quan"}});
    store_->revise("bao", one, [](store::Decision &decision) { decision.words = {{"Zandora", "dăng đô"}}; });
    store_->revise("bao", other, [](store::Decision &decision) {
        decision.words = {{"Quarnby", "quan bi"}};
    });
    post("", {{"word", "Zandora"}, {"say", "mới"}});
    const json impact = get("/impact?word=Zandora");
    ASSERT_EQ(impact["sentences"].size(), 1U) << impact;
    EXPECT_EQ(impact["sentences"][0]["input"], other);
    EXPECT_EQ(impact["sentences"][0]["said"], "mới gặp quan bi");
    const auto said_in = [&](const std::string &article) {
        return json_of(
            post("/preview", {{"text", "Zandora"}, {"article", article}}))["sentences"][0]["spoken"];
    };
    EXPECT_EQ(said_in(one), "dăng đô");
    EXPECT_EQ(said_in(other), "mới");
    EXPECT_EQ(json_of(post("/preview", {{"text", "a"}, {"article", "none"}}))["error"],
              "no article is known as \"none\"");
}

TEST_F(LexiconApi, APreviewTellsWhyAndWhatLost) {
    const json read =
        json_of(post("/preview", {{"text", "Giá 3/4 Zandora"}, {"word", "Zandora"}, {"say", "dô"}}));
    EXPECT_EQ(read["text"], "Giá 3/4 Zandora");
    const json tokens = read["sentences"][0]["tokens"];
    EXPECT_EQ(tokens.back()["spoken"], "dô");
    EXPECT_EQ(tokens.back()["rule"], "lexicon");
    EXPECT_EQ(tokens.back()["reasons"][1]["reason"], "an entry of the newsroom");
    EXPECT_FALSE(tokens[2]["candidates"].empty()) << tokens;
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path() / "mine")) << "nothing is kept";
    EXPECT_EQ(read_as("Zandora"), "dan đô ra");
}

TEST_F(LexiconApi, ASentenceIsHeardWithinASecond) {
    const json body = {{"text", "Đội tuyển Zandora gặp chủ nhà lúc 19 giờ 30 ngày 2/9."},
                       {"word", "Zandora"},
                       {"say", "dan đô la"}};
    post("/preview.mp3", body);
    const auto begin = std::chrono::steady_clock::now();
    const auto answer =
        post("/preview.mp3", {{"text", body["text"]}, {"word", "Zandora"}, {"say", "dăng đô la"}});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    ASSERT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.headers.at("content-type"), "audio/mpeg");
    EXPECT_GT(answer.body.size(), 10'000U);
    EXPECT_LT(took.count(), 3) << "a second where nothing else runs"; // tests share their machine
    RecordProperty("seconds", fmt::format("{}", took.count()));
    const auto by_header =
        test::ask(server_->port(), "POST", "/api/lexicon/preview",
                  "Authorization: Bearer token-bien-tap\r\nAccept: audio/mpeg\r\n", body.dump());
    EXPECT_EQ(by_header.headers.at("content-type"), "audio/mpeg");
    const auto voice = post("/preview.mp3", {{"text", "a"}, {"voice", "nobody"}});
    EXPECT_EQ(voice.status, 422);
}

TEST_F(LexiconApi, EntriesAreFoundByWordAndByWhatIsSaid) {
    post("", {{"word", "Zandora"}, {"say", "đăng đô la"}});
    EXPECT_EQ(get("?q=zandora")["entries"][0]["own"], true);
    EXPECT_EQ(get("?q=dang+do+la&own=yes")["total"], 1);
    EXPECT_EQ(get("?own=yes")["total"], 1);
    const json all = get("");
    EXPECT_GT(all["total"], 5000);
    EXPECT_EQ(all["entries"].size(), 50U);
    EXPECT_NE(get("?page=2")["entries"][0], all["entries"][0]);
    const auto begin = std::chrono::steady_clock::now();
    get("?q=hlv");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::milliseconds(300));
}

TEST_F(LexiconApi, ConflictsAreListed) {
    post("", {{"word", "HLV"}, {"say", "hành lang vàng"}});
    test::write(folder_.path() / "mine/b.pls",
                "<lexicon><lexeme><grapheme>Zandora</grapheme><alias>dan</alias></lexeme>"
                "<lexeme><grapheme>SEA Games</grapheme><alias>xi ghêm</alias></lexeme>"
                "</lexicon>");
    test::write(folder_.path() / "mine/c.pls",
                "<lexicon><lexeme><grapheme>Zandora</grapheme><alias>đo</alias></lexeme>"
                "</lexicon>");
    std::string kinds;
    const json conflicts = get("/conflicts")["conflicts"];
    for (const json &conflict : conflicts)
        kinds += fmt::format("{} {}; ", conflict["kind"].get<std::string>(),
                             conflict["wins"]["word"].get<std::string>());
    EXPECT_NE(kinds.find("override HLV; "), std::string::npos) << kinds;
    EXPECT_NE(kinds.find("conflict Zandora; "), std::string::npos) << kinds;
}

TEST_F(LexiconApi, WhatIsExportedCanBeImportedAgain) {
    test::write(
        folder_.path() / "mine/a.pls",
        "<lexicon xmlns:b=\"urn:baonoi:lexicon\"><lexeme role=\"b:person\"><grapheme>Zandora</grapheme>"
        "<alias b:before=\"cầu thủ\">dan</alias><alias>đo ra</alias></lexeme>"
        "<lexeme role=\"b:foreign\"><grapheme>-x, "
        "&quot;y&quot;</grapheme><alias>ích</alias></lexeme></lexicon>");
    const std::string reading = read_as("Zandora và cầu thủ Zandora");
    for (const std::string format : {"csv", "pls"}) {
        const auto file = api("GET", "/api/lexicon/export?format=" + format, "doc");
        EXPECT_EQ(file.headers.at("content-disposition"),
                  fmt::format("attachment; filename=\"lexicon.{}\"", format));
        const auto import = [&](const std::string &query) {
            const std::string type = format == "csv" ? "text/csv" : "application/pls+xml";
            return json_of(test::ask(server_->port(), "POST", "/api/lexicon/import" + query,
                                     "Authorization: Bearer token-bien-tap\r\nContent-Type: " + type + "\r\n",
                                     file.body));
        };
        EXPECT_EQ(import(""), (json{{"entries", 2},
                                    {"added", 0},
                                    {"replaced", 0},
                                    {"unchanged", 2},
                                    {"problems", json::array()}}))
            << file.body;
        for (const auto &entry : std::filesystem::directory_iterator(folder_.path() / "mine"))
            std::filesystem::remove(entry.path());
        EXPECT_EQ(import("?dry=yes")["added"], 0);
        EXPECT_EQ(import("")["added"], 2);
        EXPECT_EQ(read_as("Zandora và cầu thủ Zandora"), reading);
    }
}

TEST_F(LexiconApi, AnImportTellsWhatIsWrongAndTakesTheRest) {
    const auto import = [&](const std::string &text) {
        return json_of(test::ask(server_->port(), "POST", "/api/lexicon/import",
                                 "Authorization: Bearer token-bien-tap\r\nContent-Type: text/csv\r\n", text));
    };
    const json done = import("\xEF\xBB\xBFword;say\r\nZandora;dan\r\nKandora;x1\r\n;dan\r\n");
    EXPECT_EQ(done["added"], 1);
    ASSERT_EQ(done["problems"].size(), 2U);
    EXPECT_EQ(done["problems"][0]["line"], 4);
    EXPECT_EQ(done["problems"][1]["message"].get<std::string>().substr(0, 28),
              "Kandora: \"x1\" cannot be said");
    EXPECT_EQ(import("chữ,đọc\na,b\n")["problems"][0]["message"],
              "the first line must name the columns, of word,say,class,before,after,language,phoneme");
    EXPECT_EQ(json_of(api("POST", "/api/lexicon/import", "bien-tap", "<lexicon"))["problems"].size(), 1U);
}

} // namespace
} // namespace baonoi::serve
