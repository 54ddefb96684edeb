// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/site/site_page.h"

#include <gtest/gtest.h>

namespace baonoi::systems::site {
namespace {

const std::string notice = "Hiện tại bài viết chưa được cập nhật nội dung âm thanh.";

bool is_foreign(const std::string &html) {
    return publish::has_foreign_recording(html::Document("<html><body>" + html + "</body></html>"),
                                          publish::SlotRules({}));
}

// The page with the bytes that the player replaces shown as [..].
std::string slot_in(const std::string &html) {
    const auto place = slot_place(html::Document(html), publish::SlotRules({}));
    if (!place)
        return "none";
    return html.substr(0, place->span.begin) + "[" + html.substr(place->span.begin, place->span.size()) +
           "]" + html.substr(place->span.end) + (place->in_words ? " words" : "");
}

TEST(ForeignRecording, IsAnAudioElementWithASource) {
    EXPECT_TRUE(is_foreign("<audio src='a.mp3'></audio>"));
    EXPECT_TRUE(is_foreign("<AUDIO controls><source type='audio/ogg' src='/b.ogg'></AUDIO>"));
    EXPECT_TRUE(is_foreign("<audio data-src='//cdn.example.vn/a?id=3'></audio>"));
    EXPECT_TRUE(is_foreign("<div class='audio-slot'><audio><source src='a.mp3'></audio></div>"));
}

TEST(ForeignRecording, IsNotAnEmptyElementThatAScriptFills) {
    EXPECT_FALSE(is_foreign("<div id='audioSlot'><audio controls></audio></div>"));
    EXPECT_FALSE(is_foreign("<audio src=''></audio><audio src='#'></audio><audio src=' '></audio>"));
    EXPECT_FALSE(is_foreign("<audio src='about:blank'><source src=''></audio>"));
    EXPECT_FALSE(is_foreign("<script>document.write(\"<audio src='a.mp3'></audio>\")</script>"));
    EXPECT_FALSE(is_foreign("<!-- <audio src='a.mp3'></audio> -->"));
}

TEST(ForeignRecording, IsALinkOrAnEmbeddedPlayerInASlotOnly) {
    for (const std::string player :
         {"<a href='/nghe.MP3?x=1'>Nghe</a>", "<div data-file='a.m4a'></div>",
          "<iframe src='https://player.example.vn/1'></iframe>", "<embed src='p.swf'>",
          "<object data='p.swf'></object>", "<video src='v.mp4'></video>"}) {
        EXPECT_TRUE(is_foreign("<div class='x audio-slot y'>" + player + "</div>")) << player;
        EXPECT_FALSE(is_foreign("<div class='khac'>" + player + "</div>")) << player;
    }
    EXPECT_FALSE(
        is_foreign("<div id='audioSlot'><iframe src='about:blank'></iframe><a href='#'>x</a></div>"));
    EXPECT_TRUE(is_foreign("<div>" + notice + " <a href='x.mp3'>x</a></div>"));
}

TEST(SlotPlace, IsTheContentOfTheSelectedElementWithoutItsHeading) {
    EXPECT_EQ("<body><div id=audioSlot>[<i>x</i>]</div>", slot_in("<body><div id=audioSlot><i>x</i></div>"));
    EXPECT_EQ("<body><div class=am-thanh><h3>Nghe</h3>[x]</div>",
              slot_in("<body><div class=am-thanh><h3>Nghe</h3>x</div>"));
    EXPECT_EQ("<body><div class=am-thanh>[" + notice + "]<h3>Nghe</h3></div>",
              slot_in("<body><div class=am-thanh>" + notice + "<h3>Nghe</h3></div>").c_str());
    EXPECT_EQ("<body><div id=audioSlot>[<h3>" + notice + "</h3>]</div>",
              slot_in("<body><div id=audioSlot><h3>" + notice + "</h3></div>"));
    EXPECT_EQ("<body><section id=audioSlot>[]</section>", slot_in("<body><section id=audioSlot></section>"));
}

TEST(SlotPlace, IsTheSmallestElementThatSaysTheNotice) {
    EXPECT_EQ("<body><div><h3>Nghe</h3><span>[" + notice + "]</span></div>t words",
              slot_in("<body><div><h3>Nghe</h3><span>" + notice + "</span></div>t"));
    EXPECT_EQ("<body><div>[<p><b>" + notice + "</b></p>]</div>t",
              slot_in("<body><div><p><b>" + notice + "</b></p></div>t"));
    EXPECT_EQ("<body><div>a [<a href=#>" + notice + "</a>] b</div>",
              slot_in("<body><div>a <a href=#>" + notice + "</a> b</div>"));
    EXPECT_EQ("<body><table><tr><th>Nghe</th><td>[" + notice + "]</td></tr></table>",
              slot_in("<body><table><tr><th>Nghe</th><td>" + notice + "</td></tr></table>"));
}

TEST(SlotPlace, IsNotAnElementThatHoldsTheArticle) {
    std::string article;
    for (int i = 0; i < 40; ++i)
        article += "<p>Một đoạn của bài viết.</p>";
    EXPECT_EQ("none", slot_in("<body><div class=audio-slot>" + article + "</div>"));
    EXPECT_EQ("none", slot_in("<body>" + notice + article));
    EXPECT_EQ("none", slot_in("<head><title>" + notice + "</title></head><body><p>x</p>"));
    EXPECT_EQ("none", slot_in("<body><script>'<div id=audioSlot>" + notice + "</div>'</script>"));
    EXPECT_EQ("none", slot_in("<body><template><div id=audioSlot></div></template>"));
}

TEST(SlotPlace, StaysOutOfElementsThatCannotHoldAPlayer) {
    EXPECT_EQ("<body><ul id=audioSlot><li>[x]</li></ul>", slot_in("<body><ul id=audioSlot><li>x</li></ul>"));
    EXPECT_EQ("none", slot_in("<body><ul id=audioSlot></ul>"));
    EXPECT_EQ("<body>[<audio id=audioSlot></audio>]", slot_in("<body><audio id=audioSlot></audio>"));
    EXPECT_EQ("<body><p>a<br id=audioSlot>[]b</p> words", slot_in("<body><p>a<br id=audioSlot>b</p>"));
    EXPECT_EQ("<body><div id=audioSlot />[]b", slot_in("<body><div id=audioSlot />b"));
}

TEST(Selectors, MatchWhatTheyName) {
    const html::Document page("<body><div id=a class=' x\ty ' data-k='v w' hidden>z</div></body>");
    const pugi::xml_node div = page.elements().back().node;
    for (const char *text : {"#a", ".x", ".y", "div", "DIV.x", "div.x.y", "div#a.x", "[hidden]",
                             "[data-k='v w']", "div[ID=a]", "[data-k=\"v w\"][hidden]"})
        EXPECT_TRUE(html::ElementSelector(text).matches(div)) << text;
    for (const char *text : {"#b", ".xy", ".z", "p", "p.x", "div.x.z", "[lang]", "[data-k=v]", "body"})
        EXPECT_FALSE(html::ElementSelector(text).matches(div)) << text;
}

TEST(Selectors, RefuseWhatTheyDoNotKnow) {
    for (const char *text : {"", "#", ".", "a b", "a>b", "a:hover", "*", "[x", "[]", "[x~=y]", "a,b", "."})
        EXPECT_ANY_THROW(html::ElementSelector{text}) << text;
}

TEST(PlaceAfterTitle, PrefersTheHeadingThatIsTheTitle) {
    const auto before = [](const std::string &html, const std::string &title) {
        const Insertion place = place_after_title(html::Document(html), title);
        EXPECT_EQ(place.span.begin, place.span.end);
        EXPECT_TRUE(place.after);
        return html.substr(0, place.span.begin);
    };
    EXPECT_EQ("<body><h1>Báo</h1><h2>Nước &nbsp;NỔI</h2>",
              before("<body><h1>Báo</h1><h2>Nước &nbsp;NỔI</h2>x", "nước nổi"));
    EXPECT_EQ("<body><nav><h1>Báo</h1></nav><h2>Tin</h2>",
              before("<body><nav><h1>Báo</h1></nav><h2>Tin</h2><h1>B</h1>", "khác"));
    EXPECT_EQ("<body><h1>Báo</h1><article><h2>Tin</h2>",
              before("<body><h1>Báo</h1><article><h2>Tin</h2>x</article>", ""));
    EXPECT_EQ("<body class=a>", before("<body class=a><p>x</p>", "x"));
    EXPECT_EQ("", before("<p>x</p>", "x"));
    EXPECT_EQ("", before("", "x"));
}

} // namespace
} // namespace baonoi::systems::site
