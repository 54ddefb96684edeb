// SPDX-License-Identifier: GPL-3.0-or-later
// How far a voice, mastered, is from recorded speech: spectrum_bench [VOICE [TEXT]]. It measures the
// long-term third-octave spectrum of every other sentence against news_speech_spectrum.tsv, finds the
// [equaliser] that brings it nearest and says how near these figures, and those of voice.toml, bring the
// sentences between.
#include "bench/spoken.h"
#include "encode/mastering.h"
#include "lib/fftw/fourier.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <numbers>
#include <span>
#include <sstream>

namespace {

using namespace baonoi;

constexpr std::size_t window = 1024;

struct Band {
    double hertz = 0, decibels = 0;
};
using Spectrum = std::vector<Band>;

Spectrum read_curve() {
    std::istringstream lines(read_file(
        std::filesystem::path(BAONOI_SOURCE_DIR) / "tests/bench/news_speech_spectrum.tsv", 1U << 16U));
    Spectrum curve;
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && line[0] >= '0' && line[0] <= '9')
            curve.push_back({std::stod(line), std::stod(line.substr(line.find('\t') + 1))});
    double total = 0; // the mean of many spectra has less than its total
    for (const Band &band : curve)
        total += std::pow(10, band.decibels / 10);
    for (Band &band : curve)
        band.decibels -= 10 * std::log10(total);
    return curve;
}

double rms(const float *samples, std::size_t count) {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i)
        sum += static_cast<double>(samples[i]) * samples[i];
    return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(count, 1)));
}

// Energy of each line of the window's spectrum, over the frames above a tenth of the clip's RMS.
void add_power(const std::vector<float> &clip, std::vector<double> &power) {
    fftw::PowerSpectrum spectrum(window);
    const std::span<float> frame = spectrum.samples();
    const double least = rms(clip.data(), clip.size()) / 10;
    for (std::size_t at = 0; at + window <= clip.size(); at += window / 2) {
        if (rms(clip.data() + at, window) <= least)
            continue;
        for (std::size_t i = 0; i < window; ++i)
            frame[i] = static_cast<float>(
                clip[at + i] *
                (0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / window)));
        const std::span<const float> energy = spectrum.power();
        for (std::size_t i = 0; i < window / 2; ++i)
            power[i] += energy[i];
    }
}

// In the curve's bands, dB of their total.
Spectrum in_bands(const std::vector<double> &power, int rate, const Spectrum &curve) {
    Spectrum bands = curve;
    double total = 0;
    for (Band &band : bands) {
        const double low = band.hertz / std::pow(2, 1.0 / 6), high = band.hertz * std::pow(2, 1.0 / 6);
        double sum = 0;
        // A line is spread over its width, so that the low bands have their share.
        for (std::size_t i = 1; i < power.size(); ++i) {
            const double width = static_cast<double>(rate) / window;
            const double begin = (static_cast<double>(i) - 0.5) * width, end = begin + width;
            sum += power[i] * std::max(0.0, std::min(end, high) - std::max(begin, low)) / width;
        }
        band.decibels = sum;
        total += sum;
    }
    for (Band &band : bands)
        band.decibels = 10 * std::log10(std::max(band.decibels, 1e-12) / total);
    return bands;
}

Spectrum measured(const bench::Spoken &spoken, const Equaliser &equaliser, std::size_t first,
                  const Spectrum &curve) {
    std::vector<double> power(window / 2);
    for (std::size_t i = first; i < spoken.speech.size(); i += 2) {
        encode::Mastering mastering(spoken.facts.sample_rate, equaliser);
        std::vector<float> clip;
        mastering.add(spoken.speech[i].samples, clip);
        mastering.finish(clip);
        add_power(clip, power);
    }
    return in_bands(power, spoken.facts.sample_rate, curve);
}

double distance(const Spectrum &a, const Spectrum &b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += std::pow(a[i].decibels - b[i].decibels, 2);
    return std::sqrt(sum / static_cast<double>(a.size()));
}

// What the equaliser makes of a spectrum, without speaking again.
Spectrum equalised(Spectrum bands, const Equaliser &equaliser, int rate) {
    double total = 0;
    for (Band &band : bands) {
        for (const sound::Biquad &filter : encode::filters_of(equaliser, rate))
            band.decibels += sound::gain_db(filter, rate, band.hertz);
        total += std::pow(10, band.decibels / 10);
    }
    for (Band &band : bands)
        band.decibels -= 10 * std::log10(total);
    return bands;
}

// The nearest to the curve, in steps of half a decibel; a gain that brings little stays small.
Equaliser best_equaliser(const Spectrum &bands, const Spectrum &curve, int rate) {
    constexpr double most_raised = 8, most_lowered = 12, price = 0.01;
    const auto cost = [&](const Equaliser &equaliser) {
        double sum = std::pow(distance(equalised(bands, equaliser, rate), curve), 2);
        for (const double gain : equaliser.gains_db)
            sum += price * gain * gain / static_cast<double>(equaliser_hertz.size());
        return sum;
    };
    Equaliser best;
    for (double step = 4; step >= 0.5; step /= 2)
        for (bool is_better = true; is_better;) {
            is_better = false;
            for (double &gain : best.gains_db)
                for (const double change : {step, -step}) {
                    const double before = gain, cost_before = cost(best);
                    gain = std::clamp(gain + change, -most_lowered, most_raised);
                    if (cost(best) < cost_before - 1e-9)
                        is_better = true;
                    else
                        gain = before;
                }
        }
    return best;
}

void run(const std::string &voice, const std::filesystem::path &text) {
    const Spectrum curve = read_curve();
    const bench::Spoken spoken = bench::spoken(voice, text);
    const Spectrum plain = measured(spoken, {}, 0, curve);
    const Equaliser best = best_equaliser(plain, curve, spoken.facts.sample_rate);
    const Spectrum apart = measured(spoken, {}, 1, curve);
    const Spectrum now = measured(spoken, spoken.facts.equaliser, 1, curve);
    const Spectrum then = measured(spoken, best, 1, curve);
    fmt::print("{}\n{:>6} {:>8} {:>8} {:>8} {:>8}\n", voice, "hertz", "curve", "without", "now", "best");
    for (std::size_t i = 0; i < curve.size(); ++i)
        fmt::print("{:>6} {:>8.1f} {:>8.1f} {:>8.1f} {:>8.1f}\n", curve[i].hertz, curve[i].decibels,
                   apart[i].decibels, now[i].decibels, then[i].decibels);
    fmt::print("{:>6} {:>8} {:>8.1f} {:>8.1f} {:>8.1f}\n", "RMS", "", distance(apart, curve),
               distance(now, curve), distance(then, curve));
    fmt::print("[equaliser]\n");
    for (std::size_t i = 0; i < equaliser_hertz.size(); ++i)
        fmt::print("{} = {:.1f}\n", equaliser_hertz[i], best.gains_db[i]);
}

} // namespace

int main(int argc, char **argv) {
    ::setenv("BAONOI_VOICE", BAONOI_VOICE, 0);
    run(baonoi::bench::argument(argc, argv, 1, "vi-north"),
        baonoi::bench::argument(argc, argv, 2, (baonoi::data_folder() / "voices/calibration.txt").string()));
}
