// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/lame/mp3_encoder.h"

#include "base/error.h"
#include "base/shared_library.h"
#include "sound/mp3_layout.h"

#include <algorithm>
#include <fmt/format.h>
#include <lame/lame.h>
#include <new>
#include <vector>

namespace baonoi::lame {

static const SharedLibrary &library() {
    static const SharedLibrary opened("libmp3lame.so.0", "libmp3lame0");
    return opened;
}

BAONOI_LAZY(library, get_lame_short_version);
BAONOI_LAZY(library, lame_close);
BAONOI_LAZY(library, lame_encode_buffer_float);
BAONOI_LAZY(library, lame_encode_flush);
BAONOI_LAZY(library, lame_get_encoder_delay);
BAONOI_LAZY(library, lame_get_framesize);
BAONOI_LAZY(library, lame_init);
BAONOI_LAZY(library, lame_init_params);
BAONOI_LAZY(library, lame_set_bWriteVbrTag);
BAONOI_LAZY(library, lame_set_brate);
BAONOI_LAZY(library, lame_set_in_samplerate);
BAONOI_LAZY(library, lame_set_mode);
BAONOI_LAZY(library, lame_set_num_channels);
BAONOI_LAZY(library, lame_set_out_samplerate);
BAONOI_LAZY(library, lame_set_quality);

using Encoder = LazyHandle<lame_global_flags, lame_close>;

namespace {

// What a failed malloc() gives, by lame.h: -2 where frames are encoded, LAME_NOMEM elsewhere.
Next next_after(int code) {
    constexpr int no_memory = -2;
    return code == no_memory || code == LAME_NOMEM ? Next::retry : Next::stop;
}

Encoder open_encoder(const EncoderSettings &settings) {
    Encoder encoder(lame_init());
    if (!encoder)
        throw std::bad_alloc();
    const auto check = [&](const char *call, int code) {
        if (code < 0)
            throw Error(next_after(code),
                        fmt::format("{}: error {} for {} Hz, {} bit/s, level {}", call, code,
                                    settings.sample_rate, settings.bit_rate, settings.level));
    };
    lame_global_flags *const lame = encoder.get();
    check("lame_set_num_channels", lame_set_num_channels(lame, 1));
    check("lame_set_mode", lame_set_mode(lame, MONO));
    check("lame_set_in_samplerate", lame_set_in_samplerate(lame, settings.sample_rate));
    check("lame_set_out_samplerate", lame_set_out_samplerate(lame, settings.sample_rate));
    check("lame_set_quality", lame_set_quality(lame, settings.level));
    check("lame_set_brate", lame_set_brate(lame, settings.bit_rate / 1000));
    check("lame_set_bWriteVbrTag", lame_set_bWriteVbrTag(lame, 0)); // the Info frame is ours
    check("lame_init_params", lame_init_params(lame));
    return encoder;
}

// LAME takes samples of full scale 32,768, and its presets for constant bit rates up to 128 kb/s scale them
// by 0.95, which this undoes.
constexpr float full_scale = 32768 / 0.95F;
constexpr std::size_t header_bytes = 4;
constexpr std::size_t samples_at_once = 4096;
// What lame.h asks for, of samples and of the frames that are made at the end.
constexpr std::size_t room_for_frames = samples_at_once * 5 / 4 + 7200;

} // namespace

class Mp3Encoder::Session {
public:
    Session(const EncoderSettings &settings, TakeFrame take_frame)
        : encoder_(open_encoder(settings)), take_frame_(std::move(take_frame)), room_(room_for_frames) {
        scaled_.reserve(samples_at_once);
    }

    void add(std::span<const float> samples) {
        while (!samples.empty()) {
            const auto piece = samples.first(std::min(samples.size(), samples_at_once));
            samples = samples.subspan(piece.size());
            scaled_.resize(piece.size());
            std::transform(piece.begin(), piece.end(), scaled_.begin(),
                           [](float sample) { return sample * full_scale; });
            samples_ += static_cast<std::int64_t>(piece.size());
            take(lame_encode_buffer_float(encoder_.get(), scaled_.data(), nullptr,
                                          static_cast<int>(scaled_.size()), room_.data(),
                                          static_cast<int>(room_.size())),
                 "lame_encode_buffer_float");
        }
    }

    std::string finish() {
        take(lame_encode_flush(encoder_.get(), room_.data(), static_cast<int>(room_.size())),
             "lame_encode_flush");
        if (!waiting_.empty())
            throw Error(Next::stop, "LAME did not finish its last frame");
        sound::Mp3Info info;
        info.frames = frames_;
        info.start_padding = delay() - sound::mp3_decoder_delay;
        info.end_padding = static_cast<int>(std::int64_t{frames_} * lame_get_framesize(encoder_.get()) -
                                            info.start_padding - samples_);
        info.bytes = bytes_;
        info.music_crc = crc_;
        return sound::make_info_frame(first_, info, "LAME" + lame_version());
    }

    std::int64_t samples() const { return samples_; }
    int delay() const { return lame_get_encoder_delay(encoder_.get()) + sound::mp3_decoder_delay; }

private:
    // made: bytes in room_, or LAME's error. Its frames come in parts.
    void take(int made, const char *call) {
        if (made < 0)
            throw Error(next_after(made), fmt::format("{}: error {}", call, made));
        waiting_.append(reinterpret_cast<const char *>(room_.data()), static_cast<std::size_t>(made));
        std::string_view rest = waiting_;
        while (rest.size() >= header_bytes) {
            const auto header = sound::parse_mp3_header(rest);
            if (!header)
                throw Error(Next::stop, "LAME gave bytes that are no MP3 frame");
            if (header->bytes > rest.size())
                break;
            take_whole(rest.substr(0, header->bytes));
            rest.remove_prefix(header->bytes);
        }
        waiting_.erase(0, waiting_.size() - rest.size());
    }

    void take_whole(std::string_view frame) {
        if (frames_++ == 0)
            first_ = frame;
        bytes_ += static_cast<std::uint32_t>(frame.size());
        crc_ = sound::mp3_crc(frame, crc_);
        take_frame_(frame);
    }

    Encoder encoder_;
    TakeFrame take_frame_;
    std::vector<float> scaled_;
    std::vector<unsigned char> room_;
    std::string waiting_; // of a frame that is not whole
    std::string first_;
    std::int64_t samples_ = 0;
    std::uint32_t frames_ = 0, bytes_ = 0;
    std::uint16_t crc_ = 0;
};

Mp3Encoder::Mp3Encoder(const EncoderSettings &settings, TakeFrame take_frame)
    : session_(std::make_unique<Session>(settings, std::move(take_frame))) {}

Mp3Encoder::~Mp3Encoder() = default;

void Mp3Encoder::add(std::span<const float> samples) {
    session_->add(samples);
}

std::string Mp3Encoder::finish() {
    return session_->finish();
}

std::string Mp3Encoder::placeholder(std::string_view frame) {
    return sound::make_info_frame(frame, {}, "LAME");
}

std::int64_t Mp3Encoder::samples() const {
    return session_->samples();
}

int Mp3Encoder::delay() const {
    return session_->delay();
}

std::string lame_version() {
    return get_lame_short_version();
}

} // namespace baonoi::lame
