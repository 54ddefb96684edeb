// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesise/piper/piper_voice.h"

#include "align/align.h"
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include "lib/openssl/digest.h"
#include "synthesise/join.h"
#include "synthesise/parts.h"
#include "synthesise/piper/model_facts.h"

#include <fmt/format.h>

namespace baonoi::synthesise::piper {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_facts = std::size_t{1} << 20U, largest_model = std::size_t{512} << 20U;
// A part of an utterance, so that its reference stays well below align::longest_reference.
constexpr std::size_t longest_part = 600; // characters
// Of a clause of 300 characters, which lasts 20 s, on a slow core.
constexpr double seconds_of_request = 60;
// eSpeak NG's own, which only makes phonemes here: what it would speak with does not matter.
constexpr int any_rate = 160, any_pitch = 50;

fs::path file_of(VoiceFile &voice, const std::string &name) {
    return (voice.summary.folder / name).lexically_normal();
}

} // namespace

PiperVoice::PiperVoice(EspeakVoiceSettings settings, int workers, std::unique_ptr<Voice> reference)
    : pauses_(settings.pauses), voice_(std::move(settings), workers), reference_(std::move(reference)) {}

SpokenUtterance PiperVoice::speak(const Utterance &utterance) {
    SpokenUtterance whole;
    try {
        for (const UtterancePart &part : parts_of(utterance, pauses_, longest_part))
            append_part(whole, speak_part(part.utterance), part.token, part.silence, facts().sample_rate);
    } catch (const VoiceFailure &) {
        throw;
    } catch (const Error &error) {
        throw VoiceFailure(error.next(), error.what());
    }
    return whole;
}

SpokenUtterance PiperVoice::speak_part(const Utterance &part) {
    SpokenUtterance spoken = voice_.speak(part);
    const SpokenUtterance reference = reference_->speak(part);
    align::Alignment found =
        align::align(reference, reference_->facts().sample_rate, spoken.samples, facts().sample_rate);
    if (!found.faults.empty())
        throw VoiceFailure(Next::skip,
                           fmt::format("the voice {} does not say what is written: {}", facts().name,
                                       align::describe(found.faults, part, reference)));
    if (!facts().has_exact_times)
        spoken.words = std::move(found.words);
    return spoken;
}

std::unique_ptr<Voice> make_piper_voice(VoiceFile &file, const VoiceOrder &order) {
    EspeakVoiceSettings settings = read_usual_settings(file, order.pace);
    toml::TomlTable table = subtable(file.table, "piper");
    const auto model = table.string("model");
    if (!model || model->empty())
        table.fail("model", "be the model's file, beside voice.toml or with its folder");
    const fs::path path = file_of(file, *model);
    const fs::path facts_path = file_of(file, table.string("config").value_or(*model + ".json"));
    const std::string facts_text = read_file(facts_path, largest_facts);
    ModelFacts facts = parse_model_facts(facts_text, facts_path.string());
    facts.model.file = path.string();
    facts.model.runtime = table.string("runtime").value_or("libonnxruntime.so.1");
    if (facts.model.runtime.find('/') != std::string::npos)
        facts.model.runtime = file_of(file, facts.model.runtime).string();
    facts.model.length_scale *= 100.0 / order.pace.speed;
    const auto speaker = table.integer("speaker", 0, std::max<std::int64_t>(facts.speakers - 1, 0));
    if (facts.speakers > 1)
        facts.model.speaker = static_cast<int>(speaker.value_or(0));
    table.finish();

    settings.data_hash = openssl::sha256_hex(fmt::format(
        "{}\n{}\n{}\n{} {}", settings.data_hash, openssl::sha256_hex(read_file(path, largest_model)),
        openssl::sha256_hex(facts_text), facts.model.length_scale, facts.model.speaker));
    settings.engine = {facts.voice, "vi",      any_rate,           any_pitch,
                       any_pitch,   any_pitch, seconds_of_request, std::move(facts.model)};
    auto reference = read_reference(file, order, order.workers);
    file.table.finish();
    return std::make_unique<PiperVoice>(std::move(settings), order.workers, std::move(reference));
}

} // namespace baonoi::synthesise::piper
