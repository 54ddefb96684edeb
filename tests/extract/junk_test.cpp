// SPDX-License-Identifier: GPL-3.0-or-later
// What stands inside articles and is none of theirs, in the wordings and markups of many sites; and sentences
// that begin with the same words.
#include "extract/extract.h"

#include "base/error.h"
#include "golden/golden.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace baonoi::extract {

namespace {

const std::vector<std::string> text = {
    "Sáng qua, bà con xóm Trại dọn lại con mương chính trước vụ cấy, mỗi nhà góp một người và nửa buổi công.",
    "Ông trưởng xóm nói nước về sớm hơn mọi năm nửa tháng, nên lúa ở cánh đồng thấp đã cấy xong gần hết.",
    "Hợp tác xã cho mượn ba máy bơm, xăng dầu do các hộ chia nhau theo số sào ruộng của từng nhà.",
    "Đến chiều, nước đã chảy tới tận cánh đồng cuối xóm, nơi mấy năm nay thường phải chờ mưa.",
    "Xóm hẹn nhau đầu tháng sau dọn tiếp đoạn mương phía đông, dài chừng một cây số rưỡi."};

std::string page_with(const std::string &inside, const std::string &below = {},
                      const std::string &above = {}) {
    std::string html = "<html lang=vi><title>Xóm Trại dọn mương trước vụ cấy - Báo Đồng "
                       "Quê</title><body><div class=chi-tiet>" +
                       above + "<h1>Xóm Trại dọn mương trước vụ cấy</h1>";
    for (std::size_t i = 0; i < text.size(); ++i)
        html += (i == 2 ? inside : "") + "<p>" + text[i] + "</p>\n";
    return html + below + "</div></body></html>";
}

Script script_of(const std::string &html) {
    static const auto words = load_page_words(test::source_folder() / "config/extract");
    ExtractSettings settings;
    settings.words = words;
    Article article;
    article.input = "a.html";
    article.html = html;
    return extract(article, settings);
}

// What is read beside the text, a line each.
std::string beside_text(const std::string &html) {
    std::string rest;
    std::size_t found = 0;
    for (const Block &block : script_of(html).blocks) {
        if (!is_body(block.kind) && block.kind != BlockKind::heading)
            continue;
        if (found < text.size() && block.text == text[found])
            ++found;
        else
            rest += block.text + '\n';
    }
    return found == text.size() ? rest : "text is lost";
}

void expect_silence(const std::vector<std::string> &inside) {
    for (const std::string &markup : inside)
        EXPECT_EQ(beside_text(page_with(markup)), "") << markup;
}

} // namespace

TEST(Junk, PointersToOtherArticlesAreNotRead) {
    expect_silence(
        {"<p>Xem thêm: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p><strong>Xem thêm:</strong> Giá phân bón hạ nhiệt sau Tết</p>",
         "<p>[Xem thêm: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a>]</p>",
         "<p>&raquo; <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>&gt;&gt;&gt; Giá phân bón hạ nhiệt sau Tết</p>",
         "<div><b><a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></b></div>",
         "<ul><li><a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></li></ul>",
         "<p><strong>Tin liên quan</strong></p><ul><li>Giá phân bón hạ nhiệt sau Tết</li><li>Giá phân bón hạ "
         "nhiệt sau Tết hai</li></ul>",
         "<p>Có thể bạn quan tâm</p><p><a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>➡️ Bạn có thể quan tâm: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>► Đọc ngay: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>☞ Mời bạn đọc thêm: <i>Giá phân bón hạ nhiệt sau Tết</i></p>",
         "<blockquote><p>Tham khảo thêm: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p></blockquote>",
         "<h3>Xem thêm: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></h3>",
         "<p>⏩ Bài viết cùng chủ đề: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>Xem thêm bài viết: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>Xem thêm video: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p><em>Đọc tiếp bài: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></em></p>",
         "<p>==&gt; <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>-&gt; Xem ngay: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>🔥 <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>Bài liên quan: Giá phân bón hạ nhiệt sau Tết</p>",
         "<p>Liên quan: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>Tin cùng chuyên mục: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>Click để xem thêm: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>Quý vị có thể xem thêm: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>Mời quý vị xem thêm video: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>Nên xem: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>Video liên quan: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>Bài trước: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>Kỳ trước: <a href=\"/x\">Giá phân bón hạ nhiệt sau Tết</a></p>",
         "<p>Đón đọc kỳ tới: Giá phân bón hạ nhiệt sau Tết</p>"});
}

