// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/file.h"
#include "lib/openssl/digest.h"
#include "lib/toml/toml.h"
#include "synthesise/espeak_voice.h"
#include "synthesise/piper/piper_voice.h"
#include "synthesise/service/service_voice.h"
#include "synthesise/voice_file.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace baonoi::synthesise {

namespace fs = std::filesystem;

namespace {

constexpr int slowest_rate = 80, fastest_rate = 450;
// What a smooth voice is spoken at: eSpeak NG says each sound to its end there, which its own faster speech
// cuts (measured with a recogniser, 58 of 100 syllables told apart instead of 52).
constexpr int smooth_rate = 120;
constexpr std::size_t largest_data_file = std::size_t{4} << 20U;

VoiceFile open_voice(const fs::path &folder) {
    toml::TomlTable table = toml::TomlTable::read(folder / "voice.toml");
    const auto text = [&](std::string_view key) {
        const auto value = table.string(key);
        if (!value || value->empty())
            table.fail(key, "be given");
        return *value;
    };
    VoiceSummary summary{folder.filename().string(),
                         text("description"),
                         text("licence"),
                         text("engine"),
                         folder,
                         table.string("attribution").value_or(""),
                         table.strings("doubts").value_or(std::vector<std::string>{})};
    return {std::move(table), std::move(summary)};
}

Seconds pause(toml::TomlTable &table, std::string_view key) {
    const auto value = table.duration(key);
    if (!value || *value < 0 || *value > 5)
        table.fail(key, "be a duration from \"0ms\" to \"5s\"");
    return {*value};
}

espeak::EngineSettings read_engine(toml::TomlTable table) {
    espeak::EngineSettings engine;
    engine.voice = table.string("voice").value_or("");
    if (engine.voice.empty())
        table.fail("voice", "be a voice file of eSpeak NG such as \"aav/vi\"");
    if (const auto variant = table.string("variant"))
        engine.voice += "+" + *variant;
    engine.language = table.string("language").value_or("vi");
    engine.rate = setting(table, "rate", slowest_rate, fastest_rate);
    engine.pitch = setting(table, "pitch", 0, 100);
    engine.range = setting(table, "range", 0, 100);
    engine.volume = setting(table, "volume", 0, 100);
    table.finish();
    return engine;
}

std::unique_ptr<Voice> make_espeak_voice(VoiceFile &file, const VoiceOrder &order) {
    EspeakVoiceSettings settings = read_usual_settings(file, order.pace);
    settings.engine = read_engine(subtable(file.table, "espeak"));
    settings.engine.rate =
        std::clamp(settings.engine.rate * order.pace.speed / 100, slowest_rate, fastest_rate);
    if (file.table.boolean("smooth").value_or(false) && settings.engine.rate > smooth_rate) {
        settings.stretch = static_cast<double>(smooth_rate) / settings.engine.rate;
        settings.engine.rate = smooth_rate;
    }
    if (const auto name = file.table.string("prosody")) {
        const fs::path path = (file.summary.folder / *name).lexically_normal();
        const std::string text = read_file(path, largest_data_file);
        settings.prosody = read_prosody(text, path.string());
        settings.data_hash += openssl::sha256_hex(text);
    }
    settings.data_hash = openssl::sha256_hex(settings.data_hash);
    file.table.finish();
    return std::make_unique<EspeakVoice>(std::move(settings), order.workers);
}

constexpr std::array engines{
    Engine{espeak_engine, make_espeak_voice},
    Engine{http_engine, service::make_service_voice},
    Engine{piper_engine, piper::make_piper_voice},
};

// What voice.toml called the engine before there was another one.
constexpr std::string_view espeak_before = "espeak-ng";

// The folders of voices, by their names.
std::map<std::string, fs::path> folders_of_voices(const VoiceFolders &folders) {
    std::map<std::string, fs::path> found;
    std::vector<fs::path> all = {folders.shipped};
    all.insert(all.end(), folders.own.begin(), folders.own.end());
    for (const fs::path &folder : all) {
        std::error_code error;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            std::error_code ignored;
            if (!fs::is_regular_file(entry->path() / "voice.toml", ignored))
                continue;
            const auto [known, is_new] = found.emplace(entry->path().filename().string(), entry->path());
            if (!is_new)
                throw Error(Next::stop,
                            fmt::format("two voices are named \"{}\", {} and {}; rename one of the folders",
                                        known->first, known->second.string(), entry->path().string()));
        }
    }
    return found;
}

} // namespace

toml::TomlTable subtable(toml::TomlTable &parent, std::string_view key) {
    auto table = parent.table(key);
    if (!table)
        parent.fail(key, "be given as a table");
    return std::move(*table);
}

int setting(toml::TomlTable &table, std::string_view key, int low, int high) {
    const auto value = table.integer(key, low, high);
    if (!value)
        table.fail(key, "be given");
    return static_cast<int>(*value);
}

