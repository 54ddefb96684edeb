// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/trim.h"

#include "base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace baonoi::encode {

namespace {

// A thousandth of full scale, -60 dBFS: what is below it is no speech at any gain that a voice may need.
bool is_sound(std::int16_t sample) {
    return std::abs(int{sample}) >= 33;
}

std::size_t samples_of(Seconds time, int sample_rate) {
    return static_cast<std::size_t>(std::llround(time.value * sample_rate));
}

} // namespace

Trim::Trim(int sample_rate)
    : lead_(samples_of(lead_silence, sample_rate)), tail_(samples_of(tail_silence, sample_rate)),
      quiet_(lead_) {}

void Trim::add(std::span<const std::int16_t> samples, std::vector<std::int16_t> &kept) {
    if (!heard_)
        wait_for_sound(samples, kept);
    const auto last = std::find_if(samples.rbegin(), samples.rend(), is_sound);
    const auto sound = static_cast<std::size_t>(samples.rend() - last);
    if (sound > 0) {
        kept.insert(kept.end(), quiet_.begin(), quiet_.end());
        quiet_.clear();
        kept.insert(kept.end(), samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(sound));
        end_ = added_ + static_cast<std::int64_t>(sound);
    }
    quiet_.insert(quiet_.end(), samples.begin() + static_cast<std::ptrdiff_t>(sound), samples.end());
    added_ += static_cast<std::int64_t>(samples.size());
}

// Takes what comes before the first sound off samples.
void Trim::wait_for_sound(std::span<const std::int16_t> &samples, std::vector<std::int16_t> &kept) {
    const auto first = std::find_if(samples.begin(), samples.end(), is_sound);
    quiet_.insert(quiet_.end(), samples.begin(), first);
    quiet_.erase(quiet_.begin(), quiet_.end() - static_cast<std::ptrdiff_t>(lead_));
    added_ += first - samples.begin();
    samples = {first, samples.end()};
    heard_ = !samples.empty();
    if (!heard_)
        return;
    begin_ = added_ - static_cast<std::int64_t>(lead_);
    kept.insert(kept.end(), quiet_.begin(), quiet_.end());
    quiet_.clear();
}

void Trim::finish(std::vector<std::int16_t> &kept) {
    if (!heard_)
        throw Error(Next::skip, "nothing to hear: the voice gave no sound for this text");
    quiet_.resize(tail_);
    kept.insert(kept.end(), quiet_.begin(), quiet_.end());
    end_ += static_cast<std::int64_t>(tail_);
}

} // namespace baonoi::encode
