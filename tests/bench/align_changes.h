// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of speech whose times are known afterwards, too; for align_bench.cpp.
#pragma once

#include "model/speech.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

namespace baonoi::bench {

// Speech whose times are known.
struct Foreign {
    std::vector<std::int16_t> samples;
    std::vector<double> begins; // of the words, in samples
    int rate = 22050;
};

inline Foreign from(const SpokenUtterance &spoken, int rate) {
    Foreign foreign{spoken.samples, {}, rate};
    for (const auto &word : spoken.words)
        foreign.begins.push_back(static_cast<double>(word.begin.count));
    return foreign;
}

using Random = std::mt19937;
inline double uniform(Random &random, double low, double high) {
    return low + (high - low) * (static_cast<double>(random()) / 4294967296.0);
}

inline void add_noise(Foreign &foreign, Random &random, double ratio_db) {
    double power = 0;
    for (const auto sample : foreign.samples)
        power += static_cast<double>(sample) * sample;
    const double level =
        std::sqrt(power / static_cast<double>(foreign.samples.size())) * std::pow(10, -ratio_db / 20);
    for (auto &sample : foreign.samples) {
        const double noise = uniform(random, -1.732, 1.732) * level;
        sample = static_cast<std::int16_t>(std::clamp(sample + noise, -32768.0, 32767.0));
    }
}

// Silence of 0.3 to 1.2 s before some words, and around all.
inline void add_pauses(Foreign &foreign, Random &random) {
    Foreign result{{}, {}, foreign.rate};
    std::size_t done = 0;
    const auto silence = [&](double seconds) {
        result.samples.resize(result.samples.size() + static_cast<std::size_t>(seconds * foreign.rate));
    };
    silence(uniform(random, 0, 1.5));
    for (std::size_t w = 0; w < foreign.begins.size(); ++w) {
        const auto begin = static_cast<std::size_t>(foreign.begins[w]);
        result.samples.insert(result.samples.end(),
                              foreign.samples.begin() + static_cast<std::ptrdiff_t>(done),
                              foreign.samples.begin() + static_cast<std::ptrdiff_t>(begin));
        done = begin;
        if (w > 0 && random() % 6 == 0)
            silence(uniform(random, 0.3, 1.2));
        result.begins.push_back(static_cast<double>(result.samples.size()));
    }
    result.samples.insert(result.samples.end(), foreign.samples.begin() + static_cast<std::ptrdiff_t>(done),
                          foreign.samples.end());
    silence(uniform(random, 0, 1.5));
    foreign = std::move(result);
}

// A clock that runs 0.75 to 1.35 times as fast, changing every 0.5 s.
class Warp {
public:
    Warp(Random &random, double length, double piece) {
        for (double at = 0; at <= length + piece; at += piece) {
            from_.push_back(at);
            to_.push_back(to_.empty() ? 0 : to_.back() + piece * last_);
            last_ = uniform(random, 0.75, 1.35);
        }
    }
    double forth(double at) const { return map(from_, to_, at); }
    double back(double at) const { return map(to_, from_, at); }
    double length(double of) const { return forth(of); }

private:
    static double map(const std::vector<double> &a, const std::vector<double> &b, double at) {
        auto i = static_cast<std::size_t>(std::upper_bound(a.begin(), a.end(), at) - a.begin());
        i = std::clamp<std::size_t>(i, 1, a.size() - 1);
        return b[i - 1] + (at - a[i - 1]) / (a[i] - a[i - 1]) * (b[i] - b[i - 1]);
    }
    std::vector<double> from_, to_;
    double last_ = 1;
};

// keep_pitch: by overlapping windows of 32 ms, each laid where it continues the one before best.
inline void warp(Foreign &foreign, Random &random, bool keep_pitch) {
    const auto size = static_cast<double>(foreign.samples.size());
    const Warp clock(random, size, 0.5 * foreign.rate);
    const auto new_size = static_cast<std::size_t>(clock.length(size));
    std::vector<double> out(new_size + 4096);
    const auto at = [&](double place) {
        const auto whole = static_cast<std::int64_t>(std::floor(place));
        const auto sample = [&](std::int64_t i) {
            return i < 0 || i >= static_cast<std::int64_t>(foreign.samples.size())
                       ? 0.0
                       : static_cast<double>(foreign.samples[static_cast<std::size_t>(i)]);
        };
        const double part = place - static_cast<double>(whole);
        return sample(whole) * (1 - part) + sample(whole + 1) * part;
    };
    if (!keep_pitch) {
        for (std::size_t i = 0; i < new_size; ++i)
            out[i] = at(clock.back(static_cast<double>(i)));
    } else {
        const int half = foreign.rate / 62, reach = foreign.rate / 100;
        double continued = 0;
        for (std::size_t begin = 0; begin < new_size; begin += static_cast<std::size_t>(half)) {
            const double target = clock.back(static_cast<double>(begin));
            double best = -1e300, chosen = target;
            for (int shift = -reach; shift <= reach && begin > 0; shift += 2) {
                double likeness = 0;
                for (int i = 0; i < half; i += 4)
                    likeness += at(continued + i) * at(std::floor(target) + shift + i);
                if (likeness > best) {
                    best = likeness;
                    chosen = std::floor(target) + shift;
                }
            }
            for (int i = 0; i < 2 * half && begin + static_cast<std::size_t>(i) < out.size(); ++i)
                out[begin + static_cast<std::size_t>(i)] +=
                    at(chosen + i) * (0.5 - 0.5 * std::cos(3.14159265358979 * (i + 0.5) / half));
            continued = chosen + half;
        }
    }
    out.resize(new_size);
    foreign.samples.clear();
    for (const double value : out)
        foreign.samples.push_back(static_cast<std::int16_t>(std::clamp(value, -32768.0, 32767.0)));
    for (double &begin : foreign.begins)
        begin = clock.forth(begin);
}

// By straight lines: its images are one more difference.
inline void resample(Foreign &foreign, int rate) {
    const double step = static_cast<double>(foreign.rate) / rate;
    std::vector<std::int16_t> out;
    for (double at = 0; at + 1 < static_cast<double>(foreign.samples.size()); at += step) {
        const auto whole = static_cast<std::size_t>(at);
        const double part = at - static_cast<double>(whole);
        out.push_back(static_cast<std::int16_t>(foreign.samples[whole] * (1 - part) +
                                                foreign.samples[whole + 1] * part));
    }
    foreign.samples = std::move(out);
    for (double &begin : foreign.begins)
        begin /= step;
    foreign.rate = rate;
}

} // namespace baonoi::bench
