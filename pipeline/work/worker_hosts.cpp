// SPDX-License-Identifier: GPL-3.0-or-later
// Which jobs a worker leaves to other hosts that share the store.
#include "base/version.h"
#include "work/job_end.h"
#include "work/worker.h"

#include <algorithm>
#include <utility>

namespace baonoi::work {

// Whoever refuses a job must not take it or the next one meanwhile: he is the fastest of all.
static constexpr Seconds until_others_take_it{3};

bool Worker::may_others(const std::string &place) {
    if (!context_.leases || !context_.store.is_shared())
        return false;
    return is_another_host(place, [](const store::HostRecord &) { return true; });
}

bool Worker::is_for_newer_host(const store::Job &job, const std::string &place) {
    if (!context_.leases || !context_.store.is_shared() || options_.is_single_attempt ||
        job.kind == store::JobKind::ordered)
        return false;
    const std::string own(version());
    const auto known = insist([&] { return context_.store.article(job.source, job.input); });
    return known && is_newer(known->version, own) &&
           is_another_host(place, [&](const store::HostRecord &host) { return is_newer(host.version, own); });
}

bool Worker::is_another_host(const std::string &place,
                             const std::function<bool(const store::HostRecord &)> &is_wanted) {
    const auto hosts = insist([&] { return context_.store.hosts(); });
    return std::any_of(hosts.begin(), hosts.end(), [&](const store::HostRecord &host) {
        return host.process != context_.leases->process() && host.workers > 0 && !host.drains &&
               !store::is_silent(host) && is_wanted(host) &&
               std::find(host.refused_by.begin(), host.refused_by.end(), place) == host.refused_by.end();
    });
}

// It is not due at once: else it would be the first that this host takes again.
void Worker::leave_to_newer_host(Attempt &attempt) {
    store::JobEnd end;
    end.state = store::JobState::queued;
    end.retry_in = until_others_take_it;
    end.counts = false;
    const store::Job &job = attempt.job();
    const auto article = insist([&] { return known_article(context_.store, job); });
    this->end(attempt, end, after(end, article), nullptr, "for_others");
}

void Worker::wait(Attempt &attempt, const std::string &place, const SourcePauses::Pause &pause,
                  const std::string &error, JobResult &result) {
    const store::Job &job = attempt.job();
    store::JobEnd end;
    end.state = store::JobState::queued;
    end.error = error;
    end.retry_in = Seconds{std::max(1.0, pause.end.value - context_.clock.elapsed().value)};
    end.counts = false;
    end.is_held = true;
    // What this host's clock, network or configuration keeps it from, another may do, at once.
    const bool is_for_others = !options_.is_single_attempt && may_others(place);
    if (is_for_others) {
        end.retry_in = Seconds{0};
        end.is_held = false;
    }
    if (const auto known = insist([&] { return context_.store.article(job.source, job.input); }))
        result.article = *known;
    if (options_.is_single_attempt) {
        end.state = store::JobState::failed;
        end.error = pause.reason;
    }
    result.article = after(end, result.article);
    result.article.reason = pause.reason;
    result.outcome = {ArticleState::failed, pause.reason};
    this->end(attempt, end, result.article, nullptr, is_for_others ? "for_others" : "held");
    if (is_for_others)
        context_.clock.sleep(until_others_take_it);
}

} // namespace baonoi::work
