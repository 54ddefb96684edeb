// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/worker.h"

#include "base/error.h"
#include "base/log.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace baonoi::work {

namespace {

constexpr Seconds between_tries{0.5}; // of a store that is locked

std::string label(std::string_view name, std::string_view value) {
    return metric_labels({{name, value}});
}

// Nobody foresaw it when no Error is in the chain.
bool is_unforeseen(const std::exception &error) {
    if (dynamic_cast<const Error *>(&error))
        return false;
    try {
        std::rethrow_if_nested(error);
    } catch (const std::exception &inner) {
        return is_unforeseen(inner);
    }
    return true;
}

std::string_view result_of(const store::JobEnd &end) {
    return end.state == store::JobState::queued ? "retried" : store::name_of(end.state);
}

} // namespace

void Attempts::add(const std::shared_ptr<Attempt> &attempt) {
    const std::scoped_lock lock(mutex_);
    attempts_.push_back(attempt);
}

void Attempts::remove(const std::shared_ptr<Attempt> &attempt) {
    const std::scoped_lock lock(mutex_);
    std::erase(attempts_, attempt);
}

std::vector<std::shared_ptr<Attempt>> Attempts::all() const {
    const std::scoped_lock lock(mutex_);
    return attempts_;
}

Seconds pause_after(int attempts, const settings::WorkSettings &settings, double jitter) {
    const double whole =
        std::min(settings.backoff.value * std::exp2(std::min(attempts, 60)), settings.max_backoff.value);
    return Seconds{whole * (0.5 + jitter / 2)};
}

store::JobEnd failed_attempt(const store::Job &job, const settings::WorkSettings &settings,
                             const std::string &error, double jitter) {
    store::JobEnd end;
    end.state = job.attempts + 1 < settings.attempts ? store::JobState::queued : store::JobState::failed;
    end.error = error;
    end.retry_in = pause_after(job.attempts, settings, jitter);
    return end;
}

store::ArticleRecord after(const store::JobEnd &end, store::ArticleRecord article) {
    article.reason = end.error;
    if (end.state == store::JobState::skipped)
        article.state = store::ArticleState::skipped;
    else if (end.state == store::JobState::failed)
        article.state = store::ArticleState::failed;
    else if (article.audio.empty() && article.state != store::ArticleState::attaching)
        article.state = store::ArticleState::queued;
    return article;
}

Worker::Worker(const WorkTools &tools, Attempts &attempts, std::string owner,
               const std::atomic<bool> &stopping)
    : tools_(tools), attempts_(attempts), owner_(std::move(owner)), stopping_(stopping) {}

template <class Call>
auto Worker::insist(Call call) {
    for (bool has_warned = false;; tools_.clock.sleep(between_tries)) {
        try {
            return call();
        } catch (const Error &error) {
            if (next_step(error) != Next::retry)
                throw;
            if (stopping_)
                throw JobTaken(); // whoever starts next finds the lease of one that is gone
            if (!std::exchange(has_warned, true))
                log(LogLevel::warning, fmt::format("{}; trying again", describe(error)));
        }
    }
}

Worker::Step Worker::step() {
    try {
        if (stopping_ || insist([&] { return tools_.store.next_due(); }).value_or(Seconds{1}) > Seconds{0})
            return Step::idle;
        const auto setup = tools_.setup.get();
        const auto job = insist([&] { return tools_.store.claim(owner_, setup->config.work.lease); });
        if (!job)
            return Step::idle;
        const auto attempt = std::make_shared<Attempt>(*job, owner_, tools_.clock.elapsed());
        attempts_.add(attempt);
        const std::shared_ptr<void> removed(nullptr, [&](void *) { attempts_.remove(attempt); });
        return deal_with(attempt, *setup);
    } catch (const JobTaken &) {
        return Step::worked;
    }
}

Worker::Step Worker::deal_with(const std::shared_ptr<Attempt> &attempt, Setup &setup) {
    const store::Job &job = attempt->job();
    const settings::WorkSettings &settings = setup.config.work;
    Dealt dealt;
    dealt.article.source = job.source;
    dealt.article.input = job.input;
    const Seconds begin = tools_.clock.elapsed();
    if (const auto hold = setup.holds.of(job.source, begin); hold && job.kind != store::JobKind::ordered)
        return wait(*attempt, *hold, "");
    try {
        if (job.attempts >= settings.attempts)
            throw Error(Next::retry, fmt::format("given up: it was begun {} times and its worker was lost or "
                                                 "failed each time",
                                                 job.attempts));
        const DealTools tools{
            setup, tools_.store, tools_.clock,
            [&](std::string_view stage, std::size_t, std::size_t) { note_stage(*attempt, stage); },
            [&] {
                hold_lease(*attempt, settings);
                dealt.article.state = store::ArticleState::attaching;
                insist([&] { tools_.store.keep(dealt.article); });
            }};
        tools_.deal(job, tools, dealt);
        note_stage(*attempt, "");
        setup.holds.release(job.source);
        finish(*attempt, dealt);
        tools_.metrics.observe("baonoi_job_seconds", label("kind", store::name_of(job.kind)),
                               tools_.clock.elapsed().value - begin.value);
    } catch (const std::exception &error) {
        return recover(*attempt, setup, error, std::move(dealt));
    }
    return Step::worked;
}

Worker::Step Worker::wait(Attempt &attempt, const Holds::Hold &hold, const std::string &error) {
    const store::Job &job = attempt.job();
    store::JobEnd end;
    end.state = store::JobState::queued;
    end.error = error;
    end.retry_in = Seconds{std::max(1.0, hold.end.value - tools_.clock.elapsed().value)};
    end.counts = false;
    store::ArticleRecord article;
    article.source = job.source;
    article.input = job.input;
    if (const auto known = insist([&] { return tools_.store.article(job.source, job.input); }))
        article = *known;
    article.reason = hold.reason;
    this->end(attempt, end, article, nullptr, "held");
    return Step::worked;
}

