// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve/routes.h"

#include "base/percent.h"
#include "lib/http/listener.h"
#include "lib/openssl/digest.h"
#include "serve/api.h"
#include "serve/audio_api.h"
#include "serve/beacon.h"
#include "serve/console/console.h"
#include "serve/events_api.h"
#include "serve/health.h"
#include "serve/hook.h"
#include "serve/lexicon_api.h"
#include "serve/lexicon_lists.h"
#include "serve/settings_api.h"
#include "serve/system_api.h"
#include "serve/text_api.h"
#include "serve/versions_api.h"
#include "serve/voices_api.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace baonoi::serve {

namespace {

constexpr std::array routes_of_api{
    Route{"POST", "/hooks/publish", Entrance::open, store::Role::viewer, RouteLane::hooks, answer_hook},
    Route{"POST", "/listened", Entrance::open, store::Role::viewer, RouteLane::beacons, answer_listened},
    Route{"GET", "/api/articles", Entrance::token, store::Role::viewer, RouteLane::searches, answer_articles},
    Route{"GET", "/api/articles/{id}", Entrance::token, store::Role::viewer, RouteLane::orders,
          answer_article},
    Route{"POST", "/api/articles/{id}/regenerate", Entrance::token, store::Role::editor, RouteLane::orders,
          answer_regenerate},
    Route{"POST", "/api/articles/{id}/withdraw", Entrance::token, store::Role::editor, RouteLane::orders,
          answer_withdraw},
    Route{"POST", "/api/articles/{id}/publish", Entrance::token, store::Role::editor, RouteLane::orders,
          answer_publish},
    Route{"POST", "/api/articles/{id}/rollback", Entrance::token, store::Role::editor, RouteLane::orders,
          answer_rollback},
    Route{"POST", "/api/articles/{id}/unpin", Entrance::token, store::Role::editor, RouteLane::orders,
          answer_unpin},
    Route{"GET", "/api/articles/{id}/versions", Entrance::token, store::Role::viewer, RouteLane::orders,
          answer_versions},
    Route{"GET", "/api/articles/{id}/changes", Entrance::token, store::Role::viewer, RouteLane::searches,
          answer_changes},
    Route{"GET", "/api/articles/{id}/settings", Entrance::token, store::Role::viewer, RouteLane::orders,
          answer_article_settings},
    Route{"PUT", "/api/articles/{id}/settings", Entrance::token, store::Role::editor, RouteLane::orders,
          change_article_settings},
    Route{"GET", "/api/settings/sources", Entrance::token, store::Role::viewer, RouteLane::searches,
          answer_sources_settings},
    Route{"GET", "/api/settings/sources/{source}", Entrance::token, store::Role::viewer, RouteLane::searches,
          answer_source_settings},
    Route{"PUT", "/api/settings/sources/{source}", Entrance::token, store::Role::editor, RouteLane::searches,
          change_source_settings},
    Route{"GET", "/api/jobs/{id}", Entrance::token, store::Role::viewer, RouteLane::orders, answer_job},
    Route{"GET", "/api/coverage", Entrance::token, store::Role::viewer, RouteLane::searches, answer_coverage},
    Route{"GET", "/api/orders", Entrance::token, store::Role::admin, RouteLane::orders, answer_orders},
    Route{"GET", "/api/articles/{id}/text", Entrance::token, store::Role::viewer, RouteLane::orders,
          answer_text},
    Route{"GET", "/api/articles/{id}/reading", Entrance::token, store::Role::viewer, RouteLane::searches,
          answer_reading},
    Route{"GET", "/api/articles/{id}/audio", Entrance::token, store::Role::viewer, RouteLane::orders,
          answer_audio},
    Route{"GET", "/api/articles/{id}/captions", Entrance::token, store::Role::viewer, RouteLane::orders,
          answer_captions},
    Route{"GET", "/api/articles/{id}/manifest", Entrance::token, store::Role::viewer, RouteLane::orders,
          answer_manifest},
    Route{"GET", "/api/events", Entrance::token, store::Role::viewer, RouteLane::orders, answer_events},
    Route{"GET", "/api/unknown-words", Entrance::token, store::Role::viewer, RouteLane::searches,
          answer_unknown_words},
    Route{"GET", "/api/lexicon", Entrance::token, store::Role::viewer, RouteLane::searches, answer_lexicon},
    Route{"GET", "/api/lexicon/syllables", Entrance::token, store::Role::viewer, RouteLane::orders,
          answer_syllables},
    Route{"POST", "/api/lexicon", Entrance::token, store::Role::editor, RouteLane::orders,
          answer_lexicon_add},
    Route{"DELETE", "/api/lexicon", Entrance::token, store::Role::editor, RouteLane::orders,
          answer_lexicon_remove},
    Route{"GET", "/api/lexicon/changes", Entrance::token, store::Role::viewer, RouteLane::orders,
          answer_lexicon_changes},
    Route{"POST", "/api/lexicon/undo", Entrance::token, store::Role::editor, RouteLane::orders,
          answer_lexicon_undo},
    Route{"GET", "/api/lexicon/impact", Entrance::token, store::Role::viewer, RouteLane::searches,
          answer_lexicon_impact},
    Route{"POST", "/api/lexicon/regenerate", Entrance::token, store::Role::editor, RouteLane::searches,
          answer_lexicon_regenerate},
    Route{"POST", "/api/lexicon/preview", Entrance::token, store::Role::editor, RouteLane::previews,
          answer_lexicon_preview},
    Route{"POST", "/api/lexicon/preview.mp3", Entrance::token, store::Role::editor, RouteLane::previews,
          answer_lexicon_preview_mp3},
    Route{"GET", "/api/lexicon/conflicts", Entrance::token, store::Role::viewer, RouteLane::searches,
          answer_lexicon_conflicts},
    Route{"GET", "/api/lexicon/export", Entrance::token, store::Role::viewer, RouteLane::searches,
          answer_lexicon_export},
    Route{"POST", "/api/lexicon/import", Entrance::token, store::Role::editor, RouteLane::searches,
          answer_lexicon_import},
    Route{"GET", "/api/voices", Entrance::token, store::Role::viewer, RouteLane::orders, answer_voices_list},
    Route{"POST", "/api/voices/preview.mp3", Entrance::token, store::Role::editor, RouteLane::previews,
          answer_voice_preview},
    Route{"POST", "/api/sources/{source}/test", Entrance::token, store::Role::admin, RouteLane::trials,
          answer_source_test},
    Route{"POST", "/api/publishers/{publisher}/test", Entrance::token, store::Role::admin, RouteLane::trials,
          answer_publisher_test},
    Route{"GET", "/api/hosts", Entrance::token, store::Role::viewer, RouteLane::orders, answer_hosts},
    Route{"GET", "/api/system", Entrance::token, store::Role::admin, RouteLane::trials, answer_system_state},
    Route{"GET", "/healthz", Entrance::open, store::Role::viewer, RouteLane::health, answer_health},
    Route{"GET", "/readyz", Entrance::open, store::Role::viewer, RouteLane::health, answer_readiness},
    Route{"GET", "/metrics", Entrance::nearby, store::Role::viewer, RouteLane::figures, answer_metrics},
};

constexpr std::size_t longest_token = 512;

std::vector<std::string_view> parts_of(std::string_view pattern) {
    std::vector<std::string_view> parts;
    while (!pattern.empty()) {
        const std::size_t end = std::min(pattern.find('/', 1), pattern.size());
        parts.push_back(pattern.substr(1, end - 1));
        pattern.remove_prefix(end);
    }
    return parts;
}

// What stands for the part in braces, empty when there is none; nothing when the path is another.
std::optional<std::string> argument_of(std::string_view pattern, const std::vector<std::string> &path) {
    const std::vector<std::string_view> parts = parts_of(pattern);
    if (parts.size() != path.size())
        return std::nullopt;
    std::string argument;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].starts_with('{') && !path[i].empty())
            argument = path[i];
        else if (parts[i] != path[i])
            return std::nullopt;
    }
    return argument;
}

