// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/base64.h"

#include <gtest/gtest.h>

using namespace baonoi;

TEST(Base64, WritesTheExamplesOfTheStandard) {
    EXPECT_EQ(to_base64(""), "");
    EXPECT_EQ(to_base64("f"), "Zg==");
    EXPECT_EQ(to_base64("fo"), "Zm8=");
    EXPECT_EQ(to_base64("foo"), "Zm9v");
    EXPECT_EQ(to_base64("foobar"), "Zm9vYmFy");
}

TEST(Base64, ReadsWithAndWithoutPadding) {
    EXPECT_EQ(from_base64("Zg=="), "f");
    EXPECT_EQ(from_base64("Zg"), "f");
    EXPECT_EQ(from_base64("Zm8="), "fo");
    EXPECT_EQ(from_base64("Zm9vYmFy"), "foobar");
    EXPECT_EQ(from_base64("+/8="), "\xFB\xFF");
    EXPECT_EQ(from_base64(""), "");
}

TEST(Base64, OtherCharactersAndLengthsAreNone) {
    for (const char *text : {"Zg=", "Z", "Zm9v=", "Zm-v", "Zm 9v", "=", "====", "Zm9vY"})
        EXPECT_EQ(from_base64(text), std::nullopt) << text;
}
