// SPDX-License-Identifier: GPL-3.0-or-later
// What editors and administrators do with the console's forms, and what they are told.
#include "browsing.h"

#include "serve/console/order_words.h"

namespace baonoi::serve::console {
namespace {

class Forms : public test::Browsing {
protected:
    const std::string input_ = "https://bao.example.vn/1";

    static bool shows(const test::RawAnswer &answer, const std::string &text) {
        return answer.body.find(text) != std::string::npos;
    }
    static std::string place_of(const test::RawAnswer &answer) {
        EXPECT_EQ(answer.status, 303) << answer.body;
        return answer.status == 303 ? answer.headers.at("location") : "";
    }
    // Published with a sentence that has the word.
    void keep_zandora() {
        keep_spoken("1", "https://bao.example.vn/1.mp3");
        store_->keep_sentences(
            "bao", input_,
            {{"Đoàn tới Zandora hôm qua.", "đoàn tới dan đô ra hôm qua"}, {"Trời mưa.", "trời mưa"}});
    }
};

TEST_F(Forms, AWordIsEnteredSeenWhereItWasPublishedAndTakenBack) {
    start_reading();
    keep_zandora();
    const std::string cookie = login("bien-tap");
    const auto entered =
        submit("/lexicon", cookie, {{"word", " Zandora"}, {"say", "dăng đô la"}, {"class", "place"}});
    EXPECT_EQ(place_of(entered), "/lexicon/words/Zandora?changed=1");
    const auto page = see("/lexicon/words/Zandora?changed=1", cookie);
    for (const char *text :
         {"Đã thêm “Zandora”. Các bài làm từ bây giờ đọc như vậy.", "Hoàn tác", "địa danh", "bien-tap",
          "Có trong 1 bài có audio.", "Đoàn tới Zandora hôm qua.", "Đoàn tới dăng đô la hôm qua",
          "Làm lại 1 bài này", "value=\"dăng đô la\"", "data-hear=\"Bản tin hôm nay nhắc đến Zandora.\""})
        EXPECT_TRUE(shows(page, text)) << text << page.body;
    EXPECT_TRUE(shows(see("/lexicon?q=dang", cookie), ">Zandora</a>"));
    const auto undone =
        submit("/lexicon/undo", cookie, {{"change", "1"}, {"back", "/lexicon/words/Zandora"}});
    EXPECT_EQ(place_of(undone), "/lexicon/words/Zandora?changed=2");
    EXPECT_TRUE(shows(see("/lexicon/words/Zandora?changed=2", cookie), "Đã hoàn tác “Zandora”."));
    EXPECT_TRUE(shows(see("/lexicon", cookie), "Toà soạn chưa dạy từ nào."));
    const auto twice = submit("/lexicon/undo", cookie, {{"change", "1"}, {"back", "/lexicon"}});
    EXPECT_EQ(twice.status, 422);
    EXPECT_TRUE(shows(twice, "Lần sửa số 1 đã được hoàn tác rồi.")) << twice.body;
}

TEST_F(Forms, AWordOfOneArticleIsSeenThereAndTakenBack) {
    start_reading();
    keep_zandora();
    store_->revise("bao", input_, [](store::Decision &decision) {
        decision.words = {{"Zandora", "dăng đô la"}};
    });
    const std::string cookie = login("bien-tap"), address = "/articles/https%3A%2F%2Fbao.example.vn%2F1";
    const auto page = see(address, cookie);
    for (const char *text : {"<b>Zandora</b> dăng đô la", "trong riêng bài này", "name=\"unsay\"",
                             "data-api=\"/api/articles/https%3A%2F%2Fbao.example.vn%2F1\""})
        EXPECT_TRUE(shows(page, text)) << text << page.body;
    const auto back =
        submit("/passages", cookie, {{"article", input_}, {"back", address}, {"unsay", "Zandora"}});
    EXPECT_EQ(place_of(back).substr(0, 8), "/orders/");
    EXPECT_TRUE(store_->decision("bao", input_).words.empty());
    EXPECT_FALSE(shows(see(address, cookie), "<b>Zandora</b>"));
}

// The scripts of a page show what the API refuses: to a person it speaks their language, to a program
// English.
TEST_F(Forms, WhatTheApiRefusesIsToldInTheReadersLanguage) {
    start_reading();
    keep_zandora();
    const std::string cookie = login("bien-tap");
    const auto refuse = [&](const std::string &headers) {
        const auto answer = test::ask(
            server_->port(), "PUT", "/api/articles/https%3A%2F%2Fbao.example.vn%2F1/settings",
            fmt::format("{}X-CSRF-Token: {}\r\nContent-Type: application/json\r\n", headers, csrf_of(cookie)),
            R"({"exclude": ["Vàng giảm."]})");
        EXPECT_EQ(answer.status, 422) << answer.body;
        return json_of(answer)["error"].get<std::string>();
    };
    EXPECT_EQ(refuse(cookie),
              "\"Vàng giảm.\" không phải là câu nào trong bài như đã đọc lần trước; hãy ghi trọn "
              "câu, mỗi lần trong một đoạn, đúng như trong bài.");
    const std::string english =
        "\"Vàng giảm.\" is no sentence of the article as it was read last; name whole "
        "sentences, of one paragraph at a time, as they stand there";
    EXPECT_EQ(refuse(cookie.substr(0, cookie.size() - 2) + "; baonoi_language=en\r\n"), english);
    EXPECT_EQ(refuse("Authorization: Bearer token-bien-tap\r\n"), english);
    EXPECT_EQ(texts_of("vi").refusal("something else"), "something else");
}

TEST_F(Forms, ExactlyTheArticlesOfAWordAreMadeAgain) {
    start_reading();
    keep_zandora();
    keep_spoken("2", "https://bao.example.vn/2.mp3");
    store_->keep_sentences("bao", "https://bao.example.vn/2", {{"Trời nắng.", "trời nắng"}});
    const std::string cookie = login("bien-tap");
    EXPECT_EQ(place_of(submit("/lexicon/again", cookie, {{"word", "Zandora"}, {"back", "/lexicon"}})),
              "/orders/1?order=regenerate&back=%2Flexicon");
    EXPECT_EQ(store_->job(1)->input, input_);
    EXPECT_EQ(store_->job(1)->reason, "lexicon: Zandora");
    EXPECT_EQ(woken_, 1);
    const auto nowhere = submit("/lexicon/again", cookie, {{"word", "Kandora"}, {"back", "/lexicon"}});
    EXPECT_EQ(nowhere.status, 422);
    EXPECT_TRUE(shows(nowhere, "Không bài nào có audio chứa từ này."));
}

TEST_F(Forms, WhatIsNoSyllableIsSaidAndWhatWasTypedStays) {
    start_reading();
    const std::string cookie = login("bien-tap");
    const auto refused = submit("/lexicon", cookie, {{"word", "Zandora"}, {"say", "dan d0 rax"}});
    EXPECT_EQ(refused.status, 422);
    for (const char *text :
         {"Không phải âm tiết tiếng Việt: d0, rax", "value=\"Zandora\"", "value=\"dan d0 rax\""})
        EXPECT_TRUE(shows(refused, text)) << text << refused.body;
    EXPECT_TRUE(shows(submit("/lexicon", cookie, {{"word", "Zandora"}, {"say", " "}}), "Hãy ghi cách đọc."));
    EXPECT_EQ(json_of(api("GET", "/api/lexicon/syllables?say=dan+d0%20ra", "doc")),
              (nlohmann::json{{"say", "dan d0 ra"}, {"wrong", {"d0"}}}));
    EXPECT_TRUE(store_->lexicon_changes("", 10).empty());
}

TEST_F(Forms, AnEntryIsRemovedFromTheListAndComesBack) {
    start_reading();
    const std::string cookie = login("bien-tap");
    submit("/lexicon", cookie, {{"word", "HLV"}, {"say", "hành lang vàng"}});
    const auto meetings = see("/lexicon?list=conflicts", cookie);
    EXPECT_TRUE(shows(meetings, "toà soạn đọc khác từ điển có sẵn")) << meetings.body;
    const auto removed = submit("/lexicon/remove", cookie, {{"word", "HLV"}, {"back", "/lexicon?list=own"}});
    EXPECT_EQ(place_of(removed), "/lexicon?list=own&changed=2");
    EXPECT_TRUE(shows(see("/lexicon?list=own&changed=2", cookie), "Đã bỏ “HLV”."));
    submit("/lexicon/undo", cookie, {{"change", "2"}, {"back", "/lexicon"}});
    EXPECT_TRUE(shows(see("/lexicon", cookie), "hành lang vàng"));
    const auto changes = see("/lexicon?list=changes", cookie);
    EXPECT_TRUE(shows(changes, "(đã hoàn tác)"));
    EXPECT_EQ(place_of(submit("/lexicon/remove", cookie, {{"word", "Kandora"}, {"back", "/lexicon"}})),
              "/lexicon?changed=0");
    EXPECT_TRUE(shows(see("/lexicon?changed=0", cookie), "Không có gì thay đổi"));
}

TEST_F(Forms, AViewerReadsTheLexiconAndChangesNothing) {
    start_reading();
    const std::string cookie = login("doc");
    for (const char *screen : {"/lexicon?list=all", "/lexicon/words/HLV", "/settings/bao", "/voices"}) {
        const auto page = see(screen, cookie);
        EXPECT_EQ(page.status, 200) << screen;
        for (const char *part :
             {"post\" action=\"/lexicon", "data-hear", "data-voice", "post\" action=\"/settings"})
            EXPECT_FALSE(shows(page, part)) << screen << part;
    }
    EXPECT_EQ(submit("/lexicon", cookie, {{"word", "a"}, {"say", "a"}}).status, 403);
}

TEST_F(Forms, WithoutALexiconOfItsOwnTheNewsroomIsToldWhatToDo) {
    start();
    const auto page = see("/lexicon", login("bien-tap"));
    EXPECT_TRUE(shows(page, "người quản trị ghi thư mục của nó vào [reading] lexicons")) << page.body;
    EXPECT_FALSE(shows(page, "post\" action=\"/lexicon"));
}

TEST_F(Forms, ASectionIsSetAndThatIsTakenBackInOneStep) {
    start();
    keep_spoken("1", "https://bao.example.vn/1.mp3");
    const std::string cookie = login("bien-tap");
    const auto saved = submit("/settings/bao", cookie,
                              {{"section", "the-thao"},
                               {"voice", "vi-north-female"},
                               {"heard", "off"},
                               {"intro", "text"},
                               {"intro_text", " Đây là  {site}. "},
                               {"outro", "none"},
                               {"reason", "thử"}});
    ASSERT_EQ(saved.status, 200) << saved.body;
    const store::ScopeRecord scope = store_->scopes("bao").at(0);
    EXPECT_EQ(scope.section, "the-thao");
    EXPECT_EQ(scope.voice, "vi-north-female");
    EXPECT_EQ(scope.heard, false);
    EXPECT_EQ(scope.intro, "Đây là {site}.");
    EXPECT_EQ(scope.outro, "");
    for (const char *text : {"Đã lưu. 0 bài được làm lại.", "Hoàn tác",
                             "<input type=\"hidden\" name=\"heard\" value=\"inherit\">", "bien-tap", ": thử"})
        EXPECT_TRUE(shows(saved, text)) << text << saved.body;
    submit("/settings/bao", cookie,
           {{"section", "the-thao"},
            {"voice", ""},
            {"heard", "inherit"},
            {"intro", "inherit"},
            {"intro_text", ""},
            {"outro", "inherit"},
            {"outro_text", ""}});
    EXPECT_EQ(store_->scopes("bao").at(0).voice, "");
    EXPECT_EQ(store_->scopes("bao").at(0).heard, std::nullopt);
    EXPECT_EQ(store_->scopes("bao").at(0).intro, std::nullopt);
    EXPECT_TRUE(shows(submit("/settings/bao", cookie, {{"section", "the-thao"}, {"voice", ""}}),
                      "Không có gì thay đổi."));
}

TEST_F(Forms, SettingsThatCannotBeAreRefusedInThePage) {
    start();
    const std::string cookie = login("bien-tap");
    const auto voice = submit("/settings/bao", cookie, {{"voice", "none"}});
    EXPECT_EQ(voice.status, 422);
    EXPECT_TRUE(shows(voice, "Không có giọng nào tên “none”; hiện có: ")) << voice.body;
    EXPECT_EQ(submit("/settings/bao", cookie, {{"intro", "text"}, {"intro_text", "{ai}"}}).status, 422);
    EXPECT_EQ(submit("/settings/none", cookie, {{"voice", ""}}).status, 404);
    EXPECT_EQ(see("/settings/none", cookie).status, 404);
    EXPECT_TRUE(store_->scopes("bao").empty() || store_->scopes("bao").at(0).voice.empty());
}

// The record is in English; nobody reads it so.
TEST_F(Forms, EverythingThatIsSetIsToldInTheReadersLanguage) {
    const Texts &vi = texts_of("vi"), &en = texts_of("en");
    const auto words =
        order_words(vi, "settings of section the-thao: voice vi-north, heard, not heard, heard as "
                        "what is around it, no voice of its own, intro \"A, b.\", without intro, "
                        "no intro of its own, outro \"C\", without outro, no outro of its own");
    EXPECT_EQ(words.what, "đặt cho chuyên mục the-thao");
    EXPECT_EQ(words.details,
              "giọng vi-north, có audio, không audio, audio theo thiết lập chung, không chọn giọng riêng, "
              "lời mở đầu \"A, b.\", không có lời mở đầu, lời mở đầu theo thiết lập chung, lời kết \"C\", "
              "không có lời kết, lời kết theo thiết lập chung");
    const auto article = order_words(
        vi, "settings: heard as its section is, reads \"A\", does not read \"B, b\", forgets \"C\"");
    EXPECT_EQ(article.what, "đặt cho bài");
    EXPECT_EQ(article.details,
              "audio theo thiết lập chung, đọc \"A\", không đọc \"B, b\", thôi đặt cho \"C\"");
    EXPECT_EQ(order_words(en, "lexicon add").what, "entered a word");
    EXPECT_EQ(order_words(vi, "something of another version").what, "something of another version");
}

TEST_F(Forms, APassageIsLeftOutReadAndAsBefore) {
    start();
    keep_zandora();
    store_->keep_reading(
        "bao", input_,
        {std::string(64, 'a'),
         R"({"blocks":[{"kind":"paragraph","text":"Trời mưa.","sentences":[{"text":"Trời mưa.","spoken":"trời mưa","tokens":[]}]}],"drops":[{"rule":"caption","text":"Ảnh của báo","place":"html"}]})",
         {}});
    const std::string cookie = login("bien-tap"), screen = "/articles/" + percent_encoded(input_);
    const auto page = see(screen, cookie);
    EXPECT_TRUE(shows(page, "name=\"exclude\" value=\"Trời mưa.\"")) << page.body;
    EXPECT_TRUE(shows(page, "name=\"read\" value=\"Ảnh của báo\""));
    const auto given =
        submit("/passages", cookie, {{"article", input_}, {"exclude", "Trời mưa."}, {"back", screen}});
    EXPECT_EQ(place_of(given), "/orders/1?order=regenerate&back=" + percent_encoded(screen));
    EXPECT_EQ(store_->decision("bao", input_).passages, (std::vector<Passage>{{"Trời mưa.", false}}));
    EXPECT_TRUE(shows(see(screen, cookie), "<b>Không đọc:</b> Trời mưa."));
    submit("/passages", cookie, {{"article", input_}, {"read", "Ảnh của báo"}, {"back", screen}});
    submit("/passages", cookie, {{"article", input_}, {"forget", "Trời mưa."}, {"back", screen}});
    EXPECT_EQ(store_->decision("bao", input_).passages, (std::vector<Passage>{{"Ảnh của báo", true}}));
    EXPECT_EQ(submit("/passages", cookie, {{"article", input_}, {"exclude", "Không có câu này đâu."}}).status,
              422);
    EXPECT_EQ(place_of(submit("/passages", cookie, {{"article", input_}, {"back", screen}})), screen);
}

TEST_F(Forms, VoicesAreOfferedWithASentenceOfTheNewsroom) {
    start();
    keep_spoken("1", "https://bao.example.vn/1.mp3");
    store_->keep_sentences("bao", input_,
                           {{"Ngắn.", "ngắn"}, {"Đoàn tới Zandora vào sáng hôm qua, trời mưa.", "…"}});
    const auto page = see("/voices", login("bien-tap"));
    for (const char *text :
         {"Đoàn tới Zandora vào sáng hôm qua, trời mưa.</textarea>", "data-voice=\"vi-north\"",
          "data-voice=\"vi-north-female\"", "đang dùng theo cấu hình", "action=\"/settings/bao\"",
          "Theo cấu hình: vi-north", "Giọng miền Bắc (Hà Nội), nam"})
        EXPECT_TRUE(shows(page, text)) << text << page.body;
}

TEST_F(Forms, ASourceTellsWhatItWouldFind) {
    start_reading();
    test::write(
        folder_.path() / "site/tin/gia-vang.html",
        "<html lang=\"vi\"><head><title>Giá vàng tăng</title></head><body><article><h1>Giá vàng tăng</h1>"
        "<p>Giá vàng trong nước sáng nay tăng mạnh so với hôm qua, theo các cửa hàng lớn ở Hà Nội và "
        "thành phố Hồ Chí Minh.</p><p>Người mua xếp hàng từ sớm, người bán thì chờ giá lên cao hơn nữa "
        "trong những ngày tới.</p></article></body></html>");
    const std::string cookie = login("quan-tri");
    const auto page = submit("/system/sources/cong/test", cookie, {});
    EXPECT_EQ(page.status, 200);
    for (const char *text :
         {"Thử nguồn cong", "Giá vàng tăng", " từ</span>", "Không thấy bài viết trong trang"})
        EXPECT_TRUE(shows(page, text)) << text << page.body;
    const auto answer = json_of(api("POST", "/api/sources/cong/test", "quan-tri"));
    EXPECT_EQ(answer["articles"].size(), 2U) << answer;
    EXPECT_EQ(answer["fault"], nullptr);
    EXPECT_TRUE(store_->orders(10).size() == 1) << "only the log-in is on record";
    EXPECT_EQ(submit("/system/sources/none/test", cookie, {}).status, 404);
    EXPECT_EQ(submit("/system/sources/cong/test", login("bien-tap"), {}).status, 403);
}

TEST_F(Forms, APublisherTellsWhatDoctorSays) {
    start_reading();
    const std::string cookie = login("quan-tri");
    const auto page = submit("/system/publishers/cong/test", cookie, {});
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(shows(page, "Kiểm tra nơi đăng cong")) << page.body;
    EXPECT_TRUE(shows(page, "<p class=\"state good\">tốt</p>")) << page.body;
    EXPECT_EQ(submit("/system/publishers/none/test", cookie, {}).status, 404);
}

TEST_F(Forms, AnAdministratorSeesHowMuchRoomThereIs) {
    start_reading();
    const auto page = see("/system", login("quan-tri"));
    for (const char *text :
         {"Chỗ trống", "còn trống ", "Bộ nhớ đệm giọng đọc đang tắt.", "action=\"/system/sources/cong/test\"",
          "action=\"/system/publishers/cong/test\""})
        EXPECT_TRUE(shows(page, text)) << text << page.body;
    EXPECT_EQ(json_of(api("GET", "/api/system", "quan-tri"))["cache"], nullptr);
}

} // namespace
} // namespace baonoi::serve::console
