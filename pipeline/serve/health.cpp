// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/health.h"

#include "base/error.h"
#include "serve/answers.h"
#include "work/system_figures.h"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve {

namespace {

constexpr std::array every_kind{store::JobKind::backfill, store::JobKind::changed, store::JobKind::published,
                                store::JobKind::ordered};
constexpr std::array every_state{store::JobState::queued, store::JobState::working,
                                 store::JobState::done,   store::JobState::skipped,
                                 store::JobState::failed, store::JobState::cancelled};

// Also those of which there are none, so that a figure goes back to 0.
void count_jobs(const Call &call) {
    const std::vector<store::JobCount> counts = call.server.store.job_counts();
    const std::int64_t now = call.server.clock.unix_time();
    for (const store::JobKind kind : every_kind)
        for (const store::JobState state : every_state) {
            store::JobCount found{kind, state, 0, now};
            for (const store::JobCount &count : counts)
                if (count.kind == kind && count.state == state)
                    found = count;
            const std::string labels =
                work::metric_labels({{"kind", store::name_of(kind)}, {"state", store::name_of(state)}});
            call.server.metrics.set("baonoi_jobs", labels, static_cast<double>(found.count));
            if (store::is_open(state))
                call.server.metrics.set("baonoi_oldest_job_seconds", labels,
                                        static_cast<double>(std::max(now - found.oldest, std::int64_t{0})));
        }
}

void count_articles(const Call &call) {
    auto counts = call.server.store.counts();
    for (int i = 0; i <= static_cast<int>(store::ArticleState::attaching); ++i) {
        const auto state = static_cast<store::ArticleState>(i);
        call.server.metrics.set("baonoi_articles", work::metric_labels({{"state", store::name_of(state)}}),
                                static_cast<double>(counts[state]));
    }
}

// Also those of which there are none, as count_jobs() does.
void count_coverage(const Call &call) {
    constexpr std::int64_t any = 1; // minutes: what is in time is no matter here
    for (const store::Coverage &coverage : call.server.store.coverage(any)) {
        const auto set = [&](std::string_view group, std::int64_t count) {
            call.server.metrics.set("baonoi_coverage",
                                    work::metric_labels({{"source", coverage.source}, {"group", group}}),
                                    static_cast<double>(count));
        };
        set("with_audio", coverage.with_audio);
        set("lacking", coverage.articles - coverage.with_audio);
        for (const Exemption exemption : exemptions) {
            const auto found = coverage.exempt.find(exemption);
            set(name_of(exemption), found == coverage.exempt.end() ? 0 : found->second);
        }
    }
}

} // namespace

http::ServerResponse answer_health(const Call &) {
    return {200, "text/plain; charset=utf-8", "ok\n"};
}

http::ServerResponse answer_readiness(const Call &call) {
    Readiness readiness;
    if (call.server.callbacks.readiness)
        readiness = call.server.callbacks.readiness();
    nlohmann::json answer;
    try {
        call.server.store.next_due();
        answer["store"] = fmt::format("{:x}", call.server.store.identity());
        readiness.facts["store"] = "ok";
    } catch (const Error &error) {
        readiness.ready = false;
        readiness.facts["store"] = "it does not answer; the log says more";
        if (call.server.callbacks.warn)
            call.server.callbacks.warn(describe(error));
    }
    answer["ready"] = readiness.ready;
    answer["facts"] = readiness.facts;
    return reply_with(answer, readiness.ready ? 200 : 503);
}

http::ServerResponse answer_metrics(const Call &call) {
    count_jobs(call);
    count_articles(call);
    count_coverage(call);
    work::note_process(call.server.metrics);
    return {200, "text/plain; version=0.0.4; charset=utf-8", call.server.metrics.text()};
}

} // namespace baonoi::serve
