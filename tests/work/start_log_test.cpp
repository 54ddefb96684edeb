// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/start_log.h"

#include "fakes/folder.h"

#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

class Starts : public ::testing::Test {
protected:
    std::string start(std::int64_t now, const std::string &failure) {
        StartLog log(url_, now);
        if (!failure.empty())
            log.end(failure);
        return log.complaint();
    }

    test::TemporaryFolder folder_;
    const std::string url_ = "sqlite:" + (folder_.path() / "a.db").string();
};

TEST_F(Starts, ThatWereNotStoppedAreCountedForAnHour) {
    for (int second = 1; second <= 3; ++second)
        EXPECT_EQ(start(second, "the disk is full"), "");
    EXPECT_EQ(start(4, ""), "baonoi has ended 3 times within an hour without being stopped; the last time: "
                            "the disk is full");
    EXPECT_EQ(start(5, ""), "baonoi has ended 4 times within an hour without being stopped; the last time: "
                            "it was killed or crashed");
    EXPECT_EQ(start(3605, ""), "");
}

TEST_F(Starts, AStopEndsTheCount) {
    for (int second = 1; second <= 5; ++second)
        start(second, "");
    StartLog(url_, 6).end("");
    EXPECT_EQ(start(7, ""), "");
}

TEST_F(Starts, AFileThatIsNoneIsNone) {
    test::write(folder_.path() / "a.db.starts", "{\"starts\":[1,\"x\"]}");
    EXPECT_EQ(start(2, ""), "");
    EXPECT_EQ(StartLog("sqlite:/khong/co/a.db", 1).complaint(), "");
    EXPECT_EQ(StartLog("postgres:x", 1).complaint(), "");
}

} // namespace
} // namespace baonoi::work
