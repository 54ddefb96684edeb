// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/job_end.h"

#include "base/permit.h"

#include <algorithm>
#include <cmath>

namespace baonoi::work {

constexpr Seconds first_retry{3600}; // of a job that has failed

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
    const int tried_again = job.attempts + 1 - settings.attempts;
    end.retry_in = end.state == store::JobState::queued
                       ? pause_after(job.attempts, settings, jitter)
                       : Seconds{std::min(first_retry.value * std::exp2(std::min(tried_again, 60)),
                                          store::longest_wait.value)};
    return end;
}

store::ArticleRecord after(const store::JobEnd &end, store::ArticleRecord article) {
    article.reason = end.error;
    if (end.state == store::JobState::skipped)
        article.state = ArticleState::skipped;
    else if (end.state == store::JobState::failed)
        article.state = ArticleState::failed;
    else if (article.audio.empty() && article.state != ArticleState::attaching)
        article.state = ArticleState::queued;
    return article;
}

store::ArticleRecord known_article(store::Store &store, const store::Job &job) {
    store::ArticleRecord article = store.article(job.source, job.input).value_or(store::ArticleRecord());
    article.source = job.source;
    article.input = job.input;
    return article;
}

bool renew_lease(Attempt &attempt, store::Store &store, Clock &clock, const settings::WorkSettings &settings,
                 std::string_view stage) {
    const double begin = clock.elapsed().value;
    if (!store.renew(attempt.job().id, attempt.owner(), settings.lease, stage))
        return false;
    attempt.hold_until(Seconds{begin + permitted(settings.lease).value});
    return true;
}

} // namespace baonoi::work
