// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/voice_catalogue.h"

#include "base/ascii.h"
#include "base/data_folder.h"
#include "base/error.h"
#include "base/url.h"
#include "lib/toml/toml.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

namespace {

constexpr std::int64_t largest_file = std::int64_t{8} << 30U; // bytes
constexpr std::size_t digits_of_sha256 = 64;

// Of a voice, and of a file of its folder: it names no other folder, and nothing that is hidden.
bool is_plain_name(const std::string &name) {
    return !name.empty() && name.size() <= 100 && name[0] != '.' &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return is_ascii_alnum(c) || c == '-' || c == '_' || c == '.'; });
}

bool is_sha256(const std::string &text) {
    return text.size() == digits_of_sha256 && std::all_of(text.begin(), text.end(), [](char c) {
               return is_ascii_digit(c) || (c >= 'a' && c <= 'f');
           });
}

std::string given(toml::TomlTable &table, std::string_view key) {
    auto value = table.string(key);
    if (!value || value->empty())
        table.fail(key, "be given");
    return std::move(*value);
}

CatalogueFile read_one_file(toml::TomlTable table) {
    CatalogueFile file;
    file.name = given(table, "name");
    if (!is_plain_name(file.name) || file.name == "voice.toml")
        table.fail("name", "be a file's name of letters, digits, \"-\", \"_\" and \".\"");
    file.url = given(table, "url");
    if (!is_private_address(file.url))
        table.fail("url", "be an https address");
    const auto bytes = table.integer("bytes", 0, largest_file);
    if (!bytes)
        table.fail("bytes", "be given");
    file.bytes = static_cast<std::uint64_t>(*bytes);
    const auto sha256 = table.string("sha256");
    if (!sha256 || !(sha256->empty() || is_sha256(*sha256)))
        table.fail("sha256", "be 64 hex digits, or \"\" where nobody published them");
    file.sha256 = *sha256;
    table.finish();
    return file;
}

CatalogueVoice read_one_voice(toml::TomlTable table) {
    CatalogueVoice voice;
    voice.name = given(table, "name");
    if (!is_plain_name(voice.name))
        table.fail("name", "be a folder's name of letters, digits, \"-\", \"_\" and \".\"");
    voice.description = given(table, "description");
    voice.engine = given(table, "engine");
    voice.licence = given(table, "licence");
    voice.attribution = table.string("attribution").value_or("");
    voice.doubts = table.strings("doubts").value_or(std::vector<std::string>{});
    voice.needs = table.string("needs").value_or("");
    voice.settings = table.string("settings").value_or("");
    for (toml::TomlTable &file : table.tables("file"))
        voice.files.push_back(read_one_file(std::move(file)));
    if (voice.files.empty())
        table.fail("file", "be given: [[voice.file]]");
    table.finish();
    return voice;
}

// A basic string of TOML has the escapes of JSON.
std::string quoted(const std::string &text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

} // namespace

std::uint64_t CatalogueVoice::bytes() const {
    std::uint64_t all = 0;
    for (const CatalogueFile &file : files)
        all += file.bytes;
    return all;
}

std::filesystem::path usual_catalogue() {
    return data_folder() / "voices/catalogue.toml";
}

std::vector<CatalogueVoice> read_catalogue(const std::filesystem::path &file) {
    toml::TomlTable table = toml::TomlTable::read(file);
    std::vector<CatalogueVoice> voices;
    for (toml::TomlTable &voice : table.tables("voice"))
        voices.push_back(read_one_voice(std::move(voice)));
    table.finish();
    return voices;
}

const CatalogueVoice &voice_in(const std::string &name, const std::vector<CatalogueVoice> &catalogue,
                               const std::filesystem::path &file) {
    const auto found = std::find_if(catalogue.begin(), catalogue.end(),
                                    [&](const CatalogueVoice &voice) { return voice.name == name; });
    if (found != catalogue.end())
        return *found;
    std::vector<std::string_view> names;
    names.reserve(catalogue.size());
    for (const CatalogueVoice &voice : catalogue)
        names.push_back(voice.name);
    throw Error(
        Next::stop,
        fmt::format("{} has no voice \"{}\" but {}; for another one write a catalogue of your own, with "
                    "the SHA-256 of its files, and name it with --catalogue",
                    file.string(), name, fmt::join(names, ", ")));
}

std::string obstacle_to(const CatalogueVoice &voice) {
    for (const CatalogueFile &file : voice.files)
        if (file.sha256.empty() || file.bytes == 0)
            return fmt::format(
                "no SHA-256 of {} is known, so that nobody can tell whether it is the file that is "
                "meant",
                file.url);
    return "";
}

std::string voice_toml_of(const CatalogueVoice &voice) {
    std::string text = fmt::format("# Installed by: baonoi voices install {}\n", voice.name);
    const auto add = [&](std::string_view key, const std::string &value) {
        if (!value.empty())
            text += fmt::format("{} = {}\n", key, quoted(value));
    };
    add("description", voice.description);
    add("licence", voice.licence);
    add("attribution", voice.attribution);
    add("engine", voice.engine);
    if (!voice.doubts.empty()) {
        text += "doubts = [\n";
        for (const std::string &doubt : voice.doubts)
            text += fmt::format("  {},\n", quoted(doubt));
        text += "]\n";
    }
    return text + voice.settings;
}

std::string readable_size(std::uint64_t bytes) {
    const bool is_small = bytes < 100'000;
    return fmt::format("{:.1f} {}", static_cast<double>(bytes) / (is_small ? 1e3 : 1e6),
                       is_small ? "kB" : "MB");
}

} // namespace baonoi::cli
