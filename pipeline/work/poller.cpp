// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/poller.h"

#include "base/error.h"
#include "base/fault.h"
#include "base/log.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace baonoi::work {

namespace {

// A listing that stopped because the store failed, told from one whose source failed.
struct StoreFailure {
    std::exception_ptr error;
};

store::JobKind kind_of(bool is_first_listing, bool is_known) {
    if (is_first_listing)
        return store::JobKind::backfill;
    return is_known ? store::JobKind::changed : store::JobKind::published;
}

std::string of_source(const std::string &name, std::string_view key, std::string_view value) {
    return metric_labels({{"source", name}, {key, value}});
}

} // namespace

Poll poll_source(const std::string &name, fetch::Source &source, store::Store &store,
                 const std::function<bool()> &is_over) {
    const std::string cursor = store.cursor(name);
    Poll poll;
    bool ended = false;
    const fetch::ListingReport report = source.list(cursor, [&](const fetch::Listing &listing) {
        ended = ended || is_over();
        if (ended)
            return false;
        try {
            const bool is_known = store.article(name, listing.input).has_value();
            store::JobRequest request;
            request.source = name;
            request.input = listing.input;
            request.kind = kind_of(cursor.empty(), is_known);
            request.urgency =
                request.kind == store::JobKind::changed ? store::Urgency::unknown : store::Urgency::ordinary;
            store.queue(request);
        } catch (const Error &) {
            throw StoreFailure{std::current_exception()};
        }
        ++poll.queued;
        return true;
    });
    fault_point("poll.queued");
    if (!ended && report.cursor != cursor)
        store.keep_cursor(name, report.cursor);
    poll.warnings = report.warnings;
    return poll;
}

Poller::Poller(const PollTools &tools, std::shared_ptr<Setup> setup)
    : tools_(tools), setup_(std::move(setup)) {
    for (const settings::SourceConfig &source : setup_->config.sources) {
        Turn &turn = turns_.emplace_back();
        turn.source = &source;
        turn.thread = std::thread([this, &turn] { go(turn); });
    }
}

Poller::~Poller() {
    stop();
    for (Turn &turn : turns_)
        turn.thread.join();
}

void Poller::stop() {
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
}

bool Poller::wait_until_ended(Seconds most) const {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::duration<double>(most.value), [&] {
        return std::all_of(turns_.begin(), turns_.end(), [](const Turn &turn) { return turn.ended; });
    });
}

bool Poller::wait(Seconds duration) {
    std::unique_lock lock(mutex_);
    return !changed_.wait_for(lock, std::chrono::duration<double>(duration.value),
                              [&] { return stopping_.load(); });
}

void Poller::go(Turn &turn) {
    while (!stopping_) {
        const Seconds begin = tools_.clock.elapsed();
        turn.last_sign = begin.value;
        poll(turn);
        turn.last_sign = -1;
        const double spent = tools_.clock.elapsed().value - begin.value;
        const Seconds pause = turn.is_held ? std::max(turn.source->poll, longest_hold) : turn.source->poll;
        if (!wait(Seconds{std::max(pause.value - spent, 0.1)}))
            break;
    }
    const std::scoped_lock lock(mutex_);
    turn.ended = true;
    changed_.notify_all();
}

void Poller::poll(Turn &turn) {
    const std::string &name = turn.source->settings.name;
    const Seconds begin = tools_.clock.elapsed();
    std::string fault;
    turn.is_held = false;
    const auto fail = [&](const std::exception &error) {
        fault = describe(error);
        turn.is_held = next_step(error) == Next::hold && dynamic_cast<const Error *>(&error);
        const Seconds pause = turn.is_held ? std::max(turn.source->poll, longest_hold) : turn.source->poll;
        log(LogLevel::warning,
            fmt::format("source {}: {}; it is asked again in {} s", name, fault, pause.value));
    };
    try {
        const auto source = setup_->production.open_source(*turn.source);
        const Poll poll = poll_source(name, *source, tools_.store, [&] {
            turn.last_sign = tools_.clock.elapsed().value;
            return stopping_.load();
        });
        for (const std::string &warning : poll.warnings)
            if (std::find(turn.warnings.begin(), turn.warnings.end(), warning) == turn.warnings.end())
                log(LogLevel::warning, fmt::format("source {}: {}", name, warning));
        turn.warnings = poll.warnings;
        if (poll.queued > 0) {
            log(LogLevel::info, fmt::format("source {}: {} new or changed", name, poll.queued));
            tools_.metrics.add("baonoi_announced_total", of_source(name, "way", "poll"),
                               static_cast<double>(poll.queued));
            tools_.wake();
        }
    } catch (const std::exception &error) {
        fail(error);
    } catch (const StoreFailure &failure) {
        try {
            std::rethrow_exception(failure.error);
        } catch (const Error &error) {
            fail(error);
            if (next_step(error) == Next::stop)
                tools_.give_up(fault);
        }
    }
    tools_.metrics.add("baonoi_polls_total", of_source(name, "result", fault.empty() ? "done" : "failed"));
    tools_.metrics.observe("baonoi_poll_seconds", metric_labels({{"source", name}}),
                           tools_.clock.elapsed().value - begin.value);
    const std::scoped_lock lock(mutex_);
    turn.fault = fault;
    turn.has_listed = turn.has_listed || (fault.empty() && !stopping_);
}

std::vector<Poller::State> Poller::state() const {
    std::vector<State> states;
    const Seconds now = tools_.clock.elapsed();
    const std::scoped_lock lock(mutex_);
    for (const Turn &turn : turns_) {
        const double sign = turn.last_sign;
        states.push_back({turn.source->settings.name, turn.has_listed, turn.fault,
                          Seconds{sign < 0 ? 0 : std::max(now.value - sign, 0.0)},
                          turn.source->settings.kind == "sitemap"});
    }
    return states;
}

} // namespace baonoi::work
