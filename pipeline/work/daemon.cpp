// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/daemon.h"

#include "base/error.h"
#include "base/fault.h"
#include "base/file.h"
#include "base/log.h"
#include "base/version.h"
#include "base/warn_once.h"
#include "work/begin_counters.h"
#include "work/belongings.h"
#include "work/podcasts.h"
#include "work/system_figures.h"
#include "work/too_long.h"
#include "work/version_archive.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fmt/format.h>
#include <set>
#include <unistd.h>

namespace baonoi::work {

namespace {

constexpr Seconds hour{3600};
constexpr Seconds between_renewals{publish::lease_lasts.value / 5};
constexpr Seconds between_chores{60};
constexpr Seconds between_counts{60};                    // of the cache's files, of which there are many
constexpr Seconds between_looks{600};                    // at what the fallback spoke
constexpr Seconds between_feeds{5};                      // looks at what podcast feeds would say
constexpr std::int64_t jobs_are_kept = 30LL * 24 * 3600; // seconds after their end
constexpr Seconds longest_silence{60};                   // of the one who watches over the workers
constexpr Seconds longest_listing{3600};                 // without an article; sitemaps may take longer

std::string name_of_host() {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    return host.data();
}

// This daemon, as others are told of it; the same after a restart, and not that of a machine which was made
// from the same image. Those that share a store are one to others; each of them may have another URL of it.
std::string holder_of(const std::string &store_url, store::Store &store) {
    if (store.is_shared())
        return fmt::format("the daemons that share the store {:x}", store.identity());
    return fmt::format("the daemon of {} with the store {} ({:x})", name_of_host(), store_url,
                       store.identity());
}

// Where recordings and pages are written.
std::set<std::filesystem::path> folders_of(const settings::Config &config) {
    std::set<std::filesystem::path> folders;
    for (const settings::PublisherConfig &publisher : config.publishers)
        folders.insert(publisher.folder);
    for (const settings::SourceConfig &source : config.sources)
        folders.insert(source.settings.path);
    folders.erase("");
    return folders;
}

} // namespace

Daemon::Daemon(const std::shared_ptr<Setup> &setup, store::Store &store, Clock &clock, Metrics &metrics,
               std::shared_ptr<const LoneProcess> lone_process, Roles roles)
    : store_(store), clock_(clock), metrics_(metrics), roles_(roles), setup_(setup),
      host_leases_(std::make_unique<HostLeases>(store, clock, this_process(), [this] { note_host(); })),
      leases_(holder_of(setup->config.store_url, store), store.is_shared()),
      context_{.store = store,
               .clock = clock,
               .metrics = metrics,
               .setup = setup_,
               .give_up = [this](const std::string &message) { give_up(message); },
               .lone_process = std::move(lone_process),
               .leases = host_leases_.get()} {
    take(setup);
    metrics.set("baonoi_build_info",
                metric_labels({{"version", version()},
                               {"espeak", espeak_version()},
                               {"lame", lame_version_text()},
                               {"curl", curl_version_text()}}),
                1);
    begin_counters(metrics);
    if (const std::size_t count = reclaim_from_the_dead(store); count > 0)
        log(LogLevel::info, fmt::format("{} jobs of a process that has ended are queued again", count));
    release_held();
    host_leases_->want(duties(*setup));
    workers_ =
        std::make_unique<Workers>(context_, this_process(), roles.works ? setup->config.worker_count() : 0);
    poller_ = make_poller(setup);
    helpers_ = 2;
    const auto to_its_end = [this](auto work) {
        return [this, work] {
            work();
            const std::scoped_lock lock(mutex_);
            --helpers_;
            changed_.notify_all();
        };
    };
    renewer_ = std::thread(to_its_end([this] { keep_leases(); }));
    housekeeper_ = std::thread(to_its_end([this] { keep_house(); }));
    if (roles.works)
        listener_ = store.listen([this] { wake(); });
    {
        const std::scoped_lock lock(made_mutex_);
        is_made_ = true;
    }
    host_leases_->hurry();
}

void Daemon::take(const std::shared_ptr<Setup> &setup) {
    setup->production.take_turns_by(*host_leases_);
    leases_.take(setup);
}

// What one host does for all.
std::set<std::string> Daemon::duties(const Setup &setup) const {
    std::set<std::string> names;
    if (!roles_.polls)
        return names;
    names.emplace(housekeeping);
    if (!setup.config.podcasts.empty())
        names.emplace(podcast_feeds);
    for (const settings::SourceConfig &source : setup.config.sources)
        names.insert(polling(source.settings.name));
    return names;
}

// On the thread of the host's leases.
void Daemon::note_host() {
    store::HostRecord host;
    {
        const std::scoped_lock lock(made_mutex_);
        if (!is_made_)
            return;
        const Workers::State workers = workers_->state();
        host.workers = workers.workers;
        host.busy = workers.busy;
    }
    {
        const std::scoped_lock lock(mutex_);
        host.drains = stopping_;
    }
    const double now = clock_.elapsed().value;
    attached_.emplace_back(now, metrics_.observed("baonoi_publish_to_attached_seconds"));
    while (attached_.size() > 1 && attached_[1].first <= now - hour.value)
        attached_.pop_front();
    host.articles = static_cast<std::int64_t>(attached_.back().second - attached_.front().second);
    host.refused_by = setup_.get()->pauses.places(Seconds{now});
    host.process = this_process();
    host.name = name_of_host();
    host.version = version();
    host.roles = roles_.text();
    store_.note_host(host);
}

std::unique_ptr<Poller> Daemon::make_poller(std::shared_ptr<Setup> setup) {
    return std::make_unique<Poller>(
        context_, [this] { wake(); }, std::move(setup), roles_.polls);
}

Daemon::~Daemon() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    {
        const std::scoped_lock lock(made_mutex_); // from now on the workers are asked nothing
        is_made_ = false;
    }
    changed_.notify_all();
    listener_.reset();
    housekeeper_.join();
    renewer_.join();
    poller_.reset();
    retired_.clear();
    workers_.reset();
    setup_.get()->production.take_turns_by(publish::turns_of_this_process());
}