// "Bearer abc"; empty: none, or of another kind.
std::string bearer_token(const http::ServerRequest &request) {
    constexpr std::string_view scheme = "bearer ";
    const std::string header = request.header("authorization");
    if (header.size() <= scheme.size() || header.size() > scheme.size() + longest_token)
        return "";
    for (std::size_t i = 0; i + 1 < scheme.size(); ++i)
        if ((header[i] | 0x20) != scheme[i])
            return "";
    const std::size_t begin = header.find_first_not_of(' ', scheme.size() - 1);
    return begin == std::string::npos ? "" : header.substr(begin);
}

http::ServerResponse challenge(int status, const std::string &message, std::string_view error) {
    http::ServerResponse response = http::refusal(status, message);
    response.headers["WWW-Authenticate"] = error.empty()
                                               ? "Bearer realm=\"baonoi\""
                                               : fmt::format("Bearer realm=\"baonoi\", error=\"{}\"", error);
    return response;
}

// What proxies add when they pass on what a client of theirs asked.
bool is_of_proxy(std::string_view header) {
    constexpr std::array<std::string_view, 8> names{
        "forwarded",        "via",       "x-real-ip",     "x-client-ip", "x-cluster-client-ip",
        "cf-connecting-ip", "client-ip", "true-client-ip"};
    return header.starts_with("x-forwarded") || header.starts_with("x-original") ||
           std::find(names.begin(), names.end(), header) != names.end();
}

