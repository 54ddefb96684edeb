// SPDX-License-Identifier: GPL-3.0-or-later
// One worker: claims a job from the store, has run_job() do it, and keeps what became of it. Workers runs
// each on a thread of its own; what it does at the moment is in an Attempt, which the watcher of workers.h
// reads from its thread and may take away. Between those two the store's lease decides whose end of the job
// counts.
#pragma once

#include "base/error.h"
#include "base/log.h"
#include "fetch/polite.h"
#include "store/store.h"
#include "work/attempt.h"
#include "work/job_end.h"
#include "work/work_context.h"

#include <atomic>
#include <fmt/format.h>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace baonoi::work {

class Worker {
public:
    // owner: of its leases; no other worker anywhere has it. stopping: claim nothing more.
    Worker(const WorkContext &context, Attempts &attempts, std::string owner,
           const std::atomic<bool> &stopping);

    enum class Step {
        idle,   // nothing is due
        worked, // a job was attempted
        broken, // the job ended by an error that nobody foresaw: the worker is to be replaced
    };
    // One job at most. Waits while the store is locked. Throws only stop, of the store.
    Step step();
    // That job, whose lease is owner's already.
    void work_on(const store::Job &job, const JobOptions &options);

private:
    Step attempt(const store::Job &job, Setup &setup, Seconds held_until);
    Step run(Attempt &attempt, Setup &setup, JobResult &result);
    bool is_alone(const store::Job &job) const; // it runs in a process of its own
    void run_alone(Attempt &attempt);
    // What an error makes of the job.
    Step recover(Attempt &attempt, Setup &setup, const std::exception &error, JobResult &result);
    // Back to the queue until the place is tried again, or another host may; a single attempt fails.
    void wait(Attempt &attempt, const std::string &place, const SourcePauses::Pause &pause,
              const std::string &error, JobResult &result);
    bool may_others(const std::string &place); // hosts that share the store
    // While hosts are upgraded two versions work side by side: what the newer one made the older one would
    // make again in its own way, and the newer one after it.
    bool is_for_newer_host(const store::Job &job, const std::string &place);
    void leave_to_newer_host(Attempt &attempt);
    // That works on the store, too, and can publish there.
    bool is_another_host(const std::string &place,
                         const std::function<bool(const store::HostRecord &)> &is_wanted);
    void finish(Attempt &attempt, const JobResult &result);
    void end(Attempt &attempt, const store::JobEnd &end, store::ArticleRecord article,
             const std::vector<store::SentenceRecord> *sentences, std::string_view result);
    void hand_back(Attempt &attempt, const JobResult &result);
    void say(LogLevel level, const std::string &message) const;
    void note_stage(Attempt &attempt, std::string_view stage);
    void hold_lease(Attempt &attempt, const settings::WorkSettings &settings);
    // How long the lease holds from now on; one that ends soon is renewed.
    Seconds lease_left(Attempt &attempt, const settings::WorkSettings &settings);
    // Until the store answers. Throws JobTaken when that lasts until the program ends.
    template <class Call>
    auto insist(Call call);

    const WorkContext &context_;
    Attempts &attempts_;
    const std::string owner_;
    const std::atomic<bool> &stopping_;
    std::shared_ptr<const Assignment> assignment_; // of this step; null: nobody waits for the job
    JobOptions options_;                           // of this step
    double next_renewal_ = 0;                      // that the worker itself tries; Clock::elapsed()
    fetch::Jitter jitter_ = fetch::random_jitter();
};

template <class Call>
auto Worker::insist(Call call) {
    constexpr Seconds between_tries{0.5}; // of a store that is locked
    for (bool has_warned = false;; context_.clock.sleep(between_tries)) {
        try {
            return call();
        } catch (const Error &error) {
            if (next_step(error) != Next::retry)
                throw;
            if (stopping_)
                throw JobTaken(); // whoever starts next finds the lease of one that is gone
            if (!std::exchange(has_warned, true))
                log(LogLevel::warning, fmt::format("{}; trying again", describe(error)));
        }
    }
}

} // namespace baonoi::work
