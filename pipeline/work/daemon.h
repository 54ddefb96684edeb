// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that runs by itself: the workers on their threads, a poller with a thread for each source, the
// housekeeper on another one, which removes retired recordings and writes the podcast feeds, and the one that
// renews the leases, which must not wait for it. Daemons on several hosts may share a store: HostLeases says
// which of them polls a source and keeps house.
// serve_command.cpp makes it and tells it of signals, serve/ asks for its health; it knows neither HTTP nor
// signals.
#pragma once

#include "base/process.h"
#include "store/store.h"
#include "work/metrics.h"
#include "work/poller.h"
#include "work/roles.h"
#include "work/setup.h"
#include "work/site_leases.h"
#include "work/store_lock.h"
#include "work/upgrade.h"
#include "work/workers.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace baonoi::work {

struct DaemonHealth {
    bool ready = false;              // every source was listed once, workers work
    std::vector<std::string> faults; // for people: what keeps it from being ready, or is wrong besides
    int workers = 0, busy = 0;
};

class Daemon {
public:
    // Begins to work: what dead processes held is handed back first. store, clock and metrics are lent.
    // lone_process runs the jobs under suspicion; null: they are run like all others.
    Daemon(const std::shared_ptr<Setup> &setup, store::Store &store, Clock &clock, Metrics &metrics,
           std::shared_ptr<const LoneProcess> lone_process = {}, Roles roles = {});
    // Waits for everything; to be left out when stop() returned false.
    ~Daemon();
    Daemon(const Daemon &) = delete;
    Daemon &operator=(const Daemon &) = delete;

    // By the thread that made the daemon. From now on; what is being made is ended with the setup it was
    // begun with.
    void reload(const std::shared_ptr<Setup> &setup);
    // Within grace everything is done or handed back. False when something does not let go: then the process
    // is to end without waiting.
    bool stop(Seconds grace);

    // The rest may be called from any thread.
    void wake(); // a job was queued
    std::shared_ptr<Setup> setup() const { return setup_.get(); }

    // What makes all work pointless.
    std::optional<std::string> failure() const;
    // Workers and polling make progress.
    bool is_alive() const;
    DaemonHealth health() const;

private:
    std::unique_ptr<Poller> make_poller(std::shared_ptr<Setup> setup);
    void give_up(const std::string &message);
    void release_held();
    // False: the daemon stops.
    bool wait(Seconds pause);
    void take(const std::shared_ptr<Setup> &setup);
    std::set<std::string> duties(const Setup &setup) const;
    void note_host();
    void keep_leases();
    void keep_house();
    void sweep();
    void clean();
    void queue_what_may_fit();
    void make_good();
    void renew_leases();
    void write_feeds();

    store::Store &store_;
    Clock &clock_;
    Metrics &metrics_;
    const Roles roles_;
    CurrentSetup setup_;
    mutable std::mutex mutex_; // guards all below that says nothing else
    std::condition_variable changed_;
    bool stopping_ = false;
    int helpers_ = 0;       // of the renewer and the housekeeper those that go on
    std::mutex made_mutex_; // guards is_made_: whether workers_ may be asked by who notes the host
    bool is_made_ = false;
    // Of who notes the host: Clock::elapsed(), and how many articles had got their audio by then.
    std::deque<std::pair<double, std::uint64_t>> attached_;
    std::unique_ptr<HostLeases> host_leases_;
    SiteLeases leases_; // after those by which its publishers take turns
    std::optional<std::string> failure_;
    const WorkContext context_;
    std::unique_ptr<Workers> workers_;
    std::unique_ptr<Poller> poller_;
    std::list<std::unique_ptr<Poller>> retired_;
    FallbackWatch fallbacks_;                // only of the housekeeper
    std::vector<std::string> feed_warnings_; // only of the housekeeper: said once
    std::thread renewer_, housekeeper_;
    std::unique_ptr<store::Listener> listener_;
};

} // namespace baonoi::work
