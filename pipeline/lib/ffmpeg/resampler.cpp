// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/ffmpeg/resampler.h"

#include "lib/ffmpeg/libav.h"

#include <algorithm>
#include <cmath>

namespace baonoi::ffmpeg {

namespace {

ResamplerContext open_resampler(int from, int to) {
    AVChannelLayout mono{};
    av_channel_layout_default(&mono, 1);
    SwrContext *raw = nullptr;
    check_ffmpeg(
        swr_alloc_set_opts2(&raw, &mono, AV_SAMPLE_FMT_FLTP, to, &mono, AV_SAMPLE_FMT_FLTP, from, 0, nullptr),
        "swr_alloc_set_opts2");
    ResamplerContext context(raw);
    check_ffmpeg(swr_init(context.get()), "swr_init");
    return context;
}

} // namespace

std::vector<float> resample(std::span<const float> samples, int from, int to) {
    const auto size = static_cast<std::size_t>(
        std::llround(static_cast<double>(samples.size()) * to / static_cast<double>(from)));
    std::vector<float> result(size);
    const ResamplerContext context = open_resampler(from, to);
    // libswresample allocates as much as it is offered room, and keeps what has none for the next call.
    constexpr std::size_t step = 1U << 14U;
    const std::size_t room = step * static_cast<std::size_t>(to) / static_cast<std::size_t>(from) + 1024;
    std::size_t read = 0;
    std::size_t written = 0;
    while (written < size) {
        const std::size_t in = std::min(step, samples.size() - read);
        auto *out = reinterpret_cast<std::uint8_t *>(result.data() + written);
        const auto *next = reinterpret_cast<const std::uint8_t *>(samples.data() + read);
        const int got =
            check_ffmpeg(swr_convert(context.get(), &out, static_cast<int>(std::min(size - written, room)),
                                     in > 0 ? &next : nullptr, static_cast<int>(in)),
                         "swr_convert");
        if (in == 0 && got == 0)
            break;
        read += in;
        written += static_cast<std::size_t>(got);
    }
    return result;
}

} // namespace baonoi::ffmpeg
