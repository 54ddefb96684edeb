// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/worker.h"

#include "base/error.h"
#include "base/permit.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace baonoi::work {

namespace {

constexpr std::string_view publishing = "publish"; // the stage
constexpr int most_deaths = 3; // of processes in which a job ran alone, before it has failed

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

// What a hold holds: the articles of one source that go to one publisher.
std::string place_of(const store::Job &job, const settings::Config &config) {
    Article article;
    article.source = job.source;
    if (!fetch::is_url(job.input))
        article.path = job.input;
    const settings::PublisherConfig *publisher = config.publisher_of(article);
    return fmt::format("{}: {}", job.source, publisher ? publisher->name : "");
}

std::string_view result_of(const store::JobEnd &end) {
    return end.state == store::JobState::queued ? "retried" : store::name_of(end.state);
}

bool has_audio(ArticleState state) {
    return state == ArticleState::attached || state == ArticleState::unchanged;
}

} // namespace

Worker::Worker(const WorkContext &context, Attempts &attempts, std::string owner,
               const std::atomic<bool> &stopping)
    : context_(context), attempts_(attempts), owner_(std::move(owner)), stopping_(stopping) {}

void Worker::say(LogLevel level, const std::string &message) const {
    if (!assignment_ || !assignment_->is_silent)
        log(level, message);
}

Worker::Step Worker::step() {
    try {
        assignment_ = context_.assignment && !stopping_ ? context_.assignment() : nullptr;
        if (stopping_ || (context_.assignment && !assignment_))
            return Step::idle;
        // A file is not written to when nothing is due; a server is asked once.
        if (!assignment_ && !context_.store.is_shared() &&
            insist([&] { return context_.store.next_due(); }).value_or(Seconds{1}) > Seconds{0})
            return Step::idle;
        options_ = assignment_ ? assignment_->options : JobOptions();
        const auto setup = context_.setup.get();
        const auto only = assignment_ ? std::optional(assignment_->job) : std::nullopt;
        double begin = 0;
        const auto job = insist([&] {
            begin = context_.clock.elapsed().value;
            return context_.store.claim(owner_, setup->config.work.lease, only);
        });
        if (job)
            return attempt(*job, *setup, Seconds{begin + permitted(setup->config.work.lease).value});
        if (assignment_)
            assignment_->ended(std::nullopt);
        return Step::idle;
    } catch (const JobTaken &) {
        return Step::worked;
    }
}

bool Worker::is_alone(const store::Job &job) const {
    return context_.lone_process && job.losses >= store::losses_of_suspect;
}

void Worker::work_on(const store::Job &job, const JobOptions &options) {
    options_ = options;
    const auto setup = context_.setup.get();
    attempt(job, *setup, Seconds{0}); // whoever claimed it renews it, and so does this one
}

Worker::Step Worker::attempt(const store::Job &job, Setup &setup, Seconds held_until) {
    const auto attempt = std::make_shared<Attempt>(job, owner_, context_.clock.elapsed());
    attempt->hold_until(held_until);
    next_renewal_ = 0;
    attempts_.add(attempt);
    const LogScope scope(job.id, job.source, job.input);
    const std::shared_ptr<void> removed(nullptr, [&](void *) { attempts_.remove(attempt); });
    JobResult result;
    result.article.source = job.source;
    result.article.input = job.input;
    const Step step = run(*attempt, setup, result);
    if (assignment_) // of one that ran alone the store knows what became of it
        assignment_->ended(is_alone(job) ? std::nullopt : std::optional(std::move(result)));
    return step;
}

Worker::Step Worker::run(Attempt &attempt, Setup &setup, JobResult &result) {
    const store::Job &job = attempt.job();
    const settings::WorkSettings &settings = setup.config.work;
    const Seconds begin = context_.clock.elapsed();
    const std::string place = place_of(job, setup.config);
    auto pause = setup.pauses.of(place, begin);
    if (pause && insist([&] { return context_.store.released_at(job.source); }) >= pause->since) {
        setup.pauses.resume(place);
        pause.reset();
    }
    if (pause && job.kind != store::JobKind::ordered) {
        wait(attempt, place, *pause, "", result);
        return Step::worked;
    }
    if (is_for_newer_host(job, place)) {
        leave_to_newer_host(attempt);
        return Step::worked;
    }
    try {
        if (is_alone(job)) {
            run_alone(attempt);
            return Step::worked;
        }
        const auto progress = [&](std::string_view stage, std::size_t done, std::size_t total) {
            note_stage(attempt, stage);
            if (assignment_ && assignment_->progress)
                assignment_->progress(stage, done, total);
        };
        const auto before_publish = [&] {
            hold_lease(attempt, settings);
            result.article.state = ArticleState::attaching;
            insist([&] { context_.store.keep(result.article); });
        };
        const Permit permit("the lease of this job", [&] { return lease_left(attempt, settings); });
        context_.run(
            job, {setup, context_.store, context_.clock, progress, before_publish, options_, context_.leases},
            result);
        note_stage(attempt, "");
        setup.pauses.resume(place);
        finish(attempt, result);
        context_.metrics.observe("baonoi_job_seconds", label("kind", store::name_of(job.kind)),
                                 context_.clock.elapsed().value - begin.value);
    } catch (const std::exception &error) {
        return recover(attempt, setup, error, result);
    }
    return Step::worked;
}

