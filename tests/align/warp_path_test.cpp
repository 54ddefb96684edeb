// SPDX-License-Identifier: GPL-3.0-or-later
// Ways through frames that are numbers: a letter is one sound, held for ten frames.
#include "align/warp_path.h"

#include <gtest/gtest.h>
#include <string_view>

namespace baonoi::align {
namespace {

constexpr std::size_t held = 10;

Frames frames(std::string_view letters) {
    Frames result;
    const std::size_t count = letters.size() * held;
    result.values.resize(frame_values * count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto letter = static_cast<std::size_t>(letters[i / held] - 'a');
        result.places.push_back(static_cast<std::int64_t>(i));
        result.values[letter * count + i] = 3;
    }
    return result;
}

Path path(std::string_view reference, std::string_view foreign) {
    return cheapest_path(frames(reference), frames(foreign), {5, 1.5});
}

TEST(Path, GoesStraightThroughTheSame) {
    const Path same = path("abcdef", "abcdef");
    EXPECT_TRUE(same.gaps.empty());
    for (std::size_t i = 0; i < 60; ++i) {
        EXPECT_EQ(same.begin[i], static_cast<float>(i));
        EXPECT_EQ(same.end[i], static_cast<float>(i + 1));
        EXPECT_EQ(same.distance[i], 0);
    }
}

TEST(Path, StretchesUpToThreeTimes) {
    const Path slow = path("abc", "abbbc");
    EXPECT_TRUE(slow.gaps.empty());
    EXPECT_EQ(slow.begin[10], 10);
    EXPECT_EQ(slow.end[19], 40);
    EXPECT_EQ(slow.begin[20], 40);
    const Path fast = path("abbbc", "abc");
    EXPECT_TRUE(fast.gaps.empty());
    EXPECT_EQ(fast.begin[10], 10);
    EXPECT_EQ(fast.end[39], 20);
}

TEST(Path, FindsWhatIsMissing) {
    const Path found = path("abcdefgh", "abcfgh");
    ASSERT_EQ(found.gaps.size(), 1U);
    EXPECT_EQ(found.gaps[0].begin, 30U);
    EXPECT_EQ(found.gaps[0].end, 50U);
    EXPECT_EQ(found.gaps[0].foreign_begin, 30U);
    EXPECT_EQ(found.gaps[0].foreign_end, 30U);
    EXPECT_EQ(found.distance[30], -1);
    EXPECT_EQ(found.distance[29], 0);
}

TEST(Path, FindsWhatIsExtra) {
    const Path found = path("abcfgh", "abcdefgh");
    ASSERT_EQ(found.gaps.size(), 1U);
    EXPECT_EQ(found.gaps[0].begin, 30U);
    EXPECT_EQ(found.gaps[0].end, 30U);
    EXPECT_EQ(found.gaps[0].foreign_begin, 30U);
    EXPECT_EQ(found.gaps[0].foreign_end, 50U);
}

TEST(Path, FindsGapsAtBothEdges) {
    const Path found = path("xabcyz", "abc");
    ASSERT_EQ(found.gaps.size(), 2U);
    EXPECT_EQ(found.gaps[0].end, 10U);
    EXPECT_EQ(found.gaps[1].begin, 40U);
    EXPECT_EQ(found.gaps[1].end, 60U);
}

TEST(Path, TakesWhatIsSomethingElseAsOneGap) {
    const Path found = path("abcdefgh", "abcxyfgh");
    ASSERT_EQ(found.gaps.size(), 1U);
    EXPECT_EQ(found.gaps[0].begin, 30U);
    EXPECT_EQ(found.gaps[0].end, 50U);
    EXPECT_EQ(found.gaps[0].foreign_begin, 30U);
    EXPECT_EQ(found.gaps[0].foreign_end, 50U);
}

} // namespace
} // namespace baonoi::align
