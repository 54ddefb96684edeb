// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/settings_api.h"

#include "serve/answers.h"
#include "work/settings_text.h"

#include <fmt/format.h>

namespace baonoi::serve {

namespace {

// As told(), and 400 for a body that is not as it should be.
template <class Answer>
http::ServerResponse told_of_body(Answer answer) {
    return told([&]() -> http::ServerResponse {
        try {
            return answer();
        } catch (const work::BadBody &fault) {
            return http::refusal(400, fault.what());
        }
    });
}

http::ServerResponse article_reply(const Call &call, std::optional<std::int64_t> job) {
    return reply_written(
        work::text_of(work::article_settings(call.server.store, *call.setup.config, call.argument), job));
}

} // namespace

http::ServerResponse answer_article_settings(const Call &call) {
    if (!is_known_article(call))
        return unknown_article(call);
    return told([&] { return article_reply(call, std::nullopt); });
}

http::ServerResponse change_article_settings(const Call &call) {
    if (!is_known_article(call))
        return unknown_article(call);
    return told_of_body([&] {
        const work::AskedChange asked = work::article_change_in(call.request.body);
        const auto job = work::change_article(call.server.store, *call.setup.config, call.argument,
                                              asked.change, {call.who, "", asked.reason});
        if (job && call.server.callbacks.wake)
            call.server.callbacks.wake();
        return article_reply(call, job);
    });
}

http::ServerResponse answer_sources_settings(const Call &call) {
    const settings::Config &config = *call.setup.config;
    std::vector<work::ScopeSettings> all;
    for (const settings::SourceConfig &source : config.sources)
        all.push_back(work::scope_settings(call.server.store, config, source.settings.name, ""));
    return reply_written(work::text_of(all));
}

namespace {

std::optional<http::ServerResponse> unknown_source(const Call &call) {
    if (call.setup.config->source_named(call.argument))
        return std::nullopt;
    return http::refusal(404, fmt::format("no [[source]] is named \"{}\"", call.argument));
}

http::ServerResponse scope_reply(const Call &call, std::optional<std::size_t> queued) {
    return reply_written(work::text_of(work::scope_settings(call.server.store, *call.setup.config,
                                                            call.argument, query_text(call, "section")),
                                       queued));
}

} // namespace

http::ServerResponse answer_source_settings(const Call &call) {
    if (auto refusal = unknown_source(call))
        return *refusal;
    return told([&] { return scope_reply(call, std::nullopt); });
}

http::ServerResponse change_source_settings(const Call &call) {
    if (auto refusal = unknown_source(call))
        return *refusal;
    return told_of_body([&] {
        const work::AskedScopeChange asked = work::scope_change_in(call.request.body);
        const auto queued =
            work::change_scope(call.server.store, *call.setup.config, call.argument,
                               query_text(call, "section"), asked.change, {call.who, "", asked.reason});
        if (queued && call.server.callbacks.wake)
            call.server.callbacks.wake();
        return scope_reply(call, queued);
    });
}

} // namespace baonoi::serve
