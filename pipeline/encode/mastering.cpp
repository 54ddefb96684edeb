// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/mastering.h"

#include "sound/k_energy.h"

#include <algorithm>
#include <cmath>

namespace baonoi::encode {

namespace {

class Chain {
public:
    Chain(int rate, const MasteringFigures &f)
        : high_pass_(sound::high_pass(rate, f.high_pass_hertz, f.high_pass_q)),
          presence_(sound::bell(rate, f.presence_hertz, f.presence_q, f.presence_db)),
          rotator_(sound::all_pass(rate, f.rotator_hertz, f.rotator_q)), second_rotator_(rotator_),
          sibilance_(sound::high_pass(rate, f.sibilance_hertz, f.sibilance_q)),
          speed_(sound::all4(static_cast<float>(1 - std::exp(-1 / (f.sibilance_seconds * rate))))),
          depth_(sound::all4(static_cast<float>(2 * f.sibilance_depth))) {}

    sound::Float4 step(sound::Float4 x) {
        const sound::Float4 y = second_rotator_.step(rotator_.step(presence_.step(high_pass_.step(x))));
        const sound::Float4 hiss = sibilance_.step(y);
        hiss_ += speed_ * (hiss * hiss - hiss_);
        all_ += speed_ * (y * y - all_);
        // Half of the energy or more in the band gives the full depth.
        return y - min4(hiss_ / (hiss_ + all_), sound::all4(0.5F)) * depth_ * hiss;
    }

private:
    static sound::Float4 min4(sound::Float4 a, sound::Float4 b) { return a < b ? a : b; }

    sound::Biquad4 high_pass_, presence_, rotator_, second_rotator_, sibilance_;
    sound::Float4 speed_, depth_;
    sound::Float4 hiss_ = sound::all4(0), all_ = sound::all4(sound::denormal_guard);
};

} // namespace

Mastering::Mastering(int sample_rate, const MasteringFigures &figures)
    : sample_rate_(sample_rate), figures_(figures), run_up_(sound::settling_samples(sample_rate)),
      segment_(static_cast<std::size_t>(sample_rate) * 2), buffer_(run_up_) {
    buffer_.reserve(run_up_ + 4 * segment_);
}

void Mastering::add(std::span<const std::int16_t> samples, std::vector<float> &mastered) {
    while (!samples.empty()) {
        const std::size_t count = std::min(run_up_ + 4 * segment_ - buffer_.size(), samples.size());
        const std::size_t filled = buffer_.size();
        buffer_.resize(filled + count);
        std::transform(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(count),
                       buffer_.begin() + static_cast<std::ptrdiff_t>(filled),
                       [](std::int16_t sample) { return static_cast<float>(sample) * (1.0F / 32768); });
        samples = samples.subspan(count);
        if (buffer_.size() == run_up_ + 4 * segment_)
            run(mastered);
    }
}

void Mastering::finish(std::vector<float> &mastered) {
    const std::size_t count = buffer_.size() - run_up_;
    const std::size_t end = mastered.size() + count;
    segment_ = (count + 3) / 4;
    buffer_.resize(run_up_ + 4 * segment_, 0);
    run(mastered);
    mastered.resize(end);
}

void Mastering::run(std::vector<float> &mastered) {
    const std::size_t first = mastered.size();
    mastered.resize(first + 4 * segment_);
    Chain chain(sample_rate_, figures_);
    float guard = sound::denormal_guard;
    for (std::size_t at = 0; at < run_up_ + segment_; ++at) {
        guard = -guard;
        const float *x = buffer_.data() + at;
        const sound::Float4 y =
            chain.step(sound::Float4{x[0], x[segment_], x[2 * segment_], x[3 * segment_]} + guard);
        for (std::size_t k = 0; at >= run_up_ && k < 4; ++k)
            mastered[first + k * segment_ + at - run_up_] = y[k];
    }
    buffer_.erase(buffer_.begin(), buffer_.end() - static_cast<std::ptrdiff_t>(run_up_));
}

} // namespace baonoi::encode
