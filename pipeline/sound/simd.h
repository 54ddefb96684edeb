// SPDX-License-Identifier: GPL-3.0-or-later
// Four floats at a time, the same operations in the same order on every machine and at every optimisation
// level.
#pragma once

#include <cstring>

namespace baonoi::sound {

using Float4 [[gnu::vector_size(16)]] = float;

inline Float4 load4(const float *from) {
    Float4 value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

inline Float4 all4(float value) {
    return Float4{value, value, value, value};
}

inline Float4 max4(Float4 a, Float4 b) {
    return a > b ? a : b;
}

inline Float4 abs4(Float4 a) {
    return max4(a, -a);
}

inline float largest(Float4 a) {
    float best = a[0];
    for (int i = 1; i < 4; ++i)
        best = a[i] > best ? a[i] : best;
    return best;
}

} // namespace baonoi::sound
