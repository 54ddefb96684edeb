// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the sources what is new, each at its own pace and on a thread of its own, and queues a job for what it
// hears of. The Daemon makes it, stops it, and makes another one when the configuration is read again. It
// calls the sources and the store; it fetches no article and writes to no page. The workers are woken by
// wake. Of the hosts that share a store one polls a source; the others look whether it still does.
#pragma once

#include "fetch/source.h"
#include "store/store.h"
#include "work/work_context.h"

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
// what comes again as changed. A page that is still as it was when our player was written into it is not
// queued. The cursor is kept when all of it is queued: after a crash it is announced again. is_over: true
// ends the listing, and the cursor stays as it was. Throws what the source and the store throw.
Poll poll_source(const fetch::SourceSettings &settings, fetch::Source &source, store::Store &store,
                 const std::function<bool()> &is_over);

// Queues a look at each article of the source that has audio and whose page is not there any more (as
// missing_pages()); how many. Throws what the store throws.
std::size_t queue_missing(const settings::SourceConfig &source, produce::Production &production,
                          store::Store &store, const std::function<bool()> &is_over);

// A thread for each source, so that a slow one keeps nobody waiting.
class Poller {
public:
    // context is lent; wake: something was queued. polls: false: it asks nobody.
    Poller(const WorkContext &context, std::function<void()> wake, std::shared_ptr<Setup> setup,
           bool polls = true);
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
        bool is_elsewhere = false;  // another host polls it
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
        bool is_paused = false;             // of its own thread: a person has to act
        bool is_elsewhere = false;          // another host polls it
        bool ended = false;
    };

    void end();
    void go(Turn &turn);
    void poll(Turn &turn);
    bool is_ours(const Turn &turn) const;
    void leave_to_others(Turn &turn);
    bool wait(Seconds duration); // false: it is over
    // The same, shorter when what a paused source needs was mended.
    bool wait_for_turn(const Turn &turn, Seconds duration);

    const WorkContext &context_;
    const std::function<void()> wake_;
    const std::shared_ptr<Setup> setup_;
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    std::atomic<bool> stopping_ = false;
    std::list<Turn> turns_;
};

} // namespace baonoi::work
