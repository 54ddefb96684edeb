// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/extract.h"

#include "base/error.h"
#include "base/utf8.h"
#include "extract/visible.h"
#include "golden/golden.h"
#include "lib/icu/unicode.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <random>

namespace baonoi::extract {

namespace {

ExtractSettings settings() {
    ExtractSettings made;
    made.words = load_page_words(test::source_folder() / "config/extract");
    return made;
}

Script script_of(const std::string &html, const ExtractSettings &with = settings()) {
    Article article;
    article.input = "a.html";
    article.html = html;
    return extract(article, with);
}

std::string failure(const std::string &html, const ExtractSettings &with = settings()) {
    try {
        script_of(html, with);
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        return error.what();
    }
    return "no failure";
}

std::string repeated(const std::string &text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

// How often each character that is not a blank occurs.
void count(std::map<char32_t, int> &characters, const std::string &text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        if (!is_blank(point.value))
            ++characters[point.value];
        at += point.length;
    }
}

const std::string prose = "<p>Sáng nay bà con thôn Đoài ra đồng gặt lúa sớm vì dự báo chiều có mưa to.</p>";

} // namespace

class ExtractAccounts : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(ExtractAccounts, ForEveryVisibleCharacter) {
    const std::string html = test::slurp(GetParam() / "in.html");
    Script script;
    try {
        script = script_of(html);
    } catch (const Error &) {
        EXPECT_TRUE(std::filesystem::exists(GetParam() / "error"));
        return;
    }
    std::map<char32_t, int> visible, accounted;
    count(visible, icu::nfc(test::visible_text(html)));
    for (const Block &block : script.blocks)
        count(accounted, block.text);
    for (const Drop &drop : script.drops)
        count(accounted, drop.text);
    for (std::map<char32_t, int> *characters : {&visible, &accounted})
        characters->erase(U','); // put between the cells of a table's row
    // Headers of tables are said with every row; announcements and texts that the page hides are not visible.
    const bool hidden = std::any_of(script.notes.begin(), script.notes.end(),
                                    [](const std::string &note) { return note.starts_with("the text is "); });
    const bool said_more =
        hidden || std::any_of(script.drops.begin(), script.drops.end(), [](const Drop &drop) {
            return drop.rule == "table header" || drop.rule == "numeric table";
        });
    for (const auto &[character, times] : visible)
        EXPECT_TRUE(accounted[character] == times || (said_more && accounted[character] > times))
            << static_cast<std::uint32_t>(character);
    if (!said_more) {
        EXPECT_EQ(visible, accounted);
    }
}

INSTANTIATE_TEST_SUITE_P(Pages, ExtractAccounts, ::testing::ValuesIn(test::golden_cases("extract")),
                         test::case_name);

TEST(Extract, BlocksSayWhereTheyStand) {
    const Script script = script_of("<body><div id=main><h1>Mùa gặt</h1>" + prose + prose + "</div>");
    ASSERT_EQ(script.blocks.size(), 3U);
    EXPECT_EQ(script.blocks[0].kind, BlockKind::title);
    EXPECT_EQ(script.blocks[0].place, "html/body/div#main/h1[1]");
    EXPECT_EQ(script.blocks[2].place, "html/body/div#main/p[2]");
}

TEST(Extract, ExplainsWhatDecidedWhenAsked) {
    const std::string html = "<div id=main><h1>Mùa gặt</h1>" + prose + prose +
                             "<div class=tin-lien-quan><a href=b>Giá lúa tăng</a></div></div>" +
                             "<div id=more><p>Đọc thêm các tin khác.</p></div>";
    ExtractSettings with = settings();
    EXPECT_EQ(script_of(html, with).drops.at(0).evidence, "");
    with.explain = true;
    const Script script = script_of(html, with);
    EXPECT_EQ(script.drops.at(0).rule, "related links");
    EXPECT_EQ(script.drops.at(0).evidence.substr(0, 33), "<div>: class words \"tin lien quan");
    EXPECT_NE(script.notes.at(0).find("root <div id=\"main\"> scores "), std::string::npos);
    EXPECT_NE(script.notes.at(0).find("; runner-up "), std::string::npos);
    EXPECT_EQ(to_json(script), to_json(script_of(html)));
}

TEST(Extract, AuthorsAmongThePostDetailsAreTaken) {
    const Script script =
        script_of("<div><h1>Mùa gặt</h1><div class=entry-meta><span class=author>Hạ Vy</span>"
                  "</div>" +
                  prose + prose + "</div>");
    EXPECT_EQ(script.author, "Hạ Vy");
}

TEST(Extract, MicrodataSaysWhichElementIsTheArticle) {
    const std::string other =
        "<p>Tin khác nói chuyện khác, dài gần bằng bài chính của trang này, thêm vài chữ.</p>";
    const Script script =
        script_of("<div>" + other + other + "</div>" + repeated("<p><a href=b>Tin khác</a></p>", 60) +
                  "<div itemprop=\"description articleBody\">" + prose + prose + "</div>");
    ASSERT_EQ(script.blocks.size(), 2U);
    EXPECT_EQ(script.blocks[0].place, "html/body/div[2]/p[1]");
}

TEST(Extract, NoticesOfEmptySlotsAreSettings) {
    ExtractSettings with = settings();
    with.empty_slot_notices = {"Chưa  có bản ĐỌC"};
    const Script script =
        script_of("<div><h1>Mùa gặt</h1><div><p>Bài này chưa có bản đọc.</p></div>" + prose, with);
    ASSERT_EQ(script.drops.size(), 1U);
    EXPECT_EQ(script.drops[0],
              (Drop{"empty audio slot", "Bài này chưa có bản đọc.", "html/body/div[1]/div[1]/p[1]", "", 1}));
}

TEST(Extract, TextIsNfc) {
    const Script script = script_of("<p>Tie\u0302\u0301ng Vie\u0323\u0302t co\u0301 da\u0302\u0301u thanh "
                                    "vie\u0302\u0301t ro\u031B\u0300i.</p>");
    EXPECT_EQ(script.blocks.at(0).text, "Tiếng Việt có dấu thanh viết rời.");
}

TEST(Extract, SaysWhatIsMissing) {
    EXPECT_EQ(failure(""), "no article found in a.html: it holds no text");
    EXPECT_EQ(failure("<html><head><title>Chỉ có đầu trang</title></head></html>"),
              "no article found in a.html: it holds no text");
    EXPECT_EQ(failure("<article><p>Hết bài.</p></article>"),
              "the article in a.html has less than one sentence");
}

TEST(Extract, RefusesAPageThatTakesTooLong) {
    ExtractSettings with = settings();
    with.budget = {0.0001};
    EXPECT_EQ(failure(repeated(prose, 20000), with),
              "a.html takes more than 0.0001 s to read; the page is too large or broken");
}

TEST(Extract, FiveThousandBrokenPagesAreReadOrRefused) {
    const ExtractSettings with = settings();
    std::vector<std::string> pages;
    for (const auto &folder : test::golden_cases("extract"))
        pages.push_back(test::slurp(folder / "in.html"));
    std::mt19937 random(1);
    const auto below = [&](std::size_t n) {
        return static_cast<std::size_t>(random()) % std::max<std::size_t>(n, 1);
    };
    for (int i = 0; i < 5000; ++i) {
        std::string page = pages[below(pages.size())];
        const std::string &other = pages[below(pages.size())];
        for (std::size_t edits = below(6) + 1; edits > 0; --edits) {
            const std::size_t at = below(page.size());
            if (random() % 2 == 0)
                page.erase(at, below(200));
            else
                page.insert(at, other.substr(below(other.size()), below(200)));
        }
        failure(valid_utf8(page), with);
    }
}

TEST(Extract, HostilePagesAreReadOrRefusedInTime) {
    ExtractSettings with = settings();
    const auto begin = std::chrono::steady_clock::now();
    for (const std::string &page :
         {repeated("<div>", 1000000) + prose, repeated("<ul><li>", 300000), repeated("<b>x</b>", 300000),
          "<p " + repeated("a1=2 ", 100000) + ">" + prose, "<p>" + repeated("lúa chín vàng ", 1200000),
          repeated("&amp;", 500000), repeated("<table><tr><td>1<td>2<tr><td>3<td>4", 50000),
          repeated("<span class=tin-lien-quan>", 100000) + prose, prose + "<!--" + repeated("-- >", 500000),
          repeated("<script>", 200000) + prose, "<p>" + repeated("lúa[1] ", 200000),
          "<p>" + repeated("[", 500000) + "]", "<p>e" + repeated("\u0301\u0323", 500000)})
        failure(page, with);
    const std::chrono::duration<double> used = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(used.count(), 10 * (with.budget.value + 10));
}

// Every word of a body that is handed over is read, or dropped by a rule that says what it is.
TEST(Extract, LosesNoWordOfABodyThatIsHandedOver) {
    const std::string body =
        "<p>Một.</p><p><b>Hai ba</b></p><ul><li><a href=/x>Bốn năm</a></li></ul><aside>Sáu bảy</aside>"
        "<div class=\"sidebar widget\"><p>Tám chín mười.</p></div><footer>Mười một</footer>"
        "<header><p>Mười hai</p></header><h2>Mười ba</h2><table><tr><td>Mười bốn</td></tr></table>"
        "<p><a href=/y>Mười lăm, mười sáu</a></p><blockquote>Mười bảy</blockquote><p>26/2/2013</p>"
        "<div class=\"entry-meta\">Mười tám</div><p><em><a href=/z>Mười chín</a></em></p>";
    const Script script = script_of("<body><article data-baonoi-body=\"\"><h1>Đếm đến mười chín</h1>" + body +
                                    "</article></body>");
    EXPECT_EQ(script.title, "Đếm đến mười chín");
    EXPECT_EQ(script.blocks.at(0).kind, BlockKind::title);
    EXPECT_TRUE(script.drops.empty()) << script.drops.at(0).rule << ": " << script.drops.at(0).text;
    EXPECT_EQ(script.blocks.size(), 15U);
}

// What a body holds beside text is dropped under the name of what it is, never as "outside" or a "scrap".
TEST(Extract, NamesWhatItDropsOfABodyThatIsHandedOver) {
    const Script script =
        script_of("<body><article data-baonoi-body=\"\"><h1>Bờ ao</h1>" + repeated(prose, 3) +
                  "<figure><img src=a><figcaption>Bờ ao buổi sáng</figcaption></figure>"
                  "<div class=\"jp-relatedposts\"><a href=/1>Chuyện khác</a></div>"
                  "<div class=\"wp-block-latest-posts related-posts\"><a href=/2>Chuyện "
                  "nữa</a></div></article></body>");
    std::vector<std::string> rules;
    for (const Drop &drop : script.drops)
        rules.push_back(drop.rule);
    EXPECT_EQ(rules, (std::vector<std::string>{"caption", "related links", "related links"}));
}

} // namespace baonoi::extract
