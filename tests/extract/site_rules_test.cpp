// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/site_rules.h"

#include "base/error.h"
#include "extract/extract.h"
#include "extract/visible.h"
#include "fakes/folder.h"
#include "golden/golden.h"

#include <gtest/gtest.h>

namespace baonoi::extract {

namespace {

using test::TemporaryFolder;
using test::write;

const std::string prose =
    "Sáng nay, đoàn công tác đã đến thăm các hộ dân ở xã vùng cao và trao tặng nhiều phần quà.";
const std::string other =
    "Ban tổ chức cho biết chương trình sẽ tiếp tục tại ba huyện khác trong những tuần tới đây.";

Script script_of(const TemporaryFolder &folder, const std::string &html) {
    Article article;
    article.input = "a.html";
    article.url = "https://tin.example.vn/a.html";
    article.html = html;
    ExtractSettings settings;
    settings.words = load_page_words(test::source_folder() / "config/extract");
    settings.sites = open_site_rules({folder.path()});
    return extract(article, settings);
}

std::string name_for(const SiteRules &rules, const std::string &host) {
    const auto file = rules.for_host(host);
    return file ? file->name : "";
}

std::string read_text_of(const Script &script) {
    std::string text;
    for (const Block &block : script.blocks)
        if (is_read(block.kind))
            text += (text.empty() ? "" : "|") + block.text;
    return text;
}

std::string rule_of(const Script &script, const std::string &text) {
    for (const Drop &drop : script.drops)
        if (drop.text == text)
            return drop.rule;
    return "not dropped";
}

} // namespace

TEST(SiteRules, TheMostSpecificFileIsForAHost) {
    const TemporaryFolder folder;
    for (const char *name : {"example.vn.txt", ".example.vn.txt", "thethao.example.vn.txt", ".gov.vn.txt"})
        write(folder.path() / name, "title: //h1\n");
    const SiteRules rules({folder.path()});
    EXPECT_EQ(name_for(rules, "example.vn"), "example.vn.txt");
    EXPECT_EQ(name_for(rules, "www.example.vn"), "example.vn.txt");
    EXPECT_EQ(name_for(rules, "thethao.example.vn"), "thethao.example.vn.txt");
    EXPECT_EQ(name_for(rules, "m.thethao.example.vn"), ".example.vn.txt");
    EXPECT_EQ(name_for(rules, "a.b.c.gov.vn"), ".gov.vn.txt");
    EXPECT_EQ(name_for(rules, "gov.vn"), ".gov.vn.txt");
    EXPECT_EQ(name_for(rules, "myexample.vn"), "");
    EXPECT_EQ(name_for(rules, ""), "");
    EXPECT_EQ(name_for(rules, "../example.vn"), "");
}

TEST(SiteRules, TheFirstFolderHasTheWord) {
    const TemporaryFolder users, ours;
    write(users.path() / ".example.vn.txt", "title: //h2\n");
    write(ours.path() / "example.vn.txt", "title: //h1\n");
    const SiteRules rules({users.path(), ours.path(), "/nowhere"});
    EXPECT_EQ(name_for(rules, "example.vn"), ".example.vn.txt");
    EXPECT_EQ(rules.all().size(), 2U);
}

TEST(SiteRules, AFileIsReadWhenItsHostComesAndKept) {
    const TemporaryFolder folder;
    const SiteRules rules({folder.path()});
    write(folder.path() / "example.vn.txt", "title: //h1\n");
    const auto first = rules.for_host("example.vn");
    write(folder.path() / "example.vn.txt", "title: //h2\n");
    EXPECT_EQ(rules.for_host("example.vn"), first);
}

TEST(SiteRules, AFileThatIsTooLargeIsLeftOutWithAWarning) {
    const TemporaryFolder folder;
    const std::string path = (folder.path() / "example.vn.txt").string();
    write(path, std::string(10U << 20U, 'x'));
    EXPECT_EQ(check_site_rules({folder.path()}).warnings,
              std::vector<std::string>{
                  path + " has 10485760 bytes; the limit is 262144: the site rules are left out"});
}

TEST(SiteRules, OursHaveNoWarnings) {
    const SiteRulesCheck check = check_site_rules({test::source_folder() / "config/sites"});
    EXPECT_EQ(check.warnings, std::vector<std::string>{});
    EXPECT_GE(check.files, 12U);
}

TEST(SiteRules, TheBodyIsWhatTheRuleSaysWhateverItsNames) {
    const TemporaryFolder folder;
    write(folder.path() / "tin.example.vn.txt", "title: //div[@class='ten']\nbody: //div[@id='x']\n");
    const Script script = script_of(
        folder, "<h1>Trang tin của chúng tôi</h1><div class=ten>Tên bài</div><div class=sidebar><div id=x "
                "class=comments><p>" +
                    prose + "</p></div></div><article><p>" + other + "</p></article>");
    EXPECT_EQ(read_text_of(script), "Tên bài|" + prose);
    EXPECT_EQ(script.title, "Tên bài");
    EXPECT_EQ(rule_of(script, other), "outside the article");
}

TEST(SiteRules, PartsOfABodyAreJoinedInTheOrderOfThePage) {
    const TemporaryFolder folder;
    write(folder.path() / "tin.example.vn.txt", "body: //div[@class='b'] | //div[@class='a']\n");
    const Script script = script_of(
        folder,
        "<div><h1>Tên bài viết này</h1><p>Quảng bá ở giữa trang báo điện tử hôm nay nhé.</p><div "
        "class=a><p>" +
            prose +
            "</p></div><p>Một đoạn không thuộc bài nằm giữa hai phần của bài viết này.</p><div class=b><p>" +
            other + "</p></div></div>");
    EXPECT_EQ(read_text_of(script), "Tên bài viết này|" + prose + "|" + other);
    EXPECT_EQ(rule_of(script, "Một đoạn không thuộc bài nằm giữa hai phần của bài viết này."),
              "outside the article: body (tin.example.vn.txt:1)");
    EXPECT_EQ(script.notes.back(), "body (tin.example.vn.txt:1)");
}

TEST(SiteRules, WhatIsStrippedIsADropThatNamesItsLine) {
    const TemporaryFolder folder;
    write(folder.path() / "tin.example.vn.txt",
          "strip: //span[@class='ma']\nstrip_id_or_class: ghi-c\nstrip: //p/text()[. = 'thừa']\n");
    const std::string html = "<article><h1>Tên bài viết này</h1><p>" + prose +
                             "<span class=ma> Mã 12</span> Hết.</p><div id=ghi-chep>Một "
                             "<p>hai</p></div><p>" +
                             other + "</p><p>thừa</p></article>";
    const Script script = script_of(folder, html);
    EXPECT_EQ(read_text_of(script), "Tên bài viết này|" + prose + " Hết.|" + other);
    EXPECT_EQ(rule_of(script, "Mã 12"), "site rule: strip (tin.example.vn.txt:1)");
    EXPECT_EQ(rule_of(script, "Một hai"), "site rule: strip_id_or_class (tin.example.vn.txt:2)");
    EXPECT_EQ(rule_of(script, "thừa"), "site rule: strip (tin.example.vn.txt:3)");
}

TEST(SiteRules, DayAndAuthorsWinOverThePagesOwn) {
    const TemporaryFolder folder;
    write(folder.path() / "tin.example.vn.txt",
          "date: //b[@id='khong']\ndate: //span[@class='luc']\nauthor: //i[@class='ai']\n");
    const Script script = script_of(
        folder, "<head><meta property='article:published_time' content='2020-01-01'><meta name=author "
                "content=X></head>"
                "<article><h1>Tên bài viết này</h1><div><span class=luc>7/3/2026 08:52</span></div><p>" +
                    prose + "</p><p>" + other +
                    "</p><div><i class=ai>Lê A</i>, <i class=ai>Vũ B</i></div></article>");
    EXPECT_EQ(script.published, "2026-03-07T08:52");
    EXPECT_EQ(script.author, "Lê A, Vũ B");
}

TEST(SiteRules, CaptionsGoFromABodyUnlessTheFileSaysPruneNo) {
    const std::string html =
        "<h1>Tên bài viết này</h1><div id=x><p>" + prose +
        "</p><figure><img src=a><figcaption>Chú thích của bức ảnh</figcaption></figure><p>" + other +
        "</p></div>";
    const TemporaryFolder pruned, whole;
    write(pruned.path() / "tin.example.vn.txt", "body: //div[@id='x']\n");
    write(whole.path() / "tin.example.vn.txt", "body: //div[@id='x']\nprune: no\n");
    EXPECT_EQ(rule_of(script_of(pruned, html), "Chú thích của bức ảnh"), "caption");
    EXPECT_EQ(rule_of(script_of(whole, html), "Chú thích của bức ảnh"), "not dropped");
}

TEST(SiteRules, WithoutABodyTheArticleIsFoundUnlessTheFileForbidsIt) {
    const std::string html =
        "<article><h1>Tên bài viết này</h1><p>" + prose + "</p><p>" + other + "</p></article>";
    const TemporaryFolder found, forbidden;
    write(found.path() / "tin.example.vn.txt", "body: //div[@id='x']\n");
    EXPECT_EQ(read_text_of(script_of(found, html)), "Tên bài viết này|" + prose + "|" + other);
    EXPECT_EQ(script_of(found, html).notes.back(), "no body rule of tin.example.vn.txt matches");
    write(forbidden.path() / "tin.example.vn.txt", "body: //div[@id='x']\nautodetect_on_failure: no\n");
    try {
        script_of(forbidden, html);
        FAIL();
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_EQ(std::string(error.what()), "no article found in a.html: no body rule of " +
                                                 (forbidden.path() / "tin.example.vn.txt").string() +
                                                 " matches, and it says autodetect_on_failure: no");
    }
}

TEST(SiteRules, ReplacesTextAndWrapsElements) {
    const TemporaryFolder folder;
    write(folder.path() / "tin.example.vn.txt",
          "replace_string(<hr>): <p>\nwrap_in(blockquote): //div[@class='loi']\n");
    const Script script =
        script_of(folder, "<article><h1>Tên bài viết này</h1><p>" + prose + "</p><hr>" + other +
                              "<div class=loi>Chúng tôi rất vui mừng, bà Tư nói với mọi người.</div><p>" +
                              prose + " Hết.</p></article>");
    ASSERT_EQ(script.blocks.size(), 5U);
    EXPECT_EQ(script.blocks[2].text, other);
    EXPECT_EQ(script.blocks[3].kind, BlockKind::quote);
}

TEST(SiteRules, AnXPathThatWouldTakeTooLongEndsThePage) {
    const TemporaryFolder folder;
    write(folder.path() / "tin.example.vn.txt", "strip: //*[//*[//*[. = 'x']]]\n");
    std::string html = "<article><h1>Tên bài viết này</h1>";
    for (int i = 0; i < 20000; ++i)
        html += "<p>" + prose + "</p>";
    try {
        script_of(folder, html);
        FAIL();
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_STREQ(error.what(),
                     "the XPath of strip (tin.example.vn.txt:1) takes too long on a.html; write it "
                     "with fewer // in brackets");
    }
}

TEST(SiteRules, AConditionDecidesWhetherALineApplies) {
    const TemporaryFolder folder;
    write(folder.path() / "tin.example.vn.txt",
          "body: //div[@id='x']\nif_page_contains: //meta[@content='B']\nbody: //div[@id='y']\n");
    const std::string html =
        "<h1>Tên bài viết này</h1><div id=x><p>" + prose + "</p></div><div id=y><p>" + other + "</p></div>";
    EXPECT_EQ(read_text_of(script_of(folder, "<head><meta content=A></head>" + html)),
              "Tên bài viết này|" + other);
    EXPECT_EQ(read_text_of(script_of(folder, "<head><meta content=B></head>" + html)),
              "Tên bài viết này|" + prose);
}

} // namespace baonoi::extract
