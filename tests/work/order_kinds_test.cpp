// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/order_kinds.h"

#include <gtest/gtest.h>

namespace baonoi::work {
namespace {

TEST(OrderKinds, AreFoundAgainAsTheyWereKept) {
    for (std::size_t i = 0; i < order_kind_count; ++i) {
        const auto kind = static_cast<OrderKind>(i);
        const auto noted = noted_order(what_of(kind));
        ASSERT_TRUE(noted) << name_of(kind);
        EXPECT_EQ(noted->kind, kind) << name_of(kind);
        EXPECT_TRUE(noted->of.empty() && noted->parts.empty()) << name_of(kind);
    }
}

TEST(OrderKinds, KeepWhatWasSetAndForWhichSection) {
    const std::string what =
        what_of(OrderKind::settings_of_section, {"voice vi-north", "intro \"Sáng nay, {site}.\""}, "thời sự");
    EXPECT_EQ(what, "settings of section thời sự: voice vi-north, intro \"Sáng nay, {site}.\"");
    const auto noted = noted_order(what);
    ASSERT_TRUE(noted);
    EXPECT_EQ(noted->kind, OrderKind::settings_of_section);
    EXPECT_EQ(noted->of, "thời sự");
    EXPECT_EQ(noted->parts, (std::vector<std::string>{"voice vi-north", "intro \"Sáng nay, {site}.\""}));
}

TEST(OrderKinds, OfAnotherVersionAreNone) {
    EXPECT_FALSE(noted_order("republish"));
    EXPECT_FALSE(noted_order(""));
    EXPECT_EQ(noted_order("settings: not heard")->kind, OrderKind::settings);
    EXPECT_EQ(noted_order("settings of the source: not heard")->kind, OrderKind::settings_of_source);
}

} // namespace
} // namespace baonoi::work
