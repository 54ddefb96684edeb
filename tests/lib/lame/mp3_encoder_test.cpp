// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/lame/mp3_encoder.h"

#include "base/error.h"
#include "encode/decoded.h"
#include "fakes/tone.h"
#include "sound/mp3_layout.h"

#include <gtest/gtest.h>
#include <tuple>
#include <vector>

namespace baonoi::lame {
namespace {

using test::mp3_of;
using test::tone;

TEST(Mp3, ComesBackWithTheSameNumberOfSamplesInTheSamePlaceAtTheSameLevel) {
    for (const auto &[rate, bits] : {std::pair(22050, 48000), std::pair(44100, 96000)})
        for (const std::size_t size :
             {std::size_t{1}, std::size_t{575}, std::size_t{576}, std::size_t{22050}, std::size_t{50001}}) {
            const auto samples = tone(rate, size);
            const std::string mp3 = mp3_of(samples, {rate, bits, 7});
            const auto layout = sound::parse_mp3(mp3);
            ASSERT_TRUE(layout);
            EXPECT_EQ(layout->playable_samples(), static_cast<std::int64_t>(size));
            const auto decoded = test::decoded(mp3);
            ASSERT_EQ(decoded.size(), size);
            double both = 0, power = 0;
            for (std::size_t i = 0; i < size; ++i) {
                both += static_cast<double>(samples[i]) * static_cast<double>(decoded[i]);
                power += static_cast<double>(samples[i]) * static_cast<double>(samples[i]);
            }
            if (size > 20000) {
                EXPECT_NEAR(both / power, 1, 0.005) << rate << ' ' << size;
            }
        }
}

TEST(Mp3, TheBytesDoNotDependOnThePieces) {
    const auto samples = tone(22050, 60000);
    const std::string whole = mp3_of(samples, {22050, 48000, 7});
    for (const std::size_t step : {std::size_t{1}, std::size_t{575}, std::size_t{20000}}) {
        std::string frames;
        Mp3Encoder encoder({22050, 48000, 7}, [&](std::string_view frame) { frames += frame; });
        for (std::size_t at = 0; at < samples.size(); at += step)
            encoder.add(std::span(samples).subspan(at, std::min(step, samples.size() - at)));
        EXPECT_EQ(encoder.samples(), 60000);
        EXPECT_EQ(encoder.finish().append(frames), whole);
        EXPECT_EQ(frames, test::music_of(whole));
        EXPECT_EQ(encoder.delay(), sound::parse_mp3(whole)->delay());
    }
}

TEST(Mp3, TheInfoFrameSaysWhatItWasGiven) {
    const std::string mp3 = mp3_of(tone(22050, 30000), {22050, 48000, 7});
    const auto layout = sound::parse_mp3(mp3);
    ASSERT_TRUE(layout && layout->info);
    EXPECT_EQ(layout->info->frames, layout->frames);
    EXPECT_EQ(layout->info->bytes, mp3.size());
    EXPECT_EQ(layout->info->start_padding, 576);
    EXPECT_EQ(layout->info->samples(576), 30000);
    EXPECT_EQ(layout->info->music_crc, sound::mp3_crc(test::music_of(mp3)));
    EXPECT_EQ(mp3.substr(13, 4), "Info");
    EXPECT_EQ(mp3.substr(33, 9), "LAME" + lame_version()) << "48 kb/s leave no room for a seek table";
}

TEST(Mp3, WhatLameDoesNotTakeIsToldWithItsFigures) {
    try {
        const Mp3Encoder encoder({1234567, 48000, 7}, {});
        FAIL();
    } catch (const Error &error) {
        EXPECT_EQ(error.next(), Next::stop);
        EXPECT_STREQ(error.what(), "lame_set_out_samplerate: error -1 for 1234567 Hz, 48000 bit/s, level 7");
    }
}

TEST(Mp3, HeadersAreReadByTheStandardsTables) {
    using Bytes = std::string;
    const auto header =
        sound::parse_mp3_header(Bytes("\xFF\xFB\x90\x64", 4)); // MPEG-1, 128 kb/s, 44,100 Hz, joint stereo
    ASSERT_TRUE(header);
    EXPECT_EQ(
        std::tuple(header->sample_rate, header->bit_rate, header->channels, header->samples, header->bytes),
        std::tuple(44100, 128000, 2, 1152, std::size_t{417}));
    const auto low = sound::parse_mp3_header(Bytes("\xFF\xE3\x12\xC0", 4)); // MPEG-2.5, 8 kb/s, padded, mono
    ASSERT_TRUE(low);
    EXPECT_EQ(std::tuple(low->sample_rate, low->bit_rate, low->channels, low->bytes),
              std::tuple(11025, 8000, 1, std::size_t{53}));
    for (const Bytes &bad :
         {Bytes("\xFF\xFB\x90", 3), Bytes("\xFF\xFB\xF0\x64", 4), Bytes("\xFF\xFB\x00\x64", 4),
          Bytes("\xFF\xFB\x9C\x64", 4), Bytes("\xFF\xFD\x90\x64", 4), Bytes("\xFF\xEB\x90\x64", 4)})
        EXPECT_FALSE(sound::parse_mp3_header(bad));
}

TEST(Mp3, AStreamThatChangesItsShapeEndsThere) {
    const std::string first = mp3_of(tone(22050, 5000), {22050, 48000, 7});
    const std::string second = mp3_of(tone(44100, 5000), {44100, 96000, 7});
    const auto layout = sound::parse_mp3(first + second);
    ASSERT_TRUE(layout);
    EXPECT_EQ(layout->trailing, second.size());
}

TEST(Mp3, TheChecksumIsCrc16Arc) {
    const std::string digits = "123456789";
    EXPECT_EQ(sound::mp3_crc(digits), 0xBB3D);
    for (std::size_t cut = 0; cut <= digits.size(); ++cut)
        EXPECT_EQ(sound::mp3_crc(digits.substr(cut), sound::mp3_crc(digits.substr(0, cut))), 0xBB3D);
}

} // namespace
} // namespace baonoi::lame
