// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/site_file.h"

#include <gtest/gtest.h>

namespace baonoi::extract {

namespace {

using Warnings = std::vector<std::string>;

SiteFile parsed(const std::string &text) {
    return parse_site_file(text, "rules/a.vn.txt");
}

} // namespace

TEST(SiteFile, ReadsDirectivesInTheirOrder) {
    const SiteFile file = parsed("# a comment\n\n title : //h1 \nbody: //div[@id='a']\nbody: //article\n"
                                 "strip_id_or_class: ads\nprune: no\nautodetect_on_failure: no\n"
                                 "skip_json_ld: yes\ntest_url: http://a.vn/1\n");
    EXPECT_EQ(file.warnings, Warnings{});
    ASSERT_EQ(file.rules.size(), 4U);
    EXPECT_EQ(file.rules[0].directive, Directive::title);
    EXPECT_EQ(file.rules[2].value, "//article");
    EXPECT_EQ(file.rules[2].line, 5U);
    EXPECT_EQ(file.rules[2].label, "body (a.vn.txt:5)");
    EXPECT_FALSE(file.prune || file.autodetect_on_failure);
    EXPECT_TRUE(file.skip_json_ld);
    EXPECT_EQ(file.test_urls, std::vector<std::string>{"http://a.vn/1"});
}

TEST(SiteFile, TakesAnyLineEndAndAByteOrderMark) {
    const SiteFile file = parsed("\xEF\xBB\xBFtitle: //h1\r\nbody: //p\rdate: //time");
    ASSERT_EQ(file.rules.size(), 3U);
    EXPECT_EQ(file.rules[2].line, 3U);
    EXPECT_EQ(file.warnings, Warnings{});
}

TEST(SiteFile, PairsWhatIsFoundWithWhatReplacesIt) {
    const SiteFile file = parsed("find_string: <a\nfind_string: <b\nreplace_string: <c\nreplace_string: <d\n"
                                 "replace_string(<p class=\"x:y\">): <p>\nreplace_string(bỏ đi):\n");
    ASSERT_EQ(file.rules.size(), 4U);
    EXPECT_EQ(file.rules[0].argument + file.rules[0].value, "<a<c");
    EXPECT_EQ(file.rules[1].argument + file.rules[1].value, "<b<d");
    EXPECT_EQ(file.rules[2].argument, "<p class=\"x:y\">");
    EXPECT_EQ(file.rules[3].argument + "|" + file.rules[3].value, "bỏ đi|");
    EXPECT_EQ(file.warnings, Warnings{});
}

TEST(SiteFile, AConditionBelongsToTheLineBefore) {
    const SiteFile file =
        parsed("single_page_link: //a[@id='print']/@href\nif_page_contains: //div[@id='pages']\n");
    ASSERT_EQ(file.rules.size(), 1U);
    EXPECT_TRUE(file.rules[0].condition);
    EXPECT_EQ(parsed("prune: no\nif_page_contains: //p\n").warnings,
              Warnings{"rules/a.vn.txt:2: if_page_contains stands after no rule; the line is left out"});
}

TEST(SiteFile, KnowsTheDirectivesThatHaveNoEffectHere) {
    EXPECT_EQ(parsed("tidy: no\nparser: html5lib\nhttp_header(user-agent): x\nrequires_login: yes\n"
                     "test_contains: a\nsrc_lazy_load_attr: data-src\nnative_ad_clue: //p\n")
                  .warnings,
              Warnings{});
}

TEST(SiteFile, WarnsOfWhatItCannotUse) {
    const SiteFile file = parsed("titel: //h1\nbody: //div[\nstrip: count(//p)\nno colon\nbody:\n"
                                 "replace_string: a\nfind_string: b\nreplace_string(c: d\nwrap_in(a b): //p\n"
                                 "title: //h1\n");
    EXPECT_EQ(
        file.warnings,
        (Warnings{"rules/a.vn.txt:1: unknown directive \"titel\"",
                  "rules/a.vn.txt:2: body: wrong XPath: Unrecognized node test at character 7; the line "
                  "is left out",
                  "rules/a.vn.txt:3: strip must choose elements; \"count(//p)\" gives text, a number or "
                  "yes and no; the line is left out",
                  "rules/a.vn.txt:4: \"no colon\" is no \"directive: value\"",
                  "rules/a.vn.txt:5: body has no value",
                  "rules/a.vn.txt:6: replace_string has no find_string before it; the line is left out",
                  "rules/a.vn.txt:8: \"replace_string(c: d\" lacks \"): value\"",
                  "rules/a.vn.txt:9: wrap_in needs the name of an element: \"wrap_in(blockquote): //p\"",
                  "rules/a.vn.txt:7: find_string has no replace_string after it; the line is left out"}));
    ASSERT_EQ(file.rules.size(), 1U);
    EXPECT_EQ(file.rules[0].line, 10U);
}

TEST(SiteFile, HasLimits) {
    EXPECT_EQ(parsed(std::string(10U << 20U, '#')).warnings,
              Warnings{"rules/a.vn.txt: the file has 10485760 bytes; the limit is 262144; it is left out"});
    EXPECT_EQ(parsed("body: " + std::string(5000, '/')).warnings,
              Warnings{"rules/a.vn.txt:1: the line has 5006 bytes; the limit is 4000"});
    std::string many;
    for (int i = 0; i < 1100; ++i)
        many += "title: //h1\n";
    EXPECT_EQ(parsed(many).rules.size(), 1000U);
    EXPECT_EQ(
        parsed(many).warnings,
        Warnings{"rules/a.vn.txt:1001: more than 1000 rules; this line and those after it are left out"});
    EXPECT_EQ(parsed("body: \xFF").warnings, Warnings{"rules/a.vn.txt:1: the line is not UTF-8"});
    std::string unknown;
    for (int i = 0; i < 100; ++i)
        unknown += "x: y\n";
    EXPECT_EQ(parsed(unknown).warnings.size(), 50U);
}

} // namespace baonoi::extract
