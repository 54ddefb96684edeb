// SPDX-License-Identifier: GPL-3.0-or-later
// Second-order filters, four signals at a time. Design: R. Bristow-Johnson's cookbook; K-weighting: ITU-R
// BS.1770-4, for any sample rate as libebur128 derives it.
#pragma once

#include "sound/simd.h"

#include <array>
#include <span>

namespace baonoi::sound {

struct Biquad {
    float b0 = 1, b1 = 0, b2 = 0, a1 = 0, a2 = 0;
};

Biquad high_pass(int sample_rate, double hertz, double q);
Biquad bell(int sample_rate, double hertz, double q, double gain_db);
// gain_db is that of all above hertz, where it is half as much.
Biquad high_shelf(int sample_rate, double hertz, double q, double gain_db);
Biquad all_pass(int sample_rate, double hertz, double q);
std::array<Biquad, 2> k_weighting(int sample_rate);

// Gain of the filter at a frequency.
double gain_db(const Biquad &filter, int sample_rate, double hertz);

// Transposed direct form II.
class Biquad4 {
public:
    explicit Biquad4(const Biquad &c)
        : b0_(all4(c.b0)), b1_(all4(c.b1)), b2_(all4(c.b2)), a1_(all4(c.a1)), a2_(all4(c.a2)) {}
    Float4 step(Float4 x) {
        const Float4 y = b0_ * x + s1_;
        s1_ = b1_ * x - a1_ * y + s2_;
        s2_ = b2_ * x - a2_ * y;
        return y;
    }

private:
    Float4 b0_, b1_, b2_, a1_, a2_;
    Float4 s1_ = all4(0), s2_ = all4(0);
};

// Takes the signals through all filters, in their order: the values are those of step() after step(), in a
// third of the time.
void filter_all(std::span<Biquad4> filters, std::span<Float4> signals);

} // namespace baonoi::sound
