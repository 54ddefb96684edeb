// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers about settings and versions share: work/ writes their JSON and throws what cannot be done.
#pragma once

#include "base/error.h"
#include "serve/call.h"
#include "work/settings_text.h"

#include <optional>
#include <string>

namespace baonoi::serve {

http::ServerResponse json_reply(const std::string &body, int status = 200);

// 404; nothing: the article is known, or a source holds it.
std::optional<http::ServerResponse> unknown_article(const Call &call);

// 202 {"job"}, and the workers are told.
http::ServerResponse job_reply(const Call &call, std::int64_t job);

// What the answer throws as a status: 400 for a body that is not as it should be, 422 for what cannot be
// done.
template <class Answer>
http::ServerResponse answered(Answer answer) {
    try {
        return answer();
    } catch (const work::BadBody &fault) {
        return http::refusal(400, fault.what());
    } catch (const Error &error) {
        if (next_step(error) != Next::skip)
            throw;
        return http::refusal(422, describe(error));
    }
}

} // namespace baonoi::serve
