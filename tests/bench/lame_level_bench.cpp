// SPDX-License-Identifier: GPL-3.0-or-later
// Which of LAME's levels to use: CPU seconds, and what each does to speech, as noise-to-mask ratio in the
// manner of ITU-R BS.1387 (Bark bands, spreading, mask offset; 0 dB: noise at the threshold of hearing it)
// and as log-spectral distance. Reads a 16-bit mono WAV file with a 44-byte header:
//   espeak-ng -v vi -s 160 -a 60 -f article.txt -w speech.wav && lame_level_bench speech.wav [bit rate]
#include "encode/decoded.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <numbers>
#include <span>
#include <string>
#include <vector>

namespace {

using namespace baonoi;
using namespace baonoi::lame;
using namespace baonoi::sound;

constexpr std::size_t window = 1024;
constexpr int bands = 22;

void transform(std::vector<std::complex<double>> &x) {
    const std::size_t n = x.size();
    for (std::size_t i = 1, j = 0; i < n; ++i) {
        std::size_t bit = n >> 1U;
        for (; (j & bit) != 0; bit >>= 1U)
            j ^= bit;
        j ^= bit;
        if (i < j)
            std::swap(x[i], x[j]);
    }
    for (std::size_t length = 2; length <= n; length <<= 1U) {
        const auto step = std::polar(1.0, -2 * std::numbers::pi / static_cast<double>(length));
        for (std::size_t i = 0; i < n; i += length) {
            std::complex<double> turn = 1;
            for (std::size_t k = 0; k < length / 2; ++k, turn *= step) {
                const auto even = x[i + k];
                const auto odd = x[i + k + length / 2] * turn;
                x[i + k] = even + odd;
                x[i + k + length / 2] = even - odd;
            }
        }
    }
}

int bark(double hertz) {
    const double z = 13 * std::atan(0.00076 * hertz) + 3.5 * std::atan(std::pow(hertz / 7500, 2));
    return std::min(static_cast<int>(z), bands - 1);
}

using Spectrum = std::vector<double>;

Spectrum power(std::span<const float> samples) {
    std::vector<std::complex<double>> x(window);
    for (std::size_t i = 0; i < window; ++i)
        x[i] = samples[i] * (0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / window));
    transform(x);
    Spectrum result(window / 2);
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = std::norm(x[i]);
    return result;
}

std::array<double, bands> in_bands(const Spectrum &spectrum, int rate) {
    std::array<double, bands> sum{};
    for (std::size_t i = 1; i < spectrum.size(); ++i)
        sum[static_cast<std::size_t>(bark(static_cast<double>(i) * rate / window))] += spectrum[i];
    return sum;
}

// Energy of each band spread 27 dB a Bark downwards and 10 dB a Bark upwards, 3 dB (below 12 Bark) or more
// lower.
std::array<double, bands> mask(const std::array<double, bands> &energy) {
    std::array<double, bands> result{};
    for (int to = 0; to < bands; ++to) {
        for (int from = 0; from < bands; ++from) {
            const double slope = from > to ? -27.0 * (from - to) : -10.0 * (to - from);
            result[static_cast<std::size_t>(to)] +=
                energy[static_cast<std::size_t>(from)] * std::pow(10, slope / 10);
        }
        result[static_cast<std::size_t>(to)] *= std::pow(10, -(to <= 12 ? 3.0 : 0.25 * to) / 10);
        result[static_cast<std::size_t>(to)] += 1e-4; // about -90 dB of full scale: the threshold in quiet
    }
    return result;
}

struct Quality {
    double nmr = 0;       // dB, mean over frames and bands
    double disturbed = 0; // share of frames with a band above +1.5 dB
    double distance = 0;  // dB, root mean square of the difference of band levels up to 7 kHz
};

Quality compare(std::span<const float> original, std::span<const float> decoded, int rate) {
    Quality quality;
    std::size_t frames = 0;
    std::vector<float> noise(window);
    for (std::size_t at = 0; at + window <= original.size(); at += window / 2) {
        const auto before = original.subspan(at, window);
        for (std::size_t i = 0; i < window; ++i)
            noise[i] = decoded[at + i] - before[i];
        const auto energy = in_bands(power(before), rate);
        double total = 0;
        for (const double band : energy)
            total += band;
        if (total < 1) // silence
            continue;
        const auto threshold = mask(energy);
        const auto error = in_bands(power(noise), rate);
        const auto after = in_bands(power(decoded.subspan(at, window)), rate);
        double mean = 0;
        double worst = 0;
        double square = 0;
        for (std::size_t b = 0; b < bands; ++b) {
            mean += error[b] / threshold[b] / bands;
            worst = std::max(worst, error[b] / threshold[b]);
            square += std::pow(10 * std::log10((after[b] + 1e-3) / (energy[b] + 1e-3)), 2) / bands;
        }
        quality.nmr += 10 * std::log10(mean + 1e-9);
        quality.disturbed += 10 * std::log10(worst + 1e-9) > 1.5 ? 1 : 0;
        quality.distance += std::sqrt(square);
        ++frames;
    }
    const auto count = static_cast<double>(std::max<std::size_t>(frames, 1));
    return {quality.nmr / count, quality.disturbed / count, quality.distance / count};
}

std::vector<float> read_wav(const char *path, std::uint32_t &rate) {
    std::ifstream in(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (bytes.size() < 46) {
        std::fprintf(stderr, "%s: not a WAV file\n", path);
        std::exit(1);
    }
    const auto byte = [&](std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at]));
    };
    rate = byte(24) | byte(25) << 8U | byte(26) << 16U;
    std::vector<float> samples((bytes.size() - 44) / 2);
    float peak = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        samples[i] =
            static_cast<float>(static_cast<std::int16_t>(byte(44 + 2 * i) | byte(45 + 2 * i) << 8U)) / 32768;
        peak = std::max(peak, std::abs(samples[i]));
    }
    for (float &sample : samples)
        sample *= 0.8F / std::max(peak, 1e-3F);
    return samples;
}

} // namespace

int main(int argc, char **argv) {
    if (argc < 2)
        return 2;
    std::uint32_t rate = 0;
    const std::vector<float> samples = read_wav(argv[1], rate);
    const int bit_rate = argc > 2 ? std::atoi(argv[2]) : 48000;
    std::printf("%.1f s at %u Hz, %d bit/s\nlevel  CPU s  NMR dB  disturbed  distance dB\n",
                static_cast<double>(samples.size()) / rate, rate, bit_rate);
    for (const int level : {0, 2, 3, 4, 5, 7}) {
        const std::clock_t begin = std::clock();
        const std::string mp3 = test::mp3_of(samples, {static_cast<int>(rate), bit_rate, level});
        const double cpu = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
        const std::vector<float> decoded = test::decoded(mp3);
        const Quality quality = compare(samples, decoded, static_cast<int>(rate));
        std::printf("%5d %6.2f %7.2f %9.1f%% %11.2f\n", level, cpu, quality.nmr, 100 * quality.disturbed,
                    quality.distance);
    }
}
