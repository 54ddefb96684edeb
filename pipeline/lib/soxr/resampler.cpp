// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/soxr/resampler.h"

#include "base/error.h"
#include "base/shared_library.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <soxr.h>
#include <string_view>

namespace baonoi::soxr {

static const SharedLibrary &library() {
    static const SharedLibrary opened("libsoxr.so.0", "libsoxr0");
    return opened;
}

BAONOI_LAZY(library, soxr_create);
BAONOI_LAZY(library, soxr_delete);
BAONOI_LAZY(library, soxr_process);

namespace {

void check_soxr(soxr_error_t error, const char *call) {
    if (!error)
        return;
    // Its errors are words alone; these two are those of a failed malloc().
    const std::string_view said = error;
    const bool is_memory = said == "malloc failed" || said == "out of memory";
    throw Error(is_memory ? Next::retry : Next::stop, fmt::format("{}: {}", call, said));
}

} // namespace

struct Resampler::Session {
    LazyHandle<struct ::soxr, soxr_delete> resampler;
};

Resampler::Resampler(int from, int to) : from_(from), to_(to), session_(std::make_unique<Session>()) {
    soxr_error_t error = nullptr;
    session_->resampler.reset(soxr_create(from, to, 1, &error, nullptr, nullptr, nullptr));
    check_soxr(error, "soxr_create");
}

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

std::vector<float> all_resampled(std::vector<float> samples, int from, int to) {
    if (from == to)
        return samples;
    std::vector<float> resampled;
    Resampler resampler(from, to);
    resampler.add(samples, resampled);
    resampler.finish(resampled);
    return resampled;
}

std::size_t Resampler::convert(std::span<const float> samples, std::vector<float> &resampled) {
    const std::size_t room =
        samples.size() * static_cast<std::size_t>(to_) / static_cast<std::size_t>(from_) + 1024;
    const std::size_t before = resampled.size();
    std::size_t size = before;
    do {
        resampled.resize(size + room);
        std::size_t used = 0, got = 0;
        check_soxr(soxr_process(session_->resampler.get(), samples.empty() ? nullptr : samples.data(),
                                samples.size(), &used, resampled.data() + size, room, &got),
                   "soxr_process");
        samples = samples.subspan(used);
        size += got;
    } while (!samples.empty());
    resampled.resize(size);
    made_ += static_cast<std::int64_t>(size - before);
    return size - before;
}

} // namespace baonoi::soxr
