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

class Encoder {
public:
    explicit Encoder(const EncoderSettings &settings) : context_(open_encoder(settings)) {}

    std::string run(std::span<const float> samples) {
        const auto step = static_cast<std::size_t>(context_->frame_size);
        for (std::size_t at = 0; at < samples.size(); at += step)
            send(samples.subspan(at, std::min(step, samples.size() - at)));
        check_ffmpeg(avcodec_send_frame(context_.get(), nullptr), "avcodec_send_frame");
        receive();
        return std::move(stream_);
    }
    int frame_size() const { return context_->frame_size; }
    // What LAME puts before the first sample; the decoder's delay is not part of it.
    int start_padding() const { return context_->initial_padding - sound::mp3_decoder_delay; }

private:
    void send(std::span<const float> samples) {
        frame_->nb_samples = static_cast<int>(samples.size());
        frame_->format = context_->sample_fmt;
        frame_->sample_rate = context_->sample_rate;
        frame_->pts = sent_;
        av_channel_layout_default(&frame_->ch_layout, 1);
        scaled_.assign(samples.begin(), samples.end());
        for (float &sample : scaled_)
            sample *= 1 / lame_scale;
        frame_->data[0] = reinterpret_cast<std::uint8_t *>(scaled_.data()); // libavcodec copies it
        frame_->extended_data = frame_->data;
        frame_->linesize[0] = static_cast<int>(samples.size_bytes());
        sent_ += static_cast<std::int64_t>(samples.size());
        const int code = avcodec_send_frame(context_.get(), frame_.get());
        av_frame_unref(frame_.get());
        check_ffmpeg(code, "avcodec_send_frame");
        receive();
    }

    void receive() {
        for (;;) {
            const int code = avcodec_receive_packet(context_.get(), packet_.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
                return;
            check_ffmpeg(code, "avcodec_receive_packet");
            stream_.append(reinterpret_cast<const char *>(packet_->data),
                           static_cast<std::size_t>(packet_->size));
            av_packet_unref(packet_.get());
        }
    }

    CodecContext context_;
    Frame frame_ = make_frame();
    Packet packet_ = make_packet();
    std::vector<float> scaled_;
    std::string stream_;
    std::int64_t sent_ = 0;
};

std::uint32_t count_frames(std::string_view stream) {
    std::uint32_t count = 0;
    while (const std::optional<sound::Mp3Header> header = sound::parse_mp3_header(stream)) {
        if (header->bytes > stream.size())
            break;
        stream.remove_prefix(header->bytes);
        ++count;
    }
    if (!stream.empty())
        throw Error(Next::stop, "libmp3lame gave bytes that are no MP3 frames");
    return count;
}

} // namespace

std::string encode_mp3(std::span<const float> samples, const EncoderSettings &settings) {
    Encoder encoder(settings);
    const std::string stream = encoder.run(samples);
    sound::Mp3Info info;
    info.frames = count_frames(stream);
    info.start_padding = encoder.start_padding();
    info.end_padding = static_cast<int>(static_cast<std::int64_t>(info.frames) * encoder.frame_size() -
                                        info.start_padding - static_cast<std::int64_t>(samples.size()));
    return sound::make_info_frame(stream, info, "LAME" + lame_version()) + stream;
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
