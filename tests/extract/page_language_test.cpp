// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/page_language.h"

#include "base/error.h"
#include "extract/extract.h"
#include "golden/golden.h"

#include <gtest/gtest.h>

namespace baonoi::extract {

namespace {

const PageWords &words() {
    static const PageWords loaded = PageWords::load(test::source_folder() / "config/extract");
    return loaded;
}

Script script_of(const std::string &html) {
    Article article;
    article.input = "a.html";
    article.html = html;
    ExtractSettings settings;
    settings.words = load_page_words(test::source_folder() / "config/extract");
    settings.vietnamese_only = true;
    return extract(article, settings);
}

const std::string vietnamese =
    "<p>Sáng nay bà con thôn Đoài ra đồng gặt lúa sớm vì dự báo chiều có mưa to.</p>";
const std::string english =
    "<p>The farmers of the village went out to the fields early this morning to bring in the rice, because "
    "the "
    "forecast had said that there would be heavy rain in the afternoon and a storm at night.</p>";

} // namespace

TEST(Language, KnowsVietnameseByItsLetters) {
    const LanguageEvidence evidence = judge_language("Bà con thôn Đoài ra đồng gặt lúa từ sớm.", words());
    EXPECT_TRUE(evidence.is_vietnamese());
    EXPECT_EQ(evidence.words, 10U);
    EXPECT_EQ(evidence.vietnamese, 5U);
}

TEST(Language, NamesOtherLanguagesByTheirSmallWordsAndScripts) {
    EXPECT_EQ(judge_language("The rice of the village is in the barn.", words()).other, "English");
    EXPECT_EQ(judge_language("Les paysans du village sont dans les champs.", words()).other, "French");
    EXPECT_EQ(judge_language("Крестьяне вышли в поле рано утром.", words()).other, "Russian");
    EXPECT_EQ(judge_language("농부들은 아침 일찍 들에 나갔다", words()).other, "Korean");
    EXPECT_EQ(judge_language("Nguoi dan khong duoc dung nuoc nhieu truoc ngay thoi", words()).other,
              "Vietnamese without marks");
}

TEST(Language, AnArticleInAnotherLanguageIsRefused) {
    std::string message;
    try {
        script_of("<html lang=vi>" + english + english);
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::skip);
        message = error.what();
    }
    EXPECT_EQ(message.substr(0, message.find(';')),
              "the article in a.html is not Vietnamese (looks like English");
}

TEST(Language, ForeignParagraphsOfAVietnameseArticleAreDroppedAndAQuotedLineStays) {
    const Script script =
        script_of(vietnamese + vietnamese + english +
                  "<p>Ông nói: \"The rain was not what we had feared.\"</p>" + vietnamese + vietnamese);
    ASSERT_EQ(script.drops.size(), 1U);
    EXPECT_EQ(script.drops[0].rule, "not Vietnamese");
    EXPECT_EQ(script.blocks.size(), 5U);
}

} // namespace baonoi::extract
