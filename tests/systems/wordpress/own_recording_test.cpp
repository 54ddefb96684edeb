// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/wordpress/own_recording.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>

namespace baonoi::systems::wordpress {
namespace {

constexpr auto sound = "<audio controls src=\"/x.mp3\"></audio>";
constexpr auto text = "<p>Sáng nay trời mưa to ở nhiều nơi.</p>";

std::string figure(const std::string &caption) {
    return fmt::format("<figure class=\"wp-block-audio\">{}<figcaption>{}</figcaption></figure>", sound,
                       caption);
}

TEST(OwnRecording, StandsBeforeAllTextAndSaysNothing) {
    EXPECT_TRUE(has_own_recording(std::string(sound) + text));
    EXPECT_TRUE(
        has_own_recording(fmt::format("<figure><img src=\"a.jpg\"></figure><div>{}</div>{}", sound, text)));
}

TEST(OwnRecording, SaysThatItReadsTheArticleWhereverItStands) {
    for (const char *label : {"Nghe bài viết", "Nghe nội dung bài", "Mời nghe đọc", "Bản audio",
                              "Nghe tin này", "Listen to this article"}) {
        EXPECT_TRUE(has_own_recording(text + figure(label))) << label;
        EXPECT_TRUE(
            has_own_recording(fmt::format("{}<audio src=\"/x.mp3\" title=\"{}\"></audio>", text, label)))
            << label;
        EXPECT_TRUE(has_own_recording(fmt::format("<p>{}:</p>{}{}", label, sound, text))) << label;
    }
}

TEST(OwnRecording, IsNotASoundOfTheArticle) {
    EXPECT_FALSE(has_own_recording(text));
    EXPECT_FALSE(has_own_recording(std::string(text) + sound));
    for (const char *caption : {"Ông Nam trả lời phỏng vấn", "Một đoạn của bài hát", "Tiếng mưa ghi sáng nay",
                                "Bà Lan kể lại", "Lời phát biểu khai mạc"}) {
        EXPECT_FALSE(has_own_recording(figure(caption) + text)) << caption;
        EXPECT_FALSE(has_own_recording(text + figure(caption) + text)) << caption;
    }
    // A paragraph that happens to speak of listening.
    EXPECT_FALSE(has_own_recording(
        fmt::format("<p>Hôm qua hàng trăm người dân đã tới nhà văn hóa để nghe bài nói chuyện "
                    "của một nhà khoa học về mưa lũ ở miền núi.</p>{}",
                    sound)));
}

} // namespace
} // namespace baonoi::systems::wordpress
