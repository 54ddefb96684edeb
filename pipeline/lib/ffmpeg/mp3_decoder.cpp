// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/ffmpeg/mp3_decoder.h"

#include "base/error.h"
#include "lib/ffmpeg/libav.h"

#include <vector>

namespace baonoi::ffmpeg {

namespace {

CodecContext open_decoder() {
    const AVCodec *codec = avcodec_find_decoder_by_name("mp3float");
    if (!codec)
        throw Error(Next::stop, "this libavcodec has no mp3float decoder; install Debian's libavcodec59");
    CodecContext context = make_codec_context(codec);
    context->thread_count = 1;
    context->err_recognition = AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER | AV_EF_EXPLODE;
    check_ffmpeg(avcodec_open2(context.get(), codec, nullptr), "avcodec_open2(mp3float)");
    return context;
}

} // namespace

class Mp3Decoder::Session {
public:
    // 0 and the samples in frame(), or FFmpeg's error.
    int decode(std::string_view bytes) {
        padded_.assign(bytes.begin(), bytes.end());
        padded_.resize(bytes.size() + AV_INPUT_BUFFER_PADDING_SIZE, 0);
        packet_->data = padded_.data();
        packet_->size = static_cast<int>(bytes.size());
        av_frame_unref(frame_.get());
        const int sent = avcodec_send_packet(context_.get(), packet_.get());
        return sent < 0 ? sent : avcodec_receive_frame(context_.get(), frame_.get());
    }
    const AVFrame &frame() const { return *frame_; }

private:
    CodecContext context_ = open_decoder();
    Frame frame_ = make_frame();
    Packet packet_ = make_packet();
    std::vector<std::uint8_t> padded_;
};

Mp3Decoder::Mp3Decoder() : session_(std::make_unique<Session>()) {}

Mp3Decoder::~Mp3Decoder() = default;

std::optional<std::string> Mp3Decoder::decode(std::string_view frame) {
    const int code = session_->decode(frame);
    return code < 0 ? std::optional(error_text(code)) : std::nullopt;
}

int Mp3Decoder::channels() const {
    return session_->frame().ch_layout.nb_channels;
}

std::span<const float> Mp3Decoder::channel(int index) const {
    const AVFrame &frame = session_->frame();
    return {reinterpret_cast<const float *>(frame.extended_data[index]),
            static_cast<std::size_t>(frame.nb_samples)};
}

} // namespace baonoi::ffmpeg
