// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "html/html.h"

#include <gtest/gtest.h>
#include <sstream>
#include <string>

namespace baonoi::html {

namespace {

// What is in the body, without line breaks between elements.
std::string body_of(const std::string &html, const HtmlLimits &limits = {}) {
    pugi::xml_document tree;
    parse_html(
        html, tree, [] {}, limits);
    std::ostringstream out;
    for (const pugi::xml_node node : tree.child("html").child("body"))
        node.print(out, "", pugi::format_raw);
    return out.str();
}

std::string repeated(const std::string &text, std::size_t times) {
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

std::string text_of(const std::string &html) {
    pugi::xml_document tree;
    parse_html(html, tree, [] {});
    std::string text;
    for (pugi::xml_node node = tree.first_child(); node;) {
        text += node.value();
        pugi::xml_node next = node.first_child();
        for (; !next && node; node = next ? node : node.parent())
            next = node.next_sibling();
        node = next;
    }
    return text;
}

} // namespace

TEST(Html, MakesATreeOfTagSoup) {
    EXPECT_EQ(body_of("<P CLASS=a>Một<p>Hai<br>ba"), "<p class=\"a\">Một</p><p>Hai<br/>ba</p>");
    EXPECT_EQ(body_of("<ul><li>a<li>b</ul>"), "<ul><li>a</li><li>b</li></ul>");
}

TEST(Html, TheBodyBeginsWithTheFirstElementThatAHeadCannotHold) {
    for (const std::string name : {"article", "main", "section", "header", "x-bai", "h", "fb:like"}) {
        const std::string element = "<" + name + ">a</" + name + ">";
        EXPECT_EQ(body_of("<title>t</title>" + element), element);
        EXPECT_EQ(body_of("<html><head><title>t</title>" + element + "</head>"), element);
        EXPECT_EQ(body_of("<head><title>t</title></head><body class=\"a\">" + element + "</body>"), element);
    }
    EXPECT_EQ(body_of("<head><noscript><picture></picture></noscript></head><body><p>a"), "<p>a</p>");
    EXPECT_EQ(body_of("<title>t</title><p>a</p><article>b</article>"), "<p>a</p><article>b</article>");
}

TEST(Html, DecodesEntities) {
    EXPECT_EQ(text_of("<p>&eacute;&#7879;&#x1EC7;&hellip;&apos;&comma; &amp;lt; &khong; &#150;</p>"),
              "éệệ…', &lt; &khong; –");
}

TEST(Html, TextIsKeptAsItStands) {
    EXPECT_EQ(text_of("<p>3 < 5 và 5 > 3, a<b</p>").substr(0, 18), "3 < 5 và 5 > 3, a");
    EXPECT_EQ(text_of("<title>a <b> c</title><textarea><p>x</textarea>"), "a <b> c<p>x");
}

TEST(Html, CommentsEndWhereBrowsersEndThem) {
    EXPECT_EQ(text_of("<p>a<!-- x -->b<!-->c<!--->d<!-- y --!>e<!-- z"), "abcde");
    EXPECT_EQ(text_of("<p>a<![CDATA[x]]>b<?php echo 1 ?>c"), "abc");
}

TEST(Html, ScriptsAreEmptyExceptJsonLd) {
    EXPECT_EQ(body_of("<p>a</p><script>if (a</p>b) '<p>'</script><style>p{}</style>"),
              "<p>a</p><script/><style/>");
    EXPECT_EQ(body_of("<p>a</p><script type=\"application/ld+json\">{\"a\":\"<p>\"}</script>"),
              "<p>a</p><script type=\"application/ld+json\">{\"a\":\"&lt;p&gt;\"}</script>");
}

TEST(Html, ATitleInAPictureMayHaveNoEndTag) {
    EXPECT_EQ(text_of("<svg><title/><path d='M1'/></svg><p>a</p><p>b</p>"), "ab");
    EXPECT_EQ(text_of("<svg><title>x</title></svg><title/>a<p>b</p>"), "xa<p>b</p>");
}

TEST(Html, NulsGo) {
    EXPECT_EQ(body_of(std::string("<p\0>a\0b</p>", 12)), "<p>ab</p>");
}

TEST(Html, ATagThatIsTooLongKeepsItsName) {
    EXPECT_EQ(body_of("<p title=\"" + repeated("x", 70000) + "\">a</p>"), "<p>a</p>");
    EXPECT_EQ(body_of("<p " + repeated("a ", 1000) + ">a</p>"), "<p>a</p>");
    EXPECT_EQ(text_of("<p>a</p><a title=\"open>b</a><p>c</p>"), "abc");
}

TEST(Html, DeepElementsAreFlattened) {
    HtmlLimits limits;
    limits.max_depth = 4;
    EXPECT_EQ(body_of("<div>a<b>b<i>c<u>d</u>e</i>f</b>g</div>h", limits), "<div>a<b>bcdef</b>g</div>h");
    limits = {};
    limits.max_elements = 3;
    EXPECT_EQ(body_of("<p>a</p><p>b</p><p>c</p>", limits), "<p>a</p>bc");
}

TEST(Html, HostilePagesStayCheapAndKeepTheirText) {
    EXPECT_EQ(text_of(repeated("<div>", 1000000) + "x" + repeated("</b>", 1000000)), "x");
    EXPECT_EQ(text_of(repeated("<b>", 300000) + "x" + repeated("</b>", 300000)), "x");
    EXPECT_EQ(text_of("<p " + repeated("a1=2 ", 100000) + ">x"), "x");
    EXPECT_EQ(text_of(repeated("<a b=\"", 300000)), "");
    EXPECT_EQ(text_of(repeated("<!--", 300000)), "");
    EXPECT_EQ(text_of(repeated("&amp;", 300000)), repeated("&", 300000));
    EXPECT_EQ(text_of(repeated("<", 300000)), repeated("<", 300000));
    EXPECT_EQ(text_of("<p>" + repeated("chữ ", 1000000)), repeated("chữ ", 1000000));
}

std::string refusal(const std::string &html, const Checkpoint &checkpoint = budget_of_page()) {
    try {
        pugi::xml_document tree;
        parse_html(html, tree, checkpoint);
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        return error.what();
    }
    return "it was read";
}

TEST(Html, APageThatTakesTooMuchMemoryIsRefused) {
    const std::string too_much =
        "the page takes more than 64 MB of memory to read; it is too large or broken";
    EXPECT_EQ(refusal(repeated("<p>x", 2000000), [] {}), too_much);
    EXPECT_EQ(refusal(repeated("<i>x</i>", 1000000), [] {}), too_much);
    EXPECT_EQ(refusal(repeated("<a href=\"" + std::string(990, 'x') + "\">", 100000), [] {}), too_much);
    EXPECT_EQ(refusal(repeated("<", 17 << 20), [] {}), too_much);
}

TEST(Html, EveryParseHasABudgetOfCpu) {
    EXPECT_EQ(refusal(repeated("<div>", 300000) + repeated("</p>", 300000)),
              "the page takes more than 2 s to read; the page is too large or broken");
}

// What a front page with a long list comes to.
TEST(Html, ALargePageIsRead) {
    const std::string entry =
        "<div class=\"article-item item-news\" data-id=\"12345\" data-track=\"list\"><a "
        "href=\"/tin/bai-12345.html\" title=\"Một bài khác\">Một bài khác</a>\n<span "
        "class=\"time\">29/11/2026</span></div>\n";
    EXPECT_EQ(refusal(repeated(entry, 3000000 / entry.size())), "it was read");
    EXPECT_EQ(refusal(repeated("<p id=a1 class=b>" + std::string(60, 'x') + "</p>\n", 95000)), "it was read");
}

TEST(Html, GivesUpWhenTheCheckpointThrows) {
    pugi::xml_document tree;
    int calls = 0;
    const auto checkpoint = [&] {
        if (++calls == 3)
            throw Error(Next::skip, "enough");
    };
    EXPECT_THROW(parse_html(repeated("<p>a</p>", 100000), tree, checkpoint), Error);
    EXPECT_EQ(calls, 3);
}

} // namespace baonoi::html
