// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/poller.h"

#include "base/error.h"
#include "base/fault.h"
#include "base/log.h"
#include "work/belongings.h"
#include "work/listing_text.h"
#include "work/missing_pages.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace baonoi::work {

namespace {

// A listing that stopped because the store failed, told from one whose source failed.
struct StoreFailure {
    std::exception_ptr error;
};

bool is_as_we_wrote_it(const store::ArticleRecord &article, const fetch::Listing &listing) {
    return !listing.page_hash.empty() && article.page_hash.starts_with(listing.page_hash) &&
           (article.state == ArticleState::attached || article.state == ArticleState::unchanged);
}

// Nothing: it needs no job.
std::optional<store::JobRequest> request_for(const fetch::SourceSettings &settings,
                                             const fetch::Listing &listing, bool is_first_listing,
                                             const std::optional<store::ArticleRecord> &known) {
    store::JobRequest request;
    request.source = settings.name;
    request.input = listing.input;
    request.listing = listing_text(listing, settings.content_from_feed);
    request.kind = store::JobKind::published;
    if (is_first_listing) {
        request.kind = store::JobKind::backfill;
    } else if (known) {
        if (is_as_we_wrote_it(*known, listing))
            return std::nullopt;
        request.kind = store::JobKind::changed;
        request.urgency = store::Urgency::unknown;
    }
    return request;
}

std::string of_source(const std::string &name, std::string_view key, std::string_view value) {
    return metric_labels({{"source", name}, {key, value}});
}

} // namespace

Poll poll_source(const fetch::SourceSettings &settings, fetch::Source &source, store::Store &store,
                 const std::function<bool()> &is_over) {
    const std::string cursor = store.cursor(settings.name);
    Poll poll;
    bool ended = false;
    const fetch::ListingReport report = source.list(cursor, [&](const fetch::Listing &listing) {
        ended = ended || is_over();
        if (ended)
            return false;
        try {
            const auto request =
                request_for(settings, listing, cursor.empty(), store.article(settings.name, listing.input));
            if (!request)
                return true;
            store.queue(*request);
        } catch (const Error &) {
            throw StoreFailure{std::current_exception()};
        }
        ++poll.queued;
        return true;
    });
    fault_point("poll.queued");
    if (!ended && report.cursor != cursor && !is_over())
        store.keep_cursor(settings.name, report.cursor);
    poll.warnings = report.warnings;
    return poll;
}

std::size_t queue_missing(const settings::SourceConfig &source, produce::Production &production,
                          store::Store &store, const std::function<bool()> &is_over) {
    std::size_t queued = 0;
    for (const std::string &input : missing_pages(source, production, store, is_over)) {
        if (is_under_way(store, source.settings.name, input))
            continue;
        store::JobRequest request;
        request.source = source.settings.name;
        request.input = input;
        request.kind = store::JobKind::changed;
        request.urgency = store::Urgency::unknown;
        request.reason = "its page is missing";
        store.queue(request);
        ++queued;
    }
    return queued;
}

Poller::Poller(const WorkContext &context, std::function<void()> wake, std::shared_ptr<Setup> setup,
               bool polls)
    : context_(context), wake_(std::move(wake)), setup_(std::move(setup)) {
    // That of a source which is configured no longer would grow old for ever.
    context_.metrics.set_all("baonoi_last_poll_timestamp_seconds", {});
    if (!polls)
        return;
    for (const settings::SourceConfig &source : setup_->config.sources) {
        Turn &turn = turns_.emplace_back();
        turn.source = &source;
        for (const char *const result : {"done", "failed"}) // see begin_counters.h
            context_.metrics.add("baonoi_polls_total", of_source(source.settings.name, "result", result), 0);
    }
    try {
        for (Turn &turn : turns_)
            turn.thread = std::thread([this, &turn] { go(turn); });
    } catch (const std::exception &) {
        end();
        std::throw_with_nested(Error(Next::retry, "cannot start a thread for each source"));
    }
}

Poller::~Poller() {
    end();
}

