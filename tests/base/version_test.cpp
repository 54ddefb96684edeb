// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.h"

#include <gtest/gtest.h>

namespace baonoi {
namespace {

TEST(Version, IsNewerByItsNumbers) {
    EXPECT_TRUE(is_newer("0.10.0", "0.9.1"));
    EXPECT_TRUE(is_newer("1.0.0", "0.99.12"));
    EXPECT_TRUE(is_newer("0.1.1", "0.1"));
    EXPECT_FALSE(is_newer("0.1.0", "0.1.0"));
    EXPECT_FALSE(is_newer("0.9.1", "0.10.0"));
    EXPECT_FALSE(is_newer("", "0.1.0")) << "of what was made before it was written down";
}

} // namespace
} // namespace baonoi
