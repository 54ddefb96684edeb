// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/voices_api.h"

#include "serve/answers.h"
#include "serve/body_fields.h"
#include "work/trial.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve {

namespace {

using nlohmann::json;

constexpr std::size_t longest_spoken = 1000; // bytes

} // namespace

http::ServerResponse answer_voices_list(const Call &call) {
    const settings::Config &config = *call.setup.config;
    json voices = json::array();
    for (const synthesise::VoiceSummary &voice : work::all_voices(config))
        voices.push_back({{"name", voice.name},
                          {"description", voice.description},
                          {"licence", voice.licence},
                          {"is_configured", voice.name == config.voice}});
    return reply_with({{"voices", voices}, {"speed", config.pace.speed}, {"pauses", config.pace.pauses}});
}

http::ServerResponse answer_voice_preview(const Call &call) {
    JsonFields given =
        read_fields(call.request.body, {"text", "voice", "speed", "pauses"}, OtherFields::refused);
    auto &fields = given.values;
    if (!given.fault.empty())
        return http::refusal(400, given.fault);
    if (fields["text"].empty())
        return http::refusal(400, "\"text\" is needed");
    if (fields["text"].size() > longest_spoken)
        return http::refusal(400, fmt::format("\"text\" is longer than {} bytes", longest_spoken));
    synthesise::Pace pace = call.setup.config->pace;
    for (const auto &[name, value] : {std::pair("speed", &pace.speed), {"pauses", &pace.pauses}}) {
        const std::string text = fields[name].empty() ? fmt::to_string(*value) : fields[name];
        const auto percent = number_from(text, synthesise::slowest_pace, synthesise::fastest_pace);
        if (!percent)
            return refuse_number(name, synthesise::slowest_pace, synthesise::fastest_pace);
        *value = static_cast<int>(*percent);
    }
    return told([&]() -> http::ServerResponse {
        const auto setup = speaker_of(call);
        return {200, "audio/mpeg",
                work::speak_trial(*setup, work::try_reading(*setup, fields["text"], {}, {}), fields["voice"],
                                  pace)};
    });
}

} // namespace baonoi::serve