Worker::Step Worker::recover(Attempt &attempt, Setup &setup, const std::exception &error, Dealt dealt) {
    const store::Job &job = attempt.job();
    if (dealt.article.id.empty())
        if (const auto known = insist([&] { return tools_.store.article(job.source, job.input); }))
            dealt.article = *known;
    const std::string what = describe(error);
    const bool unforeseen = is_unforeseen(error);
    if (!unforeseen && next_step(error) == Next::stop) {
        log(LogLevel::error, fmt::format("{}: {}", job.input, what));
        hand_back(attempt, {});
        tools_.give_up(fmt::format("{}: {}", job.input, what));
        return Step::worked;
    }
    if (!unforeseen && next_step(error) == Next::hold) {
        const Seconds now = tools_.clock.elapsed();
        if (setup.holds.hold(job.source, what, now))
            log(LogLevel::error,
                fmt::format("source {} waits for a person: {}; it is tried again in {} s, at an "
                            "order, and when the configuration is read again",
                            job.source, what, longest_hold.value));
        return wait(attempt, *setup.holds.of(job.source, now), what);
    }
    store::JobEnd end =
        failed_attempt(job, setup.config.work, unforeseen ? "unforeseen: " + what : what, jitter_());
    if (!unforeseen && next_step(error) == Next::skip) {
        end.state = store::JobState::skipped;
        if (dealt.article.audio.empty())
            dealt.article.content_hash = dealt.content_hash;
    }
    this->end(attempt, end, after(end, dealt.article), nullptr, result_of(end).data());
    log(end.state == store::JobState::skipped ? LogLevel::info : LogLevel::warning,
        fmt::format("{} {} ({}): {}{}", result_of(end), job.input, store::name_of(job.kind), end.error,
                    end.state == store::JobState::queued
                        ? fmt::format("; again in {:.0f} s", std::ceil(end.retry_in.value))
                        : ""));
    return unforeseen ? Step::broken : Step::worked;
}

void Worker::finish(Attempt &attempt, const Dealt &dealt) {
    const store::Job &job = attempt.job();
    if (dealt.what == Dealt::What::changed) {
        insist([&] { tools_.store.keep(dealt.article); });
        hand_back(attempt, dealt);
        log(LogLevel::info, fmt::format("changed {}", job.input));
        return;
    }
    store::JobEnd end;
    end.state = dealt.what == Dealt::What::skipped ? store::JobState::skipped : store::JobState::done;
    end.error = dealt.reason;
    end.sentences = dealt.sentences ? static_cast<std::int64_t>(dealt.sentences->size()) : 0;
    end.spoken = dealt.spoken;
    this->end(attempt, end, dealt.article, dealt.sentences ? &*dealt.sentences : nullptr,
              result_of(end).data());
    if (dealt.what == Dealt::What::attached) {
        const double latency = static_cast<double>(tools_.clock.unix_time() - job.created_at);
        tools_.metrics.observe("baonoi_publish_to_attached_seconds", label("kind", store::name_of(job.kind)),
                               std::max(latency, 0.0));
        tools_.metrics.add("baonoi_audio_seconds_total", "", dealt.duration.value);
        tools_.metrics.add("baonoi_sentences_total", "", static_cast<double>(end.sentences));
        tools_.metrics.add("baonoi_sentences_spoken_total", "", static_cast<double>(end.spoken));
    }
    log(LogLevel::info,
        dealt.what == Dealt::What::attached
            ? fmt::format("attached {} ({}): {}", job.input, store::name_of(job.kind), dealt.article.audio)
            : fmt::format("{} {} ({}){}{}", dealt.what == Dealt::What::skipped ? "skipped" : "unchanged",
                          job.input, store::name_of(job.kind), dealt.reason.empty() ? "" : ": ",
                          dealt.reason));
}

void Worker::end(Attempt &attempt, const store::JobEnd &end, const store::ArticleRecord &article,
                 const std::vector<store::SentenceRecord> *sentences, const char *result) {
    attempt.end();
    const store::Job &job = attempt.job();
    const bool is_kept = insist([&] { return tools_.store.finish(job.id, owner_, end, article, sentences); });
    tools_.metrics.add("baonoi_jobs_finished_total", metric_labels({{"kind", store::name_of(job.kind)},
                                                                    {"result", is_kept ? result : "lost"}}));
}

void Worker::hand_back(Attempt &attempt, const Dealt &dealt) {
    attempt.end();
    const store::Job &job = attempt.job();
    const store::Urgency urgency = dealt.content_hash.empty() ? job.urgency : dealt.urgency;
    insist([&] { return tools_.store.hand_back(job.id, owner_, dealt.content_hash, urgency); });
    tools_.metrics.add("baonoi_jobs_finished_total",
                       metric_labels({{"kind", store::name_of(job.kind)}, {"result", "handed_back"}}));
}

void Worker::note_stage(Attempt &attempt, std::string_view stage) {
    const Attempt::Stage before = attempt.at(stage, tools_.clock.elapsed());
    if (!before.name.empty() && before.name != "claimed")
        tools_.metrics.observe("baonoi_stage_seconds", label("stage", before.name), before.duration.value);
}

void Worker::hold_lease(Attempt &attempt, const settings::WorkSettings &settings) {
    note_stage(attempt, "publish");
    if (!insist([&] { return tools_.store.renew(attempt.job().id, owner_, settings.lease, "publish"); })) {
        attempt.take(false);
        throw JobTaken();
    }
    attempt.begin_publishing();
}

} // namespace baonoi::work
