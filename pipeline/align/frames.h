// SPDX-License-Identifier: GPL-3.0-or-later
// Speech as a row of frames of 10 ms, each described by the shape of its spectrum (mel-frequency cepstra, by
// how much they change, and loudness), in units of the utterance's own mean and deviation: so what is left of
// microphone, voice and loudness matters less than what is said. Pauses are left out, around the speech and
// inside it. align.cpp makes them of both sides.
#pragma once

#include "model/units.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace baonoi::align {

constexpr Seconds frame_step{0.010};
constexpr std::size_t frame_values = 26;
constexpr double highest_frequency = 7000; // Hz; what lies above tells voices apart rather than sounds

struct Frames {
    std::vector<float> values;        // the first value of every frame, then the second of every frame …
    std::vector<std::int64_t> places; // of each frame, in frames from the first sample; gaps are pauses
    std::size_t count() const { return places.size(); }
};

// What frames are made of, at every stretch.
struct Spectra {
    std::vector<float> powers; // those of the first frame, then of the second …
    std::vector<float> energy; // of each frame, decibels below full scale
};

Spectra spectra_of(std::span<const std::int16_t> given, int rate);

// highest: of the frequencies that are looked at, in Hz; the same for both sides of a comparison. stretch: of
// all frequencies against the other side's, for a shorter or longer vocal tract. No frames when nothing is
// louder than silence.
Frames make_frames(const Spectra &spectra, double highest, double stretch = 1);
Frames make_frames(std::span<const std::int16_t> samples, int rate, double highest);

// Every second frame, for estimates at a quarter of the cost.
Frames every_second(const Frames &frames);

} // namespace baonoi::align
