// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/ffmpeg/ffmpeg_functions.h"

#include "base/error.h"

#include <array>
#include <fmt/format.h>
#include <new>

namespace baonoi::ffmpeg {

namespace {

SharedLibrary open_library(const char *name, int major) {
    return {fmt::format("lib{}.so.{}", name, major), fmt::format("lib{}{}", name, major)};
}

template <class F>
void load(const SharedLibrary &library, F &function, const char *name) {
    function = library.function<F>(name);
}

} // namespace

CodecApi::CodecApi()
    : avutil(open_library("avutil", LIBAVUTIL_VERSION_MAJOR)),
      avcodec(open_library("avcodec", LIBAVCODEC_VERSION_MAJOR)) {
    load(avutil, strerror, "av_strerror");
    load(avutil, frame_alloc, "av_frame_alloc");
    load(avutil, frame_free, "av_frame_free");
    load(avutil, frame_unref, "av_frame_unref");
    load(avutil, channel_layout_default, "av_channel_layout_default");
    load(avcodec, find_encoder_by_name, "avcodec_find_encoder_by_name");
    load(avcodec, find_decoder_by_name, "avcodec_find_decoder_by_name");
    load(avcodec, alloc_context3, "avcodec_alloc_context3");
    load(avcodec, free_context, "avcodec_free_context");
    load(avcodec, open2, "avcodec_open2");
    load(avcodec, send_frame, "avcodec_send_frame");
    load(avcodec, receive_packet, "avcodec_receive_packet");
    load(avcodec, send_packet, "avcodec_send_packet");
    load(avcodec, receive_frame, "avcodec_receive_frame");
    load(avcodec, packet_alloc, "av_packet_alloc");
    load(avcodec, packet_free, "av_packet_free");
    load(avcodec, packet_unref, "av_packet_unref");
    avutil.function<decltype(&::av_log_set_level)>("av_log_set_level")(AV_LOG_QUIET);
}

ResampleApi::ResampleApi() : swresample(open_library("swresample", LIBSWRESAMPLE_VERSION_MAJOR)) {
    load(swresample, alloc_set_opts2, "swr_alloc_set_opts2");
    load(swresample, init, "swr_init");
    load(swresample, convert, "swr_convert");
    load(swresample, free, "swr_free");
}

const CodecApi &codec_api() {
    static const CodecApi api;
    return api;
}

const ResampleApi &resample_api() {
    static const ResampleApi api;
    return api;
}

int check_ffmpeg(int code, const char *call) {
    if (code >= 0)
        return code;
    std::array<char, 128> text{};
    codec_api().strerror(code, text.data(), text.size());
    throw Error(Next::stop, fmt::format("{}: {}", call, text.data()));
}

CodecContext make_codec_context(const AVCodec *codec) {
    CodecContext context(codec_api().alloc_context3(codec));
    if (!context)
        throw std::bad_alloc();
    return context;
}

Frame make_frame() {
    Frame frame(codec_api().frame_alloc());
    if (!frame)
        throw std::bad_alloc();
    return frame;
}

Packet make_packet() {
    Packet packet(codec_api().packet_alloc());
    if (!packet)
        throw std::bad_alloc();
    return packet;
}

} // namespace baonoi::ffmpeg
