// SPDX-License-Identifier: GPL-3.0-or-later
// What the voice server costs: one word is the price of a fork, a sentence the price of speech.
#include "base/data_folder.h"
#include "synthesise/voice.h"

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <string>

namespace {

using namespace baonoi;

Utterance utterance(const std::string &text) {
    Utterance result;
    Token token;
    token.spoken = text;
    result.tokens.push_back(token);
    return result;
}

void speak(benchmark::State &state, const std::string &text) {
    const auto voice = synthesise::make_voice(data_folder() / "voices", "vi-north", 1);
    const Utterance sentence = utterance(text);
    for (auto _ : state)
        benchmark::DoNotOptimize(voice->speak(sentence));
}

void start(benchmark::State &state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(synthesise::make_voice(data_folder() / "voices", "vi-north", 1));
}

BENCHMARK(start)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(speak, one_word, "ta")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(speak, one_sentence,
                  "sáng nay mưa lớn trên diện rộng ở miền núi phía bắc khiến nhiều tuyến đường bị sạt lở")
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

} // namespace

int main(int argc, char **argv) {
    ::setenv("BAONOI_VOICE", BAONOI_VOICE, 0);
    ::benchmark::Initialize(&argc, argv);
    ::benchmark::RunSpecifiedBenchmarks();
}