void Poller::end() {
    stop();
    for (Turn &turn : turns_)
        if (turn.thread.joinable())
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

bool Poller::wait_for_turn(const Turn &turn, Seconds duration) {
    if (!turn.is_paused)
        return wait(duration);
    constexpr Seconds look{2};
    const std::int64_t since = context_.clock.unix_time();
    const auto is_released = [&] {
        try {
            return context_.store.released_at(turn.source->settings.name) >= since;
        } catch (const Error &) {
            return false;
        }
    };
    for (double left = duration.value; left > 0; left -= look.value) {
        if (!wait(Seconds{std::min(left, look.value)}))
            return false;
        if (is_released())
            break;
    }
    return true;
}

bool Poller::is_ours(const Turn &turn) const {
    return !context_.leases || context_.leases->has(polling(turn.source->settings.name));
}

void Poller::leave_to_others(Turn &turn) {
    // Its age would tell of a fault.
    context_.metrics.remove("baonoi_last_poll_timestamp_seconds",
                            metric_labels({{"source", turn.source->settings.name}}));
    const std::scoped_lock lock(mutex_);
    turn.is_elsewhere = true;
    turn.fault.clear();
}

void Poller::go(Turn &turn) {
    constexpr Seconds between_looks{1}; // whether it is ours
    while (!stopping_) {
        if (!is_ours(turn)) {
            leave_to_others(turn);
            if (!wait(between_looks))
                break;
            continue;
        }
        const Seconds begin = context_.clock.elapsed();
        turn.last_sign = begin.value;
        poll(turn);
        turn.last_sign = -1;
        const double spent = context_.clock.elapsed().value - begin.value;
        const Seconds pause = turn.is_paused ? std::max(turn.source->poll, longest_pause) : turn.source->poll;
        if (!wait_for_turn(turn, Seconds{std::max(pause.value - spent, 0.1)}))
            break;
    }
    const std::scoped_lock lock(mutex_);
    turn.ended = true;
    changed_.notify_all();
}

void Poller::poll(Turn &turn) {
    const std::string &name = turn.source->settings.name;
    const Seconds begin = context_.clock.elapsed();
    std::string fault;
    turn.is_paused = false;
    const auto fail = [&](const std::exception &error) {
        fault = describe(error);
        turn.is_paused = next_step(error) == Next::hold && dynamic_cast<const Error *>(&error);
        const Seconds pause = turn.is_paused ? std::max(turn.source->poll, longest_pause) : turn.source->poll;
        log(LogLevel::warning,
            fmt::format("source {}: {}; it is asked again in {} s", name, fault, pause.value));
    };
    try {
        const auto is_over = [&] {
            turn.last_sign = context_.clock.elapsed().value;
            return stopping_.load() || !is_ours(turn);
        };
        const auto source = setup_->production.open_source(*turn.source);
        const Poll poll = poll_source(turn.source->settings, *source, context_.store, is_over);
        for (const std::string &warning : poll.warnings)
            if (std::find(turn.warnings.begin(), turn.warnings.end(), warning) == turn.warnings.end())
                log(LogLevel::warning, fmt::format("source {}: {}", name, warning));
        turn.warnings = poll.warnings;
        if (poll.queued > 0) {
            log(LogLevel::info, fmt::format("source {}: {} new or changed", name, poll.queued));
            context_.metrics.add("baonoi_announced_total", of_source(name, "way", "poll"),
                                 static_cast<double>(poll.queued));
            wake_();
        }
        if (const std::size_t missing =
                queue_missing(*turn.source, setup_->production, context_.store, is_over);
            missing > 0) {
            log(LogLevel::info, fmt::format("source {}: {} pages with audio are missing", name, missing));
            wake_();
        }
    } catch (const std::exception &error) {
        fail(error);
    } catch (const StoreFailure &failure) {
        try {
            std::rethrow_exception(failure.error);
        } catch (const Error &error) {
            fail(error);
            if (next_step(error) == Next::stop)
                context_.give_up(fault);
        }
    }
    context_.metrics.add("baonoi_polls_total", of_source(name, "result", fault.empty() ? "done" : "failed"));
    if (fault.empty() && !stopping_)
        context_.metrics.set("baonoi_last_poll_timestamp_seconds", metric_labels({{"source", name}}),
                             static_cast<double>(context_.clock.unix_time()));
    context_.metrics.observe("baonoi_poll_seconds", metric_labels({{"source", name}}),
                             context_.clock.elapsed().value - begin.value);
    const std::scoped_lock lock(mutex_);
    turn.is_elsewhere = false;
    turn.fault = fault;
    turn.has_listed = turn.has_listed || (fault.empty() && !stopping_);
}

std::vector<Poller::State> Poller::state() const {
    std::vector<State> states;
    const Seconds now = context_.clock.elapsed();
    const std::scoped_lock lock(mutex_);
    for (const Turn &turn : turns_) {
        const double sign = turn.last_sign;
        states.push_back({turn.source->settings.name, turn.has_listed, turn.fault,
                          Seconds{sign < 0 ? 0 : std::max(now.value - sign, 0.0)},
                          turn.source->settings.kind == "sitemap", turn.is_elsewhere});
    }
    return states;
}

} // namespace baonoi::work
