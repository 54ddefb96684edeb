// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of FFmpeg that are used, opened on first use; only lib/ffmpeg includes this. libavformat is
// not among them: loading it costs 20 ms of CPU (measured), and an MP3 needs no more than mp3_format.h.
#pragma once

#include "base/shared_library.h"

#include <memory>
#include <string>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/channel_layout.h>
#include <libavutil/error.h>
#include <libavutil/frame.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
}

namespace baonoi::ffmpeg {

struct CodecApi {
    CodecApi();

    SharedLibrary avutil, avcodec;
    decltype(&::av_strerror) strerror;
    decltype(&::av_frame_alloc) frame_alloc;
    decltype(&::av_frame_free) frame_free;
    decltype(&::av_frame_unref) frame_unref;
    decltype(&::av_channel_layout_default) channel_layout_default;
    decltype(&::avcodec_find_encoder_by_name) find_encoder_by_name;
    decltype(&::avcodec_find_decoder_by_name) find_decoder_by_name;
    decltype(&::avcodec_alloc_context3) alloc_context3;
    decltype(&::avcodec_free_context) free_context;
    decltype(&::avcodec_open2) open2;
    decltype(&::avcodec_send_frame) send_frame;
    decltype(&::avcodec_receive_packet) receive_packet;
    decltype(&::avcodec_send_packet) send_packet;
    decltype(&::avcodec_receive_frame) receive_frame;
    decltype(&::av_packet_alloc) packet_alloc;
    decltype(&::av_packet_free) packet_free;
    decltype(&::av_packet_unref) packet_unref;
};

struct ResampleApi {
    ResampleApi();

    SharedLibrary swresample;
    decltype(&::swr_alloc_set_opts2) alloc_set_opts2;
    decltype(&::swr_init) init;
    decltype(&::swr_convert) convert;
    decltype(&::swr_free) free;
};

// Loaded once, by the first caller. Throw stop when a library is missing.
const CodecApi &codec_api();
const ResampleApi &resample_api();

// Throws stop "avcodec_open2: Invalid argument" for a negative code; returns the others.
int check_ffmpeg(int code, const char *call);

struct CodecContextFree {
    void operator()(AVCodecContext *context) const { codec_api().free_context(&context); }
};
struct FrameFree {
    void operator()(AVFrame *frame) const { codec_api().frame_free(&frame); }
};
struct PacketFree {
    void operator()(AVPacket *packet) const { codec_api().packet_free(&packet); }
};
struct ResamplerFree {
    void operator()(SwrContext *context) const { resample_api().free(&context); }
};
using CodecContext = std::unique_ptr<AVCodecContext, CodecContextFree>;
using Frame = std::unique_ptr<AVFrame, FrameFree>;
using Packet = std::unique_ptr<AVPacket, PacketFree>;
using ResamplerContext = std::unique_ptr<SwrContext, ResamplerFree>;

// Never null: throw std::bad_alloc.
CodecContext make_codec_context(const AVCodec *codec);
Frame make_frame();
Packet make_packet();

} // namespace baonoi::ffmpeg
