// SPDX-License-Identifier: GPL-3.0-or-later
#include "encode/mastering.h"

#include "sound/k_energy.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <future>

namespace baonoi::encode {

namespace {

constexpr std::size_t lanes = 8; // two threads of four

using Block4 = std::array<sound::Float4, sound::energy_block>;

// Where each lane works: it reads from run_up before its first sample so that its filters have settled.
struct Plan {
    std::size_t segment, run_up;
    Plan(std::size_t size, int sample_rate)
        : segment(sound::round_up_to_blocks((size + lanes - 1) / lanes)),
          run_up(sound::settling_samples(sample_rate)) {}
};

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

// Lane k of a block, with its energy, to its place in the result.
void put(Mastered &out, std::size_t at, const Block4 &block, std::size_t k, float energy) {
    if (at >= out.samples.size())
        return;
    const std::size_t count = std::min(sound::energy_block, out.samples.size() - at);
    for (std::size_t i = 0; i < count; ++i)
        out.samples[at + i] = block[i][k];
    out.energy[at / sound::energy_block] = energy;
}

// What is kept of the input, in blocks; 0 outside of both.
class Input {
public:
    Input(std::span<const std::int16_t> samples, std::int64_t begin) : samples_(samples), begin_(begin) {}
    // Full scale 32768.
    void read(std::int64_t at, std::array<float, sound::energy_block> &block) const {
        const std::int64_t first = at + begin_;
        const auto size = static_cast<std::int64_t>(samples_.size());
        constexpr auto count = static_cast<std::int64_t>(sound::energy_block);
        block.fill(0);
        const std::int64_t skip = std::clamp<std::int64_t>(std::max(-first, -at), 0, count);
        const std::int64_t end = std::clamp<std::int64_t>(size - first, 0, count);
        if (skip == 0 && end == count) {
            for (std::size_t i = 0; i < sound::energy_block; ++i)
                block[i] = static_cast<float>(samples_[static_cast<std::size_t>(first) + i]);
            return;
        }
        for (std::int64_t i = skip; i < end; ++i)
            block[static_cast<std::size_t>(i)] =
                static_cast<float>(samples_[static_cast<std::size_t>(first + i)]);
    }

private:
    std::span<const std::int16_t> samples_;
    std::int64_t begin_;
};

void run_lanes(const Plan &plan, std::size_t first_lane, Chain chain, sound::KWeighting weighting,
               const Input &in, Mastered &out) {
    std::array<std::int64_t, 4> at{};
    for (std::size_t k = 0; k < 4; ++k)
        at[k] = static_cast<std::int64_t>((first_lane + k) * plan.segment) -
                static_cast<std::int64_t>(plan.run_up);
    float guard = sound::denormal_guard;
    Block4 block{};
    std::array<std::array<float, sound::energy_block>, 4> lane{};
    for (std::size_t done = 0; done < plan.run_up + plan.segment; done += sound::energy_block) {
        for (std::size_t k = 0; k < 4; ++k)
            in.read(at[k], lane[k]);
        for (std::size_t i = 0; i < sound::energy_block; ++i)
            block[i] =
                sound::Float4{lane[0][i], lane[1][i], lane[2][i], lane[3][i]} * sound::all4(1.0F / 32768);
        sound::Float4 sum = sound::all4(0);
        for (sound::Float4 &x : block) {
            guard = -guard;
            x = chain.step(x + guard);
            const sound::Float4 z = weighting.step(x);
            sum += z * z;
        }
        for (std::size_t k = 0; k < 4; ++k) {
            if (done >= plan.run_up)
                put(out, static_cast<std::size_t>(at[k]), block, k, sum[k]);
            at[k] += sound::energy_block;
        }
    }
}

} // namespace

Mastered master(std::span<const std::int16_t> input, std::int64_t begin, std::int64_t end, int sample_rate,
                const MasteringFigures &figures) {
    Mastered result;
    result.samples.resize(static_cast<std::size_t>(end - begin));
    result.energy.resize((result.samples.size() + sound::energy_block - 1) / sound::energy_block);
    const Input in(input, begin);
    const Plan plan(result.samples.size(), sample_rate);
    const Chain chain(sample_rate, figures);
    const sound::KWeighting weighting(sample_rate);
    auto second =
        std::async(std::launch::async, [&] { run_lanes(plan, lanes / 2, chain, weighting, in, result); });
    run_lanes(plan, 0, chain, weighting, in, result);
    second.get();
    return result;
}

} // namespace baonoi::encode