bool is_nearby(const http::ServerRequest &request) {
    return http::is_loopback_address(request.peer) &&
           std::none_of(request.headers.begin(), request.headers.end(),
                        [](const auto &header) { return is_of_proxy(header.first); });
}

} // namespace

std::span<const Route> api_routes() {
    return routes_of_api;
}

http::ServerLanes lanes_of_routes(int searches) {
    constexpr std::size_t many = 1024; // more than there are connections
    const std::size_t waiting_searches = 4 * static_cast<std::size_t>(searches);
    return {{{"questions about health", 1, many},
             {"hooks", 2, many},
             {"requests", 2, many},
             {"searches", searches, waiting_searches},
             {"questions for figures", 1, 16},
             {"previews", 1, 16},
             {"log-ins", 2, 64},
             {"tests of connections", 1, 4},
             {"beacons", 1, 64}},
            [](const http::ServerRequest &request) {
                const auto found = route_of(request);
                const Match *match = std::get_if<Match>(&found);
                return static_cast<std::size_t>(match ? match->route->lane : RouteLane::orders);
            }};
}

std::variant<Match, std::vector<std::string_view>> route_of(const http::ServerRequest &request) {
    const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
    std::vector<std::string_view> methods;
    for (const std::span<const Route> routes : {api_routes(), console::routes()})
        for (const Route &route : routes) {
            const auto argument = argument_of(route.pattern, request.path);
            if (argument && route.method == method)
                return Match{&route, *argument};
            if (argument && route.method == "GET")
                methods.emplace_back("HEAD");
            if (argument)
                methods.push_back(route.method);
        }
    return methods;
}

namespace {

// Who follows a link of another site, an e-mail say, comes without the cookie, which is for our own pages
// alone. This page leads to the same address, now from one of ours.
http::ServerResponse ask_from_here() {
    return {200, "text/html; charset=utf-8",
            "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" "
            "content=\"0\"><title>baonoi</title>\n"};
}

// What a browser that is not logged in wanted to see is where it is led afterwards.
http::ServerResponse lead_to_login(const http::ServerRequest &request) {
    if (request.method == "GET" && request.header("sec-fetch-site") == "cross-site")
        return ask_from_here();
    const std::string wanted = http::target_of(request);
    const bool has_wish = request.method == "GET" && wanted != "/";
    http::ServerResponse response{303, "text/plain; charset=utf-8", "log in\n"};
    response.headers["Location"] = has_wish ? "/login?next=" + percent_encoded(wanted) : "/login";
    return response;
}

http::ServerResponse refuse_role(const Route &route, const std::string &who, store::Role role) {
    return challenge(403,
                     fmt::format("this needs the role {}; {} has {}", store::name_of(route.role), who,
                                 store::name_of(role)),
                     "insufficient_scope");
}

// By its cookie. Whatever changes something must show that it comes from our own pages.
std::variant<Caller, http::ServerResponse>
admit_session(const Route &route, const http::ServerRequest &request, const Caller &caller) {
    if (route.method != "GET" && !has_csrf_token(request, caller.session))
        return http::refusal(403, "the CSRF token of the session is missing: load the page again");
    if (caller.role < route.role)
        return refuse_role(route, caller.who, caller.role);
    return caller;
}

} // namespace

std::variant<Caller, http::ServerResponse> admit(const Route &route, const http::ServerRequest &request,
                                                 store::Store &store, std::int64_t now, SessionTimes times) {
    if (route.entrance == Entrance::open || (route.entrance == Entrance::nearby && is_nearby(request)))
        return Caller();
    const bool is_of_program = !request.header("authorization").empty();
    if (route.entrance == Entrance::session || !is_of_program) {
        if (const auto caller = session_of(request, store, now, times))
            return admit_session(route, request, *caller);
        if (route.entrance == Entrance::session)
            return lead_to_login(request);
    }
    const std::string token = bearer_token(request);
    if (token.empty())
        return challenge(401, "a token is needed: \"Authorization: Bearer TOKEN\"; see baonoi token add", "");
    const auto known = store.token(openssl::sha256_hex(token));
    if (!known)
        return challenge(401, "the token is not known", "invalid_token");
    if (store::has_expired(known->expires_at, now))
        return challenge(401, fmt::format("the token of {} has expired; make another", known->name),
                         "invalid_token");
    if (known->role < route.role)
        return refuse_role(route, known->name, known->role);
    return Caller{known->name, known->role};
}

} // namespace baonoi::serve
