// SPDX-License-Identifier: GPL-3.0-or-later
// FFmpeg's functions that lib/ffmpeg calls, found on first use, and owners of its structures. Only lib/ffmpeg
// includes this. libavformat is not among them: its MP3 muxer writes neither USLT nor WOAF, and it brings
// twelve more packages, 38 more libraries and a third more time to load (measured); see sound/mp3_layout.h
// instead.
#pragma once

#include "base/shared_library.h"

#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/channel_layout.h>
#include <libavutil/error.h>
#include <libavutil/frame.h>
#include <libavutil/log.h>
#include <libavutil/tx.h>
#include <libswresample/swresample.h>
}

namespace baonoi::ffmpeg {

// libavcodec and what it depends on, libavutil and libswresample among them. Opened once, by the first
// caller, and told to write nothing to stderr. Throws stop when it is missing.
const SharedLibrary &libavcodec();

BAONOI_LAZY(libavcodec, av_strerror);
BAONOI_LAZY(libavcodec, av_frame_alloc);
BAONOI_LAZY(libavcodec, av_frame_free);
BAONOI_LAZY(libavcodec, av_frame_unref);
BAONOI_LAZY(libavcodec, av_channel_layout_default);
BAONOI_LAZY(libavcodec, av_tx_init);
BAONOI_LAZY(libavcodec, av_tx_uninit);
BAONOI_LAZY(libavcodec, avcodec_find_encoder_by_name);
BAONOI_LAZY(libavcodec, avcodec_find_decoder_by_name);
BAONOI_LAZY(libavcodec, avcodec_alloc_context3);
BAONOI_LAZY(libavcodec, avcodec_free_context);
BAONOI_LAZY(libavcodec, avcodec_open2);
BAONOI_LAZY(libavcodec, avcodec_send_frame);
BAONOI_LAZY(libavcodec, avcodec_receive_packet);
BAONOI_LAZY(libavcodec, avcodec_send_packet);
BAONOI_LAZY(libavcodec, avcodec_receive_frame);
BAONOI_LAZY(libavcodec, av_packet_alloc);
BAONOI_LAZY(libavcodec, av_packet_free);
BAONOI_LAZY(libavcodec, av_packet_unref);
BAONOI_LAZY(libavcodec, swr_alloc_set_opts2);
BAONOI_LAZY(libavcodec, swr_init);
BAONOI_LAZY(libavcodec, swr_convert);
BAONOI_LAZY(libavcodec, swr_free);

// "Invalid argument"
std::string error_text(int code);

// Throws stop "avcodec_open2: Invalid argument" for a negative code; returns the others.
int check_ffmpeg(int code, const char *call);

// For FFmpeg's closing functions, which take the address of the pointer.
template <const auto &Free>
struct FreeByAddress {
    template <class T>
    void operator()(T *owned) const {
        Free(&owned);
    }
};
using CodecContext = std::unique_ptr<AVCodecContext, FreeByAddress<avcodec_free_context>>;
using Frame = std::unique_ptr<AVFrame, FreeByAddress<av_frame_free>>;
using Packet = std::unique_ptr<AVPacket, FreeByAddress<av_packet_free>>;
using Transform = std::unique_ptr<AVTXContext, FreeByAddress<av_tx_uninit>>;
using ResamplerContext = std::unique_ptr<SwrContext, FreeByAddress<swr_free>>;

// Never null: throw std::bad_alloc.
CodecContext make_codec_context(const AVCodec *codec);
Frame make_frame();
Packet make_packet();

} // namespace baonoi::ffmpeg
