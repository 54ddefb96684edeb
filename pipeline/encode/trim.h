// SPDX-License-Identifier: GPL-3.0-or-later
// Silence before and after the speech, made the same for every recording. encode() calls it first; nothing
// inside the speech is touched.
#pragma once

#include "model/speech.h"

#include <cstdint>
#include <vector>

namespace baonoi::encode {

constexpr Seconds lead_silence{0.2};
constexpr Seconds tail_silence{0.5};

// What is kept, in samples of the speech; it may begin before its first sample and end after its last.
struct Kept {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

// The speech begins with the first sample above a three-hundredth of its peak. Throws skip when there is
// nothing to hear (peak below -60 dBFS).
Kept trim(const Speech &speech);

// The words' times in what is kept.
std::vector<SpokenWord> shift_words(std::vector<SpokenWord> words, const Kept &kept);

} // namespace baonoi::encode
