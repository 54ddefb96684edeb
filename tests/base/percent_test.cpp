// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/percent.h"

#include <gtest/gtest.h>

using namespace baonoi;

TEST(Percent, UnreservedBytesStayAndOthersAreEscaped) {
    EXPECT_EQ(percent_encoded("aZ09-._~"), "aZ09-._~");
    EXPECT_EQ(percent_encoded("a b/á%"), "a%20b%2F%C3%A1%25");
}

TEST(Percent, PlainSaysWhichBytesStayBesideLettersAndDigits) {
    EXPECT_EQ(percent_encoded("tin/bài 1.html", unreserved_or_slash), "tin/b%C3%A0i%201.html");
    EXPECT_EQ(percent_encoded("a.b", ""), "a%2Eb");
}

TEST(Percent, EscapesInEitherCaseAreDecodedOnce) {
    EXPECT_EQ(percent_decoded("b%C3%a0i%2541"), "bài%41");
}

TEST(Percent, WhatIsNoEscapeStays) {
    EXPECT_EQ(percent_decoded("100%, %4, %4G, %"), "100%, %4, %4G, %");
}

TEST(Percent, StrictDecodingRefusesBrokenEscapesAndControls) {
    EXPECT_EQ(strictly_percent_decoded("a%2Fb+c"), "a/b+c");
    for (const char *text : {"%", "%4", "%4G", "a%00", "a%0a", "a\n", "%7F"})
        EXPECT_EQ(strictly_percent_decoded(text), std::nullopt) << text;
}

TEST(Percent, AnEscapeIsReadAtTheBeginningOnly) {
    EXPECT_EQ(escaped_byte("%41b"), 'A');
    EXPECT_EQ(escaped_byte("a%41"), std::nullopt);
}