TEST(Junk, APointerInBracketsLeavesItsSentence) {
    EXPECT_EQ(beside_text(
                  page_with("<p>Phân bón cũng rẻ hơn (Xem thêm: <a href=/x>Giá phân bón hạ nhiệt</a>).</p>")),
              "Phân bón cũng rẻ hơn .\n");
}

TEST(Junk, SentencesThatBeginLikeItStay) {
    for (const std::string sentence :
         {"Xem thêm phim cũ, ông học được cách đắp bờ của người xưa.",
          "Tham khảo ý kiến cán bộ khuyến nông trước khi bón phân.",
          "Đọc thêm sách, chị biết cách ủ phân từ rơm rạ.",
          "Có thể bạn bè không tin, nhưng ông đã tám mươi tuổi.",
          "Xem lại sổ ghi chép, bà thấy năm nào nước cũng về muộn.",
          "Theo dõi mực nước mỗi ngày là việc của tổ thủy nông.",
          "Quảng cáo phân bón tràn ngập chợ huyện.",
          "Chia sẻ với bà con, ông nói sẽ sửa cả cống.",
          "Lượt xem hội năm nay đông gấp đôi năm ngoái.",
          "Nghe tin nước về, cả xóm ra đồng.",
          "Đăng ký qua ứng dụng VNeID để nhận lịch tưới của xóm.",
          "Tải ứng dụng VNeID trên App Store để khai báo đất ruộng.",
          "Bình luận về việc này, ông trưởng xóm chỉ cười.",
          "Tags là tên gọi vui của đội trẻ trong xóm.",
          "Chúng tôi dùng xẻng và cuốc, không có máy xúc, ông nói.",
          "Bản quyền giống lúa này thuộc về viện nghiên cứu.",
          "Mời bạn bè về ăn cơm mới là nếp của xóm.",
          "Tin mới khiến cả xóm vui.",
          "Giấy phép khai thác nước được cấp năm ngoái.",
          "Đừng bỏ qua con mương nhỏ, cụ dặn con cháu.",
          "Ảnh cụ được treo giữa nhà văn hóa xóm.",
          "Clip quay cảnh dọn mương được nhiều người xem.",
          "07:30: tập trung tại đình; 08:00: ra đồng.",
          "Hỏi: Ai trả tiền dầu?",
          "Đáp: Các hộ chia nhau.",
          "Chú thích của tấm bản đồ cũ ghi rõ tên mương.",
          "Đánh giá của huyện cho thấy xóm làm tốt.",
          "Để không bỏ lỡ con nước, cả xóm thức từ ba giờ sáng.",
          "Ảnh chụp màn hình cho thấy tin nhắn đã bị xóa.",
          "Ảnh do vệ tinh chụp cho thấy nước đã rút.",
          "Theo dõi báo cáo hằng tuần, chúng tôi thấy giá lúa tăng.",
          "Theo dõi trang cá nhân của ông, nhiều người gửi tiền mua máy bơm.",
          "Cài đặt ứng dụng Telegram là việc đầu tiên của tổ trưởng.",
          "Nếu bạn có ruộng ở đó, chúng tôi sẽ bơm giúp.",
          "Đăng ký nhận bản tin cảnh báo lũ qua tin nhắn là việc mỗi hộ nên làm.",
          "Bạn cần hỗ trợ pháp lý khi tranh chấp ruộng đất.",
          "Cảm ơn bạn đọc đã gửi quà cho các em nhỏ trong xóm.",
          "Điểm 8, điểm 9 của các cháu làm cả xóm vui.",
          "Tin mới nhất lúc 5 giờ chiều là nước đã rút.",
          "Xem thêm một lần nữa, ông mới tin.",
          "Bài trước ông viết về con đê, bài này về con mương."})
        EXPECT_EQ(beside_text(page_with("<p>" + sentence + "</p>")), sentence + "\n");
}

