// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "cli/reading_json.h"
#include "produce/production.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

namespace {

using Json = nlohmann::ordered_json;

Json block_json(const Block &block, const normalise::ExplainedBlock &read, Json &unknown) {
    return {{"kind", name_of(block.kind)},
            {"text", block.text},
            {"spoken", normalise::spoken_line(block.text, read.utterances)},
            {"utterances", utterances_json(read.utterances, block.text, read.choices, unknown)}};
}

Json script_json(const produce::Reading &reading) {
    Json unknown = Json::array();
    Json json = {{"title", reading.script.title}};
    if (!reading.script.url.empty())
        json["url"] = reading.script.url;
    json["blocks"] = Json::array();
    for (const normalise::ExplainedBlock &read : reading.blocks)
        json["blocks"].push_back(block_json(reading.script.blocks[read.block], read, unknown));
    json["drops"] = Json::array();
    for (const Drop &drop : reading.script.drops)
        json["drops"].push_back({{"rule", drop.rule}, {"text", drop.text}});
    if (!unknown.empty())
        json["unknown"] = std::move(unknown);
    return json;
}

} // namespace

int script_command(const ScriptArguments &arguments, const settings::Config &config) {
    produce::Production production(config);
    const produce::Reading reading =
        production.reading(production.fetch(arguments.input), {{}, {}, {}, config.intro, config.outro});
    if (arguments.json) {
        fmt::print("{}\n", script_json(reading).dump(-1, ' ', false, Json::error_handler_t::replace));
        return 0;
    }
    for (const normalise::ExplainedBlock &read : reading.blocks)
        fmt::print("{}\n", normalise::spoken_line(reading.script.blocks[read.block].text, read.utterances));
    return 0;
}

} // namespace baonoi::cli
