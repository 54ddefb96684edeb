// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/printable.h"

#include <gtest/gtest.h>

namespace baonoi {
namespace {

TEST(Printable, EscapesWhatATerminalObeys) {
    EXPECT_EQ(printable("bài \x1b[2J\r\n\t\x7f.html"), "bài \\x1b[2J\\x0d\\x0a\\x09\\x7f.html");
    EXPECT_EQ(printable("a\xC2\x9B"
                        "31m"),
              "a\\x9b31m");
    EXPECT_EQ(printable("a\x9B"
                        "31m\xFF"),
              "a\\x9b31m\\xff");
    EXPECT_EQ(printable("Bão số 3 – \xEF\xBF\xBD"), "Bão số 3 – \xEF\xBF\xBD");
    EXPECT_EQ(printable("a\u202egpj.exe\u061c\u200e\u200f\u2028\u2066\u2069"),
              "a\\u202egpj.exe\\u061c\\u200e\\u200f\\u2028\\u2066\\u2069");
    EXPECT_EQ(printable("một\u200dhai\u2060"), "một\u200dhai\u2060");
    EXPECT_EQ(printable_lines("một\x1b\nhai\r\n"), "một\\x1b\nhai\\x0d\n");
}

} // namespace
} // namespace baonoi
