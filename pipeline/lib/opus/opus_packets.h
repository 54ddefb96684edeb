// SPDX-License-Identifier: GPL-3.0-or-later
// Samples to Opus packets and back by libopus: encode's OpusFile owns an encoder, verify a decoder. The file
// around the packets is made and read by sound/ogg_opus.h. libopus is opened itself and not through
// libavcodec, as LAME is.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::opus {

// Hz. Half of what Opus may have: at 24 kb/s nobody hears more than its 12 kHz, and it costs half the time.
constexpr int sample_rate = 24000;
constexpr int bit_rate = 24000;              // bit/s, variable around that
constexpr std::size_t packet_samples = 480;  // 20 ms
constexpr std::size_t largest_packet = 1275; // bytes, RFC 6716

// Is handed each packet when it is made.
using TakePacket = std::function<void(std::string_view packet)>;

// The same samples give the same bytes, in whatever pieces they come. All may throw stop, when the library is
// missing or refuses, or retry, when memory was short. Threads: one at a time.
class PacketEncoder {
public:
    explicit PacketEncoder(TakePacket take_packet);
    ~PacketEncoder();
    PacketEncoder(const PacketEncoder &) = delete;
    PacketEncoder &operator=(const PacketEncoder &) = delete;

    // Mono, full scale 1.
    void add(std::span<const float> samples);
    // No samples follow; the last packets are made, filled up with silence.
    void finish();
    std::int64_t samples() const; // that were added
    int delay() const;            // samples that a decoder gives before the first

private:
    class Session;
    std::unique_ptr<Session> session_;
};

class PacketDecoder {
public:
    PacketDecoder(); // throws as PacketEncoder
    ~PacketDecoder();
    PacketDecoder(const PacketDecoder &) = delete;
    PacketDecoder &operator=(const PacketDecoder &) = delete;

    // The samples of a packet, full scale 1, valid until the next call; empty: it does not decode.
    std::span<const float> decode(std::string_view packet);

private:
    class Session;
    std::unique_ptr<Session> session_;
};

// "libopus 1.3.1": the library that encodes.
std::string opus_version();

} // namespace baonoi::opus
