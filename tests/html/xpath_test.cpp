// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/xpath.h"

#include "base/error.h"
#include "html/html.h"

#include <gtest/gtest.h>

namespace baonoi::html {

namespace {

std::string wrong(const std::string &text) {
    try {
        XPath::compile(text);
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::stop);
        return error.what();
    }
    return "nothing";
}

void parse(const std::string &html, pugi::xml_document &tree) {
    parse_html(html, tree, [] {});
}

std::string repeated_text(const std::string &text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

TEST(XPath, ChoosesInTheOrderOfThePage) {
    pugi::xml_document tree;
    parse("<h2 class=b>2</h2><p id=x>một</p><p>hai</p>", tree);
    const XPath path = XPath::compile("//p | //h2");
    ASSERT_TRUE(path.chooses_nodes());
    ASSERT_EQ(path.nodes(tree).size(), 3U);
    EXPECT_STREQ(path.nodes(tree)[0].node().name(), "h2");
    EXPECT_EQ(path.text(tree), "2");
    EXPECT_STREQ(XPath::compile("//p/@id").nodes(tree).at(0).attribute().value(), "x");
    EXPECT_EQ(XPath::compile("concat('a', //p[2])").text(tree), "ahai");
    EXPECT_TRUE(XPath::compile("//p[. = 'hai']").holds(tree));
    EXPECT_FALSE(XPath::compile("count(//p) > 2").holds(tree));
}

TEST(XPath, SaysWhatIsWrongAndWhere) {
    EXPECT_EQ(wrong("//div[@class='a'"), "Expected ']' to match an opening '[' at character 17");
    EXPECT_EQ(wrong("//div[matches(., 'x')]"),
              "Unrecognized function or wrong parameter count at character 22");
    EXPECT_EQ(wrong("$x"), "Unknown variable: variable set is not provided at character 1");
    EXPECT_EQ(wrong(""), "Unrecognized node test at character 1");
}

TEST(XPath, OrdinaryRulesAreAffordableOnLargePages) {
    pugi::xml_document tree;
    parse("<body>" + repeated_text("<div class=a><p>Một <b>hai</b></p><p><a href=x>ba</a></p></div>", 4000),
          tree);
    const TreeSize size = TreeSize::of(tree);
    for (const char *path :
         {"//div[@class='a']", "//div[contains(@class, 'a')]//p[last()]", "//div[.//p[.//a]]",
          "//p[contains(concat(' ', normalize-space(@class), ' '), ' x ')]", "//*[self::div or self::p]/b",
          "//h1 | //div[@id='x']//*[contains(., 'ba')]", "//a[text()='2' and parent::p]/@href"})
        EXPECT_TRUE(XPath::compile(path).is_affordable(size)) << path << XPath::compile(path).work(size);
}

TEST(XPath, LooksAtNeighboursAreAffordableOnOrdinaryPages) {
    pugi::xml_document tree;
    parse("<body>" + repeated_text("<div class=a><p>Một <b>hai</b></p><p><a href=x>ba</a></p></div>", 400),
          tree);
    const TreeSize size = TreeSize::of(tree);
    for (const char *path : {"//p[@id]/following-sibling::p", "//p[preceding::h2[preceding::h1]]",
                             "//div[following-sibling::div[@class='b']]", "//*[not(following::p)]"})
        EXPECT_TRUE(XPath::compile(path).is_affordable(size)) << path << XPath::compile(path).work(size);
}

TEST(XPath, WorkThatGrowsWithThePowersOfAPageIsNot) {
    pugi::xml_document tree;
    parse("<body>" + repeated_text("<div class=a><p>Một <b>hai</b></p><p><a href=x>ba</a></p></div>", 4000),
          tree);
    const TreeSize size = TreeSize::of(tree);
    for (const char *path :
         {"//*[//*[//*]]", "//p[count(following::p[count(preceding::b) > 3]) > 2]", "//*[following::zzz]",
          "//*[. = //*]", "//p[not(//p[. = //b])]", "//*[count(//div) > count(//p)]", "(//*)[(//*)[. = 'x']]",
          "//p[string-length(/) > 3]", "//p[text()[string-length(../../..) > 3]]", "//p[count(../../*) > 3]",
          "//p[sum(//p) > 1]"})
        EXPECT_FALSE(XPath::compile(path).is_affordable(size)) << path << XPath::compile(path).work(size);
}

// Gathering the text of a large page 300 times took a minute and a half.
TEST(XPath, TextThatIsGatheredAgainAndAgainIsNot) {
    pugi::xml_document tree;
    parse("<body>" + repeated_text("<p>Hôm nay trời nhiều mây và có mưa rào ở nhiều nơi.</p>", 20'000), tree);
    const TreeSize size = TreeSize::of(tree);
    const auto nested = [](const std::string &begin, const std::string &end, int times) {
        std::string path = "'a'";
        for (int i = 0; i < times; ++i)
            path = begin + path + end;
        return XPath::compile(path);
    };
    EXPECT_FALSE(nested("concat(/, ", ")", 300).is_affordable(size));
    EXPECT_FALSE(nested("concat(", ", /)", 300).is_affordable(size));
    EXPECT_FALSE(nested("translate(concat(/, ", "), 'a', 'b')", 30).is_affordable(size));
    EXPECT_TRUE(nested("concat('b', ", ")", 300).is_affordable(size));
    EXPECT_TRUE(nested("concat(//h1, ", ")", 3).is_affordable(size));
    EXPECT_TRUE(XPath::compile("normalize-space(string(//h1))").is_affordable(size));
}

TEST(XPath, AValueIsCopiedByEachFunctionThatItIsHandedTo) {
    pugi::xml_document tree;
    parse("<body><p>" + repeated_text("Hôm nay trời nhiều mây. ", 20'000), tree);
    const TreeSize size = TreeSize::of(tree);
    const auto work = [&](const char *path) { return XPath::compile(path).work(size); };
    EXPECT_GE(work("concat(concat(concat(/, 'a'), 'a'), 'a')"), work("concat(/, 'a')") + 2 * size.text / 16);
}

} // namespace baonoi::html