void Worker::run_alone(Attempt &attempt) {
    const store::Job &job = attempt.job();
    say(LogLevel::info,
        fmt::format("{}: the program died {} times while it worked on this; it gets a process of "
                    "its own",
                    job.input, job.losses));
    const LoneEnd ended = context_.lone_process->run(job.id, owner_, options_, [&](std::string_view stage) {
        if (!stage.empty())
            note_stage(attempt, stage);
        else if (attempt.view(context_.clock.elapsed()).taken)
            throw JobTaken();
        if (stage == publishing)
            attempt.begin_publishing();
    });
    if (!ended.give_up.empty())
        context_.give_up(ended.give_up);
    if (ended.death.empty())
        return attempt.end();
    store::JobEnd end;
    const bool has_failed = job.deaths + 1 >= most_deaths;
    end.state = has_failed ? store::JobState::failed : store::JobState::queued;
    end.retry_in = has_failed ? store::longest_wait : Seconds{0};
    end.counts = false;
    end.is_death = true;
    end.error = fmt::format("{}its process died, in which nothing else was done: {} while it was at: {}",
                            has_failed ? "given up for a day: " : "", ended.death,
                            attempt.view(context_.clock.elapsed()).stage);
    say(LogLevel::error, fmt::format("{}: {}", job.input, end.error));
    const store::ArticleRecord article = insist([&] { return known_article(context_.store, job); });
    this->end(attempt, end, after(end, article), nullptr, result_of(end));
}

Worker::Step Worker::recover(Attempt &attempt, Setup &setup, const std::exception &error, JobResult &result) {
    const store::Job &job = attempt.job();
    if (result.article.id.empty())
        if (auto known = insist([&] { return context_.store.article(job.source, job.input); })) {
            if (result.article.exemption != Exemption::none) // found by this attempt
                known->exemption = result.article.exemption;
            result.article = *known;
        }
    const bool unforeseen = is_unforeseen(error);
    const std::string what = unforeseen ? "unforeseen: " + describe(error) : describe(error);
    const Next next = unforeseen ? Next::retry : next_step(error);
    result.outcome = {next == Next::skip ? ArticleState::skipped : ArticleState::failed, what};
    if (next == Next::hold) {
        const Seconds now = context_.clock.elapsed();
        const std::string place = place_of(job, setup.config);
        if (setup.pauses.pause(place, what, now, context_.clock.unix_time()))
            say(LogLevel::error,
                fmt::format(
                    "source {} waits for a person: {}; it is tried again in {} s, at an order, when the "
                    "configuration is read again, and when baonoi doctor finds all well",
                    job.source, what, longest_pause.value));
        wait(attempt, place, *setup.pauses.of(place, now), what, result);
        return Step::worked;
    }
    store::JobEnd end = failed_attempt(job, setup.config.work, what, jitter_());
    if (options_.is_single_attempt)
        end.state = store::JobState::failed;
    if (next == Next::skip) {
        end.state = store::JobState::skipped;
        if (result.article.audio.empty())
            result.article.content_hash = result.content_hash;
    }
    result.article = after(end, result.article);
    if (next == Next::stop) // and it is an attempt: whoever starts next is not stopped by this job at once
        context_.give_up(fmt::format("{}: {}", job.input, what));
    this->end(attempt, end, result.article, nullptr, result_of(end));
    say(next == Next::stop                      ? LogLevel::error
        : end.state == store::JobState::skipped ? LogLevel::info
                                                : LogLevel::warning,
        fmt::format("{} {} ({}): {}{}", result_of(end), job.input, store::name_of(job.kind), end.error,
                    end.state == store::JobState::queued
                        ? fmt::format("; again in {:.0f} s", std::ceil(end.retry_in.value))
                        : ""));
    return unforeseen ? Step::broken : Step::worked;
}

