// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/versions_api.h"

#include "serve/json_reply.h"
#include "work/versions_text.h"

#include <charconv>
#include <limits>

namespace baonoi::serve {

namespace {

work::ArticleVersions versions_of(const Call &call) {
    return work::article_versions(call.server.store, *call.setup.config, call.argument);
}

// 0: it is no number of a version.
std::int64_t number_asked(const Call &call, const char *name) {
    const auto found = call.request.query.find(name);
    if (found == call.request.query.end())
        return 0;
    const std::string &text = found->second;
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && end == text.data() + text.size() && number > 0 ? number : 0;
}

} // namespace

http::ServerResponse answer_versions(const Call &call) {
    if (auto refusal = unknown_article(call))
        return *refusal;
    return answered([&] { return json_reply(work::text_of(versions_of(call))); });
}

http::ServerResponse answer_changes(const Call &call) {
    if (auto refusal = unknown_article(call))
        return *refusal;
    const std::int64_t from = number_asked(call, "from"), to = number_asked(call, "to");
    if (from == 0 || to == 0)
        return http::refusal(400, "from and to must be numbers of versions");
    return answered(
        [&] { return json_reply(work::changes_text(call.server.store, versions_of(call), from, to)); });
}

http::ServerResponse answer_rollback(const Call &call) {
    if (auto refusal = unknown_article(call))
        return *refusal;
    return answered([&] {
        const work::AskedRollback asked = work::rollback_in(call.request.body);
        return job_reply(call, work::roll_back(call.server.store, *call.setup.config, call.argument,
                                               {call.who, "", asked.reason, asked.version}));
    });
}

} // namespace baonoi::serve
