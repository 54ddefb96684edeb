// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/workers.h"

#include "base/error.h"
#include "base/log.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <map>

namespace baonoi::work {

namespace {

using std::chrono::duration;

constexpr duration<double> beat(0.5); // between two looks of the watcher
constexpr Seconds idle_look{1};       // other programs queue jobs without waking anybody
// Where they do (store::Listener): for what is to be tried at its time, for leases that end, and should a
// word be lost.
constexpr Seconds shortest_idle{0.5}, longest_idle{15};
constexpr double part_for_work = 0.75; // of the grace of a stop

} // namespace

Workers::Workers(const WorkContext &context, std::string process)
    : context_(context), process_(std::move(process)), last_watch_(context.clock.elapsed().value) {}

// It is whole before the first thread begins: when one cannot be started, the destructor ends the others.
Workers::Workers(const WorkContext &context, std::string process, int count)
    : Workers(context, std::move(process)) {
    const std::scoped_lock lock(mutex_);
    for (int i = 0; i < count; ++i)
        start_one();
    watcher_ = std::thread([this] { watch(); });
}

Workers::~Workers() {
    stopping_ = true;
    {
        const std::scoped_lock lock(mutex_);
        watching_ = false;
    }
    changed_.notify_all();
    if (watcher_.joinable())
        watcher_.join();
    for (Thread &thread : threads_)
        thread.thread.join();
}

// With mutex_ held.
void Workers::start_one() {
    Thread &self = threads_.emplace_back();
    self.owner = fmt::format("{}:{}", process_, next_number_++);
    try {
        self.thread = std::thread([this, &self] { work(self); });
    } catch (const std::exception &) {
        threads_.pop_back();
        std::throw_with_nested(Error(Next::retry, "cannot start a worker"));
    }
}

// With mutex_ held, in a worker's or the watcher's thread.
void Workers::replace_one() {
    context_.metrics.add("baonoi_worker_restarts_total");
    try {
        start_one();
    } catch (const std::exception &error) {
        context_.give_up(describe(error));
    }
}

void Workers::wake() {
    {
        const std::scoped_lock lock(mutex_);
        ++wakes_;
    }
    changed_.notify_all();
}

void Workers::work(Thread &self) {
    Worker worker(context_, attempts_, self.owner, stopping_);
    Worker::Step step = Worker::Step::worked;
    try {
        while (!stopping_ && step != Worker::Step::broken) {
            std::uint64_t seen = 0;
            {
                const std::scoped_lock lock(mutex_);
                if (self.given_up)
                    break;
                seen = wakes_;
            }
            step = worker.step();
            if (step == Worker::Step::idle)
                wait_for_work(seen, idle_pause());
        }
    } catch (const std::exception &error) {
        context_.give_up(describe(error));
    }
    const std::scoped_lock lock(mutex_);
    self.ended = true;
    if (step == Worker::Step::broken && !stopping_ && !self.given_up)
        replace_one();
    changed_.notify_all();
}

Seconds Workers::idle_pause() const {
    if (!context_.store.is_shared())
        return idle_look;
    try {
        return std::clamp(context_.store.next_due().value_or(longest_idle), shortest_idle, longest_idle);
    } catch (const Error &) { // it is away
        return idle_look;
    }
}

void Workers::wait_for_work(std::uint64_t seen, Seconds pause) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, duration<double>(pause.value), [&] { return wakes_ != seen || stopping_; });
}

void Workers::watch() {
    std::map<std::pair<std::int64_t, std::string>, std::pair<Seconds, std::string>> renewed; // by job, owner
    while (true) {
        {
            std::unique_lock lock(mutex_);
            if (changed_.wait_for(lock, beat, [&] { return !watching_; }))
                return;
        }
        try {
            if (!context_.store.is_shared()) // a server says it to whoever asks for a job
                context_.store.check_in_place();
        } catch (const Error &error) {
            context_.give_up(describe(error));
        }
        const auto setup = context_.setup.get();
        decltype(renewed) still;
        for (const auto &attempt : attempts_.all()) {
            const std::pair key(attempt->job().id, attempt->owner());
            const auto before = renewed.find(key);
            auto [at, stage] =
                before == renewed.end() ? std::pair(context_.clock.elapsed(), std::string()) : before->second;
            try {
                watch_over(*attempt, setup->config.work, at, stage);
            } catch (const std::exception &error) {
                log(LogLevel::warning, fmt::format("{}: {}", attempt->job().input, describe(error)));
            }
            still[key] = {at, stage};
            last_watch_ = context_.clock.elapsed().value; // a renewal may wait half a minute for a lock
        }
        renewed.swap(still);
        join_ended();
        const State figures = state();
        context_.metrics.set("baonoi_workers", "", figures.workers);
        context_.metrics.set("baonoi_workers_busy", "", figures.busy);
        last_watch_ = context_.clock.elapsed().value;
    }
}

