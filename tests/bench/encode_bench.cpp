// SPDX-License-Identifier: GPL-3.0-or-later
// What each part of encode and verify costs for five minutes of speech; LAME and the decoder are for
// comparison.
#include "encode/encode.h"
#include "encode/level.h"
#include "encode/sample_speech.h"
#include "lib/ebur128/meter.h"
#include "lib/ffmpeg/mp3_decoder.h"
#include "lib/ffmpeg/mp3_encoder.h"
#include "verify/verify.h"

#include <benchmark/benchmark.h>

namespace {

using namespace baonoi;
using namespace baonoi::ebur128;

constexpr int rate = 22050;

struct Material {
    Script script = test::sample_script();
    std::vector<Utterance> utterances;
    Speech speech;
    encode::Mastered mastered;
    Recording recording;

    Material() {
        const std::vector<Utterance> once = test::sample_utterances(script);
        while (utterances.size() < 45 * once.size())
            utterances.insert(utterances.end(), once.begin(), once.end());
        speech = test::sample_speech(utterances);
        mastered = encode::master(speech.samples, 0, static_cast<std::int64_t>(speech.samples.size()), rate);
        recording = encode::encode(speech, script, utterances, {}, {});
    }
};

const Material &material() {
    static const Material result;
    return result;
}

void report_length(benchmark::State &state) {
    state.counters["speech_s"] = static_cast<double>(material().speech.samples.size()) / rate;
}

void mastering(benchmark::State &state) {
    const std::vector<std::int16_t> &samples = material().speech.samples;
    for (auto _ : state)
        benchmark::DoNotOptimize(encode::master(samples, 0, static_cast<std::int64_t>(samples.size()), rate));
    report_length(state);
}

void levelling(benchmark::State &state) {
    for (auto _ : state) {
        state.PauseTiming();
        encode::Mastered copy = material().mastered;
        state.ResumeTiming();
        encode::level(copy, rate, {});
    }
}

void loudness_of_libebur128(benchmark::State &state) {
    for (auto _ : state) {
        LoudnessMeter meter(rate, 1);
        meter.add(material().mastered.samples);
        benchmark::DoNotOptimize(meter.integrated());
    }
}

void true_peak(benchmark::State &state) {
    for (auto _ : state) {
        TruePeakMeter meter(rate);
        meter.add(material().mastered.samples);
        benchmark::DoNotOptimize(meter.peak());
    }
}

void lame(benchmark::State &state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(ffmpeg::encode_mp3(material().mastered.samples, {rate, 48000, 7}));
}

void decoding(benchmark::State &state) {
    const std::string &mp3 = material().recording.mp3;
    const auto layout = sound::parse_mp3(mp3);
    for (auto _ : state)
        ffmpeg::decode_mp3(mp3, *layout, 0, ffmpeg::playable_samples(*layout),
                           [](const ffmpeg::DecodedBlock &) {});
}

void whole_encode(benchmark::State &state) {
    const Material &m = material();
    for (auto _ : state)
        benchmark::DoNotOptimize(encode::encode(m.speech, m.script, m.utterances, {}, {}));
}

void whole_verify(benchmark::State &state) {
    const Material &m = material();
    for (auto _ : state)
        benchmark::DoNotOptimize(verify::verify(m.recording, m.script, m.utterances, {}));
}

BENCHMARK(mastering)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(levelling)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(loudness_of_libebur128)->Unit(benchmark::kMillisecond);
BENCHMARK(true_peak)->Unit(benchmark::kMillisecond);
BENCHMARK(lame)->Unit(benchmark::kMillisecond);
BENCHMARK(decoding)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_encode)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(whole_verify)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

} // namespace

BENCHMARK_MAIN();
