// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/utf8.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/voice_catalogue.h"
#include "lib/toml/toml.h"
#include "synthesise/voice.h"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace baonoi::cli {

namespace {

namespace fs = std::filesystem;

// Where the configuration names the voice; empty: nowhere.
std::string place_that_names(const std::string &voice, const settings::Config &config) {
    if (config.voice == voice)
        return "[voice] name of baonoi.toml";
    if (config.fallback_voice == voice)
        return "[voice] fallback of baonoi.toml";
    for (const settings::VoiceRule &rule : config.voice_rules)
        if (rule.voice == voice)
            return "a [[voice_for]] of baonoi.toml";
    for (const synthesise::VoiceSummary &other : synthesise::list_voices(config.voice_folders)) {
        const fs::path file = other.folder / "voice.toml";
        if (other.name != voice && toml::TomlTable::read(file).string("reference") == voice)
            return file.string() + ", as its reference,";
    }
    return "";
}

nlohmann::ordered_json as_json(const CatalogueVoice &voice, bool is_installed) {
    auto files = nlohmann::ordered_json::array();
    for (const CatalogueFile &file : voice.files)
        files.push_back(
            {{"name", file.name}, {"url", file.url}, {"bytes", file.bytes}, {"sha256", file.sha256}});
    return {{"name", voice.name},
            {"description", voice.description},
            {"engine", voice.engine},
            {"licence", voice.licence},
            {"attribution", voice.attribution},
            {"doubts", voice.doubts},
            {"needs", voice.needs},
            {"bytes", voice.bytes()},
            {"installed", is_installed},
            {"obstacle", obstacle_to(voice)},
            {"files", files}};
}

void print(const CatalogueVoice &voice, bool is_installed) {
    const std::string obstacle = obstacle_to(voice);
    say(stdout, "{:<18} {}\n", voice.name, voice.description);
    say(stdout, "    {}, {}{}\n", voice.bytes() > 0 ? readable_size(voice.bytes()) : "size not known",
        voice.licence, is_installed ? "; installed" : "");
    for (const std::string &doubt : voice.doubts)
        say(stdout, "    doubt: {}\n", doubt);
    if (!obstacle.empty())
        say(stdout, "    cannot be installed: {}\n", obstacle);
}

} // namespace

int voices_catalogue_command(const CatalogueArguments &arguments, const settings::Config &config) {
    const std::vector<CatalogueVoice> catalogue =
        read_catalogue(arguments.file.empty() ? usual_catalogue() : fs::path(arguments.file));
    const std::vector<std::string> names = synthesise::voice_names(config.voice_folders);
    const auto is_installed = [&](const CatalogueVoice &voice) {
        return std::find(names.begin(), names.end(), voice.name) != names.end();
    };
    if (arguments.json) {
        auto list = nlohmann::ordered_json::array();
        for (const CatalogueVoice &voice : catalogue)
            list.push_back(as_json(voice, is_installed(voice)));
        fmt::print("{}\n", list.dump(2));
        return 0;
    }
    for (const CatalogueVoice &voice : catalogue)
        print(voice, is_installed(voice));
    return 0;
}

int voices_remove_command(const std::string &name, const settings::Config &config) {
    std::error_code error;
    const auto is_in = [&](const fs::path &folder) {
        return fs::exists(folder / name / "voice.toml", error);
    };
    const auto &own = config.voice_folders.own;
    const auto folder =
        name.find('/') == std::string::npos ? std::find_if(own.begin(), own.end(), is_in) : own.end();
    if (folder == own.end())
        throw Error(
            Next::stop,
            name.find('/') == std::string::npos && is_in(config.voice_folders.shipped)
                ? fmt::format("{} is shipped with baonoi and stays; only voices of [voice] folders are "
                              "removed",
                              name)
                : fmt::format("there is no voice \"{}\" in [voice] folders; see: baonoi voices", name));
    if (const std::string place = place_that_names(name, config); !place.empty())
        throw Error(Next::stop,
                    fmt::format("{} names the voice {}; choose another one there first", place, name));
    // At once it is no voice any more; then its files go.
    const fs::path hidden = *folder / (".removed-" + name), trash = hidden / name;
    make_folder(hidden);
    fs::remove_all(trash, error);
    if (::rename((*folder / name).c_str(), trash.c_str()) != 0)
        fail_to_write("remove", *folder / name, errno);
    Folder(*folder).sync();
    fs::remove_all(hidden, error);
    if (error)
        fail_to_write("remove", hidden, error.value());
    say(stdout, "removed {}\n", (*folder / name).string());
    return 0;
}

} // namespace baonoi::cli
