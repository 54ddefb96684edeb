// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/service/wav.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <fmt/format.h>

namespace baonoi::synthesise::service {

namespace {

constexpr std::size_t chunk_head = 8, riff_head = 12, format_bytes = 16, extended_bytes = 40;
constexpr int pcm = 1, ieee_float = 3, extensible = 0xFFFE;
constexpr int most_channels = 8;

// Little-endian; the bytes are there.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

std::optional<std::string> read_format(std::string_view chunk, WavLayout &layout) {
    if (chunk.size() < format_bytes)
        return "its format is cut short";
    int kind = static_cast<int>(number_at(chunk, 0, 2));
    if (kind == extensible && chunk.size() >= extended_bytes)
        kind = static_cast<int>(number_at(chunk, 24, 2));
    layout.channels = static_cast<int>(number_at(chunk, 2, 2));
    layout.sample_rate = static_cast<int>(std::min<std::uint32_t>(number_at(chunk, 4, 4), 1U << 30U));
    layout.bits = static_cast<int>(number_at(chunk, 14, 2));
    layout.is_float = kind == ieee_float;
    const bool is_known =
        (kind == pcm && (layout.bits == 8 || layout.bits == 16 || layout.bits == 24 || layout.bits == 32)) ||
        (kind == ieee_float && layout.bits == 32);
    if (!is_known)
        return fmt::format("its samples are of format {} with {} bits", kind, layout.bits);
    if (layout.channels < 1 || layout.channels > most_channels)
        return fmt::format("it has {} channels", layout.channels);
    return std::nullopt;
}

float sample_at(const char *bytes, const WavLayout &layout) {
    const std::string_view view(bytes, static_cast<std::size_t>(layout.bits / 8));
    if (layout.is_float) {
        const std::uint32_t bits = number_at(view, 0, 4);
        float value = 0;
        std::memcpy(&value, &bits, sizeof value);
        return std::isfinite(value) ? std::clamp(value, -1.0F, 1.0F) : 0.0F;
    }
    if (layout.bits == 8)
        return (static_cast<float>(number_at(view, 0, 1)) - 128.0F) / 128.0F;
    const std::uint32_t shifted = number_at(view, 0, view.size())
                                  << (32U - static_cast<unsigned>(layout.bits));
    return static_cast<float>(static_cast<std::int32_t>(shifted)) / 2147483648.0F;
}

} // namespace

std::variant<WavLayout, std::string> parse_wav(std::string_view file) {
    if (file.size() < riff_head || !file.starts_with("RIFF") || file.substr(8, 4) != "WAVE")
        return "it is no WAV file";
    WavLayout layout;
    for (std::size_t at = riff_head; file.size() - at >= chunk_head;) {
        const std::string_view name = file.substr(at, 4);
        const std::size_t claimed = number_at(file, at + 4, 4);
        at += chunk_head;
        const std::size_t rest = file.size() - at;
        if (name == "data") {
            if (layout.channels == 0)
                return "its samples come before their format";
            const std::size_t size = claimed == 0 || claimed > rest ? rest : claimed;
            const auto frame = static_cast<std::size_t>(layout.channels * layout.bits / 8);
            layout.data = file.substr(at, size - size % frame);
            return layout;
        }
        if (claimed > rest)
            return "it ends before its samples";
        if (name == "fmt ")
            if (auto fault = read_format(file.substr(at, claimed), layout))
                return std::move(*fault);
        at += std::min(claimed + claimed % 2, rest);
    }
    return "it has no samples";
}

std::vector<float> wav_samples(const WavLayout &layout) {
    const auto bytes = static_cast<std::size_t>(layout.bits / 8);
    const auto channels = static_cast<std::size_t>(layout.channels);
    std::vector<float> samples(layout.data.size() / (bytes * channels));
    const char *next = layout.data.data();
    for (float &sample : samples) {
        for (std::size_t channel = 0; channel < channels; ++channel, next += bytes)
            sample += sample_at(next, layout);
        sample /= static_cast<float>(channels);
    }
    return samples;
}

} // namespace baonoi::synthesise::service
