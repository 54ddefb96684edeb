// SPDX-License-Identifier: GPL-3.0-or-later
// The workers, each on a thread, and the watcher on a thread of its own: it renews the leases of those who
// make progress, and replaces those who do not. A Daemon or a Foreground makes them and wakes them when it
// queued a job. They call the store and, through each Worker, run_job(); they never poll a source.
#pragma once

#include "work/worker.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <thread>

namespace baonoi::work {

class Workers {
public:
    // process: this_process(). context is lent.
    Workers(const WorkContext &context, std::string process, int count);
    // Waits for the workers; after a stop() that could not end them all, for ever.
    ~Workers();
    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    // Something may be due.
    void wake();

    // Nothing more is claimed; what is being done may come to its end in three quarters of grace, then it is
    // handed back. False when a worker does not let go: its job returns when its lease ends, and the program
    // must end without waiting for it.
    bool stop(Seconds grace);

    struct State {
        int workers = 0, busy = 0;
        int stuck = 0;      // were replaced and have not come back
        Seconds silence{0}; // since the watcher last looked
    };
    State state() const;

private:
    struct Thread {
        std::thread thread;
        std::string owner;
        bool given_up = false; // its place is taken by another one
        bool ended = false;
    };

    Workers(const WorkContext &context, std::string process); // without threads
    void start_one();
    void replace_one();
    void work(Thread &self);
    Seconds idle_pause() const;
    void wait_for_work(std::uint64_t seen, Seconds pause);
    void watch();
    void watch_over(Attempt &attempt, const settings::WorkSettings &settings, Seconds &renewed,
                    std::string &stage);
    void give_up_on(Attempt &attempt, const settings::WorkSettings &settings);
    void hand_everything_back();
    void join_ended();
    bool wait_until_ended(Seconds most);

    const WorkContext &context_;
    const std::string process_;
    Attempts attempts_;
    fetch::Jitter jitter_ = fetch::random_jitter();
    std::atomic<bool> stopping_ = false;
    std::atomic<double> last_watch_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::list<Thread> threads_; // by their owners' numbers
    int next_number_ = 1;
    std::uint64_t wakes_ = 0;
    bool watching_ = true;
    std::thread watcher_;
};

} // namespace baonoi::work
