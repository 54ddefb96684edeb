// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/settings_api.h"

#include "serve/json_reply.h"
#include "work/settings_text.h"

#include <fmt/format.h>

namespace baonoi::serve {

namespace {

http::ServerResponse article_reply(const Call &call, std::optional<std::int64_t> job) {
    return json_reply(
        work::text_of(work::article_settings(call.server.store, *call.setup.config, call.argument), job));
}

} // namespace

http::ServerResponse answer_article_settings(const Call &call) {
    if (auto refusal = unknown_article(call))
        return *refusal;
    return answered([&] { return article_reply(call, std::nullopt); });
}

http::ServerResponse change_article_settings(const Call &call) {
    if (auto refusal = unknown_article(call))
        return *refusal;
    return answered([&] {
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
    return json_reply(work::text_of(all));
}

namespace {

std::string section_asked(const Call &call) {
    const auto found = call.request.query.find("section");
    return found == call.request.query.end() ? "" : found->second;
}

std::optional<http::ServerResponse> unknown_source(const Call &call) {
    for (const settings::SourceConfig &source : call.setup.config->sources)
        if (source.settings.name == call.argument)
            return std::nullopt;
    return http::refusal(404, fmt::format("no [[source]] is named \"{}\"", call.argument));
}

http::ServerResponse scope_reply(const Call &call, std::optional<std::size_t> queued) {
    return json_reply(work::text_of(
        work::scope_settings(call.server.store, *call.setup.config, call.argument, section_asked(call)),
        queued));
}

} // namespace

http::ServerResponse answer_source_settings(const Call &call) {
    if (auto refusal = unknown_source(call))
        return *refusal;
    return answered([&] { return scope_reply(call, std::nullopt); });
}

http::ServerResponse change_source_settings(const Call &call) {
    if (auto refusal = unknown_source(call))
        return *refusal;
    return answered([&] {
        const work::AskedScopeChange asked = work::scope_change_in(call.request.body);
        const auto queued =
            work::change_scope(call.server.store, *call.setup.config, call.argument, section_asked(call),
                               asked.change, {call.who, "", asked.reason});
        if (queued && call.server.callbacks.wake)
            call.server.callbacks.wake();
        return scope_reply(call, queued);
    });
}

} // namespace baonoi::serve
