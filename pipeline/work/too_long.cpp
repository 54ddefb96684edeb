// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/too_long.h"

#include "work/order_parts.h"

#include <fmt/format.h>

namespace baonoi::work {

namespace {

constexpr std::size_t most_at_once = 10'000;

} // namespace

std::size_t queue_too_long(const Setup &setup, store::Store &store) {
    const std::string limit(produce::Production::limit_of_length());
    std::vector<store::JobRequest> requests;
    for (const store::ArticleRecord &article : store.skipped_because(limit, most_at_once)) {
        if (!is_source(setup.config, article.source) || !setup.production.is_of_another_limit(article.reason))
            continue;
        store::JobRequest request;
        request.source = article.source;
        request.input = article.input;
        request.kind = store::JobKind::changed;
        request.urgency = store::Urgency::unknown;
        request.reason = fmt::format("{} has changed", limit);
        requests.push_back(std::move(request));
    }
    store.queue_all(requests);
    return requests.size();
}

} // namespace baonoi::work