TEST(Junk, ScrapsOfWidgetsAreNotRead) {
    expect_silence({"<div>Lượt xem: 1.234</div>",
                    "<div>1.234 lượt xem</div>",
                    "<div>Quảng cáo</div>",
                    "<div>00:00 / 03:15</div>",
                    "<div>Phóng to</div>",
                    "<div>Cỡ chữ: A- A A+</div>",
                    "<div>In bài viết</div>",
                    "<div>Chia sẻ bài viết</div>",
                    "<div>3 phút đọc</div>",
                    "<div>Nghe đọc bài</div>",
                    "<div>Giọng nữ miền Bắc</div>",
                    "<div>Tốc độ: 1.0x</div>",
                    "<div>0:00</div>",
                    "<div>12 bình luận</div>",
                    "<div>Gửi bình luận</div>",
                    "<div>Lưu bài viết</div>",
                    "<div>Copy link</div>",
                    "<div>Đã sao chép</div>",
                    "<div>Theo dõi</div>",
                    "<div>Báo lỗi</div>",
                    "<div>5/5 - (3 bình chọn)</div>",
                    "<div>★★★★★ 4.8/5 (12 đánh giá)</div>",
                    "<div>[Quảng cáo]</div>",
                    "<div>--- Quảng cáo ---</div>",
                    "<div>Ảnh 1/12</div>",
                    "<div>Xem ảnh lớn</div>",
                    "<div>Đang tải...</div>",
                    "<div>Bấm để xem ảnh lớn</div>",
                    "<div>Nhấn để phóng to</div>",
                    "<div>Ấn vào ảnh để phóng to</div>",
                    "<div>Xem toàn màn hình</div>",
                    "<div>1x</div>",
                    "<div>Thích 12</div>",
                    "<div>Facebook Twitter Zalo</div>",
                    "<div>Tăng cỡ chữ</div>",
                    "<div>Zalo</div>",
                    "<div>Về đầu trang</div>",
                    "<div>Đăng lúc 08:00</div>",
                    "<div>Từ khóa: mương, vụ cấy</div>",
                    "<div>Tags: mương, vụ cấy</div>",
                    "<div>#mương #vụcấy</div>",
                    "<div>Chế độ đọc</div>",
                    "<div>Chế độ tối</div>",
                    "<div>Lượt đọc: 15</div>",
                    "<div>QUẢNG CÁO</div>",
                    "<div>Tin tài trợ</div>",
                    "<div>Bạn đọc đánh giá: 4/5</div>",
                    "<div>Đánh giá: 4.5/5 (10 lượt)</div>",
                    "<div>Điểm: 5/5 (1 vote)</div>"});
}

TEST(Junk, AppealsAndNoticesOfTheSiteAreNotRead) {
    for (const char *line : {"Theo dõi Báo Đồng Quê trên Google News để cập nhật tin nhanh nhất.",
                             "Đăng ký kênh YouTube của chúng tôi để không bỏ lỡ video mới.",
                             "Nhập email của bạn để nhận bản tin mỗi sáng từ chúng tôi.",
                             "Trang web này sử dụng cookie để cải thiện trải nghiệm của bạn.",
                             "Bằng cách bấm đồng ý, bạn chấp nhận chính sách cookie của chúng tôi.",
                             "Chào bạn! Chúng tôi có thể giúp gì cho bạn?",
                             "Nhắn tin cho chúng tôi qua Zalo để được tư vấn miễn phí.",
                             "Tham gia nhóm Zalo của báo để nhận tin nhanh.",
                             "Tải ứng dụng của chúng tôi để đọc báo nhanh hơn.",
                             "Bạn thấy bài viết này hữu ích không?",
                             "Nếu thấy bài viết hay, hãy chia sẻ cho bạn bè nhé!",
                             "Like fanpage để ủng hộ chúng tôi.",
                             "Độc giả gửi bài cộng tác về hòm thư của báo.",
                             "Cảm ơn bạn đã đọc bài viết.",
                             "Cảm ơn các bạn đã theo dõi bài viết của chúng tôi!",
                             "Mọi ý kiến đóng góp xin gửi về tòa soạn Báo Đồng Quê.",
                             "Hotline tòa soạn: 0000 000 000",
                             "Bạn có thể đăng nhập để bình luận.",
                             "Vui lòng đăng nhập để gửi bình luận",
                             "Chúng tôi sử dụng cookies trên trang này.",
                             "Website này có sử dụng cookie."})
        EXPECT_EQ(beside_text(page_with("", "<p>" + std::string(line) + "</p>")), "") << line;
}

