// SPDX-License-Identifier: GPL-3.0-or-later
// A newsroom's own sounds before and after the speech. Recorder mixes them to the mastered speech before it
// is limited: they are made as loud as a recording, the first fades out while the speech begins, the last
// fades in over the silence at the speech's end.
#pragma once

#include "model/units.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace baonoi::encode {

// Mono, full scale 32768, at the voice's rate; empty: there is none.
struct Sounds {
    std::vector<std::int16_t> before, after;
};

constexpr Seconds longest_sound{30};
constexpr Seconds sound_overlap{0.5};

class SoundMixer {
public:
    // loudness: of the finished recording; gain: the factor by which all will be made louder after the mixer.
    SoundMixer(const Sounds &sounds, int sample_rate, Lufs loudness, float gain);

    // Samples before the first and after the last one of the speech. The first is known at once.
    std::int64_t lead() const { return static_cast<std::int64_t>(before_.size() - overlap_before_); }
    std::int64_t tail() const { return static_cast<std::int64_t>(after_.size() - overlap_after_); }

    // Appends to mixed what is done: half a second may wait for more.
    void add(std::span<const float> speech, std::vector<float> &mixed);
    // Appends the rest.
    void finish(std::vector<float> &mixed);

private:
    std::vector<float> before_, after_;
    std::size_t overlap_before_, overlap_after_;
    std::size_t given_ = 0;      // samples of before_ that are in waiting_ or were given
    std::vector<float> waiting_; // the end of what is mixed, as after_ may begin in it
};

} // namespace baonoi::encode
