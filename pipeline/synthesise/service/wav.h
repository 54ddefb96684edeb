// SPDX-License-Identifier: GPL-3.0-or-later
// The layout of a WAV file as speech services write it, also while they still speak: sizes that are too large
// or 0 mean what is there. It comes from outside: speech_parser.h reads it in a process of its own.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace baonoi::synthesise::service {

struct WavLayout {
    bool is_float = false;
    int bits = 0; // of a sample: 8 (unsigned), 16, 24, 32; 32 when is_float
    int channels = 0, sample_rate = 0;
    std::string_view data; // whole frames
};

// Or why it is none that can be read.
std::variant<WavLayout, std::string> parse_wav(std::string_view file);

// All channels together, full scale 1.
std::vector<float> wav_samples(const WavLayout &layout);

} // namespace baonoi::synthesise::service
