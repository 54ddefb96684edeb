// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/charset.h"

#include <gtest/gtest.h>
#include <string>

namespace baonoi::fetch {

TEST(Charset, BomComesBeforeHeaderBeforeMeta) {
    EXPECT_EQ(charset_of("\xEF\xBB\xBF<meta charset=windows-1258>", "text/html; charset=windows-1252"),
              "UTF-8");
    EXPECT_EQ(charset_of("\xFE\xFF\0<", ""), "UTF-16BE");
    EXPECT_EQ(charset_of("<meta charset=windows-1258>", "text/html; charset=windows-1252"), "windows-1252");
    EXPECT_EQ(charset_of("<meta charset=windows-1258>", "text/html"), "windows-1258");
}

TEST(Charset, ReadsBothFormsOfMeta) {
    EXPECT_EQ(charset_of("<META CHARSET='windows-1258'/>", ""), "windows-1258");
    EXPECT_EQ(
        charset_of("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1258\">", ""),
        "windows-1258");
    EXPECT_EQ(charset_of("<!-- <meta charset=windows-1258> --><meta charset=utf-8>", ""), "UTF-8");
    EXPECT_EQ(charset_of(std::string(5000, ' ') + "<meta charset=windows-1258>", ""), "UTF-8");
}

TEST(Charset, FollowsTheBrowsersAliases) {
    EXPECT_EQ(charset_of("<meta charset=utf-16>", ""), "UTF-8");
    EXPECT_EQ(charset_of("", "text/html; charset=ISO-8859-1"), "windows-1252");
    EXPECT_EQ(charset_of("", "text/html;charset=\"UTF8\""), "UTF-8");
}

TEST(Charset, UnknownLabelsArePassedOver) {
    EXPECT_EQ(charset_of("<meta charset=windows-1258>", "text/html; charset=no-such"), "windows-1258");
    EXPECT_EQ(charset_of("<meta charset=no-such>\xEA\xEC", ""), "windows-1258");
    EXPECT_EQ(charset_of("<p>Trời</p>", "text/html; charset="), "UTF-8");
}

TEST(Charset, LettersOfUtf8WinOverWhatIsDeclared) {
    for (const char *meta :
         {"<meta charset=iso-8859-1>", "<meta charset=windows-1258>", "<meta charset=gb2312>",
          "<meta http-equiv='Content-Type' content='text/html; charset=us-ascii'>"})
        EXPECT_EQ(charset_of(std::string(meta) + "<p>Trời đổ mưa</p>", ""), "UTF-8") << meta;
    EXPECT_EQ(charset_of("<p>Trời đổ mưa</p>", "text/html; charset=ISO-8859-1"), "UTF-8");
    EXPECT_EQ(charset_of("<meta charset=windows-1258><p>Tr\xF5\xCCi</p>", ""), "windows-1258");
}

TEST(Charset, OneBrokenByteAmongManyLettersIsStillUtf8) {
    const std::string text = "Trời đổ mưa từ sáng sớm, đường làng ngập đến mắt cá, chợ vẫn họp đông người.";
    EXPECT_EQ(charset_of("<p>" + text + "\xF0</p>", ""), "UTF-8");
    EXPECT_EQ(charset_of("<p>Tr\xF0 \xF5 ời</p>", ""), "windows-1258");
}

TEST(Charset, GuessesByValidity) {
    EXPECT_EQ(charset_of("<p>Trời</p>", ""), "UTF-8");
    EXPECT_EQ(charset_of("<p>Tr\xF5\xCCi</p>", ""), "windows-1258");
}

} // namespace baonoi::fetch
