// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include <gtest/gtest.h>

namespace baonoi {
namespace {

TEST(Log, SaysWhenAndHowGrave) {
    EXPECT_EQ(log_line(LogLevel::warning, "the feed is cut off", false, 1'762'000'000),
              "2025-11-01T12:26:40Z warning the feed is cut off\n");
}

TEST(Log, LeavesTheTimeToTheJournal) {
    EXPECT_EQ(log_line(LogLevel::error, "đĩa đầy", true, 0), "<3>đĩa đầy\n");
    EXPECT_EQ(log_line(LogLevel::info, "started", true, 0), "<6>started\n");
}

TEST(Log, AMessageIsOneLine) {
    EXPECT_EQ(log_line(LogLevel::info, "a\nb\r\x1b[2Jc\x7f", true, 0), "<6>a\\x0ab\\x0d\\x1b[2Jc\\x7f\n");
}

TEST(Log, NoCharacterMovesTheCursorOrTurnsTheText) {
    EXPECT_EQ(log_line(LogLevel::info, "bai\u009b2J.html a\u202egpj.exe", true, 0),
              "<6>bai\\x9b2J.html a\\u202egpj.exe\n");
}

} // namespace
} // namespace baonoi
