// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/slot_proof.h"
#include "systems/site/player.h"

#include "publish/audio_files.h"
#include "publish/sample_publisher.h"
#include "systems/site/page_bytes.h"
#include "systems/site/site_links.h"

#include <nlohmann/json.hpp>

namespace baonoi::systems::site {
namespace {

const PlayerFacts facts{std::string(64, 'a'),
                        "Giá \"gạo\" </script> & cá",
                        "audio/x.mp3",
                        "audio/x.vtt",
                        "audio/baonoi-player.0123456789ab.js",
                        "https://bao.example.vn/audio/x.mp3",
                        std::string(64, 'b'),
                        1234567,
                        {3723.4},
                        "Giọng <máy>"};

TEST(Player, IsOneElementForListenersAndForSearchEngines) {
    const std::string html = player_html(facts, false);
    EXPECT_EQ("<div class=\"baonoi\" data-baonoi=\"" + std::string(64, 'a') +
                  "\" lang=\"vi\">\n"
                  "<baonoi-player duration=\"3723.4\">\n"
                  "<p class=\"baonoi-label\">Nghe bài viết (1 giờ 2 phút 3 giây)</p>\n"
                  "<audio controls preload=\"none\" aria-label=\"Nghe bài viết: Giá &quot;gạo&quot; "
                  "&lt;/script&gt; &amp; cá\"><source src=\"audio/x.mp3\" type=\"audio/mpeg\" /><track "
                  "kind=\"captions\" src=\"audio/x.vtt\" srclang=\"vi\" label=\"Phụ đề\" /></audio>\n"
                  "<p class=\"baonoi-note\"><a href=\"audio/x.mp3\" download>Tải tệp MP3 (1,2 MB)</a>. Giọng "
                  "&lt;máy&gt;</p>\n"
                  "</baonoi-player>\n"
                  "<script type=\"application/ld+json\">",
              html.substr(0, html.find("{")));
    EXPECT_TRUE(html.ends_with("}</script>\n<script src=\"audio/baonoi-player.0123456789ab.js\" "
                               "charset=\"utf-8\" defer></script>\n</div>"));
    const std::size_t begin = html.find('{');
    const auto object = nlohmann::json::parse(html.substr(begin, html.rfind('}') - begin + 1));
    EXPECT_EQ("AudioObject", object["@type"]);
    EXPECT_EQ(facts.title, object["name"]);
    EXPECT_EQ(facts.public_url, object["contentUrl"]);
    EXPECT_EQ("audio/mpeg", object["encodingFormat"]);
    EXPECT_EQ("PT1H2M3S", object["duration"]);
    EXPECT_EQ("vi", object["inLanguage"]);
    EXPECT_EQ("1234567", object["contentSize"]);
}

TEST(Player, HasOnlyPhrasingContentAmongWords) {
    const std::string html = player_html(facts, true);
    EXPECT_TRUE(html.starts_with("<span class=\"baonoi\""));
    EXPECT_EQ(std::string::npos, html.find("<p"));
    EXPECT_EQ(std::string::npos, html.find("<div"));
}

TEST(Player, StatesDurations) {
    EXPECT_EQ("3 phút 20 giây", duration_in_words({200.4}));
    EXPECT_EQ("1 giây", duration_in_words({0.2}));
    EXPECT_EQ("1 phút", duration_in_words({59.6}));
    EXPECT_EQ("2 giờ", duration_in_words({7200}));
    EXPECT_EQ("PT3M20S", iso_duration({200.4}));
    EXPECT_EQ("PT1S", iso_duration({0}));
}

TEST(PageBytes, AreAsciiInOtherCharsets) {
    EXPECT_EQ("&#7841;<b>&#128266;</b>", with_character_references("ạ<b>🔊</b>"));
    Article article;
    article.input = "trang.html";
    article.charset = "UTF-16BE";
    article.bytes = std::string("\0a\x1E\xA1\0b", 6);
    article.html = "aạb";
    EXPECT_EQ(std::string("\0a\x1E\xA1\0x\0b", 8), edited_page(article, {4, 4}, "x").bytes);
    article.charset = "windows-1258";
    article.bytes = "a\xF2"
                    "b";
    article.html = "a\xCC\xA3"
                   "b";
    EXPECT_EQ("&#7841;\xF2"
              "b",
              edited_page(article, {0, 1}, "ạ").bytes);
}

TEST(PageBytes, KeepBrokenBytesOutsideTheEdit) {
    Article article;
    article.charset = "UTF-8";
    article.bytes = "\xEF\xBB\xBF\xFF"
                    "a\xC3"
                    "b\xE1\xBA";
    article.html = "\xEF\xBF\xBD"
                   "a\xEF\xBF\xBD"
                   "b\xEF\xBF\xBD";
    EXPECT_EQ("\xEF\xBB\xBF\xFFX\xC3"
              "b\xE1\xBA",
              edited_page(article, {3, 4}, "X").bytes);
}

TEST(PageBytes, RefuseCharsetsThatCannotBeEdited) {
    Article article;
    article.input = "trang.html";
    article.charset = "IBM037";
    article.bytes = "\x81\x82";
    article.html = "ab";
    const auto refusal = test::refusal_of([&] { edited_page(article, {1, 1}, "x"); });
    EXPECT_EQ(Next::skip, refusal.next);
    EXPECT_EQ("trang.html: pages in the charset IBM037 cannot be edited; save it as UTF-8", refusal.message);
}

TEST(PageBytes, AreReadBackInUtf16) {
    EXPECT_EQ("<p>", publish::readable_page(std::string("\xFF\xFE<\0p\0>\0", 8)));
    EXPECT_EQ("<p>", publish::readable_page(std::string("\xFE\xFF\0<\0p\0>", 8)));
    EXPECT_EQ("<p>", publish::readable_page(std::string("<\0p\0>\0", 6)));
    EXPECT_EQ("<p>", publish::readable_page(std::string("\0<\0p\0>", 6)));
}

TEST(Slugs, AreShortAsciiNames) {
    EXPECT_EQ("dong-thap-don-lu-dep", publish::slug_of("Đồng Tháp đón LŨ đẹp"));
    EXPECT_EQ("dong-thap", publish::slug_of("--Đo\xCC\x82\xCC\x80ng__Tháp!"));
    EXPECT_EQ("bai-viet", publish::slug_of("日本"));
    EXPECT_EQ("bai-viet", publish::slug_of(""));
    EXPECT_EQ("a-b", publish::slug_of("a\xFF"
                                      "b"));
    EXPECT_EQ(std::string(59, 'a'), publish::slug_of(std::string(59, 'a') + " b"));
    EXPECT_EQ(60U, publish::slug_of(std::string(300, 'a')).size());
}

TEST(Slugs, ArePlainOnlyForThePlainName) {
    EXPECT_EQ("bai-1", publish::slug_of_page("bai-1.html"));
    EXPECT_EQ("bai-1-" + openssl::sha256_hex("tin/bai-1.html").substr(0, 8),
              publish::slug_of_page("tin/bai-1.html"));
    EXPECT_EQ("bai-1-" + openssl::sha256_hex("Bài 1.html").substr(0, 8), publish::slug_of_page("Bài 1.html"));
    EXPECT_EQ(60U, publish::slug_of_page(std::string(300, 'a') + ".html").size());
}

TEST(SiteLinks, LeadFromPageToFileAndBack) {
    publish::SiteSettings settings;
    settings.folder = "/srv/site";
    const SiteLinks links(settings, "/srv/site", "/srv/site/tin/2024/bai.html", html::Document(""));
    EXPECT_EQ("../../audio/a.mp3", links.to("/srv/site/audio/a.mp3"));
    EXPECT_EQ("../../audio/a.mp3", links.public_url("/srv/site/audio/a.mp3"));
    EXPECT_EQ("/srv/site/audio/a b.mp3", links.file("../../audio/a%20b.mp3?x#y"));
    EXPECT_EQ("/srv/site/audio/a.mp3", links.file("/audio/a.mp3"));
    EXPECT_EQ("/srv/site/audio/a.mp3", links.file("https://bao.example.vn/audio/a.mp3"));
    for (const char *link : {"", "#x", "../../../a", "/../a", "../../%2e%2e/a", "/..%2f..%2fa"})
        EXPECT_EQ(std::nullopt, links.file(link)) << link;
}

TEST(SiteLinks, FollowTheBaseElement) {
    publish::SiteSettings settings;
    settings.folder = "/srv/site";
    settings.site_url = "https://bao.example.vn/vi/";
    const auto link = [&](const std::string &base) {
        const html::Document page("<head><base href=\"" + base + "\"></head><body>");
        return SiteLinks(settings, "/srv/site", "/srv/site/tin/bai.html", page).to("/srv/site/audio/a.mp3");
    };
    EXPECT_EQ("audio/a.mp3", link("https://bao.example.vn/vi/"));
    EXPECT_EQ("../audio/a.mp3", link("https://bao.example.vn/vi/tin/x.html"));
    EXPECT_EQ("audio/a.mp3", link("../"));
    EXPECT_EQ("../audio/a.mp3", link("bai.html"));
    EXPECT_ANY_THROW(link("https://khac.example.vn/"));
    EXPECT_ANY_THROW(link("../../"));
}

TEST(SiteLinks, MapUrlsToPathsBelowTheSite) {
    const std::string site = "https://bao.example.vn";
    EXPECT_EQ("tin/bài.html", path_of_url("https://bao.example.vn/tin/b%C3%A0i.html?a#b", site));
    EXPECT_EQ("", path_of_url("https://bao.example.vn/", site));
    for (const char *url : {"https://bao.example.vn.khac.vn/x", "http://bao.example.vn/x",
                            "https://bao.example.vn/../x", "https://bao.example.vn/%2e%2e/x",
                            "https://bao.example.vn//etc/passwd", "https://bao.example.vn/a%00b"})
        EXPECT_EQ(std::nullopt, path_of_url(url, site)) << url;
    EXPECT_EQ(std::nullopt, path_of_url("https://bao.example.vn/x", ""));
}

} // namespace
} // namespace baonoi::systems::site