TEST(Junk, CodesAndAddressesAreNotRead) {
    expect_silence(
        {"<p>https://www.youtube.com/watch?v=abc</p>",
         "<p><a href=\"https://vidu.vn/a\">https://vidu.vn/a</a></p>",
         "<figure class=\"wp-block-embed\"><div "
         "class=\"wp-block-embed__wrapper\">\nhttps://youtu.be/xyz\n</div></figure>",
         "<p>[embed]https://youtu.be/xyz[/embed]</p>", "<p>[gallery ids=\"1,2,3\"]</p>", "<p>[/caption]</p>",
         "<p>[vc_row][vc_column]</p>", "<p>[contact-form-7 id=\"12\" title=\"Liên hệ\"]</p>", "<p>[ads]</p>",
         "<p>[su_box title=\"Chú ý\"]</p>", "<p>{loadposition a}</p>", "<p>{gallery}anh/muong{/gallery}</p>",
         "<p>[youtube]abc123xyz[/youtube]</p>", "<p>[adrotate banner=\"3\"]</p>", "<p>{{ad}}</p>",
         "<p>&lt;!-- ads --&gt;</p>", "<pre><code>for (int i = 0; i &lt; n; ++i) { x += i; }</code></pre>",
         "<div class=emoji>🌾</div>"});
    EXPECT_EQ(beside_text(page_with("<p>Ông viết [sic] hai chữ lên bảng.</p>")),
              "Ông viết [sic] hai chữ lên bảng.\n");
    EXPECT_EQ(beside_text(page_with("<pre>Ruộng cao nước cạn</pre>")), "Ruộng cao nước cạn\n");
}

TEST(Junk, NamesOfIconsAreNotRead) {
    for (const char *markup :
         {"<p><i class=\"fa\">share</i> Nước về sớm.</p>",
          "<p><span class=\"material-icons\">access_time</span> Nước về sớm.</p>",
          "<p><mat-icon>schedule</mat-icon> Nước về sớm.</p>",
          "<div><i class=\"material-icons-outlined\">print</i><p>Nước về sớm.</p></div>",
          "<p><span class=\"icon\">calendar_today</span> Nước về sớm.</p>",
          "<p><i class=\"bi bi-clock\">clock</i> Nước về sớm.</p>",
          "<p><span aria-hidden=\"true\" class=\"md-icon\">chevron_right</span>Nước về sớm.</p>"})
        EXPECT_EQ(beside_text(page_with(markup)), "Nước về sớm.\n") << markup;
}

TEST(Junk, CaptionsAreNotRead) {
    expect_silence(
        {"<p><img src=a><br>Bà con xóm Trại vét mương</p>",
         "<p><img src=a><br/><em>Bà con xóm Trại vét mương.</em></p>",
         "<div class=\"anh\"><img src=a><div class=\"desc\">Bà con xóm Trại vét mương</div></div>",
         "<div><img src=a></div><h6>Bà con xóm Trại vét mương</h6>",
         "<p><iframe src=v></iframe></p><p>Clip: Bà con xóm Trại vét mương</p>",
         "<p>Video: Bà con xóm Trại vét mương</p>",
         "<p><img src=a></p><p class=\"note\">Bà con xóm Trại vét mương (Ảnh: Hoàng Mẫu)</p>",
         "<figure><img src=a><p>Bà con xóm Trại vét mương</p></figure>",
         "<table><tr><td><img src=a></td></tr><tr><td>Bà con xóm Trại vét mương</td></tr></table>",
         "<p style=\"text-align:center\"><img src=a></p><p style=\"text-align:center\">Bà con xóm Trại vét "
         "mương</p>",
         "<div class=\"image\"><a href=a.jpg><img src=a></a><span class=\"txt\">Bà con xóm Trại vét "
         "mương</span></div>",
         "<p><img src=a></p><p><em>Bà con xóm Trại vét mương</em></p>",
         "<p><img src=a></p><p>Bà con xóm Trại vét mương. Ảnh: Hoàng Mẫu</p>",
         "<center><img src=a><br><i>Bà con xóm Trại vét mương</i></center>",
         "<div class=\"wp-caption\"><img src=a><p class=\"wp-caption-text\">Bà con xóm Trại vét "
         "mương</p></div>",
         "<p><img alt=\"Bà con xóm Trại vét mương\" src=a></p><p>Bà con xóm Trại vét mương</p>",
         "[caption id=\"a\" width=\"300\"]<img src=a> Bà con xóm Trại vét mương[/caption]",
         "<p>Ảnh: Bà con xóm Trại vét mương</p>",
         "<p>Nguồn ảnh: Bà con xóm Trại vét mương</p>",
         "<div><video src=v></video><div class=\"description\">Bà con xóm Trại vét mương</div></div>"});
    for (const char *markup : {"<p><img src=a align=left>Nước về sớm hơn mọi năm.</p>",
                               "<p><img src=a></p><p>Nước về sớm hơn mọi năm.</p>",
                               "<div><img src=a><p>Nước về sớm hơn mọi năm, cả xóm mừng.</p></div>"})
        EXPECT_NE(beside_text(page_with(markup)), "") << markup;
}

