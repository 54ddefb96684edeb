// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "cli/commands.h"
#include "store/store.h"
#include "work/worker.h"

#include <atomic>
#include <csignal>
#include <sys/prctl.h>

namespace baonoi::cli {

std::shared_ptr<const work::LoneProcess> lone_process(const settings::Config &config) {
    std::vector<std::string> arguments;
    if (!config.file.empty())
        arguments = {"--config", config.file};
    arguments.emplace_back("attempt");
    return std::make_shared<const work::LoneProcess>("/proc/self/exe", std::move(arguments));
}

int attempt_command(std::int64_t id, const std::string &owner, const settings::Config &config) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // the daemon's death must not leave a second hand at the job
    SystemClock clock;
    const auto store = store::open_store(config.store_url, clock);
    const auto job = store->job(id);
    if (!job || job->state != store::JobState::working || job->lease_owner != owner)
        return 0; // it was taken away meanwhile
    work::Metrics metrics;
    work::CurrentSetup setup(std::make_shared<work::Setup>(config));
    const work::WorkContext context{.store = *store,
                                    .clock = clock,
                                    .metrics = metrics,
                                    .setup = setup,
                                    .give_up = work::tell_give_up,
                                    .stage_begins = work::tell_stage};
    work::Attempts attempts;
    const std::atomic<bool> stopping = false;
    work::Worker(context, attempts, owner, stopping).work_on(*job);
    return 0;
}

} // namespace baonoi::cli
