// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/process.h"
#include "cli/commands.h"
#include "store/store.h"
#include "work/store_lock.h"

namespace baonoi::cli {

std::shared_ptr<const work::LoneProcess> lone_process(const settings::Config &config) {
    std::vector<std::string> arguments;
    if (!config.file.empty())
        arguments = {"--config", config.file};
    arguments.emplace_back("attempt");
    return std::make_shared<const work::LoneProcess>("/proc/self/exe", std::move(arguments));
}

int attempt_command(std::int64_t job, const std::string &owner, const work::JobOptions &options,
                    const settings::Config &config) {
    forbid_looking_in();
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    work::work_alone(job, owner, options, std::make_shared<work::Setup>(config), *store, clock);
    return 0;
}

} // namespace baonoi::cli