void Worker::finish(Attempt &attempt, const JobResult &result) {
    const store::Job &job = attempt.job();
    const produce::Outcome &outcome = result.outcome;
    if (outcome.state == ArticleState::outdated) {
        insist([&] { context_.store.keep(result.article); });
        hand_back(attempt, result);
        return say(LogLevel::info, fmt::format("changed {}", job.input));
    }
    store::JobEnd end;
    end.state = has_audio(outcome.state) ? store::JobState::done : store::JobState::skipped;
    end.outcome = has_audio(outcome.state) ? name_of(outcome.state) : "";
    end.error = outcome.reason;
    if (result.look_again > Seconds{0} && !options_.is_single_attempt) {
        end.state = store::JobState::queued;
        end.retry_in = result.look_again;
        end.counts = false;
    }
    end.sentences = result.sentences ? static_cast<std::int64_t>(result.sentences->size()) : 0;
    end.spoken = std::max(job.spoken, static_cast<std::int64_t>(outcome.spoken));
    this->end(attempt, end, result.article, result.sentences ? &*result.sentences : nullptr, result_of(end));
    if (outcome.state == ArticleState::attached) {
        const double latency = static_cast<double>(context_.clock.unix_time() - job.created_at);
        context_.metrics.observe("baonoi_publish_to_attached_seconds",
                                 label("kind", store::name_of(job.kind)), std::max(latency, 0.0));
        context_.metrics.add("baonoi_audio_seconds_total", "", outcome.attachment->duration.value);
        context_.metrics.add("baonoi_sentences_total", "", static_cast<double>(end.sentences));
        context_.metrics.add("baonoi_sentences_spoken_total", "", static_cast<double>(end.spoken));
        context_.metrics.add("baonoi_sentences_shared_total", "", static_cast<double>(outcome.shared));
        context_.metrics.add("baonoi_retakes_total", "",
                             static_cast<double>(std::max(outcome.takes, std::size_t{1}) - 1));
    }
    const std::string &more = outcome.state == ArticleState::attached ? result.article.audio : outcome.reason;
    say(LogLevel::info, fmt::format("{} {} ({}){}{}", name_of(outcome.state), job.input,
                                    store::name_of(job.kind), more.empty() ? "" : ": ", more));
}

void Worker::end(Attempt &attempt, const store::JobEnd &end, store::ArticleRecord article,
                 const std::vector<store::SentenceRecord> *sentences, std::string_view result) {
    attempt.end();
    if (options_.round != 0)
        article.round = options_.round;
    const store::Job &job = attempt.job();
    const bool is_kept =
        insist([&] { return context_.store.finish(job.id, owner_, end, article, sentences); });
    context_.metrics.add(
        "baonoi_jobs_finished_total",
        metric_labels({{"kind", store::name_of(job.kind)}, {"result", is_kept ? result : "lost"}}));
    if (is_kept && end.state == store::JobState::skipped) {
        const std::string_view reason = name_of(article.exemption);
        context_.metrics.add("baonoi_skips_total", label("reason", reason.empty() ? "other" : reason));
    }
}

void Worker::hand_back(Attempt &attempt, const JobResult &result) {
    attempt.end();
    const store::Job &job = attempt.job();
    const store::Urgency urgency = result.content_hash.empty() ? job.urgency : result.urgency;
    insist([&] { return context_.store.hand_back(job.id, owner_, result.content_hash, urgency); });
    context_.metrics.add("baonoi_jobs_finished_total",
                         metric_labels({{"kind", store::name_of(job.kind)}, {"result", "handed_back"}}));
}

void Worker::note_stage(Attempt &attempt, std::string_view stage) {
    LogScope::at_stage(stage);
    if (context_.stage_begins && !stage.empty())
        context_.stage_begins(stage);
    const Attempt::Stage before = attempt.at(stage, context_.clock.elapsed());
    if (!before.name.empty() && before.name != "claimed")
        context_.metrics.observe("baonoi_stage_seconds", label("stage", before.name), before.duration.value);
}

void Worker::hold_lease(Attempt &attempt, const settings::WorkSettings &settings) {
    note_stage(attempt, publishing);
    if (!insist([&] { return renew_lease(attempt, context_.store, context_.clock, settings, publishing); })) {
        attempt.take(false);
        throw JobTaken();
    }
    attempt.begin_publishing();
}

} // namespace baonoi::work
