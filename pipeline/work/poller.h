// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the sources what is new, each at its own pace.
#pragma once

#include "fetch/source.h"
#include "store/store.h"
#include "work/metrics.h"
#include "work/setup.h"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace baonoi::work {

// What one listing of a source came to.
struct Poll {
    std::size_t queued = 0;
    std::vector<std::string> warnings;
};

// Queues what the source announces: the first time all of it as backfill, later what is new as published and
// what comes again as changed. The cursor is kept when all of it is queued: after a crash it is announced
// again. is_over: true ends the listing, and the cursor stays as it was. Throws what the source and the store
// throw.
Poll poll_source(const std::string &name, fetch::Source &source, store::Store &store,
                 const std::function<bool()> &is_over);

// Lent for the poller's life.
struct PollTools {
    store::Store &store;
    Clock &clock;
    Metrics &metrics;
    std::function<void()> wake;                              // something was queued
    std::function<void(const std::string &message)> give_up; // the store cannot be used. From any thread
};

// A thread for each source, so that a slow one keeps nobody waiting.
class Poller {
public:
    Poller(const PollTools &tools, std::shared_ptr<Setup> setup);
    ~Poller(); // as stop(), and waits for the requests that are on their way
    Poller(const Poller &) = delete;
    Poller &operator=(const Poller &) = delete;

    void stop();                               // does not wait
    bool wait_until_ended(Seconds most) const; // false: not yet

    struct State {
        std::string source;
        bool has_listed = false;    // completely, at least once since the start
        std::string fault;          // of the last turn; empty: none
        Seconds silence{0};         // of a listing that goes on: since it last announced something
        bool may_be_silent = false; // it has many documents to read
    };
    std::vector<State> state() const;

private:
    struct Turn {
        const settings::SourceConfig *source = nullptr;
        std::thread thread;
        bool has_listed = false;
        std::string fault;
        std::vector<std::string> warnings;  // of the last turn: said once
        std::atomic<double> last_sign = -1; // below 0: it waits for its next turn
        bool is_held = false;               // of its own thread: a person has to act
        bool ended = false;
    };

    void go(Turn &turn);
    void poll(Turn &turn);
    bool wait(Seconds duration); // false: it is over

    const PollTools tools_;
    const std::shared_ptr<Setup> setup_;
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    std::atomic<bool> stopping_ = false;
    std::list<Turn> turns_;
};

} // namespace baonoi::work
