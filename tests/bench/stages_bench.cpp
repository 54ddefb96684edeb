// SPDX-License-Identifier: GPL-3.0-or-later
// stages_bench PAGE: wall and CPU time of every stage for one article, one after the other; produce has
// voice, encoder and listener work at the same time.
#include "base/data_folder.h"
#include "produce/produce.h"
#include "settings/config.h"
#include "synthesise/synthesise.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>
#include <thread>

namespace baonoi {
namespace {

double cpu_of(int who) {
    rusage usage{};
    ::getrusage(who, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
}

template <class Run>
auto timed(const char *name, Run run) {
    const double cpu = cpu_of(RUSAGE_SELF);
    const auto begin = std::chrono::steady_clock::now();
    auto result = run();
    const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begin;
    std::printf("%-12s wall %7.1f ms  own CPU %7.1f ms\n", name, wall.count(),
                (cpu_of(RUSAGE_SELF) - cpu) * 1000);
    return result;
}

void run(const char *page) {
    const settings::Config config = timed("config", [] { return settings::parse_config("", ""); });
    const auto http = curl::make_curl_http(config.http);
    const Article article = timed("fetch", [&] { return fetch::fetch(page, *http, config.fetch); });
    extract::ExtractSettings settings = config.extract;
    settings.words =
        timed("words", [] { return extract::load_page_words(data_folder() / "config/extract"); });
    const Script script = timed("extract", [&] { return extract::extract(article, settings); });
    const normalise::Reader reader =
        timed("lexicon", [&] { return normalise::Reader(config.lexicon_folders, config.reading); });
    const auto utterances = timed("normalise", [&] { return normalise::normalise(script, reader); });
    const double before = cpu_of(RUSAGE_CHILDREN);
    auto voice = timed("voice", [&] {
        return synthesise::make_voice(data_folder() / "voices", config.voice, config.worker_count());
    });
    std::vector<SpokenUtterance> spoken;
    timed("synthesise", [&] {
        synthesise::synthesise(utterances, *voice, [&](std::size_t, SpokenUtterance utterance) {
            spoken.push_back(std::move(utterance));
        });
        return 0;
    });
    const synthesise::VoiceFacts facts = voice->facts();
    voice.reset();
    std::printf("%-12s %zu utterances, CPU %.1f ms\n", "voice servers", utterances.size(),
                (cpu_of(RUSAGE_CHILDREN) - before) * 1000);
    const Recording recording = timed("encode", [&] {
        encode::Recorder recorder(script, utterances, {facts.sample_rate, facts.gain_db, facts.equaliser},
                                  config.encode);
        for (std::size_t i = 0; i < spoken.size(); ++i)
            recorder.add(i, spoken[i]);
        recorder.finish();
        return recorder.recording({"", facts.name, facts.engine, facts.fingerprint, {}, {}});
    });
    timed("verify", [&] { return verify::verify(recording, script, utterances, config.verify); });
    std::printf("%.1f s of speech\n", recording.duration.value);
}

} // namespace
} // namespace baonoi

int main(int argc, char **argv) {
    ::setenv("BAONOI_VOICE", BAONOI_VOICE, 0);
    if (argc != 2)
        return 2;
    baonoi::run(argv[1]);
}
