// SPDX-License-Identifier: GPL-3.0-or-later
// The peak between samples: 4 times oversampling with the filter of libebur128 (49 taps, Hann-windowed sinc).
#pragma once

#include <cstddef>

namespace baonoi::sound {

// Samples before the first that its output depends on.
constexpr std::size_t oversample_history = 12;

// Largest magnitude of samples[-oversample_history .. count), not oversampled.
float sample_peak(const float *samples, std::size_t count);

// No interpolated value can be larger than this times the largest sample that it depends on.
float oversample_bound();

// Largest magnitude of the interpolated values that end at samples[0 .. count), samples included; reads
// samples[-oversample_history .. count). The value at i lies up to 7 samples before samples[i].
float oversampled_peak(const float *samples, std::size_t count);

} // namespace baonoi::sound