TEST(Junk, MarksOfNotesAndNotesAreNotRead) {
    struct Case {
        std::string inside, below, read;
    };
    for (const Case &one :
         {Case{"<p>Mương dài hai cây số<sup>1</sup>, rộng ba mét.<sup>[2]</sup></p>\n<p>Đo lại năm "
               "ngoái.<sup><a href=\"#n3\">3</a></sup></p>",
               "<hr><p><sup>1</sup> Sổ đo đạc của xóm, tr. 4.</p>\n<p>[2] Bản đồ huyện, Nxb Mẫu, "
               "2011.</p>\n<p>(3) Sđd, tr. 9.</p>",
               "Mương dài hai cây số, rộng ba mét.\nĐo lại năm ngoái.\n"},
          Case{"<p>Mương dài hai cây số^1, rộng ba mét.^2</p>\n<p>Đo lại năm ngoái[^3].</p>",
               "<p>^1 Sổ đo đạc của xóm, tr. 4.</p>\n<p>^2 Bản đồ huyện, Nxb Mẫu, 2011.</p>\n<p>[^3] Sđd, "
               "tr. 9.</p>",
               "Mương dài hai cây số, rộng ba mét.\nĐo lại năm ngoái.\n"},
          Case{"<p>Mương dài hai cây số¹, rộng ba mét.²</p>",
               "<h3>Chú thích</h3><p>¹ Sổ đo đạc của xóm, tr. 4.</p>\n<p>² Bản đồ huyện, Nxb Mẫu, 2011.</p>",
               "Mương dài hai cây số, rộng ba mét.\n"},
          Case{"<p>Mương dài hai cây số[1], rộng ba mét [2].</p>",
               "<p>Chú thích:</p><p>[1] Sổ đo đạc của xóm, tr. 4.</p>\n<p>[2]. Bản đồ huyện, Nxb Mẫu, "
               "2011.</p>",
               "Mương dài hai cây số, rộng ba mét .\n"}})
        EXPECT_EQ(beside_text(page_with(one.inside, one.below)), one.read) << one.inside;
    EXPECT_EQ(beside_text(page_with("<p>Mương rộng 300 m<sup>2</sup>, chứa 2 m³ nước.</p>")),
              "Mương rộng 300 m2, chứa 2 m³ nước.\n");
    EXPECT_EQ(
        beside_text(page_with("<p>Hồ sơ gồm:</p><p>(1) Đơn xin tưới;</p><p>(2) Bản đồ thửa ruộng.</p>")),
        "Hồ sơ gồm:\n(1) Đơn xin tưới;\n(2) Bản đồ thửa ruộng.\n");
}

TEST(Junk, WhatStandsAboveTheTitleIsNotRead) {
    for (const char *markup :
         {"<div class=\"run\"><p>Tin nóng: Giá xăng tăng từ chiều nay, nhiều cây xăng đông nghịt người "
          "chờ.</p></div>",
          "<marquee>Chào mừng bạn đến với trang tin của xóm Trại, chúc bạn một ngày tốt lành.</marquee>",
          "<p>Giá vàng 82,5 triệu - Hà Nội 25 độ - Tỷ giá 25.400</p>"})
        EXPECT_EQ(beside_text(page_with("", "", markup)), "") << markup;
}

