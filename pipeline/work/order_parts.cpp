// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/order_parts.h"

#include "base/error.h"
#include "lib/curl/curl_url.h"
#include "work/section.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace baonoi::work {

bool is_source(const settings::Config &config, const std::string &name) {
    return config.source_named(name) != nullptr;
}

void check_voice(const settings::Config &config, const std::string &voice) {
    if (voice.empty() || voice == configured_voice)
        return;
    const std::vector<std::string> names = voice_names(config);
    if (std::find(names.begin(), names.end(), voice) == names.end())
        throw Error(Next::skip,
                    fmt::format("no voice is named \"{}\"; there are: {}", voice, fmt::join(names, ", ")));
}

std::optional<ArticleKey> known_key(store::Store &store, const std::string &id_or_url) {
    auto record = store.find_article(id_or_url);
    if (!record && fetch::is_url(id_or_url))
        if (const auto url = curl::http_url("", id_or_url))
            record = store.find_article(*url);
    return record ? std::optional(ArticleKey{record->source, record->input}) : std::nullopt;
}

ArticleKey ordered_key(store::Store &store, const settings::Config &config, const std::string &id_or_url) {
    const auto known = known_key(store, id_or_url);
    if (known && is_source(config, known->source))
        return *known;
    if (auto key = article_key(config, id_or_url))
        return *key;
    if (known)
        throw Error(Next::skip, fmt::format("the source \"{}\" of {} is no longer in the configuration",
                                            known->source, known->input));
    throw Error(Next::skip,
                fmt::format("no article is known as \"{}\", and no [[source]] of the configuration holds it",
                            id_or_url));
}

std::string section_of(store::Store &store, const settings::Config &config, const ArticleKey &key) {
    const auto *source = config.source_named(key.source);
    if (!source)
        return "";
    const auto article = store.article(key.source, key.input);
    return section_of(*source, article ? article->section : "", key.input, article ? article->url : "");
}

bool is_lasting(const store::Decision &decision) {
    return decision.is_withdrawn() && decision.withdrawn_by != deleted_at_source;
}

void lift(store::Decision &decision) {
    decision.withdrawn_by.clear();
    decision.withdrawn_at = 0;
    decision.reason.clear();
}

void unpin(store::Decision &decision) {
    decision.pin = {};
}

void switch_off(store::Decision &decision, const std::string &who, const std::string &why) {
    decision.withdrawn_by = who;
    decision.withdrawn_at = 0; // now
    decision.reason = why;
    decision.published_by.clear();
}

std::int64_t queue_order(store::Store &store, const ArticleKey &key, const Order &order,
                         const std::string &what) {
    store::JobRequest request;
    request.source = key.source;
    request.input = key.input;
    request.kind = store::JobKind::ordered;
    request.voice = order.voice;
    request.ordered_by = order.who;
    request.reason = order.reason;
    const std::int64_t job = store.queue(request);
    store.note_order({0, order.who, what, key.source, key.input, job, order.reason});
    return job;
}

} // namespace baonoi::work
