// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/upgrade.h"

#include "base/clock.h"
#include "cli/commands.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::cli {

int upgrade_command(const UpgradeArguments &arguments, const settings::Config &config) {
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    const work::UpgradeOrder order{arguments.voice.empty() ? config.voice : arguments.voice, arguments.source,
                                   arguments.since, arguments.limit};
    const auto [queued, state] = work::queue_upgrade(*store, config, order);
    if (arguments.json) {
        fmt::print("{}\n", nlohmann::ordered_json{{"voice", order.voice},
                                                  {"queued", queued},
                                                  {"done", state.done},
                                                  {"waiting", state.waiting},
                                                  {"left", state.left}}
                               .dump(2));
        return 0;
    }
    if (state.done + state.waiting + state.left == 0)
        fmt::print(
            "{} is to speak none of the articles that have audio: [voice] name or [[voice_for]] says who "
            "does\n",
            order.voice);
    else
        fmt::print("{}: {} queued; {} of {} recordings are its own, {} wait, {} are left\n", order.voice,
                   queued, state.done, state.done + state.waiting + state.left, state.waiting, state.left);
    return 0;
}

} // namespace baonoi::cli
