// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/frame.h"

#include "extract/extract.h"

#include <gtest/gtest.h>

namespace baonoi::extract {
namespace {

Script article() {
    Script script;
    script.title = "Cầu mới";
    script.published = "2026-03-01T09:51:00+07:00";
    script.site_name = "Báo Xã";
    script.blocks = {{BlockKind::title, "Cầu mới", "h1"}, {BlockKind::paragraph, "Cầu đã xong.", "p[1]"}};
    return script;
}

std::string texts(const Script &script) {
    std::string all;
    for (const Block &block : script.blocks)
        all += std::string(name_of(block.kind)) + ": " + block.text + "\n";
    return all;
}

TEST(Frame, FactsOfTheArticleAreFilledIn) {
    EXPECT_EQ(filled_in("{site}, ngày {date}.  Mời nghe bài {title}.", article()),
              "Báo Xã, ngày 1/3/2026. Mời nghe bài Cầu mới.");
    Script december = article();
    december.published = "2026-12-31";
    EXPECT_EQ(filled_in("Ngày {date}", december), "Ngày 31/12/2026");
}

TEST(Frame, ASentenceWithAFactThatNobodyKnowsIsLeftOut) {
    Script script = article();
    script.published = script.site_name = "";
    EXPECT_EQ(filled_in("Đây là {site}. Mời nghe bài {title}. Ngày {date}.", script),
              "Mời nghe bài Cầu mới.");
    EXPECT_EQ(filled_in("Đây là {site}", script), "");
}

TEST(Frame, WhatATitleSaysIsNoPlaceAndEndsNoSentence) {
    Script script = article();
    script.title = "Bão số 3. {date} tới";
    script.site_name = "";
    EXPECT_EQ(filled_in("Bài {title} của {site}. Hết.", script), "Hết.");
    EXPECT_EQ(filled_in("Bài {title}. Hết.", script), "Bài Bão số 3. {date} tới. Hết.");
}

TEST(Frame, IntroAndOutroAreBeforeAndAfterTheArticle) {
    EXPECT_EQ(texts(framed(article(), "Đây là {site}.", "Xin cảm ơn.")),
              "intro: Đây là Báo Xã.\ntitle: Cầu mới\nparagraph: Cầu đã xong.\noutro: Xin cảm ơn.\n");
    EXPECT_EQ(texts(framed(article(), "", "")), texts(article()));
}

TEST(Frame, ATitleThatTheIntroSaysIsSaidOnce) {
    const Script script = framed(article(), "Mời nghe bài {title}.", "Vừa rồi là bài {title}.");
    EXPECT_EQ(texts(script),
              "intro: Mời nghe bài Cầu mới.\nparagraph: Cầu đã xong.\noutro: Vừa rồi là bài Cầu mới.\n");
    ASSERT_EQ(script.drops.size(), 1U);
    EXPECT_EQ(script.drops[0].rule, "said in the intro");
    EXPECT_EQ(script.drops[0].text, "Cầu mới");
    EXPECT_EQ(script.title, "Cầu mới");
}

TEST(Frame, WhatCannotBeSaidIsAFault) {
    EXPECT_EQ(frame_fault("Đây là {site}, {date}: {title}."), std::nullopt);
    EXPECT_EQ(frame_fault(""), std::nullopt);
    EXPECT_EQ(frame_fault("Bài của {author}"),
              "name nothing in braces but {title}, {date} and {site}: \"{author}\"");
    EXPECT_EQ(frame_fault("a } b"), "name nothing in braces but {title}, {date} and {site}: \"} b\"");
    EXPECT_EQ(frame_fault("…!"), "have words that can be said, or be empty");
    EXPECT_EQ(frame_fault(std::string(1001, 'a')), "be at most 1000 bytes long");
}

} // namespace
} // namespace baonoi::extract
