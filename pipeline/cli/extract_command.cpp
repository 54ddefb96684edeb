// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "extract/extract.h"
#include "fetch/fetch.h"
#include "produce/whole_article.h"

#include <fmt/format.h>

namespace baonoi::cli {

namespace {

void print_script(const Script &script, const ExtractArguments &arguments) {
    if (arguments.json)
        return fmt::print("{}\n", extract::to_json(script));
    if (arguments.explain)
        for (const std::string &note : script.notes)
            fmt::print("note  {}\n", note);
    for (const Block &block : script.blocks) {
        if (arguments.explain)
            fmt::print("keep  {:<10} {}\n      {}\n      because: {}\n", name_of(block.kind), block.place,
                       block.text, block.evidence);
        else if (is_read(block.kind))
            fmt::print("{}\n", block.text);
    }
    if (arguments.explain)
        for (const Drop &drop : script.drops)
            fmt::print("drop  {:<10} {}\n      {}\n      because: {}\n", drop.rule, drop.place, drop.text,
                       drop.evidence);
}

} // namespace

int extract_command(const ExtractArguments &arguments, const settings::Config &config) {
    const auto http = curl::make_curl_http(config.http);
    const produce::FetchPage fetch_page = [&](const std::string &input) {
        return fetch::fetch(input, *http, config.fetch);
    };
    extract::ExtractSettings settings = config.extract;
    settings.explain = arguments.explain && !arguments.json;
    try {
        print_script(produce::whole_script(fetch_page(arguments.input), settings, fetch_page), arguments);
    } catch (const extract::Refused &refused) {
        if (settings.explain)
            print_script(refused.script(), arguments);
        throw;
    }
    return 0;
}

} // namespace baonoi::cli