void Daemon::wake() {
    if (workers_)
        workers_->wake();
}

void Daemon::reload(const std::shared_ptr<Setup> &setup) {
    take(setup);
    setup_.replace(setup);
    release_held();
    wake();
    host_leases_->want(duties(*setup));
    auto poller = make_poller(setup);
    const std::scoped_lock lock(mutex_);
    poller_->stop();
    retired_.push_back(std::exchange(poller_, std::move(poller)));
    retired_.remove_if([](const auto &old) { return old->wait_until_ended(Seconds{0}); });
}

// Somebody may have mended what their sources need.
void Daemon::release_held() {
    try {
        store_.release_held("");
    } catch (const Error &error) { // they wait until their time
        log(LogLevel::warning, describe(error));
    }
}

bool Daemon::stop(Seconds grace) {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
        poller_->stop();
    }
    changed_.notify_all();
    const double end = clock_.elapsed().value + grace.value;
    const auto left = [&] { return Seconds{std::max(end - clock_.elapsed().value, 0.0)}; };
    host_leases_->hurry(); // the others are told that it ends
    bool all = workers_->stop(grace);
    // Unlocked, for a poller that gives up meanwhile.
    const auto wait_for = [&](const Poller &poller) { all = poller.wait_until_ended(left()) && all; };
    wait_for(*poller_);
    for (const auto &old : retired_)
        wait_for(*old);
    {
        std::unique_lock lock(mutex_);
        all = changed_.wait_for(lock, std::chrono::duration<double>(left().value), [this] {
            return helpers_ == 0;
        }) && all;
    }
    const bool listener_ended = !listener_ || listener_->end(left());
    return host_leases_->end(left()) && listener_ended && all;
}

void Daemon::give_up(const std::string &message) {
    const std::scoped_lock lock(mutex_);
    if (!failure_)
        failure_ = message;
}

std::optional<std::string> Daemon::failure() const {
    const std::scoped_lock lock(mutex_);
    return failure_;
}

bool Daemon::is_alive() const {
    const Workers::State workers = workers_->state();
    if (workers.silence > longest_silence ||
        (roles_.works && (workers.workers == 0 || workers.stuck > workers.workers)))
        return false;
    const std::scoped_lock lock(mutex_);
    const auto states = poller_->state();
    return std::none_of(states.begin(), states.end(), [&](const Poller::State &state) {
        return state.silence > longest_listing && !state.may_be_silent;
    });
}

DaemonHealth Daemon::health() const {
    DaemonHealth health;
    const Workers::State workers = workers_->state();
    health.workers = workers.workers;
    health.busy = workers.busy;
    health.ready = true;
    const auto fault = [&](bool is_grave, std::string text) {
        health.ready = health.ready && !is_grave;
        health.faults.push_back(std::move(text));
    };
    if (workers.stuck > 0)
        fault(roles_.works && workers.stuck > workers.workers,
              fmt::format("{} workers do not come back", workers.stuck));
    if (const auto failed = failure())
        fault(true, *failed);
    const std::scoped_lock lock(mutex_);
    if (stopping_)
        fault(true, "stopping");
    for (const Poller::State &state : poller_->state())
        if (!state.fault.empty())
            fault(false, fmt::format("source {}: {}", state.source, state.fault));
        else if (!state.has_listed && !state.is_elsewhere)
            fault(true, fmt::format("source {}: not listed yet", state.source));
    return health;
}

