// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/ffmpeg/mp3_encoder.h"

#include "base/error.h"
#include "lib/ffmpeg/libav.h"
#include "sound/mp3_layout.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace baonoi::ffmpeg {

namespace {

CodecContext open_encoder(const EncoderSettings &settings) {
    const AVCodec *codec = avcodec_find_encoder_by_name("libmp3lame");
    if (!codec)
        throw Error(Next::stop, "this libavcodec has no libmp3lame encoder; install Debian's libavcodec59");
    CodecContext context = make_codec_context(codec);
    context->sample_rate = settings.sample_rate;
    context->bit_rate = settings.bit_rate;
    context->compression_level = settings.level;
    context->sample_fmt = AV_SAMPLE_FMT_FLTP;
    context->time_base = {1, settings.sample_rate};
    context->flags |= AV_CODEC_FLAG_BITEXACT;
    context->thread_count = 1;
    av_channel_layout_default(&context->ch_layout, 1);
    check_ffmpeg(avcodec_open2(context.get(), codec, nullptr), "avcodec_open2(libmp3lame)");
    return context;
}

// LAME's presets for constant bit rates up to 128 kb/s scale the input by 0.95; this undoes it.
constexpr float lame_scale = 0.95F;

} // namespace

class Mp3Encoder::Session {
public:
    Session(const EncoderSettings &settings, TakeFrame take_frame)
        : context_(open_encoder(settings)), take_frame_(std::move(take_frame)) {}

    void add(std::span<const float> samples) {
        const auto step = static_cast<std::size_t>(context_->frame_size);
        while (!samples.empty()) {
            const std::size_t count = std::min(step - scaled_.size(), samples.size());
            const std::size_t filled = scaled_.size();
            scaled_.resize(filled + count);
            std::transform(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(count),
                           scaled_.begin() + static_cast<std::ptrdiff_t>(filled),
                           [](float sample) { return sample * (1 / lame_scale); });
            samples = samples.subspan(count);
            if (scaled_.size() == step)
                send();
        }
    }

    std::string finish() {
        if (!scaled_.empty())
            send();
        check_ffmpeg(avcodec_send_frame(context_.get(), nullptr), "avcodec_send_frame");
        receive();
        sound::Mp3Info info;
        info.frames = frames_;
        info.start_padding = delay() - sound::mp3_decoder_delay;
        info.end_padding =
            static_cast<int>(std::int64_t{frames_} * context_->frame_size - info.start_padding - sent_);
        info.bytes = bytes_;
        info.music_crc = crc_;
        return sound::make_info_frame(first_, info, "LAME" + lame_version());
    }

    std::int64_t samples() const { return sent_ + static_cast<std::int64_t>(scaled_.size()); }
    int delay() const { return context_->initial_padding; }

private:
    void send() {
        frame_->nb_samples = static_cast<int>(scaled_.size());
        frame_->format = context_->sample_fmt;
        frame_->sample_rate = context_->sample_rate;
        frame_->pts = sent_;
        av_channel_layout_default(&frame_->ch_layout, 1);
        frame_->data[0] = reinterpret_cast<std::uint8_t *>(scaled_.data()); // libavcodec copies it
        frame_->extended_data = frame_->data;
        frame_->linesize[0] = static_cast<int>(scaled_.size() * sizeof(float));
        sent_ += static_cast<std::int64_t>(scaled_.size());
        const int code = avcodec_send_frame(context_.get(), frame_.get());
        av_frame_unref(frame_.get());
        scaled_.clear();
        check_ffmpeg(code, "avcodec_send_frame");
        receive();
    }

    void receive() {
        for (;;) {
            const int code = avcodec_receive_packet(context_.get(), packet_.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
                return;
            check_ffmpeg(code, "avcodec_receive_packet");
            take({reinterpret_cast<const char *>(packet_->data), static_cast<std::size_t>(packet_->size)});
            av_packet_unref(packet_.get());
        }
    }

    void take(std::string_view frame) {
        const std::optional<sound::Mp3Header> header = sound::parse_mp3_header(frame);
        if (!header || header->bytes != frame.size())
            throw Error(Next::stop, "libmp3lame gave bytes that are no MP3 frame");
        if (frames_++ == 0)
            first_ = frame;
        bytes_ += static_cast<std::uint32_t>(frame.size());
        crc_ = sound::mp3_crc(frame, crc_);
        take_frame_(frame);
    }

    CodecContext context_;
    TakeFrame take_frame_;
    Frame frame_ = make_frame();
    Packet packet_ = make_packet();
    std::vector<float> scaled_; // less than a frame
    std::string first_;
    std::uint32_t frames_ = 0, bytes_ = 0;
    std::uint16_t crc_ = 0;
    std::int64_t sent_ = 0;
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
    using Version = const char *(*)();
    static const std::string version =
        SharedLibrary("libmp3lame.so.0", "libmp3lame0").function<Version>("get_lame_short_version")();
    return version;
}

std::string codec_version() {
    return LIBAVCODEC_IDENT;
}

} // namespace baonoi::ffmpeg