void Workers::watch_over(Attempt &attempt, const settings::WorkSettings &settings, Seconds &renewed,
                         std::string &stage) {
    const Seconds now = context_.clock.elapsed();
    const Attempt::View view = attempt.view(now);
    if (view.taken)
        return;
    if (!view.ending && view.without_progress > settings.stall)
        return give_up_on(attempt, settings);
    if (view.stage == stage && now.value - renewed.value < settings.lease.value / 3)
        return;
    if (renew_lease(attempt, context_.store, context_.clock, settings, view.stage)) {
        renewed = now;
        stage = view.stage;
    } else if (!view.ending && attempt.take(true)) {
        log(LogLevel::warning, fmt::format("{}: the job was taken away", attempt.job().input));
    }
}

void Workers::give_up_on(Attempt &attempt, const settings::WorkSettings &settings) {
    const Attempt::View view = attempt.view(context_.clock.elapsed());
    if (!attempt.take(true))
        return;
    const store::Job &job = attempt.job();
    const store::JobEnd end = failed_attempt(
        job, settings,
        fmt::format("stalled: {}: no progress for {:.0f} s", view.stage, view.without_progress.value),
        jitter_());
    log(LogLevel::error, fmt::format("{}: {}; the worker is replaced", job.input, end.error));
    {
        const std::scoped_lock lock(mutex_);
        const auto thread = std::find_if(threads_.begin(), threads_.end(),
                                         [&](const Thread &t) { return t.owner == attempt.owner(); });
        if (thread != threads_.end() && !thread->ended && !thread->given_up) {
            thread->given_up = true;
            if (!stopping_)
                replace_one();
        }
    }
    context_.store.finish(job.id, attempt.owner(), end, after(end, known_article(context_.store, job)),
                          nullptr);
}

void Workers::join_ended() {
    std::list<Thread> ended;
    {
        const std::scoped_lock lock(mutex_);
        for (auto at = threads_.begin(); at != threads_.end();) {
            const auto next = std::next(at);
            if (at->ended)
                ended.splice(ended.end(), threads_, at);
            at = next;
        }
    }
    for (Thread &thread : ended)
        thread.thread.join();
}

bool Workers::stop(Seconds grace) {
    stopping_ = true;
    wake();
    bool all = wait_until_ended(Seconds{grace.value * part_for_work});
    if (!all) {
        hand_everything_back();
        all = wait_until_ended(Seconds{grace.value * (1 - part_for_work)});
    }
    return all;
}

bool Workers::wait_until_ended(Seconds most) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, duration<double>(most.value), [&] {
        return std::all_of(threads_.begin(), threads_.end(), [](const Thread &t) { return t.ended; });
    });
}

void Workers::hand_everything_back() {
    for (const auto &attempt : attempts_.all()) {
        if (!attempt->take(false))
            continue;
        const store::Job &job = attempt->job();
        try {
            context_.store.hand_back(job.id, attempt->owner(), "", job.urgency);
            log(LogLevel::info, fmt::format("handed back {}", job.input));
        } catch (const Error &error) {
            log(LogLevel::warning, fmt::format("{}: {}", job.input, describe(error)));
        }
    }
}

Workers::State Workers::state() const {
    State state;
    const std::scoped_lock lock(mutex_);
    for (const Thread &thread : threads_)
        ++(thread.given_up ? state.stuck : state.workers);
    for (const auto &attempt : attempts_.all())
        if (!attempt->view(context_.clock.elapsed()).taken)
            ++state.busy;
    state.silence = Seconds{context_.clock.elapsed().value - last_watch_};
    return state;
}

} // namespace baonoi::work
