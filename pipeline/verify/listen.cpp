// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/listen.h"

#include "base/error.h"
#include "lib/ebur128/meter.h"
#include "lib/ffmpeg/mp3_decoder.h"
#include "sound/k_energy.h"
#include "sound/simd.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <future>
#include <vector>

namespace baonoi::verify {

namespace {

// Below this level (mean square of 10 ms, -50 dBFS) nobody hears speech.
constexpr double silent = 1e-5;
constexpr int slices_per_second = 100;

// What one stretch of the file sounds like, from `begin` on; the samples before it only settle the filters.
class Ear {
public:
    Ear(int sample_rate, int channels, std::int64_t begin)
        : begin_(begin), slice_(static_cast<std::size_t>(sample_rate) / slices_per_second) {
        for (int c = 0; c < channels; ++c)
            channels_.push_back({sound::KEnergyMeter(sample_rate), ebur128::TruePeakMeter(sample_rate)});
    }

    void hear(const ffmpeg::DecodedBlock &block) {
        const auto skip = static_cast<std::size_t>(
            std::clamp<std::int64_t>(begin_ - block.position, 0, static_cast<std::int64_t>(block.samples)));
        settling_ += skip;
        for (std::size_t c = 0; c < channels_.size(); ++c) {
            channels_[c].energy.add({block.channel[c], block.samples});
            channels_[c].peak.add({block.channel[c] + skip, block.samples - skip});
        }
        for (std::size_t at = skip; at < block.samples;) {
            const std::size_t count = std::min(slice_ - filled_, block.samples - at);
            for (std::size_t c = 0; c < channels_.size(); ++c)
                power_ += power(block.channel[c] + at, count);
            at += count;
            filled_ += count;
            if (filled_ == slice_)
                end_slice();
        }
    }

    // Appends the K-weighted energy of each block, of all channels together.
    void append_energy(std::vector<float> &energy) {
        const std::size_t first = energy.size();
        for (Channel &channel : channels_) {
            const std::vector<float> own = channel.energy.finish();
            const std::size_t skip = std::min(settling_ / sound::energy_block, own.size());
            energy.resize(first + own.size() - skip);
            for (std::size_t i = skip; i < own.size(); ++i)
                energy[first + i - skip] += own[i];
        }
    }
    float peak() {
        float best = 0;
        for (Channel &channel : channels_)
            best = std::max(best, channel.peak.peak());
        return best;
    }
    // Mean square of each whole slice of 10 ms, of all channels together.
    const std::vector<float> &slices() const { return slices_; }

private:
    struct Channel {
        sound::KEnergyMeter energy;
        ebur128::TruePeakMeter peak;
    };

    static float power(const float *samples, std::size_t count) {
        sound::Float4 sum = sound::all4(0);
        std::size_t i = 0;
        for (; i + 4 <= count; i += 4)
            sum += sound::load4(samples + i) * sound::load4(samples + i);
        float total = sum[0] + sum[1] + sum[2] + sum[3];
        for (; i < count; ++i)
            total += samples[i] * samples[i];
        return total;
    }

    void end_slice() {
        slices_.push_back(power_ / static_cast<float>(slice_));
        power_ = 0;
        filled_ = 0;
    }

    std::int64_t begin_;
    std::size_t slice_;
    std::vector<Channel> channels_;
    std::vector<float> slices_;
    float power_ = 0;
    std::size_t filled_ = 0, settling_ = 0;
};

Silence longest_silence(const std::vector<float> &first, const std::vector<float> &second, Seconds slice) {
    std::size_t best = 0, best_end = 0, run = 0, at = 0;
    for (const auto *half : {&first, &second})
        for (const float power : *half) {
            run = power < silent ? run + 1 : 0;
            ++at;
            if (run > best) {
                best = run;
                best_end = at;
            }
        }
    const auto seconds = [&](std::size_t slices) {
        return Seconds{static_cast<double>(slices) * slice.value};
    };
    return {seconds(best_end - best), seconds(best)};
}

} // namespace

std::optional<Heard> listen(std::string_view mp3) {
    std::optional<sound::Mp3Layout> layout = sound::parse_mp3(mp3);
    if (!layout)
        return {};
    const int rate = layout->header.sample_rate;
    const std::int64_t end = ffmpeg::playable_samples(*layout);
    if (to_seconds({end}, rate) > max_heard)
        throw Error(Next::skip, fmt::format("the MP3 is longer than {} hours", max_heard.value / 3600));
    // The pieces meet where a block of energies, a hop of the loudness and a slice begin, about.
    const auto unit = static_cast<std::int64_t>(sound::energy_block) * ((rate + 5) / 10);
    const std::int64_t middle = end / 2 / unit * unit;
    const auto settling = static_cast<std::int64_t>(sound::settling_samples(rate));
    std::array<Ear, 2> ears{Ear(rate, layout->header.channels, 0),
                            Ear(rate, layout->header.channels, middle)};
    const auto half = [&](std::size_t index, std::int64_t from, std::int64_t to) {
        return ffmpeg::decode_mp3(mp3, *layout, from, to,
                                  [&](const ffmpeg::DecodedBlock &block) { ears[index].hear(block); });
    };
    auto second = std::async(std::launch::async, half, 1, std::max(middle - settling, std::int64_t{0}), end);
    const std::optional<std::string> first_failure = half(0, 0, middle);
    const std::optional<std::string> second_failure = second.get();
    Heard heard;
    heard.failure = first_failure ? first_failure : second_failure;
    heard.duration = to_seconds({end}, rate);
    std::vector<float> energy;
    for (Ear &ear : ears)
        ear.append_energy(energy);
    heard.loudness = sound::gated_loudness(energy, rate);
    heard.true_peak = ebur128::to_dbtp(std::max(ears[0].peak(), ears[1].peak()));
    heard.longest_silence =
        longest_silence(ears[0].slices(), ears[1].slices(), to_seconds({rate / slices_per_second}, rate));
    heard.layout = *std::move(layout);
    return heard;
}

} // namespace baonoi::verify
