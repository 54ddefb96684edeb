// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/biquad.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <utility>

namespace baonoi::sound {

namespace {

Biquad normalised(double b0, double b1, double b2, double a0, double a1, double a2) {
    return {static_cast<float>(b0 / a0), static_cast<float>(b1 / a0), static_cast<float>(b2 / a0),
            static_cast<float>(a1 / a0), static_cast<float>(a2 / a0)};
}

} // namespace

Biquad high_pass(int sample_rate, double hertz, double q) {
    const double w = 2 * std::numbers::pi * hertz / sample_rate;
    const double alpha = std::sin(w) / (2 * q);
    const double c = std::cos(w);
    return normalised((1 + c) / 2, -(1 + c), (1 + c) / 2, 1 + alpha, -2 * c, 1 - alpha);
}

Biquad bell(int sample_rate, double hertz, double q, double gain) {
    const double w = 2 * std::numbers::pi * hertz / sample_rate;
    const double alpha = std::sin(w) / (2 * q);
    const double a = std::pow(10, gain / 40);
    const double c = std::cos(w);
    return normalised(1 + alpha * a, -2 * c, 1 - alpha * a, 1 + alpha / a, -2 * c, 1 - alpha / a);
}

Biquad high_shelf(int sample_rate, double hertz, double q, double gain) {
    const double w = 2 * std::numbers::pi * hertz / sample_rate;
    const double a = std::pow(10, gain / 40);
    const double slope = 2 * std::sqrt(a) * std::sin(w) / (2 * q);
    const double c = std::cos(w);
    return normalised(a * (a + 1 + (a - 1) * c + slope), -2 * a * (a - 1 + (a + 1) * c),
                      a * (a + 1 + (a - 1) * c - slope), a + 1 - (a - 1) * c + slope,
                      2 * (a - 1 - (a + 1) * c), a + 1 - (a - 1) * c - slope);
}

Biquad all_pass(int sample_rate, double hertz, double q) {
    const double w = 2 * std::numbers::pi * hertz / sample_rate;
    const double alpha = std::sin(w) / (2 * q);
    const double c = std::cos(w);
    return normalised(1 - alpha, -2 * c, 1 + alpha, 1 + alpha, -2 * c, 1 - alpha);
}

std::array<Biquad, 2> k_weighting(int sample_rate) {
    double k = std::tan(std::numbers::pi * 1681.974450955533 / sample_rate);
    double q = 0.7071752369554196;
    const double high = std::pow(10, 3.999843853973347 / 20);
    const double band = std::pow(high, 0.4996667741545416);
    const Biquad shelf =
        normalised(high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k,
                   1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k);
    k = std::tan(std::numbers::pi * 38.13547087602444 / sample_rate);
    q = 0.5003270373238773;
    const double a0 = 1 + k / q + k * k;
    return {shelf, normalised(a0, -2 * a0, a0, a0, 2 * (k * k - 1), 1 - k / q + k * k)};
}

double gain_db(const Biquad &filter, int sample_rate, double hertz) {
    const auto z = std::polar(1.0, -2 * std::numbers::pi * hertz / sample_rate);
    const auto top = static_cast<double>(filter.b0) + static_cast<double>(filter.b1) * z +
                     static_cast<double>(filter.b2) * z * z;
    const auto bottom = 1.0 + static_cast<double>(filter.a1) * z + static_cast<double>(filter.a2) * z * z;
    return 20 * std::log10(std::abs(top / bottom));
}

namespace {

// The filters are copied: what is a local variable stays in registers, and while one filter waits for its
// last result the processor works at the others.
template <std::size_t count>
void filter_together(std::span<Biquad4> filters, std::span<Float4> signals) {
    std::array<Biquad4, count> together = [&]<std::size_t... i>(std::index_sequence<i...>) {
        return std::array{filters[i]...};
    }
    (std::make_index_sequence<count>());
    for (Float4 &x : signals) {
        Float4 y = x;
        for (Biquad4 &filter : together)
            y = filter.step(y);
        x = y;
    }
    std::copy(together.begin(), together.end(), filters.begin());
}

} // namespace

void filter_all(std::span<Biquad4> filters, std::span<Float4> signals) {
    for (; filters.size() >= 3; filters = filters.subspan(3))
        filter_together<3>(filters, signals);
    if (filters.size() == 2)
        filter_together<2>(filters, signals);
    if (filters.size() == 1)
        filter_together<1>(filters, signals);
}

} // namespace baonoi::sound
