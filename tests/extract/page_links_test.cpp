// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/extract.h"
#include "golden/golden.h"

#include <gtest/gtest.h>

namespace baonoi::extract {

namespace {

const std::string body =
    "<h1>Tên bài viết này</h1><p>Sáng nay, đoàn công tác đã đến thăm các hộ dân ở xã vùng cao và trao nhiều "
    "phần quà.</p><p>Ban tổ chức cho biết chương trình sẽ tiếp tục tại ba huyện khác trong tuần tới.</p>";

std::string next_of(const std::string &url, const std::string &after, const std::string &head = "") {
    Article article;
    article.input = url;
    (url.starts_with("/") ? article.path : article.url) = url;
    article.html = "<head>" + head + "</head><article>" + body + "</article>" + after;
    ExtractSettings settings;
    settings.words = load_page_words(test::source_folder() / "config/extract");
    return extract_page(article, settings).links.next;
}

} // namespace

TEST(PageLinks, FollowsTheNumbersBelowAnArticle) {
    EXPECT_EQ(next_of("https://a.vn/bai.html",
                      "<div><b>1</b> <a href='?page=2'>2</a> <a href='?page=3'>3</a></div>"),
              "https://a.vn/bai.html?page=2");
    EXPECT_EQ(next_of("https://a.vn/bai.html?page=2",
                      "<a href='/bai.html'>1</a> <a href='/bai.html?page=3'>Trang sau »</a>"),
              "https://a.vn/bai.html?page=3");
    EXPECT_EQ(next_of("https://a.vn/bai/", "<nav><a href='/bai/2/'>2</a></nav>"), "https://a.vn/bai/2/");
    EXPECT_EQ(next_of("https://a.vn/bai.html", "<a href='bai-p2.html'>Trang tiếp theo</a>"),
              "https://a.vn/bai-p2.html");
    EXPECT_EQ(next_of("https://a.vn/tin?id=7", "<a href='/tin?id=7&trang=2'>2</a>"),
              "https://a.vn/tin?id=7&trang=2");
    EXPECT_EQ(next_of("/srv/site/bai.html", "<a href='bai-2.html'>2</a>"), "/srv/site/bai-2.html");
}

TEST(PageLinks, RelNextCountsForTheSameArticle) {
    EXPECT_EQ(next_of("https://a.vn/bai/", "", "<link rel=next href='https://a.vn/bai/page/2/'>"),
              "https://a.vn/bai/page/2/");
    EXPECT_EQ(next_of("https://a.vn/bai/", "", "<link rel=next href='https://a.vn/bai-sau/'>"), "");
    EXPECT_EQ(next_of("https://a.vn/bai/", "<a rel=next href='/bai-sau/'>Bài sau</a>"), "");
}

TEST(PageLinks, OtherArticlesAreNotPages) {
    EXPECT_EQ(next_of("https://a.vn/bai-7.html", "<a href='/bai-8.html'>Lễ hội mùa xuân ở vùng cao</a>"), "");
    EXPECT_EQ(next_of("https://a.vn/bai.html", "<a href='https://b.vn/bai.html?page=2'>2</a>"), "");
    EXPECT_EQ(next_of("https://a.vn/bai.html", "<a href='/khac.html?page=2'>2</a>"), "");
    EXPECT_EQ(next_of("https://a.vn/bai.html", "<a href='?page=3'>3</a>"), "");
    EXPECT_EQ(next_of("https://a.vn/bai.html", "<div class='comments'><a href='?page=2'>2</a></div>"), "");
    EXPECT_EQ(next_of("/srv/bai.html", "<a href='?page=2'>2</a> <a href='http://a.vn/bai-2.html'>2</a>"), "");
}

TEST(PageLinks, PagesAreJoinedAndWhatIsRepeatedIsDropped) {
    Article article;
    article.input = "a.html";
    article.html = "<article>" + body + "</article>";
    Article later = article;
    later.html =
        "<article><h1>Tên bài viết này - Trang 2</h1><p>Ban tổ chức cho biết chương trình sẽ tiếp tục tại ba "
        "huyện khác trong tuần tới.</p><p>Phần còn lại của câu chuyện được kể ở trang thứ hai này.</p>"
        "<figure><img src=a><figcaption>Một bức ảnh</figcaption></figure></article>";
    ExtractSettings settings;
    settings.words = load_page_words(test::source_folder() / "config/extract");
    const Script script =
        join_pages(extract(article, settings), {extract_page(later, settings)}, article.input, settings);
    ASSERT_EQ(script.blocks.size(), 4U);
    EXPECT_EQ(script.title, "Tên bài viết này");
    EXPECT_EQ(script.blocks[3].text, "Phần còn lại của câu chuyện được kể ở trang thứ hai này.");
    EXPECT_EQ(script.blocks[3].place, "page 2: html/body/article[1]/p[2]");
    ASSERT_EQ(script.drops.size(), 3U);
    EXPECT_EQ(script.drops[0].rule, "repeated from the first page");
    EXPECT_EQ(script.drops[1].rule, "repeated from the first page");
    EXPECT_EQ(script.drops[2].rule, "caption");
}

} // namespace baonoi::extract