bool Daemon::wait(Seconds pause) {
    std::unique_lock lock(mutex_);
    return !changed_.wait_for(lock, std::chrono::duration<double>(pause.value), [this] { return stopping_; });
}

void Daemon::keep_leases() {
    do
        renew_leases();
    while (wait(between_renewals));
}

void Daemon::keep_house() {
    double next_sweep = 0, next_cleaning = 0, next_look = 0, next_count = 0; // Clock::elapsed()
    std::shared_ptr<const Setup> seen;
    // One that fails keeps none of the others waiting.
    const auto chore = [](const std::string &name, const auto &work) {
        try {
            work();
            warn_once(name, "");
        } catch (const std::exception &error) {
            warn_once(name, fmt::format("housekeeping: {}: {}", name, describe(error)));
        }
    };
    do {
        const std::shared_ptr<const Setup> setup = setup_.get();
        if (clock_.elapsed().value >= next_count) {
            next_count = clock_.elapsed().value + between_counts.value;
            chore("the figures of the disks", [&] { note_room(setup->config, metrics_); });
        }
        if (clock_.elapsed().value >= next_sweep) {
            next_sweep = clock_.elapsed().value + hour.value;
            chore("the sweep of this machine", [this] { sweep(); });
        }
        const bool keeps_house = roles_.polls && host_leases_->has(std::string(housekeeping));
        if (keeps_house && clock_.elapsed().value >= next_cleaning) {
            next_cleaning = clock_.elapsed().value + hour.value;
            chore("the sweep of old recordings", [this] { clean(); });
        }
        if (roles_.polls && host_leases_->has(std::string(podcast_feeds)))
            chore("the podcast feeds", [this] { write_feeds(); });
        if (keeps_house && clock_.elapsed().value >= next_look) {
            next_look = clock_.elapsed().value + between_looks.value;
            chore("articles that the fallback speaks", [this] { make_good(); });
        }
        if (keeps_house && seen != setup)
            chore("articles that were too long", [&] {
                queue_what_may_fit();
                seen = setup;
            });
    } while (wait(setup_.get()->config.podcasts.empty() ? between_chores : between_feeds));
}

void Daemon::make_good() {
    if (const std::size_t count = fallbacks_.look(store_, setup_.get()->config); count > 0) {
        log(LogLevel::info, fmt::format("{} articles that the fallback spoke are made again", count));
        wake();
    }
}

void Daemon::queue_what_may_fit() {
    if (const std::size_t count = queue_too_long(*setup_.get(), store_); count > 0) {
        log(LogLevel::info, fmt::format("{} articles that were too long are tried again: {} has changed",
                                        count, produce::Production::limit_of_length()));
        wake();
    }
}

void Daemon::renew_leases() {
    try {
        leases_.renew();
        fault_point("daemon.renewed");
        warn_once("leases", "");
    } catch (const std::exception &error) {
        if (next_step(error) == Next::stop)
            give_up(describe(error));
        else // short memory
            warn_once("leases", fmt::format("the leases of the daemon: {}", describe(error)));
    }
}

void Daemon::clean() {
    fault_point("daemon.clean");
    store_.forget_jobs(clock_.unix_time() - jobs_are_kept);
    if (const std::size_t count = setup_.get()->production.remove_retired(
            [this](const std::string &url, const std::string &audio) { return belongs(store_, url, audio); });
        count > 0)
        log(LogLevel::info, fmt::format("{} recordings that were replaced are removed", count));
    setup_.get()->production.sweep_shared_cache([this] { return wait(Seconds{0}); });
}

// What no other host can see.
void Daemon::sweep() {
    VersionArchive(setup_.get()->config.versions).forget(store_, clock_.unix_time());
    for (const std::filesystem::path &folder : folders_of(setup_.get()->config))
        if (const std::size_t count = remove_leftovers(folder); count > 0)
            log(LogLevel::info, fmt::format("{}: {} unfinished files of writers that were killed are removed",
                                            folder.string(), count));
}

void Daemon::write_feeds() {
    const std::shared_ptr<Setup> setup = setup_.get();
    const PodcastsWritten written = write_podcasts(setup->config, setup->production, store_);
    for (const std::string &warning : written.warnings)
        if (std::find(feed_warnings_.begin(), feed_warnings_.end(), warning) == feed_warnings_.end())
            log(LogLevel::warning, warning);
    feed_warnings_ = written.warnings;
    if (written.refused > 0)
        host_leases_->leave_to_others(std::string(podcast_feeds));
}

} // namespace baonoi::work
