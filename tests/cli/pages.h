// SPDX-License-Identifier: GPL-3.0-or-later
// Pages and runs that the tests of the program share.
#pragma once

#include "fakes/folder.h"
#include "fakes/program.h"
#include "test_paths.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace baonoi::test {

inline const std::string notice = "Hiện tại bài viết chưa được cập nhật nội dung Âm thanh. Xin cảm ơn.";

// A portal's article page with an empty slot. body goes between the slot and the footer.
inline std::string portal_page(const std::string &title, const std::string &body) {
    return "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>" + title +
           " - Cổng thông tin</title></head>\n<body><div class=\"menu\"><a href=\"/\">Trang chủ</a></div>\n"
           "<div class=\"noi-dung-chi-tiet\"><h1>" +
           title + "</h1>\n<div class=\"am-thanh\" id=\"audioSlot\"><h3>Âm thanh</h3><span>" + notice +
           "</span></div>\n<div class=\"bai-viet\">" + body +
           "</div></div>\n<div id=\"footer\">Bản quyền thuộc Cổng thông tin</div></body></html>\n";
}

inline std::string article_page() {
    return portal_page(
        "Xã vùng cao đón thêm 12 lớp học mới",
        "<p>Sáng 5/9, xã vùng cao khai giảng năm học mới với 12 lớp học vừa được xây xong. Công trình có "
        "tổng vốn 8,5 tỷ đồng, gồm 2 dãy nhà hai tầng.</p>\n<p>Theo UBND xã, 346 học sinh sẽ không còn "
        "phải học nhờ ở nhà văn hóa thôn. Đường vào trường cũng được mở rộng thêm 3 m.</p>");
}

// Runs baonoi in a folder without a configuration of its own.
inline ProgramResult baonoi(const std::filesystem::path &folder, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), BAONOI_PROGRAM);
    return run({.arguments = std::move(arguments), .folder = folder});
}

// By its content; the article's stable name has no hash in it.
inline bool is_recording(const std::filesystem::path &file) {
    return file.extension() == ".mp3" && file.stem().has_extension();
}

} // namespace baonoi::test
