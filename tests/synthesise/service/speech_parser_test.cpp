// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/service/speech_parser.h"

#include "base/error.h"
#include "encode/decoded.h"
#include "fakes/tone.h"
#include "fakes/wav_file.h"
#include "synthesise/samples.h"
#include "synthesise/service/wav.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace baonoi::synthesise::service {
namespace {

using test::message_of;
using test::wav_file;

constexpr int rate = 24'000;
const SpeechOrder order{0, rate, 10};

constexpr double hertz = 440, amplitude = 8000;

std::vector<std::int16_t> sine(int sample_rate, double seconds) {
    return test::tone_16(sample_rate, static_cast<std::size_t>(sample_rate * seconds), hertz, amplitude);
}

TEST(SpeechParser, WavOfTheWantedRateStaysAsItIs) {
    const auto samples = sine(rate, 0.5);
    EXPECT_EQ(speech_samples(wav_file(samples, rate), order), samples);
}

TEST(SpeechParser, AStreamedWavIsReadToTheEndOfTheBody) {
    const auto samples = sine(rate, 0.5);
    for (const std::uint32_t claimed : {2'000'000'000U, 0xFFFFFFFFU, 0U})
        EXPECT_EQ(speech_samples(wav_file(samples, rate, claimed), order), samples) << claimed;
}

TEST(SpeechParser, WhatStandsBehindTheSamplesIsNotHeard) {
    const auto samples = sine(rate, 0.1);
    EXPECT_EQ(speech_samples(wav_file(samples, rate) + "LIST\x04\x00\x00\x00INFO", order), samples);
}

TEST(SpeechParser, AnotherRateIsTakenToTheWantedOne) {
    const auto samples = speech_samples(wav_file(sine(48'000, 0.5), 48'000), order);
    ASSERT_EQ(samples.size(), 12'000U);
    const auto [least, most] = std::minmax_element(samples.begin() + 500, samples.end() - 500);
    EXPECT_NEAR(*most, 8000, 100);
    EXPECT_NEAR(*least, -8000, 100);
}

TEST(SpeechParser, RawSamplesHaveNoHeader) {
    const auto samples = sine(rate, 0.1);
    const std::string file = wav_file(samples, rate);
    EXPECT_EQ(speech_samples(file.substr(44), {rate, rate, 10}), samples);
}

TEST(SpeechParser, Mp3BeginsWhereItsSoundBegins) {
    const std::string file =
        test::mp3_of(test::tone(rate, 12'000, hertz, amplitude / 32768), {rate, 64'000, 7});
    const auto samples = speech_samples(file, order);
    ASSERT_EQ(samples.size(), 12'000U);
    EXPECT_NEAR(*std::max_element(samples.begin() + 1000, samples.end() - 1000), 8000, 800);
}

TEST(SpeechParser, ChannelsBecomeOne) {
    WavLayout layout;
    layout.bits = 16;
    layout.channels = 2;
    layout.sample_rate = rate;
    const std::string two("\x00\x40\x00\x00\x00\xC0\x00\xC0", 8); // ½ and 0, -½ and -½
    layout.data = two;
    EXPECT_EQ(wav_samples(layout), (std::vector<float>{0.25F, -0.5F}));
}

TEST(SpeechParser, EveryWidthOfSamplesIsRead) {
    const auto first = [](int bits, bool is_float, std::string_view bytes) {
        WavLayout layout;
        layout.bits = bits;
        layout.is_float = is_float;
        layout.channels = 1;
        layout.data = bytes;
        return wav_samples(layout).at(0);
    };
    EXPECT_EQ(first(8, false, "\xC0"), 0.5F);
    EXPECT_EQ(first(24, false, std::string("\x00\x00\xC0", 3)), -0.5F);
    EXPECT_EQ(first(32, false, std::string("\x00\x00\x00\x40", 4)), 0.5F);
    EXPECT_EQ(first(32, true, std::string("\x00\x00\x00\x3F", 4)), 0.5F);
    EXPECT_EQ(first(32, true, std::string("\x00\x00\xC0\x7F", 4)), 0.0F); // not a number
}

TEST(SpeechParser, WhatIsNoSoundIsTold) {
    const std::string head = "the sound cannot be used: ";
    EXPECT_EQ(message_of([] { speech_samples("{\"error\":1}", order); }), head + "it is neither WAV nor MP3");
    EXPECT_EQ(message_of([] { speech_samples("", order); }), head + "it is neither WAV nor MP3");
    EXPECT_EQ(message_of([] { speech_samples("RIFF....WAVE", order); }), head + "it has no samples");
    EXPECT_EQ(message_of([] { speech_samples(wav_file({}, rate).substr(0, 30), order); }),
              head + "it ends before its samples");
    EXPECT_EQ(message_of([] {
                  speech_samples(wav_file({{1, 2, 3}}, 7'999), order);
              }),
              head + "it has 7999 samples a second");
    EXPECT_EQ(message_of([] {
                  speech_samples(wav_file(sine(rate, 2), rate), {0, rate, 1});
              }),
              head + "it is longer than 1 s");
}

TEST(SpeechParser, AFormatThatIsNotReadIsNamed) {
    std::string file = wav_file({{1, 2, 3}}, rate);
    file[20] = 6; // A-law
    EXPECT_EQ(message_of([&] { speech_samples(file, order); }),
              "the sound cannot be used: its samples are of format 6 with 16 bits");
    file[20] = 1;
    file[22] = 0; // channels
    EXPECT_EQ(message_of([&] { speech_samples(file, order); }),
              "the sound cannot be used: it has 0 channels");
}

TEST(SpeechParser, EveryBeginningOfAFileIsReadOrRefused) {
    const std::string file = wav_file(sine(rate, 0.01), rate);
    for (std::size_t size = 0; size < file.size(); ++size)
        EXPECT_EQ(parse_wav(std::string_view(file).substr(0, size)).index() == 0, size >= 44) << size;
}

} // namespace
} // namespace baonoi::synthesise::service
