// SPDX-License-Identifier: GPL-3.0-or-later
#include "align/frames.h"

#include "lib/fftw/fourier.h"
#include "lib/soxr/resampler.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace baonoi::align {

namespace {

constexpr int analysis_rate = 16'000;
constexpr int step_samples = 160, window_samples = 400, transform_size = 512;
constexpr double lowest_frequency = 80;
constexpr std::size_t bands = 24, cepstra = frame_values / 2;
// Below the loudest band by more decibels than this, everything is the same silence.
constexpr float band_range_db = 54;
// A band reaches over this many distances of bands to each side, so that the harmonics of high voices fill
// it.
constexpr double band_width = 1.28;
// What tells sounds apart best over voices: fine shape and its change count less, loudness more. The best of
// six random choices for the distance of right against wrong speech (0.45, even weights 0.54), four voices of
// eSpeak NG and nine sentences of tests/bench/align_sentences.txt.
constexpr float order_decay = 0.24F, change_weight = 0.5F, loudness_weight = 2;
// A frame is silent below the quietest frames by this part of the way to the loud ones; of a clean recording
// not more than quiet_db below the loud ones.
constexpr float quiet_part = 0.25F, quiet_db = 60;
constexpr float silence_db = -75; // below full scale: of the loudest frames, where nothing is heard
// Shorter silences are closures of stops and belong to the speech.
constexpr std::size_t shortest_pause = 12;
// Kept of a pause on both sides: weak beginnings and ends of sounds.
constexpr std::size_t kept_of_pause = 2;
constexpr std::size_t delta_reach = 2;

using Bands = std::array<float, bands>;
using Cepstrum = std::array<float, cepstra>;

std::vector<float> at_analysis_rate(std::span<const std::int16_t> samples, int rate) {
    std::vector<float> original(samples.size());
    std::transform(samples.begin(), samples.end(), original.begin(),
                   [](std::int16_t sample) { return static_cast<float>(sample) / 32768.0F; });
    return soxr::all_resampled(std::move(original), rate, analysis_rate);
}

double to_mel(double frequency) {
    return 2595 * std::log10(1 + frequency / 700);
}

double to_frequency(double mel) {
    return 700 * (std::pow(10, mel / 2595) - 1);
}

float decibels(double power) {
    return static_cast<float>(10 * std::log10(power + 1e-12));
}

// Triangles, evenly spaced in mel.
class MelFilters {
public:
    MelFilters(double highest, double stretch) {
        const double low = to_mel(lowest_frequency), high = to_mel(highest);
        const auto corner = [&](double i) {
            return to_frequency(low + (high - low) * i / (bands + 1)) * stretch * transform_size /
                   analysis_rate;
        };
        for (std::size_t i = 0; i < bands; ++i) {
            const double at = static_cast<double>(i) + 1;
            triangles_[i] = {std::max(corner(at - band_width), 1.0), std::min(corner(at), 254.0),
                             std::min(corner(at + band_width), 255.0)};
        }
    }
    Bands operator()(std::span<const float> power) const {
        Bands result{};
        for (std::size_t band = 0; band < bands; ++band) {
            const auto [from, top, to] = triangles_[band];
            double sum = 0, weights = 0;
            for (auto bin = static_cast<std::size_t>(std::ceil(from)); static_cast<double>(bin) < to; ++bin) {
                const auto at = static_cast<double>(bin);
                const double weight = at < top ? (at - from) / (top - from) : (to - at) / (to - top);
                sum += weight * power[bin];
                weights += weight;
            }
            result[band] =
                decibels(weights > 0 ? sum / weights : power[static_cast<std::size_t>(std::lround(top))]);
        }
        return result;
    }

private:
    struct Triangle {
        double from, top, to;
    };
    std::array<Triangle, bands> triangles_{}; // in bins
};

} // namespace

Spectra spectra_of(std::span<const std::int16_t> given, int rate) {
    const std::vector<float> samples = given.empty() ? std::vector<float>() : at_analysis_rate(given, rate);
    fftw::PowerSpectrum spectrum(transform_size);
    std::array<float, window_samples> window{};
    for (std::size_t i = 0; i < window.size(); ++i)
        window[i] = static_cast<float>(
            0.54 - 0.46 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / (window_samples - 1)));
    const auto size = static_cast<std::int64_t>(samples.size());
    const auto sample = [&](std::int64_t at) {
        return at < 0 || at >= size ? 0.0F : samples[static_cast<std::size_t>(at)];
    };
    Spectra result;
    for (std::int64_t begin = 0; begin < size; begin += step_samples) {
        const std::int64_t first = begin + (step_samples - window_samples) / 2;
        const std::span<float> in = spectrum.samples();
        std::fill(in.begin(), in.end(), 0.0F);
        double energy = 0;
        for (int i = 0; i < window_samples; ++i) {
            const float now = sample(first + i);
            energy += static_cast<double>(now) * now;
            in[static_cast<std::size_t>(i)] =
                (now - 0.97F * sample(first + i - 1)) * window[static_cast<std::size_t>(i)];
        }
        result.energy.push_back(decibels(energy / window_samples));
        const std::span<const float> power = spectrum.power();
        result.powers.insert(result.powers.end(), power.begin(), power.end());
    }
    return result;
}

