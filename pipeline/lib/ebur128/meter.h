// SPDX-License-Identifier: GPL-3.0-or-later
// Loudness and true peak by libebur128 (EBU R 128, ITU-R BS.1770-4). encode states them of what it made,
// verify asks for the true peak of what it hears; where loudness is found many times over, sound/k_energy.h
// is faster.
#pragma once

#include "model/units.h"
#include "sound/oversample.h"

#include <array>
#include <cstddef>
#include <ebur128.h>
#include <memory>
#include <optional>
#include <span>

namespace baonoi::ebur128 {

struct DestroyState {
    void operator()(ebur128_state *state) const { ebur128_destroy(&state); }
};
using Ebur128State = std::unique_ptr<ebur128_state, DestroyState>;

class LoudnessMeter {
public:
    LoudnessMeter(int sample_rate, int channels);
    void add(std::span<const float> interleaved);
    // Nothing when there is less than 400 ms or everything is below -70 LUFS.
    std::optional<Lufs> integrated() const;

private:
    Ebur128State state_;
};

// Largest true peak of one channel, as libebur128 measures it. Its oversampling costs 70 ns a sample, so it
// only sees the windows that can hold a maximum more than 0.005 dB above the last; the bound that excludes
// the others is exact.
class TruePeakMeter {
public:
    explicit TruePeakMeter(int sample_rate);
    void add(std::span<const float> samples);
    // Full scale is 1; silence is 0.
    float peak();

private:
    static constexpr std::size_t window = 256;
    void look(std::size_t count);

    Ebur128State state_;
    std::array<float, sound::oversample_history + window> buffer_{};
    std::size_t filled_ = 0;
    float peak_ = 0;
};

// 20 log10; -inf for 0.
Dbtp to_dbtp(float peak);

} // namespace baonoi::ebur128
