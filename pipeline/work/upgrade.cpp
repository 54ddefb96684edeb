// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/upgrade.h"

#include "base/error.h"
#include "work/in_force.h"
#include "work/order_parts.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace baonoi::work {

namespace {

constexpr std::size_t most_articles = 1'000'000;
constexpr std::size_t most_fallbacks = 10'000; // at a time

// The voice that is to speak the article.
std::string voice_in_force(store::Store &store, const settings::Config &config,
                           const store::ArticleRecord &record) {
    const InForce settings = in_force(store, config, {record.source, record.input}, record.section);
    if (const std::string &set = settings.voice.value; !set.empty() && set != configured_voice)
        return set;
    Article article;
    article.source = record.source;
    article.url = record.url;
    if (!fetch::is_url(record.input))
        article.path = record.input;
    return config.voice_for(article);
}

store::JobRequest request_for(const store::ArticleRecord &record, const std::string &reason) {
    store::JobRequest request;
    request.source = record.source;
    request.input = record.input;
    request.kind = store::JobKind::backfill;
    request.reason = reason;
    return request;
}

// Calls each with the articles of the order, and whether its voice spoke them.
template <class Take>
void each_article(store::Store &store, const settings::Config &config, const UpgradeOrder &order,
                  const Take &take) {
    check_voice(config, order.voice);
    if (!order.source.empty() && !is_source(config, order.source))
        throw Error(Next::skip, fmt::format("no source is named \"{}\"", order.source));
    for (const store::ArticleRecord &record : store.recordings(order.source, "", most_articles))
        if (is_source(config, record.source) && (order.since.empty() || record.published >= order.since) &&
            voice_in_force(store, config, record) == order.voice)
            take(record, record.voice == order.voice);
}

bool has_open_job(store::Store &store, const store::ArticleRecord &record) {
    const std::vector<store::Job> jobs = store.jobs_of(record.source, record.input);
    return std::any_of(jobs.begin(), jobs.end(),
                       [](const store::Job &job) { return store::is_open(job.state); });
}

} // namespace

UpgradeState upgrade_state(store::Store &store, const settings::Config &config, const UpgradeOrder &order) {
    UpgradeState state;
    each_article(store, config, order, [&](const store::ArticleRecord &record, bool is_done) {
        ++(is_done ? state.done : has_open_job(store, record) ? state.waiting : state.left);
    });
    return state;
}

std::size_t queue_upgrade(store::Store &store, const settings::Config &config, const UpgradeOrder &order) {
    const std::size_t most = order.limit == 0 ? std::numeric_limits<std::size_t>::max() : order.limit;
    std::vector<store::JobRequest> requests;
    each_article(store, config, order, [&](const store::ArticleRecord &record, bool is_done) {
        if (!is_done && requests.size() < most && !has_open_job(store, record))
            requests.push_back(request_for(record, fmt::format("the voice {} is to speak it", order.voice)));
    });
    store.queue_all(requests);
    return requests.size();
}

std::size_t FallbackWatch::look(store::Store &store, const settings::Config &config) {
    if (config.fallback_voice.empty())
        return 0;
    bool is_back = false;
    if (tried_) {
        const auto record = store.article(tried_->source, tried_->input);
        if (record && has_open_job(store, *record))
            return 0; // it is not known yet
        is_back = record && !record->audio.empty() && !record->reason.starts_with(produce::fell_back);
    }
    tried_.reset();
    std::vector<store::JobRequest> requests;
    const std::string reason(produce::fell_back);
    for (const store::ArticleRecord &record : store.recordings_because(reason, most_fallbacks)) {
        if (!is_source(config, record.source) || has_open_job(store, record))
            continue;
        requests.push_back(request_for(record, "its voice may be back"));
        if (!is_back) {
            tried_ = ArticleKey{record.source, record.input};
            break;
        }
    }
    store.queue_all(requests);
    return requests.size();
}

} // namespace baonoi::work
