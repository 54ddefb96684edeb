// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/ffmpeg/mp3_decoder.h"

#include "base/error.h"
#include "lib/ffmpeg/libav.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace baonoi::ffmpeg {

namespace {

// A frame may use up to 511 bytes of earlier frames (20 bytes each at the least) and the overlap of one.
constexpr std::int64_t dependence = 32;

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

// One frame at a time: MP3 decoding has no delay in libavcodec.
class Decoder {
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

int delay(const sound::Mp3Layout &layout) {
    return layout.info ? layout.info->start_padding + sound::mp3_decoder_delay : 0;
}

// The part of the frame between begin and end.
DecodedBlock clip(const AVFrame &frame, std::int64_t position, std::int64_t begin, std::int64_t end) {
    const std::int64_t first = std::max(begin - position, std::int64_t{0});
    const std::int64_t last = std::min<std::int64_t>(end - position, frame.nb_samples);
    DecodedBlock block;
    block.position = position + first;
    block.samples = last > first ? static_cast<std::size_t>(last - first) : 0;
    block.channels = frame.ch_layout.nb_channels;
    for (int c = 0; c < std::min(block.channels, 2); ++c)
        block.channel[c] = reinterpret_cast<const float *>(frame.extended_data[c]) + first;
    return block;
}

} // namespace

std::optional<std::string> decode_mp3(std::string_view file, const sound::Mp3Layout &layout,
                                      std::int64_t begin, std::int64_t end,
                                      const std::function<void(const DecodedBlock &)> &sink) {
    Decoder decoder;
    const std::int64_t step = layout.header.samples;
    const auto count = static_cast<std::int64_t>(layout.frames.size());
    const std::int64_t wanted = std::clamp<std::int64_t>((begin + delay(layout)) / step, 0, count);
    for (std::int64_t i = std::max<std::int64_t>(wanted - dependence, 0); i < count; ++i) {
        const std::int64_t position = i * step - delay(layout);
        if (position >= end)
            break;
        const int code = decoder.decode(layout.frame(file, static_cast<std::size_t>(i)));
        if (i < wanted)
            continue;
        if (code < 0)
            return fmt::format("frame {}: {}", i + 1, error_text(code));
        if (decoder.frame().nb_samples != step ||
            decoder.frame().ch_layout.nb_channels != layout.header.channels)
            return fmt::format("frame {}: its shape is not that of the first", i + 1);
        const DecodedBlock block = clip(decoder.frame(), position, begin, end);
        if (block.samples > 0)
            sink(block);
    }
    return {};
}

std::int64_t playable_samples(const sound::Mp3Layout &layout) {
    const std::int64_t all = static_cast<std::int64_t>(layout.frames.size()) * layout.header.samples;
    if (!layout.info || layout.info->frames == 0)
        return all;
    return std::clamp<std::int64_t>(layout.info->samples(layout.header.samples), 0, all);
}

} // namespace baonoi::ffmpeg
