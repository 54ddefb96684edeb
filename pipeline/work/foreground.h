// SPDX-License-Identifier: GPL-3.0-or-later
// The engine for a command that waits: one job at a time is attempted by one worker, with the same lease,
// watcher and ends as a daemon's. fill and `regenerate --wait` call it on their own thread; the worker and
// its watcher have threads of theirs. It polls no source and takes no job that it was not told of, so that it
// can work beside a daemon on the same store.
#pragma once

#include "store/store.h"
#include "work/work_context.h"
#include "work/workers.h"

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace baonoi::work {

// The job that took the place of one that was cancelled with that error; 0: none.
std::int64_t successor(const std::string &error);

class Foreground {
public:
    // Hands back what dead processes held. store and clock are lent. lone_process: for suspects; null: they
    // are run like all others.
    Foreground(std::shared_ptr<Setup> setup, store::Store &store, Clock &clock,
               std::shared_ptr<const LoneProcess> lone_process = nullptr);
    // Ends the process when the worker does not let go.
    ~Foreground();
    Foreground(const Foreground &) = delete;
    Foreground &operator=(const Foreground &) = delete;

    // One attempt at the job, also before its time. Nothing: it is not queued, somebody else works on its
    // article, or it ran in a process of its own: the store knows more. Throws stop when all work is
    // pointless.
    std::optional<JobResult> attempt(std::int64_t job);
    // For whoever says himself what becomes of the job: nothing is logged.
    std::optional<JobResult> attempt(std::int64_t job, const JobOptions &options,
                                     const produce::Progress &progress);

private:
    std::optional<JobResult> attempt(Assignment assignment);

    std::mutex mutex_; // guards all below but context_ and workers_
    std::condition_variable changed_;
    std::shared_ptr<const Assignment> assignment_;
    std::optional<std::string> failure_;
    Metrics metrics_;
    CurrentSetup setup_;
    HostLeases leases_;
    const WorkContext context_;
    std::unique_ptr<Workers> workers_;
};

} // namespace baonoi::work
