// SPDX-License-Identifier: GPL-3.0-or-later
// The calibration text as a voice speaks it, for benchmarks that measure how it sounds.
#pragma once

#include "base/data_folder.h"
#include "base/file.h"
#include "cli/text_script.h"
#include "normalise/normalise.h"
#include "synthesise/synthesise.h"
#include "synthesise/voice.h"

#include <filesystem>
#include <string>
#include <vector>

namespace baonoi::bench {

struct Spoken {
    synthesise::VoiceFacts facts;
    std::vector<Utterance> utterances;
    std::vector<SpokenUtterance> speech;
};

inline std::vector<Utterance> utterances_of(const std::filesystem::path &file) {
    std::string text = read_file(file, std::size_t{1} << 20U);
    if (text.starts_with("# "))
        text.erase(0, text.find('\n') + 1); // its licence
    const normalise::Reader reader({data_folder() / "config/lexicon"}, {});
    return normalise::normalise(cli::script_of_text(text, ""), reader);
}

inline Spoken spoken(const std::string &voice_name, const std::filesystem::path &file) {
    const auto voice = synthesise::make_voice(data_folder() / "voices", voice_name, 2);
    Spoken all{voice->facts(), utterances_of(file), {}};
    synthesise::synthesise(all.utterances, *voice, [&](std::size_t, SpokenUtterance utterance) {
        all.speech.push_back(std::move(utterance));
    });
    return all;
}

// A word of the command line, or what stands for it.
inline std::string argument(int argc, char **argv, int at, const std::string &otherwise) {
    return at < argc ? argv[at] : otherwise;
}

} // namespace baonoi::bench
