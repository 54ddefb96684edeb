// SPDX-License-Identifier: GPL-3.0-or-later
// What each part of encode and verify costs for five minutes of speech; LAME and the decoder are for
// comparison.
#include "encode/decoded.h"
#include "encode/encode.h"
#include "encode/limiter.h"
#include "encode/mastering.h"
#include "encode/sample_speech.h"
#include "lib/ebur128/meter.h"
#include "verify/verify.h"

#include <benchmark/benchmark.h>

namespace {

using namespace baonoi;
using namespace baonoi::ebur128;

constexpr int rate = 22050;

struct Material {
    Script script = test::sample_script();
    std::vector<Utterance> utterances;
    test::Speech speech;
    std::vector<float> mastered;
    Recording recording;

    Material() {
        const std::vector<Utterance> once = test::sample_utterances(script);
        while (utterances.size() < 45 * once.size())
            utterances.insert(utterances.end(), once.begin(), once.end());
        speech = test::sample_speech(utterances);
        mastered = master(speech.samples);
        recording = record();
    }
    static std::vector<float> master(const std::vector<std::int16_t> &samples) {
        encode::Mastering mastering(rate);
        std::vector<float> result;
        mastering.add(samples, result);
        mastering.finish(result);
        return result;
    }
    Recording record() const {
        const encode::EncodeSettings settings;
        encode::Recorder recorder(script, utterances, {rate, 6}, settings);
        const std::vector<SpokenUtterance> spoken = test::spoken_utterances(speech, utterances.size());
        for (std::size_t i = 0; i < spoken.size(); ++i)
            recorder.add(i, spoken[i]);
        recorder.finish();
        return recorder.recording({});
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
        benchmark::DoNotOptimize(Material::master(samples));
    report_length(state);
}

void limiting(benchmark::State &state) {
    for (auto _ : state) {
        encode::Limiter limiter(rate, 2, 0.75F);
        std::vector<float> limited;
        limiter.add(material().mastered, limited);
        limiter.finish(limited);
        benchmark::DoNotOptimize(limited);
    }
}

void loudness_of_libebur128(benchmark::State &state) {
    for (auto _ : state) {
        LoudnessMeter meter(rate, 1);
        meter.add(material().mastered);
        benchmark::DoNotOptimize(meter.integrated());
    }
}

void true_peak(benchmark::State &state) {
    for (auto _ : state) {
        TruePeakMeter meter(rate);
        meter.add(material().mastered);
        benchmark::DoNotOptimize(meter.peak());
    }
}

void lame(benchmark::State &state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(test::mp3_of(material().mastered, {rate, 48000, 7}));
}

void decoding(benchmark::State &state) {
    const std::string mp3 = material().recording.mp3.text();
    for (auto _ : state)
        benchmark::DoNotOptimize(test::decoded(mp3));
}

void whole_encode(benchmark::State &state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(material().record());
}

void whole_verify(benchmark::State &state) {
    const Material &m = material();
    for (auto _ : state)
        benchmark::DoNotOptimize(verify::verify(m.recording, m.script, m.utterances, {}));
}

BENCHMARK(mastering)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(limiting)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(loudness_of_libebur128)->Unit(benchmark::kMillisecond);
BENCHMARK(true_peak)->Unit(benchmark::kMillisecond);
BENCHMARK(lame)->Unit(benchmark::kMillisecond);
BENCHMARK(decoding)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_encode)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(whole_verify)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

} // namespace

BENCHMARK_MAIN();
