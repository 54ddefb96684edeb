// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/iso_time.h"

#include <gtest/gtest.h>

using namespace baonoi;

TEST(IsoTime, WritesUtcToTheSecond) {
    EXPECT_EQ(iso_time(0), "1970-01-01T00:00:00Z");
    EXPECT_EQ(iso_time(1614265330), "2021-02-25T15:02:10Z");
    EXPECT_EQ(iso_time(1709164799), "2024-02-28T23:59:59Z");
    EXPECT_EQ(iso_time(1709164800), "2024-02-29T00:00:00Z");
}
