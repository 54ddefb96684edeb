// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/error.h"
#include "base/log.h"
#include "base/process.h"
#include "base/secret.h"
#include "base/service_manager.h"
#include "base/version.h"
#include "cli/commands.h"
#include "lib/http/listener.h"
#include "serve/http_service.h"
#include "store/store.h"
#include "work/daemon.h"
#include "work/metrics.h"
#include "work/start_log.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>
#include <memory>
#include <unistd.h>
#include <utility>

namespace baonoi::cli {

namespace {

// Of the ten seconds that stopping may take.
constexpr Seconds server_grace{2};
constexpr Seconds stop_grace{7};
constexpr Seconds longest_wait{0.5};

// Signals are taken one by one by the main thread; all threads are made after this and inherit that they are
// blocked.
class Signals {
public:
    Signals() {
        ::sigemptyset(&set_);
        for (const int signal : {SIGTERM, SIGINT, SIGHUP})
            ::sigaddset(&set_, signal);
        ::pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }

    // 0: none came.
    int wait(Seconds most) const {
        timespec time{};
        time.tv_sec = static_cast<std::time_t>(most.value);
        time.tv_nsec = static_cast<long>((most.value - static_cast<double>(time.tv_sec)) * 1e9);
        const int signal = ::sigtimedwait(&set_, nullptr, &time);
        return signal < 0 ? 0 : signal;
    }

