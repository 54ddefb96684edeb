// SPDX-License-Identifier: GPL-3.0-or-later
// A job under suspicion in a process of its own: baonoi itself, with the hidden command "attempt". The worker
// starts it and waits; the process ends the job in the store by the worker's lease, and its death harms
// nobody else. It says on its standard output which stage it is at.
#pragma once

#include "base/clock.h"
#include "work/run_job.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::store {
class Store;
}

namespace baonoi::work {

// How the process ended.
struct LoneEnd {
    std::string death;   // not empty: how it died before it had ended the job, "signal 9 (Killed)"
    std::string give_up; // not empty: what makes all work pointless
};

class LoneProcess {
public:
    // arguments: of program, up to the job's number, which is appended with the owner of its lease.
    LoneProcess(std::filesystem::path program, std::vector<std::string> arguments);

    // Until it ends. progress is called with each stage, and once a second with an empty one; what it throws
    // ends the process and comes out of here. Throws retry when it cannot be started
    // or fails before it has begun.
    LoneEnd run(std::int64_t job, const std::string &owner, const JobOptions &options,
                const std::function<void(std::string_view stage)> &progress) const;

private:
    std::filesystem::path program_;
    std::vector<std::string> arguments_;
};

// By the process: works on the job of that id, unless owner's lease was taken away meanwhile, and says at
// which stage it is. It ends with the worker's process.
void work_alone(std::int64_t id, const std::string &owner, const JobOptions &options,
                const std::shared_ptr<Setup> &setup, store::Store &store, Clock &clock);

} // namespace baonoi::work
