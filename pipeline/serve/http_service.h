// SPDX-License-Identifier: GPL-3.0-or-later
// The daemon's HTTP side: publish hook, API, health, metrics. `baonoi serve` makes one Server beside the
// daemon; lib/http speaks the protocol on a few threads, this finds the route (routes.cpp), counts and
// answers. It sees the store and the orders of work/, never a stage.
#pragma once

#include "base/clock.h"
#include "lib/http/http_server.h"
#include "settings/config.h"
#include "store/store.h"
#include "work/metrics.h"
#include "work/setup.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace baonoi::serve {

// For /readyz.
struct Readiness {
    bool ready = true;
    std::map<std::string, std::string> facts; // "workers" -> "2 of 2"
};

// What the daemon lends. Called from several threads; empty ones are left out.
struct ServerCallbacks {
    std::function<void()> wake;                           // a job was queued
    std::function<Readiness()> readiness;                 // nothing: always ready
    std::function<void(const std::string &message)> warn; // faults for the log
    std::function<std::shared_ptr<work::Setup>()> setup;  // that reads and speaks; nothing: none does
    bool only_health = false; // hooks, API and console are another host's: /healthz, /readyz and /metrics
};

// All references are lent for the server's life. Threads: reload() and stop() may be called while it serves.
class Server {
public:
    // Serves at once, with config's limits, on a socket that listens (lib/http/listener.h). Throws stop: a
    // hook key cannot be read.
    Server(UniqueFd socket, const std::shared_ptr<const settings::Config> &config, store::Store &store,
           Clock &clock, work::Metrics &metrics, ServerCallbacks callbacks);
    // Listens on config's address itself. Throws stop, too: the address is in use.
    Server(const std::shared_ptr<const settings::Config> &config, store::Store &store, Clock &clock,
           work::Metrics &metrics, ServerCallbacks callbacks);
    ~Server();

    int port() const;
    // Sources and hook keys from now on; listen and limits stay. Throws stop, and then the old ones stay.
    void reload(const std::shared_ptr<const settings::Config> &config);
    // No new connection or request; those in progress get their answer within grace.
    void stop(Seconds grace);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace baonoi::serve
