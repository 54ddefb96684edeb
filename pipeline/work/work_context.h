// SPDX-License-Identifier: GPL-3.0-or-later
// What everything that works by itself shares: the workers, the one who watches over them, and the poller.
// The daemon makes one for its life, Foreground makes one for a command that waits for its jobs.
#pragma once

#include "work/host_leases.h"
#include "work/lone_process.h"
#include "work/metrics.h"
#include "work/run_job.h"
#include "work/setup.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace baonoi::work {

// A job that somebody waits for in the foreground. The functions are called on the worker's threads.
struct Assignment {
    std::int64_t job = 0;
    JobOptions options;
    bool is_silent = false; // whoever waits says what became of it: nothing is logged
    produce::Progress progress = {};
    // What one attempt came to; nothing: the job could not be claimed.
    std::function<void(std::optional<JobResult>)> ended = {};
};

// Lent for the life of those who work with it.
struct WorkContext {
    store::Store &store;
    Clock &clock;
    Metrics &metrics;
    CurrentSetup &setup;
    // What makes all work pointless, a full disk say. From any thread.
    std::function<void(const std::string &message)> give_up = {};
    // Empty: the workers claim the most urgent job of all. Else only what it names; null: nothing now.
    std::function<std::shared_ptr<const Assignment>()> assignment = {};
    std::function<void(const store::Job &, const JobTools &, JobResult &)> run = run_job;
    // Runs jobs under suspicion; null: they are run like all others.
    std::shared_ptr<const LoneProcess> lone_process = {};
    std::function<void(std::string_view stage)> stage_begins =
        {};                       // is told of every step of a job; may be empty
    HostLeases *leases = nullptr; // null: this process has its store for itself
};

} // namespace baonoi::work
