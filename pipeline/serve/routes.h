// SPDX-License-Identifier: GPL-3.0-or-later
// Which request goes where, and who may send it. The table is in routes.cpp; the server asks route_of() and
// admit() for every request before it calls the route's answer.
#pragma once

#include "serve/call.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace baonoi::serve {

enum class Entrance {
    open,    // no token: for supervisors, for what is signed, and to log in
    token,   // of at least the route's role; or a session, which must bring its CSRF token to change anything
    nearby,  // token, or a client on this machine that no proxy speaks for
    session, // for people: who is not logged in is led there; what changes something needs the CSRF token
};

// The threads that answer it. Health and hooks have threads that nothing else uses; log-ins wait for others.
enum class RouteLane { health, hooks, orders, searches, figures, previews, logins, trials, beacons };

struct Route {
    std::string_view method;
    std::string_view pattern; // "/api/jobs/{id}": the part in braces is any one part of the path
    Entrance entrance;
    store::Role role;
    RouteLane lane;
    http::ServerResponse (*answer)(const Call &);
};

// For programs; docs/openapi.json describes every one. Those for people are console::routes().
std::span<const Route> api_routes();

struct Match {
    const Route *route;
    std::string argument; // for the part in braces
};

// The route of a method and path, HEAD like GET; or the methods that the path has, none when it is unknown.
std::variant<Match, std::vector<std::string_view>> route_of(const http::ServerRequest &request);

// searches: so many are answered at once.
http::ServerLanes lanes_of_routes(int searches);

// Who asks; without a name where that need not be known. Or 401, 403, or 303 to the log-in.
std::variant<Caller, http::ServerResponse> admit(const Route &route, const http::ServerRequest &request,
                                                 store::Store &store, std::int64_t now, SessionTimes times);

} // namespace baonoi::serve