const Engine *engine_of(const VoiceSummary &voice) {
    const std::string_view name = voice.engine == espeak_before ? espeak_engine : voice.engine;
    const auto *const found = std::find_if(engines.begin(), engines.end(),
                                           [&](const Engine &engine) { return engine.name == name; });
    return found == engines.end() ? nullptr : found;
}

// The files of the keys respell, latin and languages; what they hold as hashes, one after the other.
static std::string read_pronunciation(VoiceFile &file, Pronunciation &pronunciation) {
    std::string hashes;
    const auto load = [&](std::string_view key, auto add) {
        for (const std::string &name : file.table.strings(key).value_or(std::vector<std::string>{})) {
            const fs::path path = (file.summary.folder / name).lexically_normal();
            const std::string text = read_file(path, largest_data_file);
            (pronunciation.*add)(text, path.string());
            hashes += openssl::sha256_hex(text);
        }
    };
    load("respell", &Pronunciation::add_respellings);
    load("latin", &Pronunciation::add_latin);
    load("languages", &Pronunciation::add_languages);
    return hashes;
}

EspeakVoiceSettings read_usual_settings(VoiceFile &file, const Pace &pace) {
    EspeakVoiceSettings settings;
    settings.name = file.summary.name;
    settings.description = file.summary.description;
    settings.attribution = file.summary.attribution;
    settings.gain_db = file.table.number("gain_db", -20, 40).value_or(0);
    settings.equaliser = read_equaliser(file);
    settings.pauses = read_pauses(file, pace);
    settings.data_hash = read_pronunciation(file, settings.pronunciation);
    return settings;
}

Equaliser read_equaliser(VoiceFile &file) {
    Equaliser equaliser;
    if (auto table = file.table.table("equaliser")) {
        for (std::size_t i = 0; i < equaliser_hertz.size(); ++i)
            equaliser.gains_db[i] = table->number(fmt::to_string(equaliser_hertz[i]), -15, 15).value_or(0);
        table->finish();
    }
    return equaliser;
}

Pauses read_pauses(VoiceFile &file, const Pace &pace) {
    toml::TomlTable table = subtable(file.table, "pauses");
    const double longer = pace.pauses / 100.0;
    Pauses pauses;
    for (std::size_t i = static_cast<std::size_t>(Pause::none) + 1; i < pause_kinds; ++i)
        pauses.after[i].value = pause(table, name_of(static_cast<Pause>(i))).value * longer;
    pauses.breath.value = pause(table, "breath").value * longer;
    table.finish();
    return pauses;
}

std::unique_ptr<Voice> read_reference(VoiceFile &file, const VoiceOrder &order, int workers) {
    const std::string reference = file.table.string("reference").value_or("vi-north");
    for (const VoiceSummary &voice : list_voices(order.folders)) {
        const Engine *engine = voice.name == reference ? engine_of(voice) : nullptr;
        if (engine && engine->name != espeak_engine)
            file.table.fail("reference", "be a voice of eSpeak NG");
    }
    return make_voice(order.folders, reference, workers, {}, order.surroundings);
}

std::vector<std::string> voice_names(const VoiceFolders &folders) {
    std::vector<std::string> names;
    for (const auto &[name, folder] : folders_of_voices(folders))
        names.push_back(name);
    return names;
}

std::vector<VoiceSummary> list_voices(const VoiceFolders &folders) {
    std::vector<VoiceSummary> voices;
    for (const auto &[name, folder] : folders_of_voices(folders))
        voices.push_back(open_voice(folder).summary);
    return voices;
}

std::string attribution_of(const VoiceFolders &folders, const std::string &name) {
    const auto voices = folders_of_voices(folders);
    const auto found = voices.find(name);
    return found == voices.end() ? "" : open_voice(found->second).summary.attribution;
}

std::unique_ptr<Voice> make_voice(const VoiceFolders &folders, const std::string &name, int workers,
                                  const Pace &pace, const VoiceSurroundings &surroundings) {
    const auto voices = folders_of_voices(folders);
    if (voices.empty())
        throw Error(Next::stop, fmt::format("{} holds no voice", folders.shipped.string()));
    const auto found = voices.find(name);
    if (found == voices.end())
        throw Error(Next::stop, fmt::format("unknown voice \"{}\"; the voices are {}", name,
                                            fmt::join(voice_names(folders), ", ")));
    VoiceFile file = open_voice(found->second);
    if (const Engine *engine = engine_of(file.summary))
        return engine->make(file, {folders, workers, pace, surroundings});
    std::vector<std::string_view> names;
    names.reserve(engines.size());
    for (const Engine &engine : engines)
        names.push_back(engine.name);
    file.table.fail("engine", fmt::format("be one of: {}", fmt::join(names, ", ")));
}

} // namespace baonoi::synthesise
