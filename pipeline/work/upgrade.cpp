// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/upgrade.h"

#include "base/error.h"
#include "work/article_record.h"
#include "work/in_force.h"
#include "work/order_parts.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace baonoi::work {

namespace {

constexpr std::size_t most_articles = 1'000'000;
constexpr std::size_t most_fallbacks = 10'000; // at a time
constexpr std::size_t first_fallbacks = 100;   // for one to try

// Which voice is to speak an article. The scopes of a source are looked up once.
class VoicesInForce {
public:
    VoicesInForce(store::Store &store, const settings::Config &config) : store_(store), config_(config) {}

    std::string of(const store::ArticleRecord &record) {
        const auto [scopes, is_new] = scopes_.try_emplace(record.source);
        if (is_new)
            scopes->second = store_.scopes(record.source);
        const InForce settings =
            in_force(store_.decision(record.source, record.input), scopes->second, record.section, config_);
        const std::string &set = settings.voice.value;
        return !set.empty() && set != configured_voice ? set : config_.voice_for(article_of(record));
    }

private:
    store::Store &store_;
    const settings::Config &config_;
    std::map<std::string, std::vector<store::ScopeRecord>> scopes_;
};

store::JobRequest request_for(const store::ArticleRecord &record, const std::string &reason) {
    store::JobRequest request;
    request.source = record.source;
    request.input = record.input;
    request.kind = store::JobKind::backfill;
    request.reason = reason;
    return request;
}

bool has_open_job(store::Store &store, const store::ArticleRecord &record) {
    const std::vector<store::Job> jobs = store.jobs_of(record.source, record.input);
    return std::any_of(jobs.begin(), jobs.end(),
                       [](const store::Job &job) { return store::is_open(job.state); });
}

} // namespace

Upgrade queue_upgrade(store::Store &store, const settings::Config &config, const UpgradeOrder &order) {
    check_voice(config, order.voice);
    if (!order.source.empty() && !is_source(config, order.source))
        throw Error(Next::skip, fmt::format("no source is named \"{}\"", order.source));
    const std::size_t most = order.limit == 0 ? std::numeric_limits<std::size_t>::max() : order.limit;
    VoicesInForce voices(store, config);
    std::vector<store::JobRequest> requests;
    UpgradeState state;
    for (const store::ArticleRecord &record : store.recordings(order.source, "", most_articles)) {
        if (!is_source(config, record.source) || record.published < order.since ||
            voices.of(record) != order.voice)
            continue;
        if (record.voice == order.voice) {
            ++state.done;
        } else if (has_open_job(store, record)) {
            ++state.waiting;
        } else if (requests.size() == most) {
            ++state.left;
        } else {
            requests.push_back(request_for(record, fmt::format("the voice {} is to speak it", order.voice)));
            ++state.waiting;
        }
    }
    store.queue_all(requests);
    return {requests.size(), state};
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
    const auto is_ready = [&](const store::ArticleRecord &record) {
        return is_source(config, record.source) && !has_open_job(store, record);
    };
    auto records = store.recordings_because(reason, is_back ? most_fallbacks : first_fallbacks);
    if (records.size() == first_fallbacks && std::none_of(records.begin(), records.end(), is_ready))
        records = store.recordings_because(reason, most_fallbacks); // those were of a source that is gone
    for (const store::ArticleRecord &record : records) {
        if (!is_ready(record))
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
