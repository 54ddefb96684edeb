// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "extract/extract.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace baonoi::extract {
namespace {

Script page() {
    Article article;
    article.input = "a.html";
    article.html =
        "<html lang=\"vi\"><head><title>Cầu mới</title></head><body><h1>Cầu mới</h1><article>"
        "<p>Xã khánh thành cây cầu mới. Cầu dài hai trăm mét. Dân đi lại dễ hơn.</p>"
        "<figure><img src=\"a.jpg\"><figcaption>Cây cầu mới nhìn từ trên cao. Ảnh: An.</figcaption></figure>"
        "<p>Cầu cũ đã hỏng từ năm ngoái, nay được tháo đi.</p>"
        "<p>Đường dẫn vào cầu sẽ xong trong tháng sau.</p></article></body></html>";
    return extract(article, {});
}

// "paragraph: Một. | …", and the drops of editors: "- Hai."
std::string shown(const Script &script) {
    std::string text;
    for (const Block &block : script.blocks)
        text += fmt::format("{}: {}\n", name_of(block.kind), block.text);
    for (const Drop &drop : script.drops)
        if (drop.rule == not_read)
            text += fmt::format("- {}\n", drop.text);
    return text;
}

std::string edited_page(const std::vector<Passage> &passages,
                        const std::vector<std::string> &read_before = {}) {
    return shown(edited(page(), {passages, {}, read_before}, "a.html"));
}

TEST(Edited, WithoutPassagesNothingChanges) {
    EXPECT_EQ(edited_page({}), shown(page()));
    EXPECT_EQ(edited_page({{"Câu này không có ở đâu cả.", false}}), shown(page()));
}

TEST(Edited, ASentenceThatIsNotToBeReadIsADropAndTheRestOfItsParagraphOneBlock) {
    EXPECT_EQ(edited_page({{"Cầu dài hai trăm mét.", false}}),
              "title: Cầu mới\n"
              "paragraph: Xã khánh thành cây cầu mới. Dân đi lại dễ hơn.\n"
              "paragraph: Cầu cũ đã hỏng từ năm ngoái, nay được tháo đi.\n"
              "paragraph: Đường dẫn vào cầu sẽ xong trong tháng sau.\n"
              "- Cầu dài hai trăm mét.\n");
}

TEST(Edited, SeveralSentencesOfOneParagraphMayGo) {
    EXPECT_EQ(edited_page({{"Dân đi lại dễ hơn.", false}, {"Xã khánh thành cây cầu mới.", false}}),
              "title: Cầu mới\n"
              "paragraph: Cầu dài hai trăm mét.\n"
              "paragraph: Cầu cũ đã hỏng từ năm ngoái, nay được tháo đi.\n"
              "paragraph: Đường dẫn vào cầu sẽ xong trong tháng sau.\n"
              "- Xã khánh thành cây cầu mới.\n"
              "- Dân đi lại dễ hơn.\n");
}

TEST(Edited, AWholeParagraphAndTheTitleMayGo) {
    EXPECT_EQ(edited_page({{"Cầu mới", false}, {"Cầu cũ đã hỏng từ năm ngoái, nay được tháo đi.", false}}),
              "paragraph: Xã khánh thành cây cầu mới. Cầu dài hai trăm mét. Dân đi lại dễ hơn.\n"
              "paragraph: Đường dẫn vào cầu sẽ xong trong tháng sau.\n"
              "- Cầu mới\n"
              "- Cầu cũ đã hỏng từ năm ngoái, nay được tháo đi.\n");
    EXPECT_EQ(edited(page(), {{{"Cầu mới", false}}, {}}, "a.html").title, "Cầu mới") << "it has one still";
}

TEST(Edited, WhatARuleDroppedIsReadWhereItStands) {
    EXPECT_EQ(edited_page({{"Cây cầu mới nhìn từ trên cao.", true}}),
              "title: Cầu mới\n"
              "paragraph: Xã khánh thành cây cầu mới. Cầu dài hai trăm mét. Dân đi lại dễ hơn.\n"
              "paragraph: Cây cầu mới nhìn từ trên cao.\n"
              "paragraph: Cầu cũ đã hỏng từ năm ngoái, nay được tháo đi.\n"
              "paragraph: Đường dẫn vào cầu sẽ xong trong tháng sau.\n");
    const Script script = edited(page(), {{{"Cây cầu mới nhìn từ trên cao.", true}}, {}}, "a.html");
    const auto rest = std::find_if(script.drops.begin(), script.drops.end(),
                                   [](const Drop &drop) { return drop.text == "Ảnh: An."; });
    ASSERT_NE(rest, script.drops.end()) << "what is not asked for stays a drop";
    EXPECT_EQ(rest->blocks_before, 3U);
}

TEST(Edited, AnEditedPassageIsFoundAndItsNeighbourThatWasReadIsNot) {
    const std::string before = "Cầu cũ đã hỏng từ năm kia, nay được tháo đi.";
    EXPECT_NE(edited_page({{before, false}}).find("- Cầu cũ đã hỏng từ năm ngoái"), std::string::npos);
    EXPECT_EQ(edited_page({{before, false}}, {"Cầu cũ đã hỏng từ năm ngoái, nay được tháo đi."}),
              shown(page()))
        << "it was read the last time: what was not read is another one, and is gone";
}

TEST(Edited, AnArticleOfWhichNothingIsLeftIsRefused) {
    try {
        edited_page({{"Xã khánh thành cây cầu mới. Cầu dài hai trăm mét. Dân đi lại dễ hơn.", false},
                     {"Cầu cũ đã hỏng từ năm ngoái, nay được tháo đi.", false},
                     {"Đường dẫn vào cầu sẽ xong trong tháng sau.", false}});
        ADD_FAILURE() << "it was read";
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        EXPECT_STREQ(error.what(), "what editors want read of a.html is less than one sentence");
    }
}

TEST(Edited, EveryCharacterOfThePageIsInABlockOrADropStill) {
    const auto letters = [](const Script &script) {
        std::string all;
        for (const Block &block : script.blocks)
            all += block.text;
        for (const Drop &drop : script.drops)
            all += drop.text;
        std::erase(all, ' ');
        std::sort(all.begin(), all.end());
        return all;
    };
    EXPECT_EQ(letters(edited(page(),
                             {{{"Cầu dài hai trăm mét.", false},
                               {"Cây cầu mới nhìn từ trên cao.", true},
                               {"Đường dẫn vào cầu sẽ xong trong tháng sau.", false}},
                              {}},
                             "a.html")),
              letters(page()));
}

TEST(Edited, APassageIsHeldByTheSentencesThatHaveItsWords) {
    const std::vector<std::string> sentences{"Mưa to ở xã.", "Nước dâng nhanh."};
    EXPECT_TRUE(holds_passage(sentences, "Nước dâng nhanh"));
    EXPECT_TRUE(holds_passage(sentences, "Mưa to ở xã. Nước dâng nhanh."));
    EXPECT_FALSE(holds_passage(sentences, "Nước dâng"));
    EXPECT_FALSE(holds_passage(sentences, ""));
}

} // namespace
} // namespace baonoi::extract
