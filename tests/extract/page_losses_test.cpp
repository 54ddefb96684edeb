// SPDX-License-Identifier: GPL-3.0-or-later
// A page that leaves out more than it reads says so.
#include "extract/extract.h"

#include "golden/golden.h"

#include <gtest/gtest.h>
#include <string>

namespace baonoi::extract {

namespace {

std::string paragraphs(std::size_t number) {
    std::string html;
    for (std::size_t i = 0; i < number; ++i)
        html +=
            "<p>Nhà thứ " + std::to_string(i + 1) +
            " góp một người, một cái cuốc và nửa buổi công để dọn con mương, ông trưởng xóm ghi vào sổ.</p>";
    return html;
}

std::vector<std::string> notes_of(const std::string &body) {
    ExtractSettings settings;
    settings.words = load_page_words(test::source_folder() / "config/extract");
    Article article;
    article.input = "a.html";
    article.html = "<html lang=vi><title>Xóm dọn mương</title><body><article><h1>Xóm dọn mương</h1>" + body +
                   "</article></html>";
    return extract(article, settings).notes;
}

} // namespace

TEST(PageLosses, OfMoreThanIsReadAreTold) {
    const auto notes = notes_of(paragraphs(4) + "<div class=related-news>" + paragraphs(9) + "</div>");
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_NE(notes[0].find(" words are read and "), std::string::npos) << notes[0];
    EXPECT_NE(notes[0].find("related links"), std::string::npos) << notes[0];
}

TEST(PageLosses, OfLessAreNot) {
    EXPECT_TRUE(notes_of(paragraphs(6)).empty());
    EXPECT_TRUE(notes_of(paragraphs(6) + "<div class=related-news>" + paragraphs(2) + "</div>").empty());
}

// What readers write under an article may be longer than it.
TEST(PageLosses, CommentsAreNone) {
    EXPECT_TRUE(notes_of(paragraphs(4) + "<div class=comments>" + paragraphs(9) + "</div>").empty());
}

} // namespace baonoi::extract
