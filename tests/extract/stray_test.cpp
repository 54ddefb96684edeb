// SPDX-License-Identifier: GPL-3.0-or-later
// Short notes, sidebars and boxes that are larger than the article, and labels of what closes one.
#include "extract/extract.h"

#include "base/error.h"
#include "golden/golden.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace baonoi::extract {

namespace {

const std::string title = "Bản Lằng bán chuyến vải cuối vụ";
const std::vector<std::string> prose = {"Chiều thứ Sáu, hợp tác xã Bản Lằng bán chuyến vải cuối vụ, tất cả "
                                        "bốn mươi tấn, cho một cơ sở sấy ở dưới xuôi.",
                                        "Bà Lò Thị Pâng, người trồng hai trăm gốc, nói giá năm nay bằng nửa "
                                        "năm ngoái nhưng quả đều và ít rụng hơn hẳn.",
                                        "Hợp tác xã đang tính làm kho lạnh chung, mỗi nhà góp theo số gốc, "
                                        "để vụ sau không phải bán vội trong một tuần.",
                                        "Xã cho mượn mảnh đất cạnh sân bóng, còn điện thì phải kéo thêm một "
                                        "đoạn dây dài chừng sáu trăm mét qua suối."};
const std::string news =
    "<li><div class=tin>Đoàn khảo sát của tỉnh vừa đi hết bốn bản vùng cao để xem chỗ đặt trạm bơm, dự kiến "
    "cuối năm chọn xong ba nơi, sang năm thì làm, vốn lấy từ chương trình nước sạch của huyện.</div></li>";

std::string paragraphs() {
    std::string html;
    for (const std::string &text : prose)
        html += "<p>" + text + "</p>\n";
    return html;
}

std::string times(int count, const std::string &text) {
    std::string out;
    for (int i = 0; i < count; ++i)
        out += text;
    return out;
}

// The lines that are read below the title, each with a line feed; "refused" for none.
std::string body_of(const std::string &inside) {
    static const auto words = load_page_words(test::source_folder() / "config/extract");
    ExtractSettings settings;
    settings.words = words;
    Article article;
    article.input = "a.html";
    article.html = "<html lang=vi><title>" + title + " - Báo Núi</title><body>" + inside + "</body></html>";
    std::string out;
    try {
        for (const Block &block : extract(article, settings).blocks)
            if (is_body(block.kind) || block.kind == BlockKind::heading || block.kind == BlockKind::intro)
                out += block.text + '\n';
    } catch (const Error &) {
        return "refused";
    }
    return out;
}

std::string all_prose() {
    std::string out;
    for (const std::string &text : prose)
        out += text + '\n';
    return out;
}

} // namespace

TEST(Stray, ASidebarWithTheTitleElsewhereIsRefused) {
    EXPECT_EQ(body_of("<div id=content><h1>" + title +
                      "</h1><small>1/2/2026</small><p>PDF: <a href=a.pdf>bản in</a></p></div>"
                      "<div id=sidebar><ul>" +
                      times(4, news) + "</ul></div>"),
              "refused");
    EXPECT_EQ(body_of("<div class=\"cot sidebar\"><h1>" + title + "</h1>" + paragraphs() + "</div>"),
              all_prose());
}

TEST(Stray, AnAsideLargerThanTheArticleIsNotRead) {
    const std::string article = "<div class=bai><h1>" + title + "</h1>" + paragraphs() + "</div>";
    EXPECT_EQ(body_of(article + "<aside><ul>" + times(9, news) + "</ul></aside>"), all_prose());
    EXPECT_EQ(body_of(article + "<div role=complementary><ul>" + times(9, news) + "</ul></div>"),
              all_prose());
}

TEST(Stray, AShortNoteInAnArticleIsReadThoughANoteBesideItIsLonger) {
    const std::string slogan = "<div class=loi-nhan><p>" + times(4, "Chúng tôi gửi tới hòm thư của bạn, ") +
                               "và bạn dừng nhận lúc nào cũng được.</p></div>";
    const std::string note = "<article><h1>" + title + "</h1><p>" + prose[0] + "</p></article>";
    const std::string menu = "<ul>" + times(30, "<li><a href=/t>Tin</a></li>") + "</ul>";
    EXPECT_EQ(body_of(note + menu + slogan), prose[0] + '\n');
    EXPECT_EQ(body_of("<article><h1>" + title + "</h1><p>Sắp có.</p></article>" + menu + slogan), "refused");
}

TEST(Stray, LabelsOfClosingFactsAreRead) {
    EXPECT_EQ(body_of("<div class=bai><h1>" + title + "</h1>" + paragraphs() +
                      "<p><b>Lịch bán hàng:</b><br>Thứ Hai: chợ huyện<br>Thứ Tư: chợ Mường</p></div>"),
              all_prose() + "Lịch bán hàng:\nThứ Hai: chợ huyện\nThứ Tư: chợ Mường\n");
    EXPECT_EQ(body_of("<div class=bai><h1>" + title + "</h1>" + paragraphs() +
                      "<p><b>Xem thêm:</b><br>Thứ Hai: chợ huyện</p></div>"),
              all_prose() + "Thứ Hai: chợ huyện\n");
}

TEST(Stray, PollsAreNotRead) {
    EXPECT_EQ(body_of("<div class=bai><h1>" + title + "</h1>" + paragraphs() +
                      "<div class=\"tham-do\"><h4>Bạn có muốn làm kho lạnh không?</h4><p>Có</p></div></div>"),
              all_prose());
}

} // namespace baonoi::extract
