// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/opus/opus_packets.h"

#include "fakes/tone.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace baonoi::opus {
namespace {

std::vector<std::string> packets_of(std::span<const float> samples, std::size_t step) {
    std::vector<std::string> packets;
    PacketEncoder encoder([&](std::string_view packet) { packets.emplace_back(packet); });
    for (std::size_t at = 0; at < samples.size(); at += step)
        encoder.add(samples.subspan(at, std::min(step, samples.size() - at)));
    encoder.finish();
    EXPECT_EQ(encoder.samples(), static_cast<std::int64_t>(samples.size()));
    return packets;
}

TEST(Opus, ThePacketsDoNotDependOnThePieces) {
    const auto samples = test::tone(sample_rate, 50001);
    const auto whole = packets_of(samples, samples.size());
    for (const std::size_t step : {std::size_t{1}, packet_samples, std::size_t{20000}})
        EXPECT_EQ(packets_of(samples, step), whole) << step;
}

TEST(Opus, WhatIsDecodedBeginsAfterTheDelayAndHasEverySample) {
    const auto samples = test::tone(sample_rate, 48000);
    PacketEncoder encoder([](std::string_view) {});
    PacketDecoder decoder;
    std::vector<float> decoded;
    for (const std::string &packet : packets_of(samples, 4096)) {
        const auto part = decoder.decode(packet);
        ASSERT_EQ(part.size(), packet_samples);
        decoded.insert(decoded.end(), part.begin(), part.end());
    }
    ASSERT_GE(decoded.size(), samples.size() + static_cast<std::size_t>(encoder.delay()));
    double both = 0, power = 0;
    for (std::size_t i = 4800; i < 43200; ++i) {
        both += static_cast<double>(samples[i]) *
                static_cast<double>(decoded[i + static_cast<std::size_t>(encoder.delay())]);
        power += static_cast<double>(samples[i]) * static_cast<double>(samples[i]);
    }
    EXPECT_NEAR(both / power, 1, 0.05);
}

TEST(Opus, APacketThatIsNoneDoesNotDecode) {
    PacketDecoder decoder;
    EXPECT_TRUE(decoder.decode(std::string("\xff\xff")).empty());
}

} // namespace
} // namespace baonoi::opus