    // From now on SIGTERM and SIGINT end the program at once.
    static void release() {
        sigset_t set;
        ::sigemptyset(&set);
        for (const int signal : {SIGTERM, SIGINT}) {
            std::signal(signal, SIG_DFL);
            ::sigaddset(&set, signal);
        }
        ::pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    }

private:
    sigset_t set_{};
};

void say_what_waits_for_a_restart(const settings::Config &before, const settings::Config &after) {
    const auto say = [](bool differs, std::string_view key) {
        if (differs)
            log(LogLevel::warning,
                fmt::format("{} has changed; that takes effect when baonoi is started again", key));
    };
    say(before.store_url != after.store_url, "[store] url");
    say(before.listen != after.listen, "[serve] listen");
    say(before.worker_count() != after.worker_count(), "[serve] workers");
}

// What is asked over HTTP goes to the daemon.
serve::ServerCallbacks callbacks_of(work::Daemon &daemon, const std::string &complaint,
                                    const work::Roles &roles) {
    serve::ServerCallbacks callbacks;
    callbacks.wake = [&daemon] { daemon.wake(); };
    callbacks.readiness = [&daemon, complaint] {
        const work::DaemonHealth health = daemon.health();
        serve::Readiness readiness;
        readiness.ready = health.ready;
        readiness.facts["workers"] = fmt::format("{}, {} of them busy", health.workers, health.busy);
        if (!complaint.empty())
            readiness.facts["starts"] = complaint;
        for (std::size_t i = 0; i < health.faults.size(); ++i)
            readiness.facts[fmt::format("fault {}", i + 1)] = health.faults[i];
        return readiness;
    };
    callbacks.setup = [&daemon] { return daemon.setup(); };
    callbacks.warn = [](const std::string &message) { log(LogLevel::warning, message); };
    callbacks.only_health = !roles.answers;
    return callbacks;
}

std::shared_ptr<const settings::Config> config_of(const std::shared_ptr<work::Setup> &setup) {
    return {setup, &setup->config};
}

// The running program, as its signals see it. Lent.
struct Running {
    work::Daemon &daemon;
    serve::Server &server;
    work::Metrics &metrics;
    const ServiceManager &manager;
    const std::function<settings::Config()> &load;
};

// The new configuration, or the old one goes on.
void reload(const Running &running) {
    running.manager.tell_reloading();
    try {
        const auto setup = std::make_shared<work::Setup>(running.load(), work::Proof::looked_at_again);
        running.server.reload(config_of(setup));
        say_what_waits_for_a_restart(running.daemon.setup()->config, setup->config);
        running.daemon.reload(setup);
        set_log(setup->config.log);
        running.metrics.add("baonoi_reloads_total", work::metric_labels({{"result", "done"}}));
        log(LogLevel::info, "the configuration was read again");
    } catch (const std::exception &error) {
        running.metrics.add("baonoi_reloads_total", work::metric_labels({{"result", "failed"}}));
        log(LogLevel::error,
            fmt::format("the configuration cannot be used, the old one goes on: {}", describe(error)));
    }
    running.manager.tell("READY=1");
}

// Until a signal or a failure ends it.
void run(const Running &running, const Signals &signals) {
    const auto watchdog = running.manager.watchdog();
    const Seconds wait{watchdog ? std::min(longest_wait.value, watchdog->value / 3) : longest_wait.value};
    while (!running.daemon.failure()) {
        if (watchdog && running.daemon.is_alive())
            running.manager.tell("WATCHDOG=1");
        const int signal = signals.wait(wait);
        if (signal == SIGHUP)
            reload(running);
        else if (signal != 0)
            return log(LogLevel::info, fmt::format("stopping: {}", signal == SIGINT ? "SIGINT" : "SIGTERM"));
    }
}

// Which may take minutes: a newer version brings it forward first.
std::unique_ptr<store::Store> open_store(const settings::Config &config, Clock &clock,
                                         const ServiceManager &manager) {
    const LongStart start(manager, "opening the store, which a newer version brings forward first");
    return store::open_store(config.store_url, clock, config.longest_search);
}

// From the store's opening to a stop, serving on a socket that listens. Throws what ended it otherwise.
void run_daemon(UniqueFd socket, const std::shared_ptr<work::Setup> &setup, const Signals &signals,
                work::StartLog &starts, const std::function<settings::Config()> &load,
                const work::Roles &roles) {
    const ServiceManager manager;
    SystemClock clock;
    work::Metrics metrics;
    const auto store = open_store(setup->config, clock, manager);
    if (setup->config.sources.empty())
        log(LogLevel::warning, "no [[source]] is configured: nothing is polled");
    auto daemon =
        std::make_unique<work::Daemon>(setup, *store, clock, metrics, lone_process(setup->config), roles);
    log(LogLevel::info, fmt::format("baonoi {}: {}: {} workers, {} sources, {}", version(), roles.text(),
                                    roles.works ? setup->config.worker_count() : 0,
                                    roles.polls ? setup->config.sources.size() : 0, setup->config.store_url));
    serve::Server server(std::move(socket), config_of(setup), *store, clock, metrics,
                         callbacks_of(*daemon, starts.complaint(), roles));
    log(LogLevel::info, fmt::format("listening on {}, port {}", setup->config.listen, server.port()));
    if (::isatty(STDERR_FILENO) == 1)
        log(LogLevel::info, "articles are made as they are published; Ctrl-C ends it");
    manager.tell("READY=1");
    run({*daemon, server, metrics, manager, load}, signals);

    manager.tell("STOPPING=1");
    Signals::release();
    server.stop(server_grace);
    const bool all = daemon->stop(stop_grace);
    const auto failure = daemon->failure();
    if (!all) {
        log(LogLevel::warning, "not everything let go in time; its jobs are queued again at the next start");
        if (failure)
            log(LogLevel::error, *failure);
        starts.end(failure.value_or(""));
        std::_Exit(failure ? 1 : 0);
    }
    daemon.reset();
    if (failure)
        throw Error(Next::stop, *failure);
}

} // namespace

int serve_command(const std::function<settings::Config()> &load, const work::Roles &roles) {
    forbid_looking_in();
    const Signals signals;
    const auto setup = std::make_shared<work::Setup>(load(), work::Proof::looked_at_again);
    set_log(setup->config.log);
    if (!(roles.works && roles.polls) && !settings::store_file(setup->config.store_url).empty())
        throw Error(Next::stop, fmt::format("--do {} leaves the rest to other hosts, and {} is one machine's "
                                            "own; leave --do out, or share a store: [store] url = "
                                            "\"postgres://HOST/DATABASE\"",
                                            roles.text(), without_secrets(setup->config.store_url)));
    // Both before anything is begun: a daemon that is not alone or cannot be reached touches no article.
    const auto lock = work::lock_store(setup->config.store_url);
    UniqueFd socket = http::listen_on(setup->config.listen);
    work::StartLog starts(setup->config.store_url, SystemClock().unix_time());
    if (const std::string complaint = starts.complaint(); !complaint.empty())
        log(LogLevel::error, complaint);
    try {
        run_daemon(std::move(socket), setup, signals, starts, load, roles);
    } catch (const std::exception &error) {
        starts.end(describe(error));
        throw;
    }
    starts.end("");
    log(LogLevel::info, "stopped");
    return 0;
}

} // namespace baonoi::cli
