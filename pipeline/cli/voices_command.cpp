// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "synthesise/voice.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

int voices_command(bool json, const settings::Config &config) {
    const std::vector<synthesise::VoiceSummary> voices = synthesise::list_voices(config.voice_folders);
    if (json) {
        auto list = nlohmann::ordered_json::array();
        for (const synthesise::VoiceSummary &voice : voices)
            list.push_back({{"name", voice.name},
                            {"description", voice.description},
                            {"licence", voice.licence},
                            {"attribution", voice.attribution},
                            {"doubts", voice.doubts}});
        fmt::print("{}\n", list.dump(2));
        return 0;
    }
    for (const synthesise::VoiceSummary &voice : voices)
        fmt::print("{:<18} {}\n", voice.name, voice.description);
    return 0;
}

} // namespace baonoi::cli