TEST(Junk, FootersSourcesAndTeasersBelowAreNotRead) {
    for (const char *markup :
         {"<p>© 2026 Báo Đồng Quê. Giữ bản quyền.</p><p>Tòa soạn: thôn Trại. ĐT: 0000</p><p>Tổng biên tập: "
          "Hoàng Mẫu</p>",
          "<div class=\"x\"><p>Cơ quan chủ quản: Hội Nông dân</p><p>Giấy phép số 12/GP-TTĐT do Sở cấp ngày "
          "02/03/2026</p><p>Thiết kế bởi Công ty Mẫu</p></div>",
          "<h4>Tài liệu tham khảo</h4><ol><li>Sổ đo đạc của xóm, tr. 4.</li><li>Bản đồ huyện, Nxb Mẫu, "
          "2011.</li></ol>",
          "<div><h4>Giá phân bón hạ nhiệt sau Tết</h4><p>Sáng qua, bà con xóm Trại dọn lại con mương chính  "
          "[...]</p></div>"})
        EXPECT_EQ(beside_text(page_with("", markup)), "") << markup;
}

TEST(Junk, TablesOfContentsAreNotRead) {
    const std::string headings =
        "<h2 id=a>Nước về sớm</h2><p>Nước về từ rằm.</p><h2 id=b>Máy bơm</h2><p>Có ba máy.</p>";
    for (const char *contents : {"<p><b>Mục lục</b></p><ul><li>Nước về sớm</li><li>Máy bơm</li></ul>",
                                 "<p class=ez-toc-title>Nội dung bài viết</p><ul><li><a href=#a>Nước về "
                                 "sớm</a></li><li><a href=#b>Máy bơm</a></li></ul>",
                                 "<ol><li>1. Nước về sớm</li><li>2. Máy bơm</li></ol>"})
        EXPECT_EQ(beside_text(page_with(contents + headings)),
                  "Nước về sớm\nNước về từ rằm.\nMáy bơm\nCó ba máy.\n")
            << contents;
}

TEST(Junk, CodesThatATemplateDidNotFillInAreNotRead) {
    expect_silence({"<p>%%banner%%</p>", "<div>%%ads_300x250%%</div>", "<p>{{ lien_quan }}</p>",
                    "<p>{% include quang-cao %}</p>", "<div>__AD_SLOT_2__</div>",
                    "<p>[[banner giua bai]]</p>"});
}

TEST(Junk, RatingsAreNotRead) {
    expect_silence({"<p>5/5 (1 Review)</p>", "<p>4.5/5 - (12 bình chọn)</p>",
                    "<p>Bình chọn: 3.9/5 (8 phiếu)</p>", "<div>★★★★☆ (25 phiếu)</div>",
                    "<p>Đánh giá: 4.5/5</p>"});
    EXPECT_EQ(beside_text(page_with("<p>Bình chọn 5 hộ làm tốt</p>")), "Bình chọn 5 hộ làm tốt\n");
}

TEST(Junk, ADayAndAnHourAboveTheTextAreItsDate) {
    const std::string title = "<h1>Xóm Trại dọn mương trước vụ cấy</h1>";
    for (const std::string moment :
         {"Thứ bảy, 14:00", "Thứ Hai - 08:30", "Chủ nhật, 19h05", "Hôm nay, 08:15", "14:00 | Thứ bảy"}) {
        std::string html = page_with("");
        html.insert(html.find(title) + title.size(), "<div>" + moment + "</div>");
        EXPECT_EQ(beside_text(html), "") << moment;
        EXPECT_NE(beside_text(page_with("<p>" + moment + "</p>")), "")
            << "it may be of a schedule: " << moment;
    }
}

TEST(Junk, SoundsWrittenAboveCharactersAreNotRead) {
    EXPECT_EQ(beside_text(page_with("<p>Bảng đề <ruby>水<rp>(</rp><rt>mizu</rt><rp>)</rp>"
                                    "路<rt>michi</rt></ruby> là tên con mương.</p>")),
              "Bảng đề 水路 là tên con mương.\n");
}

} // namespace baonoi::extract
