// SPDX-License-Identifier: GPL-3.0-or-later
#include "verify/listen.h"

#include "base/error.h"
#include "lib/ebur128/meter.h"
#include "lib/ebur128/simd.h"
#include "lib/ffmpeg/mp3_decoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <future>
#include <vector>

namespace baonoi {

namespace {

// Below this level (mean square of 10 ms, -50 dBFS) nobody hears speech.
constexpr double silent = 1e-5;
constexpr int slices_per_second = 100;

// What one half of the file sounds like.
class Ear {
public:
    Ear(int sample_rate, int channels)
        : channels_(channels), slice_(static_cast<std::size_t>(sample_rate) / slices_per_second),
          loudness_(sample_rate, channels) {
        for (int c = 0; c < channels; ++c)
            peaks_.emplace_back(sample_rate);
    }

    void hear(const DecodedBlock &block) {
        if (channels_ == 1) {
            loudness_.add({block.channel[0], block.samples});
        } else {
            interleaved_.resize(block.samples * 2);
            for (std::size_t i = 0; i < block.samples; ++i)
                for (std::size_t c = 0; c < 2; ++c)
                    interleaved_[2 * i + c] = block.channel[c][i];
            loudness_.add(interleaved_);
        }
        for (std::size_t c = 0; c < peaks_.size(); ++c)
            peaks_[c].add({block.channel[c], block.samples});
        for (std::size_t at = 0; at < block.samples;) {
            const std::size_t count = std::min(slice_ - filled_, block.samples - at);
            for (int c = 0; c < channels_; ++c)
                power_ += power(block.channel[c] + at, count);
            at += count;
            filled_ += count;
            if (filled_ == slice_)
                end_slice();
        }
    }

    LoudnessMeter &loudness() { return loudness_; }
    float peak() {
        float best = 0;
        for (TruePeakMeter &meter : peaks_)
            best = std::max(best, meter.peak());
        return best;
    }
    // Mean square of each whole slice of 10 ms, of all channels together.
    const std::vector<float> &slices() const { return slices_; }

private:
    static float power(const float *samples, std::size_t count) {
        Float4 sum = all4(0);
        std::size_t i = 0;
        for (; i + 4 <= count; i += 4)
            sum += load4(samples + i) * load4(samples + i);
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

    int channels_;
    std::size_t slice_;
    LoudnessMeter loudness_;
    std::vector<TruePeakMeter> peaks_;
    std::vector<float> interleaved_, slices_;
    float power_ = 0;
    std::size_t filled_ = 0;
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
    std::optional<Mp3Layout> layout = parse_mp3(mp3);
    if (!layout)
        return {};
    const int rate = layout->header.sample_rate;
    const std::int64_t end = playable_samples(*layout);
    if (to_seconds({end}, rate) > max_heard)
        throw Error(Next::skip, fmt::format("the MP3 is longer than {} hours", max_heard.value / 3600));
    // Pieces meet at a multiple of 100 ms, and the first overlaps by 300: see LoudnessMeter.
    const std::int64_t hop = (rate + 5) / 10;
    const std::int64_t middle = end / 2 / hop * hop;
    std::array<Ear, 2> ears{Ear(rate, layout->header.channels), Ear(rate, layout->header.channels)};
    const auto half = [&](std::size_t index, std::int64_t from, std::int64_t to) {
        return decode_mp3(mp3, *layout, from, to,
                          [&](const DecodedBlock &block) { ears[index].hear(block); });
    };
    auto second = std::async(std::launch::async, half, 1, middle, end);
    const std::optional<std::string> first_failure = half(0, 0, std::min(middle + 3 * hop, end));
    const std::optional<std::string> second_failure = second.get();
    Heard heard;
    heard.failure = first_failure ? first_failure : second_failure;
    heard.duration = to_seconds({end}, rate);
    std::array<LoudnessMeter, 2> meters{std::move(ears[0].loudness()), std::move(ears[1].loudness())};
    heard.loudness = LoudnessMeter::integrated(meters);
    heard.true_peak = to_dbtp(std::max(ears[0].peak(), ears[1].peak()));
    std::vector<float> before = ears[0].slices();
    const auto slice = static_cast<std::int64_t>(rate) / slices_per_second;
    before.resize(std::min(before.size(), static_cast<std::size_t>(middle / slice)));
    heard.longest_silence = longest_silence(before, ears[1].slices(), to_seconds({slice}, rate));
    heard.layout = *std::move(layout);
    return heard;
}

} // namespace baonoi
