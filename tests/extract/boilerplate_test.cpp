// SPDX-License-Identifier: GPL-3.0-or-later
#include "extract/boilerplate.h"

#include "extract/extract.h"
#include "golden/golden.h"

#include <gtest/gtest.h>

namespace baonoi::extract {

namespace {

Article page(const std::string &news) {
    Article article;
    article.input = "a.html";
    article.html = "<div class=\"noi-dung\"><p>Đường dây nóng của tòa soạn trực từ bảy giờ sáng đến mười giờ "
                   "đêm.</p><p>" +
                   news + "</p><p>Bà con đã gặt xong trước cơn mưa chiều nay.</p></div>";
    return article;
}

ExtractSettings settings() {
    ExtractSettings made;
    made.words = load_page_words(test::source_folder() / "config/extract");
    return made;
}

} // namespace

TEST(SiteBoilerplate, HoldsLinesOfThreePagesAndHalfOfThem) {
    EXPECT_TRUE(SiteBoilerplate({{"a", "1"}, {"a", "2"}, {"a", "3"}}).holds("a"));
    EXPECT_FALSE(SiteBoilerplate({{"a", "1"}, {"a", "2"}}).holds("a"));
    EXPECT_FALSE(SiteBoilerplate({{"a", "1"}, {"a", "1"}, {"a", "1"}}).holds("a"));
    EXPECT_FALSE(
        SiteBoilerplate({{"a", "1"}, {"a", "2"}, {"a", "3"}, {"4"}, {"5"}, {"6"}, {"7"}}).holds("a"));
}

TEST(SiteBoilerplate, IsDroppedFromTheArticle) {
    const Article first = page("Cống ngăn mặn mở lại sau ba ngày sửa chữa.");
    ExtractSettings with = settings();
    with.boilerplate = find_boilerplate({first, page("Chợ nổi họp trên cạn vì nước rút nhanh."),
                                         page("Trạm y tế xã có bác sĩ trực đêm từ tuần này.")},
                                        with);
    EXPECT_EQ(with.boilerplate->size(), 2U);
    const Script script = extract(first, with);
    ASSERT_EQ(script.blocks.size(), 1U);
    EXPECT_EQ(script.blocks[0].text, "Cống ngăn mặn mở lại sau ba ngày sửa chữa.");
    ASSERT_EQ(script.drops.size(), 2U);
    EXPECT_EQ(script.drops[0].rule, "repeated on this site");
}

} // namespace baonoi::extract
