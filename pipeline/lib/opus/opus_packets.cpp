// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/opus/opus_packets.h"

#include "base/error.h"
#include "base/shared_library.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <opus/opus.h>

namespace baonoi::opus {

static const SharedLibrary &library() {
    static const SharedLibrary opened("libopus.so.0", "libopus0");
    return opened;
}

BAONOI_LAZY(library, opus_decode_float);
BAONOI_LAZY(library, opus_decoder_create);
BAONOI_LAZY(library, opus_decoder_destroy);
BAONOI_LAZY(library, opus_encode_float);
BAONOI_LAZY(library, opus_encoder_create);
BAONOI_LAZY(library, opus_encoder_ctl);
BAONOI_LAZY(library, opus_encoder_destroy);
BAONOI_LAZY(library, opus_get_version_string);
BAONOI_LAZY(library, opus_strerror);

using Encoder = LazyHandle<::OpusEncoder, opus_encoder_destroy>;
using Decoder = LazyHandle<::OpusDecoder, opus_decoder_destroy>;

namespace {

constexpr int mono = 1;
// Of 0 to 10. Of 107 s of eSpeak NG's speech, one core: 0 takes 0.36 s, 5 0.76 s, 9 1.35 s.
constexpr int complexity = 5;
constexpr std::size_t longest_packet_samples = std::size_t{sample_rate} * 120 / 1000; // RFC 6716

void check_opus(int code, const char *call) {
    if (code < 0)
        throw Error(code == OPUS_ALLOC_FAIL ? Next::retry : Next::stop,
                    fmt::format("{}: {}", call, opus_strerror(code)));
}

Encoder open_encoder() {
    int code = OPUS_OK;
    Encoder encoder(opus_encoder_create(sample_rate, mono, OPUS_APPLICATION_AUDIO, &code));
    check_opus(code, "opus_encoder_create");
    const auto set = [&](const char *what, int request, opus_int32 value) {
        check_opus(opus_encoder_ctl(encoder.get(), request, value), what);
    };
    set("OPUS_SET_BITRATE", OPUS_SET_BITRATE_REQUEST, bit_rate);
    set("OPUS_SET_COMPLEXITY", OPUS_SET_COMPLEXITY_REQUEST, complexity);
    set("OPUS_SET_SIGNAL", OPUS_SET_SIGNAL_REQUEST, OPUS_SIGNAL_VOICE);
    return encoder;
}

Decoder open_decoder() {
    int code = OPUS_OK;
    Decoder decoder(opus_decoder_create(sample_rate, mono, &code));
    check_opus(code, "opus_decoder_create");
    return decoder;
}

} // namespace

class PacketEncoder::Session {
public:
    explicit Session(TakePacket take_packet)
        : encoder_(open_encoder()), take_packet_(std::move(take_packet)) {
        opus_int32 ahead = 0;
        check_opus(opus_encoder_ctl(encoder_.get(), OPUS_GET_LOOKAHEAD_REQUEST, &ahead),
                   "OPUS_GET_LOOKAHEAD");
        delay_ = ahead;
        waiting_.reserve(packet_samples);
    }

    void add(std::span<const float> samples) {
        samples_ += static_cast<std::int64_t>(samples.size());
        while (!samples.empty()) {
            const auto piece = samples.first(std::min(samples.size(), packet_samples - waiting_.size()));
            samples = samples.subspan(piece.size());
            waiting_.insert(waiting_.end(), piece.begin(), piece.end());
            if (waiting_.size() == packet_samples)
                encode();
        }
    }

    void finish() {
        while (made_ < samples_ + delay_) {
            waiting_.resize(packet_samples);
            encode();
        }
    }

    std::int64_t samples() const { return samples_; }
    int delay() const { return delay_; }

private:
    void encode() {
        const int size = opus_encode_float(encoder_.get(), waiting_.data(), static_cast<int>(packet_samples),
                                           packet_.data(), static_cast<opus_int32>(packet_.size()));
        check_opus(size, "opus_encode_float");
        waiting_.clear();
        made_ += static_cast<std::int64_t>(packet_samples);
        take_packet_({reinterpret_cast<const char *>(packet_.data()), static_cast<std::size_t>(size)});
    }

    Encoder encoder_;
    TakePacket take_packet_;
    std::vector<float> waiting_; // of a packet that is not whole
    std::array<unsigned char, largest_packet> packet_{};
    std::int64_t samples_ = 0, made_ = 0;
    int delay_ = 0;
};

PacketEncoder::PacketEncoder(TakePacket take_packet)
    : session_(std::make_unique<Session>(std::move(take_packet))) {}

PacketEncoder::~PacketEncoder() = default;

void PacketEncoder::add(std::span<const float> samples) {
    session_->add(samples);
}

void PacketEncoder::finish() {
    session_->finish();
}

std::int64_t PacketEncoder::samples() const {
    return session_->samples();
}

int PacketEncoder::delay() const {
    return session_->delay();
}

class PacketDecoder::Session {
public:
    std::span<const float> decode(std::string_view packet) {
        const int count = opus_decode_float(
            decoder_.get(), reinterpret_cast<const unsigned char *>(packet.data()),
            static_cast<opus_int32>(packet.size()), samples_.data(), static_cast<int>(samples_.size()), 0);
        return {samples_.data(), static_cast<std::size_t>(std::max(count, 0))};
    }

private:
    Decoder decoder_ = open_decoder();
    std::vector<float> samples_ = std::vector<float>(longest_packet_samples);
};

PacketDecoder::PacketDecoder() : session_(std::make_unique<Session>()) {}

PacketDecoder::~PacketDecoder() = default;

std::span<const float> PacketDecoder::decode(std::string_view packet) {
    return session_->decode(packet);
}

std::string opus_version() {
    return opus_get_version_string();
}

} // namespace baonoi::opus
