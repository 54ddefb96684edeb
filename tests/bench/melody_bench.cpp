// SPDX-License-Identifier: GPL-3.0-or-later
// How a voice's pitch moves: melody_bench [VOICE [TEXT]]. The pitch of every syllable-like piece of speech is
// found by autocorrelation; printed are the mean slope of the sentences (semitones a second, least squares
// over the voiced frames), the last three words against the first three, and the pauses.
#include "bench/spoken.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <optional>

namespace {

using namespace baonoi;

constexpr double lowest = 60, highest = 420; // Hz

// Semitones above 100 Hz; nothing where there is no voice.
std::optional<double> pitch_at(const std::vector<std::int16_t> &samples, std::size_t at, int rate) {
    const auto shortest = static_cast<std::size_t>(rate / highest),
               longest = static_cast<std::size_t>(rate / lowest);
    if (at + 2 * longest >= samples.size())
        return {};
    const auto product = [&](std::size_t lag) {
        double both = 0, here = 1, there = 1;
        for (std::size_t i = at; i < at + longest; ++i) {
            const double a = samples[i], b = samples[i + lag];
            both += a * b;
            here += a * a;
            there += b * b;
        }
        return both / std::sqrt(here * there);
    };
    double energy = 0;
    for (std::size_t i = at; i < at + longest; ++i)
        energy += std::pow(samples[i], 2);
    if (std::sqrt(energy / static_cast<double>(longest)) < 300)
        return {};
    std::vector<double> likeness;
    for (std::size_t lag = shortest; lag <= longest; ++lag)
        likeness.push_back(product(lag));
    const double best = *std::max_element(likeness.begin(), likeness.end());
    if (best < 0.6)
        return {};
    // The first peak that is nearly as high as the highest: a double period is as like.
    for (std::size_t i = 1; i + 1 < likeness.size(); ++i)
        if (likeness[i] > 0.92 * best && likeness[i] >= likeness[i - 1] && likeness[i] >= likeness[i + 1])
            return 12 * std::log2(rate / static_cast<double>(shortest + i) / 100);
    return {};
}

struct Frame {
    double seconds = 0, semitones = 0;
};

std::vector<Frame> track(const SpokenUtterance &spoken, int rate) {
    std::vector<Frame> frames;
    const auto hop = static_cast<std::size_t>(rate / 100);
    for (std::size_t at = 0; at < spoken.samples.size(); at += hop)
        if (const auto pitch = pitch_at(spoken.samples, at, rate))
            frames.push_back({static_cast<double>(at) / rate, *pitch});
    return frames;
}

double slope_of(const std::vector<Frame> &frames) {
    double t = 0, p = 0, tt = 0, tp = 0;
    const auto count = static_cast<double>(frames.size());
    for (const Frame &frame : frames) {
        t += frame.seconds / count;
        p += frame.semitones / count;
    }
    for (const Frame &frame : frames) {
        tt += std::pow(frame.seconds - t, 2);
        tp += (frame.seconds - t) * (frame.semitones - p);
    }
    return tp / tt;
}

std::optional<double> median(const std::vector<Frame> &frames, double begin, double end) {
    std::vector<double> all;
    for (const Frame &frame : frames)
        if (frame.seconds >= begin && frame.seconds < end)
            all.push_back(frame.semitones);
    if (all.empty())
        return {};
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
    return all[all.size() / 2];
}

void run(const std::string &voice, const std::filesystem::path &text) {
    const bench::Spoken spoken = bench::spoken(voice, text);
    const int rate = spoken.facts.sample_rate;
    double slopes = 0, differences = 0;
    int sentences = 0;
    std::vector<double> pauses;
    for (std::size_t u = 0; u < spoken.speech.size(); ++u) {
        const SpokenUtterance &sentence = spoken.speech[u];
        const std::size_t words = sentence.words.size();
        const auto at = [&](Samples sample) { return static_cast<double>(sample.count) / rate; };
        for (std::size_t i = 1; i < words; ++i) {
            const double pause = at(sentence.words[i].begin) - at(sentence.words[i - 1].end);
            if (pause > 0.01)
                pauses.push_back(pause);
        }
        if (words < 8)
            continue;
        const std::vector<Frame> frames = track(sentence, rate);
        const auto first = median(frames, 0, at(sentence.words[2].end));
        const auto last =
            median(frames, at(sentence.words[words - 3].begin), at(sentence.words[words - 1].end));
        if (!first || !last)
            continue;
        ++sentences;
        slopes += slope_of(frames);
        differences += *last - *first;
    }
    std::sort(pauses.begin(), pauses.end());
    fmt::print("{}: {} sentences of eight words or more\n", voice, sentences);
    fmt::print("slope             {:>6.2f} semitones a second\n", slopes / sentences);
    fmt::print("last three words  {:>6.2f} semitones beside the first three\n", differences / sentences);
    if (!pauses.empty())
        fmt::print("{} pauses inside sentences, ms: tenth {:.0f}, median {:.0f}, nine tenths {:.0f}\n",
                   pauses.size(), pauses[pauses.size() / 10] * 1000, pauses[pauses.size() / 2] * 1000,
                   pauses[pauses.size() * 9 / 10] * 1000);
}

} // namespace

int main(int argc, char **argv) {
    ::setenv("BAONOI_VOICE", BAONOI_VOICE, 0);
    run(baonoi::bench::argument(argc, argv, 1, "vi-north"),
        baonoi::bench::argument(argc, argv, 2, (baonoi::data_folder() / "voices/calibration.txt").string()));
}
