// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/ebur128/meter.h"

#include "base/error.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <new>

namespace baonoi::ebur128 {

namespace {

Ebur128State open_meter(int sample_rate, int channels, int mode) {
    Ebur128State state(
        ebur128_init(static_cast<unsigned>(channels), static_cast<unsigned long>(sample_rate), mode));
    if (!state)
        throw Error(Next::stop,
                    fmt::format("ebur128_init refuses {} channels at {} Hz", channels, sample_rate));
    return state;
}

void check_ebur128(int code, const char *call) {
    if (code != EBUR128_SUCCESS)
        throw Error(Next::stop, fmt::format("{}: error {}", call, code));
}

} // namespace

LoudnessMeter::LoudnessMeter(int sample_rate, int channels)
    : state_(open_meter(sample_rate, channels, EBUR128_MODE_I)) {}

void LoudnessMeter::add(std::span<const float> interleaved) {
    check_ebur128(
        ebur128_add_frames_float(state_.get(), interleaved.data(), interleaved.size() / state_->channels),
        "ebur128_add_frames_float");
}

std::optional<Lufs> LoudnessMeter::integrated() const {
    double value = 0;
    check_ebur128(ebur128_loudness_global(state_.get(), &value), "ebur128_loudness_global");
    return std::isfinite(value) ? std::optional(Lufs{value}) : std::nullopt;
}

TruePeakMeter::TruePeakMeter(int sample_rate) : state_(open_meter(sample_rate, 1, EBUR128_MODE_TRUE_PEAK)) {}

void TruePeakMeter::add(std::span<const float> samples) {
    while (!samples.empty()) {
        const std::size_t count = std::min(window - filled_, samples.size());
        std::copy_n(samples.begin(), count, buffer_.begin() + sound::oversample_history + filled_);
        filled_ += count;
        samples = samples.subspan(count);
        if (filled_ == window)
            look(window);
    }
}

float TruePeakMeter::peak() {
    look(filled_);
    return peak_;
}

void TruePeakMeter::look(std::size_t count) {
    float *const begin = buffer_.data() + sound::oversample_history;
    constexpr float tolerance = 1.0005F; // 0.005 dB: a limiter leaves thousands of equal peaks
    if (sound::sample_peak(begin, count) * sound::oversample_bound() > peak_ &&
        sound::oversampled_peak(begin, count) > peak_ * tolerance) {
        double value = 0;
        ebur128_state *const meter = state_.get();
        check_ebur128(ebur128_add_frames_float(meter, buffer_.data(), sound::oversample_history),
                      "ebur128_add_frames_float");
        check_ebur128(ebur128_add_frames_float(meter, begin, count), "ebur128_add_frames_float");
        check_ebur128(ebur128_prev_true_peak(meter, 0, &value), "ebur128_prev_true_peak");
        peak_ = std::max(peak_, static_cast<float>(value));
    }
    std::copy_n(buffer_.begin() + static_cast<std::ptrdiff_t>(count), sound::oversample_history,
                buffer_.begin());
    filled_ = 0;
}

Dbtp to_dbtp(float peak) {
    return {20 * std::log10(static_cast<double>(peak))};
}

} // namespace baonoi::ebur128