namespace {

std::vector<Bands> shapes_of(const Spectra &spectra, double highest, double stretch) {
    const MelFilters filters(highest, stretch);
    const std::size_t size = spectra.powers.size() / spectra.energy.size();
    std::vector<Bands> shapes;
    shapes.reserve(spectra.energy.size());
    for (std::size_t i = 0; i < spectra.energy.size(); ++i)
        shapes.push_back(filters(std::span(spectra.powers).subspan(i * size, size)));
    return shapes;
}

float percentile(std::vector<float> values, double part) {
    const auto nth =
        values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

// The frames that are not in a pause.
std::vector<std::size_t> speech_frames(const std::vector<float> &energy) {
    const float loud = percentile(energy, 0.95);
    const float floor = std::max(percentile(energy, 0.03), loud - quiet_db);
    const float limit = floor + quiet_part * (loud - floor);
    std::vector<std::size_t> speech;
    if (loud < silence_db)
        return speech;
    for (std::size_t at = 0; at < energy.size();) {
        std::size_t end = at;
        while (end < energy.size() && energy[end] < limit)
            ++end;
        const bool opens = at == 0, closes = end == energy.size();
        const bool pause = opens || closes || end - at >= shortest_pause;
        const std::size_t pause_begin = opens || !pause ? at : std::min(at + kept_of_pause, end);
        const std::size_t pause_end =
            closes ? end : std::max(end - std::min(kept_of_pause, end), pause_begin);
        for (std::size_t i = at; i < std::min(end + 1, energy.size()); ++i) // and the loud one that ends it
            if (!pause || i < pause_begin || i >= pause_end)
                speech.push_back(i);
        at = end + 1;
    }
    return speech;
}

Cepstrum cepstrum_of(const Bands &shape, float floor) {
    static const auto cosines = [] {
        std::array<Bands, cepstra> table{};
        for (std::size_t k = 0; k < cepstra; ++k)
            for (std::size_t band = 0; band < bands; ++band)
                table[k][band] = static_cast<float>(std::cos(std::numbers::pi * static_cast<double>(k) *
                                                             (static_cast<double>(band) + 0.5) / bands));
        return table;
    }();
    Cepstrum result{};
    for (std::size_t k = 0; k < cepstra; ++k)
        for (std::size_t band = 0; band < bands; ++band)
            result[k] += cosines[k][band] * std::max(shape[band], floor);
    return result;
}

// Mean 0 and deviation 1.
void normalise_row(std::span<float> row) {
    double sum = 0, squares = 0;
    for (const float value : row) {
        sum += value;
        squares += static_cast<double>(value) * value;
    }
    const double mean = sum / static_cast<double>(row.size());
    const double deviation =
        std::sqrt(std::max(squares / static_cast<double>(row.size()) - mean * mean, 1e-9));
    for (float &value : row)
        value = static_cast<float>((value - mean) / deviation);
}

} // namespace

Frames make_frames(std::span<const std::int16_t> samples, int rate, double highest) {
    return make_frames(spectra_of(samples, rate), highest);
}

Frames make_frames(const Spectra &spectra, double highest, double stretch) {
    Frames frames;
    if (spectra.energy.empty())
        return frames;
    const std::vector<Bands> shapes = shapes_of(spectra, highest, stretch);
    const std::vector<std::size_t> speech = speech_frames(spectra.energy);
    float loudest = -1000;
    for (const Bands &shape : shapes)
        loudest = std::max(loudest, *std::max_element(shape.begin(), shape.end()));
    std::vector<Cepstrum> all;
    all.reserve(shapes.size());
    for (const Bands &shape : shapes)
        all.push_back(cepstrum_of(shape, loudest - band_range_db));
    const std::size_t count = speech.size();
    frames.values.resize(frame_values * count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = speech[i];
        frames.places.push_back(static_cast<std::int64_t>(at));
        for (std::size_t k = 0; k < cepstra; ++k) {
            float change = 0;
            for (std::size_t reach = 1; reach <= delta_reach; ++reach)
                change += static_cast<float>(reach) *
                          (all[std::min(at + reach, all.size() - 1)][k] - all[at - std::min(reach, at)][k]);
            frames.values[k * count + i] = all[at][k];
            frames.values[(k + cepstra) * count + i] = change;
        }
    }
    for (std::size_t k = 0; k < frame_values && count > 0; ++k) {
        const std::span<float> row = std::span(frames.values).subspan(k * count, count);
        normalise_row(row);
        const auto order = static_cast<float>(k % cepstra);
        const float weight = (order == 0 ? loudness_weight : 1 / (1 + order_decay * order)) *
                             (k >= cepstra ? change_weight : 1);
        for (float &value : row)
            value *= weight;
    }
    return frames;
}

Frames every_second(const Frames &frames) {
    Frames half;
    const std::size_t count = frames.count();
    for (std::size_t i = 0; i < count; i += 2)
        half.places.push_back(frames.places[i]);
    for (std::size_t k = 0; k < frame_values; ++k)
        for (std::size_t i = 0; i < count; i += 2)
            half.values.push_back(frames.values[k * count + i]);
    return half;
}

} // namespace baonoi::align
