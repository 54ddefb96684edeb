// SPDX-License-Identifier: GPL-3.0-or-later
// A voice.toml that is being read. voices.cpp opens it and hands it to the engine that it names; what engines
// read alike is here. voices/README.md explains every key.
#pragma once

#include "lib/toml/toml.h"
#include "synthesise/plan.h"
#include "synthesise/voice.h"

#include <filesystem>
#include <string_view>

namespace baonoi::synthesise {

struct VoiceFile {
    toml::TomlTable table;
    VoiceSummary summary;
};

// Throws stop when there is none.
toml::TomlTable subtable(toml::TomlTable &parent, std::string_view key);
// A number that must be given. Throws stop when it is not.
int setting(toml::TomlTable &table, std::string_view key, int low, int high);

// [equaliser]; without it nothing is changed.
Equaliser read_equaliser(VoiceFile &file);
// [pauses], at that pace.
Pauses read_pauses(VoiceFile &file, const Pace &pace);

// What make_voice() was called with, for an engine that needs another voice or other surroundings.
struct VoiceOrder {
    const VoiceFolders &folders;
    int workers = 1;
    Pace pace;
    const VoiceSurroundings &surroundings;
};

// The voice of eSpeak NG that says the same words, so that those of another voice can be timed and checked:
// key reference, or vi-north. Throws stop for one of another engine, which would need a reference of its own.
std::unique_ptr<Voice> read_reference(VoiceFile &file, const VoiceOrder &order, int workers);

// An engine: what makes the voices whose voice.toml names it. It reads the file to its end.
struct Engine {
    std::string_view name;
    std::unique_ptr<Voice> (*make)(VoiceFile &file, const VoiceOrder &order);
};
constexpr std::string_view espeak_engine = "espeak", http_engine = "http", piper_engine = "piper";

// The one that the voice's file names; null: there is none of that name.
const Engine *engine_of(const VoiceSummary &voice);

} // namespace baonoi::synthesise
