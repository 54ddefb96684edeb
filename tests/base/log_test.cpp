// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace baonoi {
namespace {

TEST(Log, SaysWhenAndHowGrave) {
    EXPECT_EQ(log_line(LogLevel::warning, "the feed is cut off", LogFormat::text, false, 1'762'000'000),
              "2025-11-01T12:26:40Z warning the feed is cut off\n");
}

TEST(Log, LeavesTheTimeToTheJournal) {
    EXPECT_EQ(log_line(LogLevel::error, "đĩa đầy", LogFormat::text, true, 0), "<3>đĩa đầy\n");
    EXPECT_EQ(log_line(LogLevel::info, "started", LogFormat::text, true, 0), "<6>started\n");
}

TEST(Log, AMessageIsOneLine) {
    EXPECT_EQ(log_line(LogLevel::info, "a\nb\r\x1b[2Jc\x7f", LogFormat::text, true, 0),
              "<6>a\\x0ab\\x0d\\x1b[2Jc\\x7f\n");
}

TEST(Log, NoCharacterMovesTheCursorOrTurnsTheText) {
    EXPECT_EQ(log_line(LogLevel::info, "bai\u009b2J.html a\u202egpj.exe", LogFormat::text, true, 0),
              "<6>bai\\x9b2J.html a\\u202egpj.exe\n");
}

TEST(Log, AsJsonItTellsWhatTheThreadIsAt) {
    EXPECT_EQ(log_line(LogLevel::info, "a\nb", LogFormat::json, false, 1'762'000'000),
              "{\"time\":\"2025-11-01T12:26:40Z\",\"level\":\"info\",\"message\":\"a\\\\x0ab\"}\n");
    const LogScope scope(7, "cong-tin", "https://bao.example.vn/\"1\"\n");
    LogScope::at_stage("synthesise");
    const std::string line = log_line(LogLevel::error, "đĩa đầy", LogFormat::json, true, 1'762'000'000);
    ASSERT_TRUE(line.starts_with("<3>{")) << line;
    EXPECT_EQ(line.find('\n'), line.size() - 1);
    const auto json = nlohmann::json::parse(line.substr(3));
    EXPECT_EQ(json.at("message"), "đĩa đầy");
    EXPECT_EQ(json.at("job"), 7);
    EXPECT_EQ(json.at("source"), "cong-tin");
    EXPECT_EQ(json.at("article"), "https://bao.example.vn/\"1\"\n");
    EXPECT_EQ(json.at("stage"), "synthesise");
    EXPECT_GE(json.at("duration").get<double>(), 0);
}

TEST(Log, TheInnerScopeCountsUntilItEnds) {
    const LogScope outer(1, "a", "/1");
    {
        const LogScope inner(2, "b", "/2");
        EXPECT_NE(log_line(LogLevel::info, "x", LogFormat::json, false, 0).find("\"job\":2"),
                  std::string::npos);
    }
    EXPECT_NE(log_line(LogLevel::info, "x", LogFormat::json, false, 0).find("\"job\":1"), std::string::npos);
}

} // namespace
} // namespace baonoi
