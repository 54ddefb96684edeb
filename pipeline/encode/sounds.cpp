// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/sounds.h"

#include "sound/k_energy.h"

#include <algorithm>
#include <cmath>

namespace baonoi::encode {

namespace {

// No sound is made louder than this: it would be noise.
constexpr double most_gain_db = 20;

std::vector<float> levelled(const std::vector<std::int16_t> &samples, int sample_rate, Lufs loudness,
                            float gain) {
    std::vector<float> all(samples.size());
    std::transform(samples.begin(), samples.end(), all.begin(),
                   [](std::int16_t sample) { return static_cast<float>(sample) / 32768; });
    sound::KEnergyMeter meter(sample_rate);
    meter.add(all);
    const auto measured = sound::gated_loudness(meter.finish());
    const double missing = measured ? std::min(loudness.value - measured->value, most_gain_db) : 0;
    const auto factor = static_cast<float>(std::pow(10, missing / 20)) / gain;
    for (float &sample : all)
        sample *= factor;
    return all;
}

float part(std::size_t of, std::size_t all) {
    return (static_cast<float>(of) + 0.5F) / static_cast<float>(all);
}

} // namespace

SoundMixer::SoundMixer(const Sounds &sounds, int sample_rate, Lufs loudness, float gain)
    : before_(levelled(sounds.before, sample_rate, loudness, gain)),
      after_(levelled(sounds.after, sample_rate, loudness, gain)) {
    const auto overlap = static_cast<std::size_t>(sound_overlap.value * sample_rate);
    overlap_before_ = std::min(overlap, before_.size());
    overlap_after_ = std::min(overlap, after_.size());
    for (std::size_t i = 0; i < overlap_before_; ++i)
        before_[before_.size() - 1 - i] *= part(i, overlap_before_);
    for (std::size_t i = 0; i < overlap_after_; ++i)
        after_[i] *= part(i, overlap_after_);
}

void SoundMixer::add(std::span<const float> speech, std::vector<float> &mixed) {
    if (given_ == 0 && !before_.empty()) {
        given_ = before_.size() - overlap_before_;
        mixed.insert(mixed.end(), before_.begin(), before_.begin() + static_cast<std::ptrdiff_t>(given_));
    }
    const std::size_t first = waiting_.size();
    waiting_.insert(waiting_.end(), speech.begin(), speech.end());
    for (std::size_t i = first; i < waiting_.size() && given_ < before_.size(); ++i)
        waiting_[i] += before_[given_++];
    const std::size_t ready = waiting_.size() - std::min(waiting_.size(), overlap_after_);
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(ready);
    mixed.insert(mixed.end(), waiting_.begin(), end);
    waiting_.erase(waiting_.begin(), end);
}

void SoundMixer::finish(std::vector<float> &mixed) {
    add({}, mixed);
    const std::size_t shared = std::min(waiting_.size(), after_.size());
    const std::size_t skipped = overlap_after_ - std::min(overlap_after_, waiting_.size());
    for (std::size_t i = 0; i < shared; ++i)
        waiting_[i] += after_[i + skipped];
    mixed.insert(mixed.end(), waiting_.begin(), waiting_.end());
    mixed.insert(mixed.end(),
                 after_.begin() + static_cast<std::ptrdiff_t>(std::min(shared + skipped, after_.size())),
                 after_.end());
    waiting_.clear();
}

} // namespace baonoi::encode
