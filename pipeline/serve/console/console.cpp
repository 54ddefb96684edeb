// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/console/console.h"

#include "base/error.h"
#include "serve/console/assets.h"
#include "serve/console/page_frame.h"
#include "serve/console/screens.h"
#include "serve/validators.h"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::serve::console {

namespace {

using store::Role;

http::ServerResponse answer_asset(const Call &call) {
    const Asset *asset = asset_at(call.argument);
    if (!asset)
        return http::refusal(404, "there is no such file");
    http::ServerResponse response{200, std::string(asset->type), asset->bytes};
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable";
    return response;
}

constexpr std::array all_routes{
    Route{"GET", "/", Entrance::session, Role::viewer, RouteLane::searches, answer_today},
    Route{"GET", "/articles", Entrance::session, Role::viewer, RouteLane::searches, answer_article_list},
    Route{"GET", "/articles/{id}", Entrance::session, Role::viewer, RouteLane::orders, answer_one_article},
    Route{"POST", "/orders", Entrance::session, Role::editor, RouteLane::orders, answer_order_form},
    Route{"GET", "/orders/{jobs}", Entrance::session, Role::viewer, RouteLane::orders, answer_progress},
    Route{"GET", "/lexicon", Entrance::session, Role::viewer, RouteLane::searches, answer_lexicon_screen},
    Route{"GET", "/lexicon/words/{word}", Entrance::session, Role::viewer, RouteLane::searches, answer_word},
    Route{"POST", "/lexicon", Entrance::session, Role::editor, RouteLane::orders, answer_word_form},
    Route{"POST", "/lexicon/remove", Entrance::session, Role::editor, RouteLane::orders, answer_word_removal},
    Route{"POST", "/lexicon/undo", Entrance::session, Role::editor, RouteLane::orders, answer_word_undo},
    Route{"POST", "/lexicon/again", Entrance::session, Role::editor, RouteLane::searches, answer_word_again},
    Route{"GET", "/settings", Entrance::session, Role::viewer, RouteLane::searches, answer_settings},
    Route{"GET", "/settings/{source}", Entrance::session, Role::viewer, RouteLane::searches, answer_scope},
    Route{"POST", "/settings/{source}", Entrance::session, Role::editor, RouteLane::searches,
          answer_scope_form},
    Route{"GET", "/voices", Entrance::session, Role::viewer, RouteLane::searches, answer_voices},
    Route{"POST", "/passages", Entrance::session, Role::editor, RouteLane::orders, answer_passage_form},
    Route{"POST", "/system/sources/{source}/test", Entrance::session, Role::admin, RouteLane::trials,
          answer_source_trial},
    Route{"POST", "/system/publishers/{publisher}/test", Entrance::session, Role::admin, RouteLane::trials,
          answer_publisher_trial},
    Route{"GET", "/system", Entrance::session, Role::admin, RouteLane::orders, answer_system},
    Route{"POST", "/system/tokens", Entrance::session, Role::admin, RouteLane::orders, answer_token_form},
    Route{"POST", "/system/tokens/{name}/remove", Entrance::session, Role::admin, RouteLane::orders,
          answer_token_removal},
    Route{"POST", "/system/sessions/{number}/revoke", Entrance::session, Role::admin, RouteLane::orders,
          answer_session_removal},
    Route{"GET", "/login", Entrance::open, Role::viewer, RouteLane::orders, answer_login},
    Route{"POST", "/login", Entrance::open, Role::viewer, RouteLane::orders, answer_login_form},
    Route{"GET", "/login/openid", Entrance::open, Role::viewer, RouteLane::logins, answer_openid},
    Route{"GET", "/login/openid/return", Entrance::open, Role::viewer, RouteLane::logins,
          answer_openid_return},
    Route{"POST", "/logout", Entrance::session, Role::viewer, RouteLane::orders, answer_logout},
    Route{"GET", "/language/{code}", Entrance::open, Role::viewer, RouteLane::orders, answer_language},
    Route{"GET", "/assets/{name}", Entrance::open, Role::viewer, RouteLane::orders, answer_asset},
};

http::ServerResponse show_fault(const Call &call, int status) {
    const Texts &texts = texts_of(call);
    const std::string key = fmt::format("faults.{}", status);
    const std::string known = texts.has(key) ? key : "faults.500";
    return show(call, {"fault", texts.say(known + ".title"), "", status},
                {{"heading", texts.say(known + ".title")}, {"text", texts.say(known + ".text")}});
}

http::ServerResponse finished(const http::ServerRequest &request, http::ServerResponse response) {
    const auto kept = response.headers.find("Cache-Control");
    if (kept != response.headers.end() && kept->second == "private, no-cache")
        validate(request, response); // what the browser has already is not sent again
    response.headers.emplace("Content-Security-Policy", content_policy({}));
    response.headers["Referrer-Policy"] = "same-origin";
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin";
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin";
    response.headers["X-Frame-Options"] = "DENY";
    return response;
}

} // namespace

std::span<const Route> routes() {
    return all_routes;
}

bool is_for_people(const Route &route) {
    return &route >= all_routes.data() && &route < all_routes.data() + all_routes.size();
}

http::ServerResponse answer(const Call &call, const Route &route) {
    try {
        return finished(call.request, route.answer(call));
    } catch (const std::exception &error) {
        if (call.server.callbacks.warn)
            call.server.callbacks.warn(describe(error));
        const bool is_busy = next_step(error) == Next::retry;
        http::ServerResponse response = show_fault(call, is_busy ? 503 : 500);
        if (is_busy)
            response.headers["Retry-After"] = "1";
        return finished(call.request, std::move(response));
    }
}

void tell_reader(const Call &call, http::ServerResponse &refused) {
    nlohmann::json body = nlohmann::json::parse(refused.body, nullptr, false);
    if (!body.is_object() || !body["error"].is_string())
        return;
    body["error"] = texts_of(call).refusal(body["error"].get<std::string>());
    refused.body = body.dump() + "\n";
}

http::ServerResponse answer_refused(const Call &call, const http::ServerResponse &refused) {
    return finished(call.request, refused.status < 400 ? refused : show_fault(call, refused.status));
}

} // namespace baonoi::serve::console
