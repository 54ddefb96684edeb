// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/curl/date.h"

#include <gtest/gtest.h>

namespace baonoi::curl {
namespace {

constexpr std::int64_t now = 784'111'777; // Sun, 06 Nov 1994 08:49:37 GMT

TEST(RetryAfter, IsSecondsOrADate) {
    EXPECT_EQ(retry_after("20", now), Seconds{20});
    EXPECT_EQ(retry_after("Sun, 06 Nov 1994 08:50:37 GMT", now), Seconds{60});
    EXPECT_EQ(retry_after("Sun, 06 Nov 1994 08:00:00 GMT", now), Seconds{0});
}

TEST(RetryAfter, IsBelievedUpToADay) {
    EXPECT_EQ(retry_after("86401", now), Seconds{86'400});
    EXPECT_EQ(retry_after(std::string(400, '9'), now), Seconds{86'400});
    EXPECT_EQ(retry_after("Sun, 06 Nov 2094 08:49:37 GMT", now), Seconds{86'400});
}

TEST(RetryAfter, SaysNothingWhereItIsNeither) {
    EXPECT_EQ(retry_after("", now), std::nullopt);
    EXPECT_EQ(retry_after("soon", now), std::nullopt);
}

} // namespace
} // namespace baonoi::curl
