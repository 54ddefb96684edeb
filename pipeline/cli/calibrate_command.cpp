// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/data_folder.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/text_script.h"
#include "produce/produce.h"

#include <cmath>
#include <fmt/format.h>

namespace baonoi::cli {

namespace {

namespace fs = std::filesystem;

// A gain that is this far from the measured one is right, dB.
constexpr double close_enough = 0.05;

// The text of a voice.toml with another gain_db, its other lines as they are.
std::string with_gain(const std::string &text, double gain_db) {
    const std::string entry = fmt::format("gain_db = {:.2f}", gain_db);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = std::string_view(text).substr(begin, end - begin);
        if (line.starts_with("gain_db")) {
            const std::size_t comment = line.find('#');
            const std::string rest =
                comment == std::string::npos ? "" : " " + std::string(line.substr(comment));
            return fmt::format("{}{}{}{}", text.substr(0, begin), entry, rest, text.substr(end));
        }
        if (line.starts_with('[')) // a table: the key must stand before it
            return fmt::format("{}{}\n\n{}", text.substr(0, begin), entry, text.substr(begin));
        begin = end + 1;
    }
    return text + entry + "\n";
}

double measure(synthesise::Voice &voice, const Script &script, const std::vector<Utterance> &utterances) {
    const encode::EncodeSettings usual;
    verify::VerifySettings exact;
    exact.loudness_tolerance = close_enough / 2;
    return produce::record(script, utterances, "", {voice, usual, exact}).gain_db;
}

fs::path folder_of(const std::string &name, const settings::Config &config) {
    for (const synthesise::VoiceSummary &voice : synthesise::list_voices(config.voice_folders))
        if (voice.name == name)
            return voice.folder;
    return {}; // it has spoken before
}

void calibrate(const std::string &name, const Script &script, const std::vector<Utterance> &utterances,
               const settings::Config &config) {
    const auto voice = synthesise::make_voice(config.voice_folders, name, config.worker_count(), {},
                                              config.voice_surroundings());
    const double stated = voice->facts().gain_db;
    const double measured = measure(*voice, script, utterances);
    if (std::abs(measured - stated) <= close_enough) {
        fmt::print("{}: gain_db = {:.2f} is right\n", name, stated);
        return;
    }
    const fs::path file = folder_of(name, config) / "voice.toml";
    write_file_atomically(file, with_gain(read_file(file, std::size_t{1} << 20U), measured));
    fmt::print("{}: gain_db = {:.2f}, written to {}\n", name, measured, file.string());
}

} // namespace

int voices_calibrate_command(const std::vector<std::string> &names, const settings::Config &config) {
    std::string text = read_file(data_folder() / "voices/calibration.txt", std::size_t{1} << 20U);
    text.erase(0, text.find('\n') + 1); // its licence
    const Script script = script_of_text(text, "");
    const normalise::Reader reader(config.lexicon_folders, config.reading);
    const std::vector<Utterance> utterances = normalise::normalise(script, reader);
    std::vector<std::string> voices = names;
    if (voices.empty())
        voices = synthesise::voice_names(config.voice_folders);
    for (const std::string &voice : voices)
        calibrate(voice, script, utterances, config);
    return 0;
}

} // namespace baonoi::cli
