// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/file.h"
#include "lib/openssl/digest.h"
#include "lib/toml/toml.h"
#include "synthesise/espeak_voice.h"
#include "synthesise/voice.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::synthesise {

namespace fs = std::filesystem;

namespace {

constexpr int slowest_rate = 80, fastest_rate = 450;
constexpr std::size_t largest_data_file = std::size_t{4} << 20U;

struct VoiceFile {
    fs::path folder;
    toml::TomlTable table;
    VoiceSummary summary;
    std::string engine;
};

VoiceFile open_voice(const fs::path &folder) {
    toml::TomlTable table = toml::TomlTable::read(folder / "voice.toml");
    const auto text = [&](std::string_view key) {
        const auto value = table.string(key);
        if (!value || value->empty())
            table.fail(key, "be given");
        return *value;
    };
    VoiceSummary summary{folder.filename().string(), text("description"), text("licence")};
    std::string engine = text("engine");
    return {folder, std::move(table), std::move(summary), std::move(engine)};
}

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

Seconds pause(toml::TomlTable &table, std::string_view key) {
    const auto value = table.duration(key);
    if (!value || *value < 0 || *value > 5)
        table.fail(key, "be a duration from \"0ms\" to \"5s\"");
    return {*value};
}

Pauses read_pauses(toml::TomlTable table) {
    Pauses pauses;
    for (std::size_t i = static_cast<std::size_t>(Pause::none) + 1; i < pause_kinds; ++i)
        pauses.after[i] = pause(table, name_of(static_cast<Pause>(i)));
    pauses.breath = pause(table, "breath");
    table.finish();
    return pauses;
}

// Without the table nothing is changed.
Equaliser read_equaliser(toml::TomlTable &voice) {
    Equaliser equaliser;
    if (auto table = voice.table("equaliser")) {
        for (std::size_t i = 0; i < equaliser_hertz.size(); ++i)
            equaliser.gains_db[i] = table->number(fmt::to_string(equaliser_hertz[i]), -15, 15).value_or(0);
        table->finish();
    }
    return equaliser;
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

void keep_pace(const Pace &pace, EspeakVoiceSettings &settings) {
    settings.engine.rate = std::clamp(settings.engine.rate * pace.speed / 100, slowest_rate, fastest_rate);
    const double longer = pace.pauses / 100.0;
    for (Seconds &after : settings.pauses.after)
        after.value *= longer;
    settings.pauses.breath.value *= longer;
}

std::unique_ptr<Voice> make_espeak_voice(VoiceFile &file, int workers, const Pace &pace) {
    EspeakVoiceSettings settings;
    settings.name = file.summary.name;
    settings.description = file.summary.description;
    settings.gain_db = file.table.number("gain_db", -20, 40).value_or(0);
    settings.equaliser = read_equaliser(file.table);
    settings.engine = read_engine(subtable(file.table, "espeak"));
    settings.pauses = read_pauses(subtable(file.table, "pauses"));
    keep_pace(pace, settings);
    std::string hashes;
    const auto load = [&](std::string_view key, auto add) {
        for (const std::string &name : file.table.strings(key).value_or(std::vector<std::string>{})) {
            const fs::path path = (file.folder / name).lexically_normal();
            const std::string text = read_file(path, largest_data_file);
            (settings.pronunciation.*add)(text, path.string());
            hashes += openssl::sha256_hex(text);
        }
    };
    load("respell", &Pronunciation::add_respellings);
    load("latin", &Pronunciation::add_latin);
    load("languages", &Pronunciation::add_languages);
    if (const auto name = file.table.string("prosody")) {
        const fs::path path = (file.folder / *name).lexically_normal();
        const std::string text = read_file(path, largest_data_file);
        settings.prosody = read_prosody(text, path.string());
        hashes += openssl::sha256_hex(text);
    }
    settings.data_hash = openssl::sha256_hex(hashes);
    file.table.finish();
    return std::make_unique<EspeakVoice>(std::move(settings), workers);
}

struct Backend {
    std::string_view engine;
    std::unique_ptr<Voice> (*make)(VoiceFile &file, int workers, const Pace &pace);
};

constexpr std::array backends{
    Backend{"espeak-ng", make_espeak_voice},
};

} // namespace

std::vector<std::string> voice_names(const fs::path &folder) {
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto &entry : fs::directory_iterator(folder, ignored))
        if (fs::is_regular_file(entry.path() / "voice.toml", ignored))
            names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<VoiceSummary> list_voices(const fs::path &voices_folder) {
    std::vector<VoiceSummary> voices;
    for (const std::string &name : voice_names(voices_folder))
        voices.push_back(open_voice(voices_folder / name).summary);
    return voices;
}

std::unique_ptr<Voice> make_voice(const fs::path &voices_folder, const std::string &name, int workers,
                                  const Pace &pace) {
    const std::vector<std::string> names = voice_names(voices_folder);
    if (names.empty())
        throw Error(Next::stop, fmt::format("{} holds no voice", voices_folder.string()));
    if (std::find(names.begin(), names.end(), name) == names.end())
        throw Error(Next::stop,
                    fmt::format("unknown voice \"{}\"; the voices are {}", name, fmt::join(names, ", ")));
    VoiceFile file = open_voice(voices_folder / name);
    for (const Backend &backend : backends)
        if (backend.engine == file.engine)
            return backend.make(file, workers, pace);
    std::vector<std::string_view> engines;
    engines.reserve(std::size(backends));
    for (const Backend &backend : backends)
        engines.push_back(backend.engine);
    file.table.fail("engine", fmt::format("be one of: {}", fmt::join(engines, ", ")));
}

} // namespace baonoi::synthesise
