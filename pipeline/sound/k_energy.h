// SPDX-License-Identifier: GPL-3.0-or-later
// Loudness at an eighth of libebur128's time: K-weighted energy, four stretches of the signal at once. Within
// 0.02 LU of libebur128 (pinned by tests).
#pragma once

#include "model/units.h"
#include "sound/biquad.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace baonoi::sound {

constexpr std::size_t energy_block = 16; // samples

constexpr std::size_t round_up_to_blocks(std::size_t samples) {
    return (samples + energy_block - 1) / energy_block * energy_block;
}

// How long the filters take to forget what was before, in whole blocks.
constexpr std::size_t settling_samples(int sample_rate) {
    return round_up_to_blocks(static_cast<std::size_t>(sample_rate) * 2 / 5);
}

// Added to a signal with alternating sign: in silence the filters would fall into denormal numbers, a hundred
// times slower.
constexpr float denormal_guard = 1e-15F;

class KWeighting {
public:
    explicit KWeighting(int sample_rate)
        : shelf_(k_weighting(sample_rate)[0]), pass_(k_weighting(sample_rate)[1]) {}
    Float4 step(Float4 x) { return pass_.step(shelf_.step(x)); }

private:
    Biquad4 shelf_, pass_;
};

// The K-weighted energy (BS.1770: mean square) of each hop of 100 ms of one channel, however long it is.
class KEnergyMeter {
public:
    explicit KEnergyMeter(int sample_rate);
    void add(std::span<const float> samples);
    // Of the whole hops of all that was added.
    std::vector<double> finish();

private:
    void weigh();

    int sample_rate_;
    std::size_t hop_;              // samples
    std::size_t run_up_, segment_; // of each of the four stretches
    std::vector<float> buffer_;    // run_up_ samples that were weighed, then the new ones
    std::size_t blocks_ = 0;       // that were weighed
    std::vector<double> hops_;
};

// Gated loudness from the energies of the channels' hops, summed. Nothing when there is less than 400 ms or
// everything is below -70 LUFS.
std::optional<Lufs> gated_loudness(const std::vector<double> &hops);

} // namespace baonoi::sound
