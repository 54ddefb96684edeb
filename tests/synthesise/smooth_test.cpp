// SPDX-License-Identifier: GPL-3.0-or-later
// Voices with smooth = true, by the real Rubber Band.
#include "fakes/folder.h"
#include "lib/rubberband/time_stretch.h"
#include "synthesise/samples.h"
#include "test_paths.h"

#include <cmath>
#include <filesystem>
#include <gtest/gtest.h>
#include <numbers>

namespace baonoi::synthesise {
namespace {

using test::utterance;

std::vector<std::int16_t> tone(std::size_t samples, double hertz) {
    std::vector<std::int16_t> all;
    for (std::size_t i = 0; i < samples; ++i)
        all.push_back(static_cast<std::int16_t>(
            std::lround(8000 * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / 22050))));
    return all;
}

std::size_t crossings(const std::vector<std::int16_t> &samples) {
    std::size_t count = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        count += (samples[i - 1] < 0) != (samples[i] < 0) ? 1U : 0U;
    return count;
}

TEST(Stretched, HasTheLengthThatIsAskedForAndTheSamePitch) {
    const auto before = tone(22050, 220);
    const auto after = rubberband::stretched(before, 22050, 0.75);
    ASSERT_EQ(after.size(), 16538U);
    EXPECT_NEAR(static_cast<double>(crossings(after)), static_cast<double>(crossings(before)) * 0.75, 6);
    EXPECT_EQ(rubberband::stretched(before, 22050, 0.75), after);
    EXPECT_EQ(rubberband::stretched(before, 22050, 1), before);
    EXPECT_TRUE(rubberband::stretched({}, 22050, 0.75).empty());
    EXPECT_EQ(rubberband::stretched(tone(50, 220), 22050, 0.75).size(), 38U);
}

// The voice vi-north with and without it.
std::unique_ptr<Voice> north(const test::TemporaryFolder &folder, bool is_smooth) {
    namespace fs = std::filesystem;
    const fs::path shipped = fs::path(BAONOI_SOURCE_DIR) / "voices";
    if (!fs::exists(folder.path() / "vi-north")) {
        fs::copy(shipped / "common", folder.path() / "common");
        fs::copy(shipped / "vi-north", folder.path() / "vi-north");
        fs::copy(shipped / "prosody.toml", folder.path() / "prosody.toml");
    }
    const std::string text = test::read(shipped / "vi-north/voice.toml");
    test::write(folder.path() / "vi-north/voice.toml", (is_smooth ? "smooth = true\n" : "") + text);
    return make_voice({folder.path()}, "vi-north", 1);
}

TEST(SmoothVoice, LastsAsLongAndKeepsItsTimes) {
    const test::TemporaryFolder folder;
    const Utterance rain = utterance("hôm nay trời mưa to , ở các tỉnh phía bắc");
    const auto usual = north(folder, false), smooth = north(folder, true);
    const SpokenUtterance plain = usual->speak(rain), spoken = smooth->speak(rain);
    EXPECT_NEAR(static_cast<double>(spoken.samples.size()), static_cast<double>(plain.samples.size()),
                0.12 * static_cast<double>(plain.samples.size()));
    ASSERT_EQ(spoken.words.size(), plain.words.size());
    for (std::size_t i = 0; i < spoken.words.size(); ++i)
        EXPECT_NEAR(static_cast<double>(spoken.words[i].begin.count),
                    static_cast<double>(plain.words[i].begin.count), 0.25 * 22050)
            << i;
    EXPECT_NE(smooth->facts().fingerprint, usual->facts().fingerprint);
    EXPECT_EQ(smooth->speak(rain).samples, spoken.samples);
}

} // namespace
} // namespace baonoi::synthesise
