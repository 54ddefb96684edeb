// SPDX-License-Identifier: GPL-3.0-or-later
// Samples as a WAV file, as a speech service sends it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace baonoi::test {

inline void add_number(std::string &bytes, std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

// Mono, 16 bits. claimed: the bytes of samples that its header states in place of their own.
inline std::string wav_file(std::span<const std::int16_t> samples, int rate,
                            std::optional<std::uint32_t> claimed = {}) {
    const auto bytes = static_cast<std::uint32_t>(samples.size() * 2);
    std::string file = "RIFF";
    add_number(file, claimed ? *claimed : bytes + 36, 4);
    file += "WAVEfmt ";
    add_number(file, 16, 4);
    add_number(file, 1, 2); // PCM
    add_number(file, 1, 2); // mono
    add_number(file, static_cast<std::uint32_t>(rate), 4);
    add_number(file, static_cast<std::uint32_t>(rate) * 2, 4);
    add_number(file, 2, 2);
    add_number(file, 16, 2);
    file += "data";
    add_number(file, claimed.value_or(bytes), 4);
    for (const std::int16_t sample : samples)
        add_number(file, static_cast<std::uint16_t>(sample), 2);
    return file;
}

} // namespace baonoi::test
