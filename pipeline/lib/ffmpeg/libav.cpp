// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/ffmpeg/libav.h"

#include "base/error.h"

#include <array>
#include <fmt/format.h>
#include <new>

namespace baonoi::ffmpeg {

namespace {

template <class Owner>
Owner owned(typename Owner::pointer pointer) {
    if (!pointer)
        throw std::bad_alloc();
    return Owner(pointer);
}

} // namespace

const SharedLibrary &libavcodec() {
    static const SharedLibrary library = [] {
        SharedLibrary opened(fmt::format("libavcodec.so.{}", LIBAVCODEC_VERSION_MAJOR),
                             fmt::format("libavcodec{}", LIBAVCODEC_VERSION_MAJOR));
        opened.function<decltype(&::av_log_set_level)>("av_log_set_level")(AV_LOG_QUIET);
        return opened;
    }();
    return library;
}

std::string error_text(int code) {
    std::array<char, 128> text{};
    av_strerror(code, text.data(), text.size());
    return text.data();
}

int check_ffmpeg(int code, const char *call) {
    if (code < 0)
        throw Error(code == AVERROR(ENOMEM) ? Next::retry : Next::stop,
                    fmt::format("{}: {}", call, error_text(code)));
    return code;
}

CodecContext make_codec_context(const AVCodec *codec) {
    return owned<CodecContext>(avcodec_alloc_context3(codec));
}

Frame make_frame() {
    return owned<Frame>(av_frame_alloc());
}

Packet make_packet() {
    return owned<Packet>(av_packet_alloc());
}

} // namespace baonoi::ffmpeg
