// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that must not be mixed are types of their own.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace baonoi {

struct Seconds {
    double value = 0;
    auto operator<=>(const Seconds &) const = default;
};

// A count of samples of one channel; meaningless without the sample rate beside it.
struct Samples {
    std::int64_t count = 0;
    auto operator<=>(const Samples &) const = default;
};

// Integrated loudness, EBU R 128 / ITU-R BS.1770-4.
struct Lufs {
    double value = 0;
    auto operator<=>(const Lufs &) const = default;
};

// True peak relative to full scale, ITU-R BS.1770-4 annex 2.
struct Dbtp {
    double value = 0;
    auto operator<=>(const Dbtp &) const = default;
};

// Half-open range of bytes in a UTF-8 text.
struct ByteSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - begin; }
    bool operator==(const ByteSpan &) const = default;
};

inline Seconds to_seconds(Samples samples, int sample_rate) {
    return {static_cast<double>(samples.count) / sample_rate};
}

} // namespace baonoi
