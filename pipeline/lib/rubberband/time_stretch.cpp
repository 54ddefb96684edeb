// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/rubberband/time_stretch.h"

#include "base/error.h"
#include "base/shared_library.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <new>

// Of Rubber Band's C interface, what is called: its header would bring twenty packages along.
extern "C" {
struct RubberBandState_;
RubberBandState_ *rubberband_new(unsigned sample_rate, unsigned channels, int options, double time_ratio,
                                 double pitch_scale);
void rubberband_delete(RubberBandState_ *);
int rubberband_get_engine_version(RubberBandState_ *);
void rubberband_set_expected_input_duration(RubberBandState_ *, unsigned samples);
void rubberband_set_max_process_size(RubberBandState_ *, unsigned samples);
void rubberband_study(RubberBandState_ *, const float *const *input, unsigned samples, int is_last);
void rubberband_process(RubberBandState_ *, const float *const *input, unsigned samples, int is_last);
int rubberband_available(RubberBandState_ *);
unsigned rubberband_retrieve(RubberBandState_ *, float *const *output, unsigned samples);
}

namespace baonoi::rubberband {

static const SharedLibrary &library() {
    static const SharedLibrary opened("librubberband.so.2", "librubberband2");
    return opened;
}

BAONOI_LAZY(library, rubberband_new);
BAONOI_LAZY(library, rubberband_delete);
BAONOI_LAZY(library, rubberband_get_engine_version);
BAONOI_LAZY(library, rubberband_set_expected_input_duration);
BAONOI_LAZY(library, rubberband_set_max_process_size);
BAONOI_LAZY(library, rubberband_study);
BAONOI_LAZY(library, rubberband_process);
BAONOI_LAZY(library, rubberband_available);
BAONOI_LAZY(library, rubberband_retrieve);

namespace {

// All at once, on this thread, by the engine R3.
constexpr int threading_never = 0x00010000, engine_finer = 0x20000000;
constexpr int finer_version = 3;
constexpr unsigned step = 4096; // samples

} // namespace

std::vector<std::int16_t> stretched(const std::vector<std::int16_t> &samples, int sample_rate, double ratio) {
    if (samples.empty() || ratio == 1)
        return samples;
    const LazyHandle<RubberBandState_, rubberband_delete> state(
        rubberband_new(static_cast<unsigned>(sample_rate), 1U, threading_never | engine_finer, ratio, 1.0));
    if (!state)
        throw std::bad_alloc();
    if (rubberband_get_engine_version(state.get()) != finer_version)
        throw Error(Next::stop, "Rubber Band is older than version 3; install the package librubberband2 of "
                                "Debian 12 or later");
    std::vector<float> input(samples.size());
    std::transform(samples.begin(), samples.end(), input.begin(),
                   [](std::int16_t sample) { return static_cast<float>(sample) / 32768; });
    const auto count = static_cast<unsigned>(input.size());
    rubberband_set_expected_input_duration(state.get(), count);
    rubberband_set_max_process_size(state.get(), step);
    const auto each = [&](const auto &call) {
        for (unsigned at = 0; at < count; at += step) {
            const float *const from = input.data() + at;
            call(state.get(), &from, std::min(step, count - at), at + step >= count ? 1 : 0);
        }
    };
    std::vector<float> output;
    each(rubberband_study);
    each([&](RubberBandState_ *stretcher, const float *const *from, unsigned some, int is_last) {
        rubberband_process(stretcher, from, some, is_last);
        for (int ready = 0; (ready = rubberband_available(stretcher)) > 0;) {
            const std::size_t before = output.size();
            output.resize(before + static_cast<std::size_t>(ready));
            float *const to = output.data() + before;
            output.resize(before + rubberband_retrieve(stretcher, &to, static_cast<unsigned>(ready)));
        }
    });
    std::vector<std::int16_t> result(
        static_cast<std::size_t>(std::llround(static_cast<double>(count) * ratio)));
    for (std::size_t i = 0; i < std::min(result.size(), output.size()); ++i)
        result[i] = static_cast<std::int16_t>(std::lround(std::clamp(output[i], -1.0F, 1.0F) * 32767));
    return result;
}

} // namespace baonoi::rubberband
