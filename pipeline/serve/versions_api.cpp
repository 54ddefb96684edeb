// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/versions_api.h"

#include "serve/answers.h"
#include "work/versions_text.h"

#include <limits>

namespace baonoi::serve {

namespace {

work::ArticleVersions versions_of(const Call &call) {
    return work::article_versions(call.server.store, *call.setup.config, call.argument);
}

} // namespace

http::ServerResponse answer_versions(const Call &call) {
    if (!is_known_article(call))
        return unknown_article(call);
    return told([&] { return reply_written(work::text_of(versions_of(call))); });
}

http::ServerResponse answer_changes(const Call &call) {
    if (!is_known_article(call))
        return unknown_article(call);
    const auto number = [&](const char *name) {
        return number_from(query_text(call, name), 1, std::numeric_limits<std::int64_t>::max());
    };
    const auto from = number("from"), to = number("to");
    if (!from || !to)
        return http::refusal(400, "from and to must be numbers of versions");
    return told(
        [&] { return reply_written(work::changes_text(call.server.store, versions_of(call), *from, *to)); });
}

} // namespace baonoi::serve
