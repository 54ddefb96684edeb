// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/json_reply.h"

#include "work/article_key.h"

#include <fmt/format.h>

namespace baonoi::serve {

http::ServerResponse json_reply(const std::string &body, int status) {
    return {status, "application/json", body + "\n"};
}

std::optional<http::ServerResponse> unknown_article(const Call &call) {
    if (call.server.store.find_article(call.argument) || work::article_key(*call.setup.config, call.argument))
        return std::nullopt;
    return http::refusal(404, fmt::format("no article is known as \"{}\"", call.argument));
}

http::ServerResponse job_reply(const Call &call, std::int64_t job) {
    if (call.server.callbacks.wake)
        call.server.callbacks.wake();
    http::ServerResponse response = json_reply(fmt::format("{{\"job\":{}}}", job), 202);
    response.headers["Location"] = fmt::format("/api/jobs/{}", job);
    return response;
}

} // namespace baonoi::serve
