// SPDX-License-Identifier: GPL-3.0-or-later
#include "produce/whole_article.h"

#include "base/error.h"
#include "fakes/fake_http.h"
#include "fakes/folder.h"
#include "fetch/fetch.h"
#include "golden/golden.h"

#include <gtest/gtest.h>

namespace baonoi::produce {

namespace {

const char *const numbers[] = {"một", "hai", "ba", "bốn"};

std::string sentence(int number) {
    return std::string("Đoạn của trang thứ ") + numbers[(number - 1) % 4] +
           " kể tiếp câu chuyện dài ở làng bên sông này.";
}

std::string page(int number, const std::string &links) {
    return "<html><body><article><h1>Tên bài viết này</h1><p>" + sentence(number) + "</p><p>Trang " +
           std::to_string(number) + " còn một đoạn nữa để người nghe theo dõi cho hết chuyện.</p></article>" +
           links + "</body></html>";
}

class WholeArticle : public ::testing::Test {
protected:
    void answer(const std::string &url, const std::string &html) {
        curl::HttpResponse response;
        response.status = 200;
        response.headers = {{"content-type", "text/html; charset=utf-8"}};
        response.body = html;
        http.on(url, response);
    }

    Script read(const std::string &input, const WholeArticleLimits &limits = {}) {
        extract::ExtractSettings settings;
        settings.words = extract::load_page_words(test::source_folder() / "config/extract");
        settings.sites = extract::open_site_rules({rules.path()});
        const FetchPage fetch_page = [this](const std::string &wanted) {
            return fetch::fetch(wanted, http, {});
        };
        return whole_script(fetch_page(input), settings, fetch_page, limits);
    }

    std::string failure(const std::string &input, const WholeArticleLimits &limits = {}) {
        try {
            read(input, limits);
        } catch (const std::exception &error) {
            return describe(error);
        }
        return "none";
    }

    test::FakeHttp http;
    test::TemporaryFolder rules, site;
};

} // namespace

TEST_F(WholeArticle, ReadsThePagesInTheirOrder) {
    answer("https://a.vn/bai.html", page(1, "<a href='?page=2'>2</a><a href='?page=3'>3</a>"));
    answer("https://a.vn/bai.html?page=2", page(2, "<a href='/bai.html?page=3'>3</a>"));
    answer("https://a.vn/bai.html?page=3", page(3, "<a href='/bai.html'>1</a>"));
    const Script script = read("https://a.vn/bai.html");
    ASSERT_EQ(script.blocks.size(), 7U);
    for (int number = 1; number <= 3; ++number)
        EXPECT_EQ(script.blocks[static_cast<std::size_t>(number * 2 - 1)].text, sentence(number));
    EXPECT_EQ(http.requests.size(), 3U);
}

TEST_F(WholeArticle, ThePageWithEverythingIsReadInstead) {
    test::write(rules.path() / "a.vn.txt", "single_page_link: //a[@class='in']\n");
    answer("https://a.vn/bai.html", page(1, "<a class=in href='/in/bai.html'>In</a><a href='?page=2'>2</a>"));
    answer("https://a.vn/in/bai.html", page(4, ""));
    const Script script = read("https://a.vn/bai.html");
    EXPECT_EQ(script.blocks.at(1).text, sentence(4));
    EXPECT_EQ(script.url, "https://a.vn/bai.html");
}

TEST_F(WholeArticle, AMissingPageIsAnErrorAndNotAShorterArticle) {
    answer("https://a.vn/bai.html", page(1, "<a href='?page=2'>2</a>"));
    EXPECT_EQ(failure("https://a.vn/bai.html"), "cannot read page 2 of https://a.vn/bai.html: cannot fetch "
                                                "https://a.vn/bai.html?page=2: nobody answers");
}

TEST_F(WholeArticle, RefusesCirclesOtherHostsAndTooMuch) {
    test::write(rules.path() / "a.vn.txt", "next_page_link: //a[@class='sau']/@href\n");
    answer("https://a.vn/1", page(1, "<a class=sau href='/2'>Tiếp</a>"));
    answer("https://a.vn/2", page(2, "<a class=sau href='/1'>Tiếp</a>"));
    EXPECT_EQ(failure("https://a.vn/1"), "cannot read page 3 of https://a.vn/1: cannot read all of "
                                         "https://a.vn/1: its pages lead in a circle, to https://a.vn/1");
    answer("https://a.vn/3", page(1, "<a class=sau href='https://b.vn/4'>Tiếp</a>"));
    EXPECT_EQ(failure("https://a.vn/3"),
              "cannot read all of https://a.vn/3: page 2 is on another host: https://b.vn/4");
    for (int i = 5; i < 30; ++i)
        answer("https://a.vn/" + std::to_string(i),
               page(1, "<a class=sau href='/" + std::to_string(i + 1) + "'>Tiếp</a>"));
    EXPECT_EQ(failure("https://a.vn/5"), "cannot read all of https://a.vn/5: it has more than 20 pages");
    EXPECT_EQ(failure("https://a.vn/5", {20, 1000}),
              "cannot read page 4 of https://a.vn/5: cannot read all of https://a.vn/5: its pages have more "
              "than 1000 bytes");
}

TEST_F(WholeArticle, PagesOfAFileAreFilesBesideIt) {
    test::write(site.path() / "tin/bai.html", page(1, "<a href='bai-2.html'>2</a>"));
    test::write(site.path() / "tin/bai-2.html", page(2, ""));
    EXPECT_EQ(read((site.path() / "tin/bai.html").string()).blocks.size(), 5U);
    EXPECT_EQ(http.requests.size(), 0U);
}

TEST_F(WholeArticle, FilesOutsideTheFolderAreRefused) {
    test::write(rules.path() / "a.vn.txt", "next_page_link: //a/@href\n");
    test::write(site.path() / "ngoai.html", page(2, ""));
    const std::string file = (site.path() / "tin/bai.html").string();
    const std::string canonical = "<link rel=canonical href='https://a.vn/bai.html'>";
    for (const char *link : {"../ngoai.html", "%2e%2e/ngoai.html", "/etc/passwd", "http://a.vn/2.html"}) {
        test::write(file, canonical + page(1, std::string("<a href='") + link + "'>2</a>"));
        EXPECT_NE(failure(file).find("page 2 is not in the page's folder: "), std::string::npos)
            << link << failure(file);
    }
}

} // namespace baonoi::produce
