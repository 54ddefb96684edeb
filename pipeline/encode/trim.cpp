// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/trim.h"

#include "base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace baonoi::encode {

Kept trim(const Speech &speech) {
    int peak = 0;
    for (const std::int16_t sample : speech.samples)
        peak = std::max(peak, std::abs(int{sample}));
    if (peak < 33)
        throw Error(Next::skip, "nothing to hear: the voice gave no sound for this text");
    const int threshold = std::max(peak / 300, 1);
    const auto loud = [&](std::int16_t sample) { return std::abs(int{sample}) >= threshold; };
    const auto first = std::find_if(speech.samples.begin(), speech.samples.end(), loud);
    const auto last = std::find_if(speech.samples.rbegin(), speech.samples.rend(), loud);
    const auto samples = [&](Seconds time) { return std::llround(time.value * speech.sample_rate); };
    return {first - speech.samples.begin() - samples(lead_silence),
            last.base() - speech.samples.begin() + samples(tail_silence)};
}

std::vector<SpokenWord> shift_words(std::vector<SpokenWord> words, const Kept &kept) {
    for (SpokenWord &word : words)
        for (Samples *at : {&word.begin, &word.end})
            at->count = std::clamp(at->count, kept.begin, kept.end) - kept.begin;
    return words;
}

} // namespace baonoi::encode
