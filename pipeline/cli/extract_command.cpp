// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "extract/extract.h"
#include "fetch/fetch.h"

#include <fmt/format.h>

namespace baonoi {

int extract_command(const ExtractArguments &arguments, const Config &config) {
    const auto http = make_curl_http(config.http);
    const Script script = extract(fetch(arguments.input, *http, config.fetch), config.extract);
    if (arguments.json) {
        fmt::print("{}\n", to_json(script));
        return 0;
    }
    for (const Block &block : script.blocks) {
        if (arguments.explain)
            fmt::print("keep  {:<10} {}\n      {}\n", name_of(block.kind), block.place, block.text);
        else if (is_read(block.kind))
            fmt::print("{}\n", block.text);
    }
    if (arguments.explain)
        for (const Drop &drop : script.drops)
            fmt::print("drop  {:<10} {}\n      {}\n", drop.rule, drop.place, drop.text);
    return 0;
}

} // namespace baonoi
