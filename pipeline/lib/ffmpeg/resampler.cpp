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

struct Resampler::Session {
    ResamplerContext context;
};

Resampler::Resampler(int from, int to)
    : from_(from), to_(to), session_(new Session{open_resampler(from, to)}) {}

Resampler::~Resampler() = default;

void Resampler::add(std::span<const float> samples, std::vector<float> &resampled) {
    constexpr std::size_t step = 1U << 14U;
    added_ += static_cast<std::int64_t>(samples.size());
    for (; !samples.empty(); samples = samples.subspan(std::min(step, samples.size())))
        convert(samples.first(std::min(step, samples.size())), resampled);
}

void Resampler::finish(std::vector<float> &resampled) {
    while (convert({}, resampled) > 0) {
    }
    const std::int64_t surplus = made_ - std::llround(static_cast<double>(added_) * to_ / from_);
    const auto size = static_cast<std::int64_t>(resampled.size());
    resampled.resize(static_cast<std::size_t>(std::max(size - surplus, std::int64_t{0})));
}

std::size_t Resampler::convert(std::span<const float> samples, std::vector<float> &resampled) {
    const std::size_t room =
        samples.size() * static_cast<std::size_t>(to_) / static_cast<std::size_t>(from_) + 1024;
    const std::size_t before = resampled.size();
    resampled.resize(before + room);
    auto *out = reinterpret_cast<std::uint8_t *>(resampled.data() + before);
    const auto *next = reinterpret_cast<const std::uint8_t *>(samples.data());
    const int got =
        check_ffmpeg(swr_convert(session_->context.get(), &out, static_cast<int>(room),
                                 samples.empty() ? nullptr : &next, static_cast<int>(samples.size())),
                     "swr_convert");
    resampled.resize(before + static_cast<std::size_t>(got));
    made_ += got;
    return static_cast<std::size_t>(got);
}

} // namespace baonoi::ffmpeg
