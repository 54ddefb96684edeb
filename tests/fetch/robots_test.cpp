// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/robots.h"

#include <gtest/gtest.h>

namespace baonoi::fetch {

namespace {

bool allowed(const std::string &text, const std::string &target) {
    return Robots(text, "baonoi/1.0 (+https://bao.example.vn/)").allows(target);
}

} // namespace

TEST(Robots, EmptyTextAllowsEverything) {
    EXPECT_TRUE(allowed("", "/tin"));
    EXPECT_TRUE(allowed("<!DOCTYPE html><p>404", "/tin"));
    EXPECT_TRUE(Robots().allows("/"));
}

TEST(Robots, GroupOfTheOwnNameReplacesTheGroupOfAll) {
    const std::string text = "User-agent: *\nDisallow: /\n\nUser-agent: BaoNoi\nDisallow: /admin\n";
    EXPECT_TRUE(allowed(text, "/tin"));
    EXPECT_FALSE(allowed(text, "/admin/x"));
    EXPECT_FALSE(Robots(text, "other/2").allows("/tin"));
}

TEST(Robots, EmptyGroupOfTheOwnNameAllowsEverything) {
    EXPECT_TRUE(allowed("User-agent: baonoi\nDisallow:\n\nUser-agent: *\nDisallow: /\n", "/tin"));
}

TEST(Robots, OwnNameMustMatchWhole) {
    EXPECT_TRUE(allowed("User-agent: baonoi-image\nDisallow: /\n", "/tin"));
    EXPECT_TRUE(allowed("User-agent: bao\nDisallow: /\n", "/tin"));
    EXPECT_FALSE(allowed("User-agent: baonoi/2.7\nDisallow: /\n", "/tin"));
}

TEST(Robots, GroupsOfOneNameAreJoined) {
    const std::string text = "User-agent: baonoi\nDisallow: /a\nUser-agent: x\nDisallow: /b\n"
                             "User-agent: y\nUser-agent: baonoi\nDisallow: /c\n";
    EXPECT_FALSE(allowed(text, "/a"));
    EXPECT_TRUE(allowed(text, "/b"));
    EXPECT_FALSE(allowed(text, "/c"));
}

TEST(Robots, OtherLinesDoNotEndAGroup) {
    const std::string text = "User-agent: baonoi\nSitemap: https://bao.example.vn/s.xml\n\nUser-agent: x\n"
                             "Nonsense\nDisallow: /a\n";
    EXPECT_FALSE(allowed(text, "/a"));
}

TEST(Robots, LongestRuleDecidesAndAllowWinsATie) {
    const std::string text = "User-agent: *\nAllow: /tin/moi\nDisallow: /tin\nDisallow: /bai\nAllow: /bai\n";
    EXPECT_FALSE(allowed(text, "/tin/cu"));
    EXPECT_TRUE(allowed(text, "/tin/moi/1.html"));
    EXPECT_TRUE(allowed(text, "/bai/1"));
}

TEST(Robots, StarAndDollar) {
    const std::string text = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /in*xem=\nDisallow: /dung$\n";
    EXPECT_FALSE(allowed(text, "/a/b.pdf"));
    EXPECT_TRUE(allowed(text, "/a/b.pdf?x"));
    EXPECT_FALSE(allowed(text, "/in/1?a=2&xem=1"));
    EXPECT_TRUE(allowed(text, "/in/1?a=2"));
    EXPECT_FALSE(allowed(text, "/dung"));
    EXPECT_TRUE(allowed(text, "/dunglai"));
}

TEST(Robots, StarsMatchTheirPartsInOrder) {
    const std::string text = "User-agent: *\nDisallow: /a*b*c$\n";
    EXPECT_FALSE(allowed(text, "/abc"));
    EXPECT_FALSE(allowed(text, "/axcbxcc"));
    EXPECT_TRUE(allowed(text, "/acb"));
    EXPECT_TRUE(allowed(text, "/abcd"));
    EXPECT_TRUE(allowed("User-agent: *\nDisallow: /ab*b$\n", "/ab"));
}

TEST(Robots, EscapesAreComparedByWhatTheyMean) {
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /thời-sự\n", "/th%e1%bb%9di-s%E1%BB%B1/1"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /%74in\n", "/tin"));
    EXPECT_TRUE(allowed("User-agent: *\nDisallow: /a%2Fb\n", "/a/b"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /a%2fb\n", "/a%2Fb"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /gia%24\n", "/gia$5"));
    EXPECT_TRUE(allowed("User-agent: *\nDisallow: /x%2A\n", "/xyz"));
    EXPECT_FALSE(allowed("User-agent: *\nDisallow: /100%\n", "/100%"));
}

TEST(Robots, ReadsAnyLineEndCaseAndComment) {
    EXPECT_FALSE(allowed("\xEF\xBB\xBFUSER-AGENT : * # all\rDISALLOW:/tin # not this\r", "/tin"));
    EXPECT_FALSE(allowed("user-agent:*\r\n\r\n  disallow:   /tin\r\n", "/tin/1"));
}

TEST(Robots, ItselfIsAlwaysAllowed) {
    EXPECT_TRUE(allowed("User-agent: *\nDisallow: /\n", "/robots.txt"));
}

TEST(Robots, RulesAfter500KiBAreNotRead) {
    std::string text = "User-agent: *\nDisallow: /a\n";
    text += std::string(Robots::max_bytes - text.size(), '#') + "\nDisallow: /b\n";
    EXPECT_FALSE(allowed(text, "/a"));
    EXPECT_TRUE(allowed(text, "/b"));
}

TEST(Robots, ReadsCrawlDelayOfTheGroup) {
    const std::string text = "User-agent: *\nCrawl-delay: 2.5\n\nUser-agent: slow\nCrawl-delay: 90\n";
    EXPECT_EQ(Robots(text, "baonoi/1").crawl_delay(), Seconds{2.5});
    EXPECT_EQ(Robots(text, "slow").crawl_delay(), Seconds{90});
    for (const char *value : {"", "-1", "soon", "1 s", "nan"})
        EXPECT_EQ(Robots(std::string("User-agent: *\nCrawl-delay: ") + value, "baonoi").crawl_delay(),
                  std::nullopt)
            << value;
}

TEST(Robots, AMillionStarsTakeNoTime) {
    std::string text = "User-agent: *\nDisallow: /";
    while (text.size() < Robots::max_bytes)
        text += "*a";
    EXPECT_TRUE(allowed(text + "b$", "/" + std::string(2000, 'a')));
}

} // namespace baonoi::fetch
