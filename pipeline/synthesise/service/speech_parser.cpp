// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/service/speech_parser.h"

#include "base/error.h"
#include "base/printable.h"
#include "lib/confined/packer.h"
#include "lib/confined/parsers.h"
#include "lib/mpg123/mp3_decoder.h"
#include "lib/soxr/resampler.h"
#include "sound/mp3_layout.h"
#include "synthesise/service/wav.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <variant>

namespace baonoi::synthesise::service {

template <class T>
static auto fields(T &value) {
    return std::tie(value.raw_rate, value.sample_rate, value.longest);
}

namespace {

constexpr std::string_view parser_of_speech = "speech";
constexpr std::size_t memory_of_speech = std::size_t{1} << 30U; // of addresses, libraries and all
constexpr double cpu_of_speech = 60;                            // seconds
constexpr int lowest_rate = 8'000, highest_rate = 192'000;      // Hz

struct Decoded {
    int sample_rate = 0;
    std::vector<float> samples; // mono, full scale 1
};

[[noreturn]] void refuse(const std::string &why) {
    throw Error(Next::skip, fmt::format("the sound cannot be used: {}", why));
}

void check_length(std::size_t samples, int rate, double longest) {
    if (static_cast<double>(samples) > longest * rate)
        refuse(fmt::format("it is longer than {:.0f} s", longest));
}

Decoded decode_wav(std::string_view sound, double longest) {
    auto parsed = parse_wav(sound);
    if (const auto *fault = std::get_if<std::string>(&parsed))
        refuse(*fault);
    const auto &layout = std::get<WavLayout>(parsed);
    const auto frame = static_cast<std::size_t>(layout.channels * layout.bits / 8);
    check_length(layout.data.size() / frame, std::max(layout.sample_rate, 1), longest);
    return {layout.sample_rate, wav_samples(layout)};
}

Decoded decode_raw(std::string_view sound, int rate, double longest) {
    WavLayout layout;
    layout.bits = 16;
    layout.channels = 1;
    layout.sample_rate = rate;
    layout.data = sound.substr(0, sound.size() - sound.size() % 2);
    check_length(sound.size() / 2, rate, longest);
    return {rate, wav_samples(layout)};
}

Decoded decode_mp3(std::string_view sound, double longest) {
    sound::Mp3Walk walk(LongBytes::lent(sound));
    mpg123::Mp3Decoder decoder;
    Decoded decoded;
    while (const auto frame = walk.next()) {
        if (const auto fault = decoder.decode(*frame))
            refuse(fmt::format("frame {} of its MP3 is damaged: {}", walk.layout().frames, *fault));
        const int channels = std::max(decoder.channels(), 1);
        const std::size_t before = decoded.samples.size();
        decoded.samples.resize(before + decoder.channel(0).size());
        for (int channel = 0; channel < channels; ++channel)
            for (std::size_t i = before; i < decoded.samples.size(); ++i)
                decoded.samples[i] += decoder.channel(channel)[i - before] / static_cast<float>(channels);
        decoded.sample_rate = walk.layout().header.sample_rate;
        check_length(decoded.samples.size(), decoded.sample_rate, longest);
    }
    if (walk.layout().frames == 0)
        refuse("it is neither WAV nor MP3");
    const auto delay =
        std::min(static_cast<std::size_t>(std::max(walk.layout().delay(), 0)), decoded.samples.size());
    decoded.samples.erase(decoded.samples.begin(),
                          decoded.samples.begin() + static_cast<std::ptrdiff_t>(delay));
    const auto playable =
        static_cast<std::size_t>(std::max<std::int64_t>(walk.layout().playable_samples(), 0));
    decoded.samples.resize(std::min(decoded.samples.size(), playable));
    return decoded;
}

Decoded decode(std::string_view sound, const SpeechOrder &order) {
    if (order.raw_rate > 0)
        return decode_raw(sound, order.raw_rate, order.longest);
    return sound.starts_with("RIFF") ? decode_wav(sound, order.longest) : decode_mp3(sound, order.longest);
}

std::vector<std::int16_t> decoded_here(std::string_view sound, const SpeechOrder &order) {
    Decoded decoded = decode(sound, order);
    if (decoded.sample_rate < lowest_rate || decoded.sample_rate > highest_rate)
        refuse(fmt::format("it has {} samples a second", decoded.sample_rate));
    const std::vector<float> sounds =
        soxr::all_resampled(std::move(decoded.samples), decoded.sample_rate, order.sample_rate);
    std::vector<std::int16_t> samples(sounds.size());
    std::transform(sounds.begin(), sounds.end(), samples.begin(), [](float sample) {
        return static_cast<std::int16_t>(std::lround(std::clamp(sample, -1.0F, 32767.0F / 32768) * 32768));
    });
    return samples;
}

void parse_speech(confined::ParserTask &task) {
    const auto order = task.order<SpeechOrder>();
    const std::string sound = task.next().value_or("");
    const std::vector<std::int16_t> samples = decoded_here(sound, order);
    task.tell({reinterpret_cast<const char *>(samples.data()), samples.size() * sizeof(std::int16_t)});
}

} // namespace

std::vector<std::int16_t> speech_samples(std::string_view sound, const SpeechOrder &order) {
    if (!confined::parses_elsewhere())
        return decoded_here(sound, order);
    const auto most =
        static_cast<std::size_t>((order.longest + 1) * order.sample_rate) * sizeof(std::int16_t);
    confined::ParserWork work(parser_of_speech, "the sound", {cpu_of_speech, most + 4096});
    std::string answer;
    const auto take = [&](std::string message) { answer = std::move(message); };
    work.say(confined::packed(order), take);
    work.say(sound, take);
    work.finish(take);
    std::vector<std::int16_t> samples(answer.size() / sizeof(std::int16_t));
    if (!samples.empty())
        std::memcpy(samples.data(), answer.data(), samples.size() * sizeof(std::int16_t));
    return samples;
}

confined::Parser speech_parser() {
    const auto prepare = [] {
        const mpg123::Mp3Decoder opens_the_library;
        const soxr::Resampler and_the_other(48'000, 24'000);
    };
    return {parser_of_speech, memory_of_speech, prepare, parse_speech};
}

} // namespace baonoi::synthesise::service
