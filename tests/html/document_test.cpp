// SPDX-License-Identifier: GPL-3.0-or-later
#include "html/document.h"

#include "base/error.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <string>

namespace baonoi::html {
namespace {

// The one element of that name whose id is as given.
Element find(const Document &page, std::string_view name, std::string_view id = "") {
    const auto fits = [&](const Element &element) {
        const auto own = element.attribute("id");
        return element.name == name && (id.empty() || (own && *own == id));
    };
    EXPECT_EQ(1, std::count_if(page.elements().begin(), page.elements().end(), fits)) << name << id;
    const auto found = std::find_if(page.elements().begin(), page.elements().end(), fits);
    return found == page.elements().end() ? Element{} : *found;
}

std::string start_tag(const std::string &html, const Element &element) {
    return html.substr(element.begin, element.content.begin - element.begin);
}
std::string content(const std::string &html, const Element &element) {
    return html.substr(element.content.begin, element.content.size());
}
std::string end_tag(const std::string &html, const Element &element) {
    return html.substr(element.content.end, element.end - element.content.end);
}

void expect_element(const std::string &html, const Element &element, const std::string &tag,
                    const std::string &inside, const std::string &closing) {
    EXPECT_EQ(tag, start_tag(html, element)) << html.substr(0, 200);
    EXPECT_EQ(inside, content(html, element)) << html.substr(0, 200);
    EXPECT_EQ(closing, end_tag(html, element)) << html.substr(0, 200);
}

TEST(DocumentPlaces, AreExactInAPlainPage) {
    const std::string html = "<!DOCTYPE html>\n<html lang=vi><head><title>Tin</title></head>\n"
                             "<body>\n<div id=\"a\"><p>Một</p></div>\n</body></html>\n";
    const Document page(html);
    expect_element(html, find(page, "div"), "<div id=\"a\">", "<p>Một</p>", "</div>");
    expect_element(html, find(page, "p"), "<p>", "Một", "</p>");
    expect_element(html, find(page, "body"), "<body>", "\n<div id=\"a\"><p>Một</p></div>\n", "</body>");
    expect_element(html, find(page, "title"), "<title>", "Tin", "</title>");
}

TEST(DocumentPlaces, CountBytesNotCharactersBehindEntities) {
    const std::string html = "<body>&nbsp;&#7841;&amp;&unknown; ạ<div id='a'>&lt;b&gt;</div>ế<i>x</i></body>";
    const Document page(html);
    expect_element(html, find(page, "div"), "<div id='a'>", "&lt;b&gt;", "</div>");
    expect_element(html, find(page, "i"), "<i>", "x", "</i>");
    EXPECT_EQ("<b>", text_of(find(page, "div").node));
}

TEST(DocumentPlaces, SkipCommentsAndCdataSections) {
    const std::string html =
        "<body><!-- <div id=\"a\"> --><![CDATA[ <i>no</i> ]]><div id=\"a\"><!-- </div> -->x"
        "</div><!bogus <b>--></body>";
    const Document page(html);
    expect_element(html, find(page, "div"), "<div id=\"a\">", "<!-- </div> -->x", "</div>");
}

TEST(DocumentPlaces, SkipTagsWithinScriptsAndStyles) {
    const std::string html =
        "<body><div id=\"a\"><script>var s = \"</div><div id='a'>\"; if (1<b && b>'2') x();"
        "</script><style>p:before{content:\"</div>\"}</style>y</div></body>";
    const Document page(html);
    const Element div = find(page, "div");
    EXPECT_EQ("</div>", end_tag(html, div));
    EXPECT_EQ(html.size() - std::string("</body>").size(), div.end);
    EXPECT_EQ("y", text_of(div.node));
}

TEST(DocumentPlaces, KnowUpperCaseTags) {
    const std::string html = "<HTML><BODY><DIV ID=\"a\" CLASS=B><P>x</P></DIV ></BODY></HTML>";
    const Document page(html);
    const Element div = find(page, "div");
    expect_element(html, div, "<DIV ID=\"a\" CLASS=B>", "<P>x</P>", "</DIV >");
    EXPECT_EQ("B", *div.attribute("class"));
}

TEST(DocumentPlaces, EndAParagraphWhereTheNextBegins) {
    const std::string html = "<body><p id=1>Một\n<p id=2 title='<p>'>Hai<div id=3>x</div></body>";
    const Document page(html);
    expect_element(html, find(page, "p", "1"), "<p id=1>", "Một\n", "");
    expect_element(html, find(page, "p", "2"), "<p id=2 title='<p>'>", "Hai", "");
    expect_element(html, find(page, "div"), "<div id=3>", "x", "</div>");
}

TEST(DocumentPlaces, EndUnclosedElementsWhereTheirParentEnds) {
    const std::string html = "<body><div id=1><span id=2>a<b id=3>c</div>d<div id=4>e";
    const Document page(html);
    expect_element(html, find(page, "b"), "<b id=3>", "c", "");
    expect_element(html, find(page, "span"), "<span id=2>", "a<b id=3>c", "");
    expect_element(html, find(page, "div", "1"), "<div id=1>", "<span id=2>a<b id=3>c", "</div>");
    expect_element(html, find(page, "div", "4"), "<div id=4>", "e", "");
}

TEST(DocumentPlaces, IgnoreStrayEndTags) {
    const std::string html = "<body><div id=1>a</b></x title='</div>b</div></i></div>c<p>d</p></p></body>";
    const Document page(html);
    expect_element(html, find(page, "div"), "<div id=1>", "a</b></x title='</div>b", "</div>");
}

TEST(DocumentPlaces, SeeQuotedAnglesInAttributes) {
    const std::string html =
        "<body><div title=\"a > b < div\" data-x = '<div>' onclick=a>b</div><i a=\"'\" b>c</i></body>";
    const Document page(html);
    const Element div = find(page, "div");
    expect_element(html, div, "<div title=\"a > b < div\" data-x = '<div>' onclick=a>", "b", "</div>");
    EXPECT_EQ("a > b < div", *div.attribute("title"));
    EXPECT_FALSE(div.attribute("id"));
    expect_element(html, find(page, "i"), "<i a=\"'\" b>", "c", "</i>");
}

TEST(DocumentPlaces, TakeStrayAnglesAsText) {
    const std::string html = "<body><div>1 < 2 <3> <- <div id=a>x</div></div></body>";
    const Document page(html);
    expect_element(html, find(page, "div", "a"), "<div id=a>", "x", "</div>");
}

TEST(DocumentPlaces, GiveVoidAndSelfClosedElementsNoContent) {
    const std::string html = "<body><br/><img id=a src='x>y'><hr /><div id=b />z</body>";
    const Document page(html);
    expect_element(html, find(page, "img"), "<img id=a src='x>y'>", "", "");
    expect_element(html, find(page, "br"), "<br/>", "", "");
    expect_element(html, find(page, "hr"), "<hr />", "", "");
    expect_element(html, find(page, "div"), "<div id=b />", "", "");
}

TEST(DocumentPlaces, MarkTheParsersOwnElements) {
    const std::string html = "Chào<div>x</div>";
    const Document page(html);
    for (const char *name : {"html", "body", "p"}) {
        const Element own = find(page, name);
        EXPECT_TRUE(own.implied) << name;
        EXPECT_EQ(0U, own.begin) << name;
        EXPECT_EQ(0U, own.content.begin) << name;
    }
    EXPECT_EQ("Chào", content(html, find(page, "p")));
    EXPECT_FALSE(find(page, "div").implied);
    expect_element(html, find(page, "div"), "<div>", "x", "</div>");
}

TEST(DocumentPlaces, AreExactWhereNoTagBeginsTheBody) {
    const std::string html = "<title>Tin</title> <article id=a>Một<div>x</div></article>";
    const Document page(html);
    EXPECT_TRUE(find(page, "body").implied);
    expect_element(html, find(page, "body"), "", "<article id=a>Một<div>x</div></article>", "");
    expect_element(html, find(page, "article"), "<article id=a>", "Một<div>x</div>", "</article>");
    expect_element(html, find(page, "div"), "<div>", "x", "</div>");
}

TEST(DocumentPlaces, DoNotMindASecondBodyTag) {
    const std::string html = "<body id=1><body class='<div>'><html x='<div>'><div>x</div></body>";
    const Document page(html);
    expect_element(html, find(page, "div"), "<div>", "x", "</div>");
}

TEST(DocumentPlaces, KeepLongTextsInStep) {
    std::string html = "<body>";
    for (int i = 0; i < 20000; ++i)
        html += "<p>đoạn văn số " + std::to_string(i) + " &nbsp; và nữa</p>\n";
    html += "<div id=a>x</div></body>";
    const Document page(html);
    expect_element(html, find(page, "div"), "<div id=a>", "x", "</div>");
    for (const Element &element : page.elements()) {
        if (element.name == "p") {
            ASSERT_EQ("<p>", start_tag(html, element));
            ASSERT_EQ("</p>", end_tag(html, element));
        }
    }
}

TEST(DocumentPlaces, BlankTheAttributesOfLongTagsInPlace) {
    std::string html = "<body><div id=a";
    for (int i = 0; i < 100000; ++i)
        html += " x" + std::to_string(i) + "='>'";
    html += "><p>y</p></div><div id=b>z</div></body>";
    const Document page(html);
    const auto first = std::find_if(page.elements().begin(), page.elements().end(),
                                    [](const Element &element) { return element.name == "div"; });
    ASSERT_NE(page.elements().end(), first);
    EXPECT_TRUE(first->node.attributes().empty());
    EXPECT_EQ("<p>y</p>", content(html, *first));
    EXPECT_EQ("</div>", end_tag(html, *first));
    expect_element(html, find(page, "div", "b"), "<div id=b>", "z", "</div>");
}

TEST(DocumentPlaces, SurviveLongTagsThatNeverEnd) {
    const std::string html = "<body><div id=a>x</div><p " + std::string(100000, 'y');
    expect_element(html, find(Document(html), "div"), "<div id=a>", "x", "</div>");
}

TEST(DocumentPlaces, ReadOnBehindNulBytes) {
    std::string html = "<body>a b<div id=a>x</div></body>";
    html[html.find(' ')] = '\0';
    expect_element(html, find(Document(html), "div"), "<div id=a>", "x", "</div>");
}

TEST(DocumentPlaces, IgnoreTheCharsetThatThePageNames) {
    const std::string html =
        "<html><head><meta charset=\"windows-1258\"><meta http-equiv=\"Content-Type\" "
        "content=\"text/html; charset=utf-16\"><title>Ạ</title></head><body>Ờ<div>ế</div></body></html>";
    const Document page(html);
    expect_element(html, find(page, "div"), "<div>", "ế", "</div>");
    EXPECT_EQ("ế", text_of(find(page, "div").node));
    EXPECT_EQ("Ạ", text_of(find(page, "title").node));
}

TEST(DocumentPlaces, GiveTheTextWithASpaceBetweenBlocks) {
    const Document page("<body><div>Chưa<br>được <b>cập</b><i>nhật</i><p>nội</p><p>dung</p></div></body>");
    EXPECT_EQ("Chưa được cậpnhật nội dung ", text_of(find(page, "div").node));
}

TEST(DocumentPlaces, KnowWhatIsInsideWhat) {
    const Document page("<body><div><p>a</p></div><i>b</i></body>");
    const auto index = [&](std::string_view name) {
        for (std::size_t i = 0; i < page.elements().size(); ++i)
            if (page.elements()[i].name == name)
                return i;
        return page.elements().size();
    };
    EXPECT_TRUE(page.is_inside(index("p"), index("div")));
    EXPECT_TRUE(page.is_inside(index("p"), index("p")));
    EXPECT_FALSE(page.is_inside(index("i"), index("div")));
    EXPECT_FALSE(page.is_inside(index("div"), index("p")));
}

TEST(DocumentPlaces, AreNoneInNothing) {
    EXPECT_TRUE(Document("").elements().empty());
    EXPECT_TRUE(Document("  \n").elements().empty());
}

TEST(DocumentPlaces, RefusePagesThatAreTooDeep) {
    std::string html = "<body>";
    for (int i = 0; i < 300; ++i)
        html += "<div>";
    try {
        Document(html).elements();
        FAIL();
    } catch (const Error &error) {
        EXPECT_EQ(Next::skip, error.next());
        EXPECT_STREQ("the page is nested deeper than 256 elements", error.what());
    }
}

TEST(DocumentPlaces, AreKnownThoughAMillionEndTagsAreTooMany) {
    std::string html = "<body>";
    for (int i = 0; i < 250; ++i)
        html += "<div>";
    for (int i = 0; i < 1000000; ++i)
        html += "</x>";
    html += "<p>Một</p>";
    const Document page(html);
    expect_element(html, find(page, "p"), "<p>", "Một", "</p>");
}

TEST(DocumentPlaces, RefusePagesWhoseTagsTakeTooMuchMemory) {
    std::string html;
    for (int i = 0; i < 1398101; ++i) // 8 MB
        html += "<br a>";
    const LazyDocument page(html, "tin/bai.html");
    try {
        page.get();
        FAIL();
    } catch (const Error &error) {
        EXPECT_EQ(Next::skip, error.next());
        EXPECT_STREQ(
            "tin/bai.html: the page takes more than 64 MB of memory to read; it is too large or broken",
            error.what());
    }
}

TEST(DocumentPlaces, RefusePagesThatWouldTakeMinutes) {
    std::string html = "<body>";
    for (int i = 0; i < 250; ++i)
        html += "<div>";
    for (int i = 0; i < 850000; ++i)
        html += "</br>";
    try {
        Document(html, [] {}).elements();
        FAIL();
    } catch (const Error &error) {
        EXPECT_EQ(Next::skip, error.next());
        EXPECT_STREQ("the page has too many broken tags to be read", error.what());
    }
}

} // namespace
} // namespace baonoi::html
