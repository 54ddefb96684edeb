// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/mastering.h"

#include "sound/k_energy.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace baonoi::encode {

namespace {

// So many steps fit the processor's nearest cache.
constexpr std::size_t steps_at_once = 128;

class Chain {
public:
    Chain(int rate, const Equaliser &equaliser, const MasteringFigures &f)
        : sibilance_(sound::high_pass(rate, f.sibilance_hertz, f.sibilance_q)),
          speed_(sound::all4(static_cast<float>(1 - std::exp(-1 / (f.sibilance_seconds * rate))))),
          depth_(sound::all4(static_cast<float>(2 * f.sibilance_depth))) {
        filters_.emplace_back(sound::high_pass(rate, f.high_pass_hertz, f.high_pass_q));
        for (const sound::Biquad &filter : filters_of(equaliser, rate, f))
            filters_.emplace_back(filter);
        const sound::Biquad4 rotator(sound::all_pass(rate, f.rotator_hertz, f.rotator_q));
        filters_.insert(filters_.end(), 2, rotator);
    }

    void run(std::span<sound::Float4> signals) {
        sound::filter_all(filters_, signals);
        for (sound::Float4 &y : signals) {
            const sound::Float4 hiss = sibilance_.step(y);
            hiss_ += speed_ * (hiss * hiss - hiss_);
            all_ += speed_ * (y * y - all_);
            // Half of the energy or more in the band gives the full depth.
            y -= min4(hiss_ / (hiss_ + all_), sound::all4(0.5F)) * depth_ * hiss;
        }
    }

private:
    static sound::Float4 min4(sound::Float4 a, sound::Float4 b) { return a < b ? a : b; }

    std::vector<sound::Biquad4> filters_;
    sound::Biquad4 sibilance_;
    sound::Float4 speed_, depth_;
    sound::Float4 hiss_ = sound::all4(0), all_ = sound::all4(sound::denormal_guard);
};

} // namespace

std::vector<sound::Biquad> filters_of(const Equaliser &equaliser, int sample_rate,
                                      const MasteringFigures &figures) {
    std::vector<sound::Biquad> filters;
    for (std::size_t i = 0; i < equaliser_hertz.size(); ++i) {
        const double gain = equaliser.gains_db[i];
        if (gain == 0)
            continue;
        filters.push_back(i + 1 < equaliser_hertz.size()
                              ? sound::bell(sample_rate, equaliser_hertz[i], figures.equaliser_q, gain)
                              : sound::high_shelf(sample_rate, figures.shelf_hertz, figures.shelf_q, gain));
    }
    return filters;
}

Mastering::Mastering(int sample_rate, const Equaliser &equaliser, const MasteringFigures &figures)
    : sample_rate_(sample_rate), equaliser_(equaliser), figures_(figures),
      run_up_(sound::settling_samples(sample_rate)), segment_(static_cast<std::size_t>(sample_rate) * 2),
      buffer_(run_up_) {
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
    Chain chain(sample_rate_, equaliser_, figures_);
    float guard = sound::denormal_guard;
    std::array<sound::Float4, steps_at_once> steps;
    for (std::size_t at = 0; at < run_up_ + segment_; at += steps_at_once) {
        const std::size_t count = std::min(steps_at_once, run_up_ + segment_ - at);
        for (std::size_t i = 0; i < count; ++i) {
            guard = -guard;
            const float *x = buffer_.data() + at + i;
            steps[i] = sound::Float4{x[0], x[segment_], x[2 * segment_], x[3 * segment_]} + guard;
        }
        chain.run(std::span(steps).first(count));
        for (std::size_t i = at < run_up_ ? std::min(count, run_up_ - at) : 0; i < count; ++i)
            for (std::size_t k = 0; k < 4; ++k)
                mastered[first + k * segment_ + at + i - run_up_] = steps[i][k];
    }
    buffer_.erase(buffer_.begin(), buffer_.end() - static_cast<std::ptrdiff_t>(run_up_));
}

} // namespace baonoi::encode
