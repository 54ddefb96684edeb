// SPDX-License-Identifier: GPL-3.0-or-later
// What the console shows, to whom, and what stays text whatever an article says.
#include "browsing.h"

#include "serve/console/assets.h"
#include "serve/console/console.h"
#include "serve/console/embedded.h"
#include "serve/console/reasons.h"
#include "serve/console/texts.h"
#include "work/lexicon_list.h"
#include "work/order_kinds.h"

#include <set>

namespace baonoi::serve::console {
namespace {

using nlohmann::json;

class Screens : public test::Browsing {
protected:
    const std::string input_ = "https://bao.example.vn/1";

    bool shows(const test::RawAnswer &answer, const std::string &text) {
        return answer.body.find(text) != std::string::npos;
    }
    static std::vector<std::string> every_screen() {
        return {"/",
                "/articles",
                "/articles?q=v%C3%A0ng",
                "/articles?state=failed&source=bao",
                "/articles/https%3A%2F%2Fbao.example.vn%2F1",
                "/orders/1-2",
                "/orders/1?order=withdraw",
                "/articles?source=bao&section=tin&voice=vi-north",
                "/lexicon",
                "/lexicon?list=all&q=hlv&page=2",
                "/lexicon?list=conflicts",
                "/lexicon?list=changes&changed=1",
                "/lexicon/words/Zandora",
                "/settings",
                "/settings/bao",
                "/settings/bao?section=tin",
                "/voices",
                "/system",
                "/articles/none"};
    }
};

TEST_F(Screens, AreThereInBothLanguagesOverAnEmptyStoreAndAFullOne) {
    start();
    const std::string cookie = login("quan-tri");
    for (const bool full : {false, true}) {
        if (full)
            keep_article(input_, "tăng");
        for (const char *language : {"vi", "en"})
            for (const std::string &screen : every_screen()) {
                const auto answer = see(screen, cookie.substr(0, cookie.size() - 2) +
                                                    "; baonoi_language=" + language + "\r\n");
                const bool is_there = full || !screen.starts_with("/articles/");
                EXPECT_EQ(answer.status, is_there && screen != "/articles/none" ? 200 : 404)
                    << screen << answer.body;
                EXPECT_TRUE(shows(answer, fmt::format("<html lang=\"{}\">", language))) << screen;
            }
    }
    EXPECT_EQ(warnings_, "");
}

// Every text that comes from outside, full of markup, on every screen that shows it.
TEST_F(Screens, EveryTextOfAnArticleIsText) {
    start();
    const std::string mark = R"("'><script>alert(1)</script><img src=x onerror=alert(1)>{{csrf}}&amp;~x)";
    keep_article("https://bao.example.vn/1", mark);
    keep_article("https://bao.example.vn/2?" + mark, mark);
    keep_article("javascript:alert(1)//" + mark, mark);
    store_->note_order({0, mark, mark, mark, mark, 0, mark});
    store_->note_order({0, mark, "settings of section " + mark + ": voice " + mark, "bao", "", 0, mark});
    store::LexiconChangeRecord change;
    change.what = "added";
    change.who = change.word = change.said = change.file = mark;
    store_->note_lexicon_change(change);
    store_->revise_scope("bao", mark, mark, mark, [&](store::ScopeRecord &scope) {
        scope.voice = mark;
        scope.intro = mark;
    });
    store_->revise("bao", input_, [&](store::Decision &decision) { decision.passages = {{mark, true}}; });
    const std::string cookie = login("quan-tri", "User-Agent: " + mark + "\r\n");
    std::vector<std::string> screens = every_screen();
    screens.push_back("/articles?q=" + percent_encoded(mark));
    screens.push_back("/articles?source=" + percent_encoded(mark));
    screens.push_back("/articles/" + percent_encoded("https://bao.example.vn/2?" + mark));
    screens.push_back("/articles/" + percent_encoded("javascript:alert(1)//" + mark));
    screens.push_back("/articles?source=bao&section=" + percent_encoded(mark));
    screens.push_back("/lexicon?list=all&q=" + percent_encoded(mark));
    screens.push_back("/lexicon?word=" + percent_encoded(mark));
    screens.push_back("/lexicon/words/" + percent_encoded(mark));
    screens.push_back("/settings/bao?section=" + percent_encoded(mark));
    screens.push_back("/voices?text=" + percent_encoded(mark));
    screens.push_back("/orders/1?back=" + percent_encoded("javascript:alert(1)"));
    screens.push_back("/login?next=" + percent_encoded("/\"><script>"));
    screens.push_back("/language/" + percent_encoded(mark));
    for (const std::string &screen : screens) {
        const auto answer = see(screen, cookie);
        EXPECT_NE(answer.status, 500) << screen;
        for (const char *part : {"<script>alert", "<img src=x", "href=\"javascript:", "<script>"})
            EXPECT_FALSE(shows(answer, part)) << screen << " shows " << part;
        EXPECT_FALSE(shows(answer, "{{csrf}}&amp;~x") && shows(answer, csrf_of(cookie) + "&amp;~x"))
            << screen;
    }
    EXPECT_EQ(send("/login", {{"name", mark}, {"token", mark}, {"next", mark}}).body.find("<script>alert"),
              std::string::npos);
}

TEST_F(Screens, ForbidWhatIsNotTheirs) {
    start();
    const std::string cookie = login("quan-tri");
    for (const std::string &screen : {std::string("/"), std::string("/login"), std::string("/articles/none"),
                                      asset_address("console.js"), std::string("/assets/none.js")}) {
        const auto answer = see(screen, cookie);
        EXPECT_EQ(answer.headers.at("content-security-policy"),
                  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self' "
                  "blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
                  "require-trusted-types-for 'script'; trusted-types baonoi");
        EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff");
        EXPECT_EQ(answer.headers.at("referrer-policy"), "same-origin");
        EXPECT_EQ(answer.headers.at("x-frame-options"), "DENY");
        for (const char *part : {" style=", " onclick=", "<style", "javascript:"})
            EXPECT_TRUE(screen.ends_with(".js") || !shows(answer, part)) << screen << part;
    }
}

// A recording that lies elsewhere may be played from there, and nothing that only looks like an address.
TEST_F(Screens, PlayRecordingsFromWhereTheyArePublic) {
    start();
    const std::string cookie = login("doc");
    const std::string screen = "/articles/" + percent_encoded(input_);
    for (const auto &[audio, source] :
         {std::pair("https://CDN.example.vn:8443/a.mp3", "blob: https://cdn.example.vn:8443;"),
          {"/srv/site/a.mp3", "blob:;"},
          {"https://a.example; script-src *", "blob:;"},
          {"javascript:alert(1)", "blob:;"}}) {
        store::ArticleRecord article;
        article.source = "bao";
        article.input = input_;
        article.state = store::ArticleState::attached;
        article.audio = audio;
        article.content_hash = audio;
        store_->keep(article);
        for (const std::string &page : {screen, std::string("/articles")})
            EXPECT_NE(see(page, cookie).headers.at("content-security-policy").find(source), std::string::npos)
                << audio;
    }
}

TEST_F(Screens, AnArticleStandsBesideHowItIsRead) {
    start();
    keep_article(input_, "tăng");
    const auto page = see("/articles/" + percent_encoded(input_), login("doc"));
    EXPECT_TRUE(shows(page, "<span data-from=\"0.5\" data-to=\"0.75\">giá</span> <span class=\"odd unknown\" "
                            "data-from=\"0.75\" data-to=\"1.25\" data-say=\"ét di xi\" "
                            "data-rule=\"đánh vần từng chữ: chưa có trong từ điển\">tăng SJC</span>"))
        << page.body;
    EXPECT_TRUE(shows(page, "<audio controls preload=\"none\" src=\"/api/articles/"));
    EXPECT_TRUE(shows(page, "Những đoạn không đọc"));
}

TEST_F(Screens, AreSentAgainOnlyWhenTheyChanged) {
    start();
    const std::string cookie = login("doc");
    const auto first = see("/articles", cookie);
    EXPECT_EQ(first.headers.at("cache-control"), "private, no-cache");
    const std::string tag = first.headers.at("etag");
    const auto same = see("/articles", cookie + fmt::format("If-None-Match: {}\r\n", tag));
    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.body, "");
    keep_article(input_, "tăng");
    EXPECT_EQ(see("/articles", cookie + fmt::format("If-None-Match: {}\r\n", tag)).status, 200);
}

TEST_F(Screens, AssetsAreKeptForGoodAndSmall) {
    start();
    std::size_t all = 0;
    for (const EmbeddedFile &file : embedded_files()) {
        all += file.bytes.size();
        if (!file.name.starts_with("assets/"))
            continue;
        const auto answer = see(asset_address(file.name.substr(7)), "");
        EXPECT_EQ(answer.status, 200) << file.name;
        EXPECT_EQ(answer.body, file.bytes) << file.name;
        EXPECT_EQ(answer.headers.at("cache-control"), "public, max-age=31536000, immutable");
    }
    EXPECT_LE(all, 150'000U);
    EXPECT_EQ(see("/assets/console.000000000000.js", "").status, 404);
}

std::set<std::string> keys_of(const json &value, const std::string &path = "") {
    if (!value.is_object())
        return {path};
    std::set<std::string> keys;
    for (const auto &[key, inner] : value.items())
        keys.merge(keys_of(inner, path + "." + key));
    return keys;
}

TEST(ConsoleTexts, AreTheSameInEveryLanguage) {
    const json vi = json::parse(*embedded_file("texts/vi.json")),
               en = json::parse(*embedded_file("texts/en.json"));
    EXPECT_EQ(keys_of(vi), keys_of(en));
    for (const std::string &key : keys_of(vi)) {
        std::string path = key;
        std::replace(path.begin(), path.end(), '.', '/');
        const json::json_pointer place(path);
        for (const char *mark : {"{n}", "{what}"})
            EXPECT_EQ(vi[place].get<std::string>().find(mark) == std::string::npos,
                      en[place].get<std::string>().find(mark) == std::string::npos)
                << key;
    }
}

// No order is shown in the words of the record, which are English.
TEST(ConsoleTexts, TellEveryKindOfOrderAndOfChange) {
    for (const std::string &language : languages())
        for (std::size_t kind = 0; kind < work::order_kind_count; ++kind) {
            const auto name = work::name_of(static_cast<work::OrderKind>(kind));
            EXPECT_TRUE(texts_of(language).has(fmt::format("orders.{}", name))) << language << name;
        }
    for (const char *what : {"added", "replaced", "removed", "undone"})
        for (const char *group : {"changes", "changes_done"})
            EXPECT_TRUE(texts_of("vi").has(fmt::format("{}.{}", group, what))) << group << what;
    for (const std::string_view role : normalise::lexicon_classes())
        EXPECT_TRUE(texts_of("vi").has(fmt::format("classes.{}", role))) << role;
}

// In the templates every value stands in quotes or in text, and every text that they name is there, also in
// sections that no test opens.
TEST(ConsoleTemplates, QuoteEveryValueAndNameTextsThatExist) {
    const json vi = json::parse(*embedded_file("texts/vi.json"));
    for (const EmbeddedFile &file : embedded_files()) {
        if (!file.name.starts_with("pages/"))
            continue;
        EXPECT_EQ(file.bytes.find("={{"), std::string_view::npos) << file.name;
        for (std::size_t at = file.bytes.find("{{t."); at != std::string_view::npos;
             at = file.bytes.find("{{t.", at + 1)) {
            std::string key(file.bytes.substr(at + 3, file.bytes.find("}}", at) - at - 3));
            std::replace(key.begin(), key.end(), '.', '/');
            EXPECT_TRUE(vi.contains(json::json_pointer(key))) << file.name << key;
        }
    }
}

TEST_F(Screens, TodayTellsWhatFailedAndWhatToDo) {
    start();
    keep_article(input_, "tăng");
    const auto page = see("/", login("bien-tap"));
    for (const char *text : {"Không thấy bài viết trong trang", "Từ lúc đăng đến lúc nghe được", "Làm lại",
                             "Không có bài nào đang chờ."})
        EXPECT_TRUE(shows(page, text)) << text << page.body;
    EXPECT_FALSE(shows(see("/", login("doc")), "name=\"order\""));
}

TEST_F(Screens, OneOrManyArticlesAreOrderedAndTheirProgressSeen) {
    start();
    keep_article(input_, "tăng");
    const std::string cookie = login("bien-tap");
    const auto given = submit("/orders", cookie,
                              {{"order", "publish"},
                               {"article", input_},
                               {"article", "https://bao.example.vn/2"},
                               {"reason", "sửa tên"},
                               {"back", "/articles?q=a"}});
    ASSERT_EQ(given.status, 303) << given.body;
    EXPECT_EQ(given.headers.at("location"), "/orders/2-3?order=publish&back=%2Farticles%3Fq%3Da");
    EXPECT_EQ(woken_, 1);
    const auto page = see(given.headers.at("location"), cookie);
    EXPECT_TRUE(shows(page, "0 / 2 xong")) << page.body;
    EXPECT_TRUE(shows(page, "Hoàn tác"));
    EXPECT_EQ(store_->orders(1)[0].reason, "sửa tên");
    const auto refused = submit("/orders", cookie, {{"order", "regenerate"}, {"article", "none"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(submit("/orders", cookie, {{"order", "regenerate"}}).status, 400);
}

TEST_F(Screens, ATokenIsShownOnce) {
    start();
    const std::string cookie = login("quan-tri");
    const auto made = submit("/system/tokens", cookie, {{"name", "lan"}, {"role", "editor"}, {"days", "90"}});
    ASSERT_EQ(made.status, 200);
    EXPECT_EQ(made.headers.at("cache-control"), "no-store");
    const std::size_t at = made.body.find("<code class=\"secret\">") + 21;
    const std::string token = made.body.substr(at, 64);
    EXPECT_EQ(store_->token(openssl::sha256_hex(token))->name, "lan");
    EXPECT_FALSE(shows(see("/system", cookie), token));
    EXPECT_EQ(submit("/system/tokens", cookie, {{"name", "lan"}, {"role", "editor"}}).status, 422);
    EXPECT_EQ(submit("/system/tokens", cookie, {{"name", "an"}, {"role", "king"}}).status, 400);
    EXPECT_EQ(submit("/system/tokens", cookie, {{"name", "an"}, {"role", "viewer"}, {"days", "x"}}).status,
              400);
    EXPECT_EQ(store_->orders(1)[0].what, "token add");
}

TEST_F(Screens, ABrowserThatGoesAstrayGetsAPage) {
    start();
    const auto answer = see("/khong-co", "Accept: text/html,*/*\r\n");
    EXPECT_EQ(answer.status, 404);
    EXPECT_TRUE(shows(answer, "Không có trang này"));
    EXPECT_EQ(json_of(see("/khong-co", ""))["error"], "there is no such address");
}

TEST_F(Screens, AnArticleIsOrderedWithAVoice) {
    start();
    store::ArticleRecord article;
    article.source = "bao";
    article.input = input_;
    store_->keep(article);
    const std::string cookie = login("bien-tap");
    EXPECT_TRUE(shows(see("/articles/" + percent_encoded(input_), cookie), "<option value=\"vi-north\">"));
    submit("/orders", cookie, {{"order", "regenerate"}, {"article", input_}, {"voice", "vi-north"}});
    EXPECT_EQ(store_->decision("bao", input_).voice, "vi-north");
    EXPECT_TRUE(shows(see("/articles/" + percent_encoded(input_), cookie), "Giọng đã chọn: vi-north"));
    EXPECT_EQ(
        submit("/orders", cookie, {{"order", "regenerate"}, {"article", input_}, {"voice", "none"}}).status,
        422);
}

TEST_F(Screens, EarlierRecordingsAreHeardComparedAndGoneBackTo) {
    store::ArticleRecord article;
    for (const char hash : {'a', 'b'}) {
        clock_.pass(60);
        article = keep_spoken("00aa", fmt::format("https://bao.example.vn/{}.mp3", hash));
        article.content_hash = std::string(64, hash);
        article.voice = hash == 'a' ? "vi-north" : "vi-north-female";
        store_->keep(article);
        store_->keep_sentences("bao", article.input,
                               {{hash == 'a' ? "Có 2 lớp." : "Có 3 lớp.", "có lớp"},
                                {"UBND.", hash == 'a' ? "u bê" : "ủy ban"}});
    }
    test::write(folder_.path() / "versions" / (std::string(64, 'a') + ".mp3"), "mp3");
    start(toml() + fmt::format("[versions]\nfolder = \"{}\"\n", (folder_.path() / "versions").string()));
    const std::string cookie = login("bien-tap"), screen = "/articles/" + percent_encoded(article.input);
    const auto page = see(screen, cookie);
    for (const std::string text :
         {"Bản 1", "Bản 2", "đang được nghe", "/audio?version=1\"", "<del>Có 2 lớp.</del>",
          "<ins>Có 3 lớp.</ins>", "đọc khác đi: UBND.", "<del>u bê</del>", "<ins>ủy ban</ins>",
          "<del>vi-north</del> <ins>vi-north-female</ins>", "formaction=\"/orders?version=1\""})
        EXPECT_TRUE(shows(page, text)) << text << page.body;
    EXPECT_FALSE(shows(page, "value=\"unpin\""));
    EXPECT_FALSE(shows(see(screen, login("doc")), "value=\"rollback\""));
    const auto order = [&](const std::string &target, const std::string &kind) {
        return submit(target, cookie,
                      {{"order", kind}, {"article", article.input}, {"reason", "vì"}, {"back", screen}});
    };
    const auto back = order("/orders?version=1", "rollback");
    ASSERT_EQ(back.status, 303) << back.body;
    EXPECT_TRUE(shows(see(back.headers.at("location"), cookie), "value=\"unpin\">Hoàn tác"));
    const auto pinned = see(screen, cookie);
    EXPECT_TRUE(shows(pinned, "Được giữ cho đến khi lời bài thay đổi bởi <b>bien-tap</b>: vì"))
        << pinned.body;
    EXPECT_TRUE(shows(pinned, "Quay lại bản 1")) << "who asked for what";
    const auto undone = order("/orders", "unpin");
    EXPECT_TRUE(undone.headers.at("location").find("order=unpin&before=1&") != std::string::npos);
    const auto progress = see(undone.headers.at("location"), cookie);
    EXPECT_TRUE(shows(progress, "action=\"/orders?version=1\"") &&
                shows(progress, "value=\"rollback\">Hoàn tác"))
        << progress.body;
    EXPECT_EQ(order("/orders?version=9", "rollback").status, 422);
    store_->note_order({0, "baonoi", "unpin", "bao", article.input, 1, "the article's text changed"});
    EXPECT_TRUE(shows(see(screen, cookie), "lời bài đã thay đổi"));
    EXPECT_EQ(warnings_, "");
}

TEST_F(Screens, LanguageStaysChosen) {
    start();
    const auto chosen = see("/language/en?back=%2Fa", "");
    EXPECT_EQ(chosen.headers.at("location"), "/a");
    EXPECT_TRUE(chosen.headers.at("set-cookie").starts_with("baonoi_language=en; Path=/"));
    EXPECT_TRUE(shows(see("/login", "Cookie: baonoi_language=en\r\n"), "Log in"));
    EXPECT_TRUE(shows(see("/login", ""), "Đăng nhập"));
    EXPECT_EQ(see("/language/fr", "").headers.count("set-cookie"), 0U);
}

TEST(ConsoleReasons, AreKindsThatAnEditorKnows) {
    EXPECT_EQ(kind_of_reason("has a recording: https://a/b.mp3"), "other_recording");
    EXPECT_EQ(kind_of_reason("no article found in it: the longest text is 3 words"), "no_article");
    EXPECT_EQ(kind_of_reason("withdrawn by lan: nhân vật yêu cầu"), "withdrawn");
    EXPECT_EQ(kind_of_reason("cannot fetch https://a/: Could not resolve host"), "network");
    EXPECT_EQ(kind_of_reason("anything else"), "other");
}

} // namespace
} // namespace baonoi::serve::console
