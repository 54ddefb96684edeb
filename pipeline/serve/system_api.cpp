// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/system_api.h"

#include "serve/answers.h"
#include "work/connection_trial.h"
#include "work/hosts_text.h"
#include "work/system_state.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve {

namespace {

using nlohmann::json;

json text_or_null(const std::string &text) {
    return text.empty() ? json() : json(text);
}

} // namespace

http::ServerResponse answer_source_test(const Call &call) {
    if (!call.setup.config->source_named(call.argument))
        return http::refusal(404, fmt::format("no [[source]] is named \"{}\"", call.argument));
    const work::SourceTrial trial = work::try_source(*speaker_of(call), call.argument, call.server.clock);
    json articles = json::array();
    for (const work::TriedArticle &article : trial.articles)
        articles.push_back({{"input", article.input},
                            {"title", article.title},
                            {"published", text_or_null(article.published)},
                            {"words", article.words > 0 ? json(article.words) : json()},
                            {"fault", text_or_null(article.fault)}});
    return reply_with({{"source", call.argument},
                       {"articles", articles},
                       {"warnings", trial.warnings},
                       {"fault", text_or_null(trial.fault)},
                       {"ran_out_of_time", trial.ran_out_of_time}});
}

http::ServerResponse answer_publisher_test(const Call &call) {
    const auto &publishers = call.setup.config->publishers;
    if (std::none_of(publishers.begin(), publishers.end(),
                     [&](const auto &publisher) { return publisher.name == call.argument; }))
        return http::refusal(404, fmt::format("no [[publisher]] is named \"{}\"", call.argument));
    json findings = json::array();
    for (const publish::Finding &finding : work::try_publisher(*speaker_of(call), call.argument))
        findings.push_back(
            {{"what", finding.what}, {"is_good", finding.is_good}, {"detail", finding.detail}});
    return reply_with({{"publisher", call.argument}, {"findings", findings}});
}

http::ServerResponse answer_hosts(const Call &call) {
    json hosts = json::array();
    for (const store::HostRecord &host : call.server.store.hosts())
        hosts.push_back(json(work::host_in_json(host)));
    return reply_with({{"hosts", hosts}});
}

http::ServerResponse answer_system_state(const Call &call) {
    const work::SystemState state = work::system_state(*call.setup.config);
    json disks = json::array(), cache;
    for (const work::DiskUse &disk : state.disks)
        disks.push_back(
            {{"what", disk.what}, {"folder", disk.folder}, {"free", disk.free}, {"all", disk.all}});
    if (state.cache)
        cache = {{"folder", state.cache->folder.string()},
                 {"segments", state.cache->segments},
                 {"bytes", state.cache->bytes},
                 {"most_bytes", state.most_cached}};
    return reply_with({{"disks", disks}, {"cache", cache}});
}

} // namespace baonoi::serve
