// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that a page builder put together from widgets.
#include "extract/extract.h"
#include "golden/golden.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace baonoi::extract {
namespace {

const std::string title = "Xã Đông Phú mở lại chợ phiên";
const std::vector<std::string> paragraphs = {
    "Sau ba năm nghỉ vì sửa đường, chợ phiên xã Đông Phú họp lại vào mồng năm và mười lăm mỗi tháng.",
    "Phiên đầu có hơn hai trăm quầy hàng, phần nhiều bán nông sản của bà con trong xã và hai xã bên.",
    "Ban quản lý chợ không thu phí chỗ ngồi trong sáu tháng để người bán quen dần với nền chợ mới.",
    "Xe khách chạy tuyến huyện dừng ở cổng chợ từ năm giờ sáng đến hết phiên, chừng mười một giờ.",
    "Phiên tới, xã mở thêm khu bán cây giống và con giống ở bãi đất trống phía sau trạm y tế."};

std::string read(const std::string &html) {
    ExtractSettings settings;
    settings.words = load_page_words(test::source_folder() / "config/extract");
    Article article;
    article.input = "a.html";
    article.html = html;
    std::string text;
    for (const Block &block : extract(article, settings).blocks)
        if (is_body(block.kind) || block.kind == BlockKind::heading)
            text += block.text + '\n';
    return text;
}

std::string all_paragraphs() {
    std::string text;
    for (const std::string &paragraph : paragraphs)
        text += paragraph + '\n';
    return text;
}

// The first three paragraphs are in one widget, the others in widgets of their own.
std::string page_of_widgets(const std::string &name, const std::string &beside) {
    const auto widget = [&](const std::string &kind, const std::string &content) {
        return "<div class='piece " + name + " " + name + "-" + kind + "'><div class=inner>" + content +
               "</div></div>";
    };
    const auto paragraph = [](std::size_t i) { return "<p>" + paragraphs[i] + "</p>"; };
    return "<html lang=vi><title>" + title + "</title><body><main>" +
           widget("heading", "<h1>" + title + "</h1>") +
           widget("text-editor", paragraph(0) + paragraph(1) + paragraph(2)) +
           widget("text-editor", paragraph(3)) + widget("text-editor", paragraph(4)) + "</main>" +
           widget(beside, "<h3>Đọc nhiều</h3><p>Giá lúa giống vụ này không tăng so với năm ngoái, theo thông "
                          "báo của công ty giống cây trồng huyện.</p>") +
           "</body></html>";
}

TEST(LayoutWords, WidgetsThatHoldTheTitleAndTheTextAreTheArticle) {
    for (const std::string name : {"elementor-widget", "pb-widget", "site-widget"})
        EXPECT_EQ(read(page_of_widgets(name, "sidebar")), all_paragraphs()) << name;
}

TEST(LayoutWords, WidgetsBesideAnArticleAreNone) {
    std::string html = "<html lang=vi><title>" + title + "</title><body><main><h1>" + title + "</h1>";
    for (const std::string &paragraph : paragraphs)
        html += "<p>" + paragraph + "</p>";
    html += "</main>";
    for (const char *what : {"Lịch cúp điện của huyện trong tuần này không có xã nào ở phía đông sông cả.",
                             "Trạm khuyến nông mời bà con tới nhận lịch gieo cấy vụ xuân ở nhà văn hóa.",
                             "Đoàn thanh niên xã cần mười người tình nguyện dọn bờ kênh sáng chủ nhật."})
        html += std::string("<div class='elementor-widget'><p>") + what + "</p></div>";
    EXPECT_EQ(read(html + "</body></html>"), all_paragraphs());
}

} // namespace
} // namespace baonoi::extract
