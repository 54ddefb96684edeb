// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/mpg123/mp3_decoder.h"

#include "encode/decoded.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace baonoi::mpg123 {
namespace {

std::vector<std::string> frames() {
    return test::frames_of(test::mp3_of(std::vector<float>(30'000, 0.1F), {22050, 48000, 7}));
}

TEST(Mp3Decoder, GivesTheSamplesOfAFrameAtOnce) {
    Mp3Decoder decoder;
    for (const std::string &frame : frames()) {
        EXPECT_EQ(decoder.decode(frame), std::nullopt);
        EXPECT_EQ(decoder.channels(), 1);
        EXPECT_EQ(decoder.channel(0).size(), 576U);
    }
}

// What is heard of silence in two channels: MPEG-1, 32 kb/s at 48,000 Hz, no bits of sound.
TEST(Mp3Decoder, KeepsChannelsApart) {
    std::string frame("\xFF\xFB\x14\x00", 4);
    frame.resize(96);
    Mp3Decoder decoder;
    EXPECT_EQ(decoder.decode(frame), std::nullopt);
    EXPECT_EQ(decoder.channels(), 2);
    for (const int channel : {0, 1})
        EXPECT_EQ(std::vector<float>(decoder.channel(channel).begin(), decoder.channel(channel).end()),
                  std::vector<float>(1152));
}

TEST(Mp3Decoder, AFrameThatDoesNotDecodeIsTold) {
    Mp3Decoder decoder;
    EXPECT_EQ(decoder.decode(frames().front()), std::nullopt);
    EXPECT_EQ(decoder.decode("no frame at all"), "no MP3 frame");
    EXPECT_EQ(decoder.decode(frames().front().substr(1)), "no MP3 frame");
    EXPECT_EQ(decoder.decode(frames().front() + "more"), "no MP3 frame");
}

} // namespace
} // namespace baonoi::mpg123
