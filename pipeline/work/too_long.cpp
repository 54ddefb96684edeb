// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/too_long.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::work {

namespace {

constexpr std::size_t most_at_once = 10'000;

} // namespace

std::size_t queue_too_long(const Setup &setup, store::Store &store) {
    const std::string limit(produce::Production::limit_of_length());
    const auto is_configured = [&](const std::string &name) {
        return std::any_of(
            setup.config.sources.begin(), setup.config.sources.end(),
            [&](const settings::SourceConfig &source) { return source.settings.name == name; });
    };
    std::size_t queued = 0;
    for (const store::ArticleRecord &article : store.skipped_because(limit, most_at_once)) {
        if (!is_configured(article.source) || !setup.production.is_of_another_limit(article.reason))
            continue;
        store::JobRequest request;
        request.source = article.source;
        request.input = article.input;
        request.kind = store::JobKind::changed;
        request.urgency = store::Urgency::unknown;
        request.reason = fmt::format("{} has changed", limit);
        store.queue(request);
        ++queued;
    }
    return queued;
}

} // namespace baonoi::work
