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
    open,   // no token: for supervisors, and for what is signed
    token,  // of at least the route's role
    nearby, // token, or a client on this machine that no proxy speaks for
};

// The threads that answer it. Health and hooks have threads that nothing else uses.
enum class RouteLane { health, hooks, orders, searches, figures };

struct Route {
    std::string_view method;
    std::string_view pattern; // "/api/jobs/{id}": the part in braces is any one part of the path
    Entrance entrance;
    store::Role role;
    RouteLane lane;
    http::ServerResponse (*answer)(const Call &);
};

// Every route that the server answers; docs/openapi.json describes them.
std::span<const Route> all_routes();

struct Match {
    const Route *route;
    std::string argument; // for the part in braces
};

// The route of a method and path, HEAD like GET; or the methods that the path has, none when it is unknown.
std::variant<Match, std::vector<std::string_view>> route_of(const http::ServerRequest &request);

// searches: so many are answered at once.
http::ServerLanes lanes_of_routes(int searches);

// The name of the token's owner; empty where none is needed. Or 401, 403.
std::variant<std::string, http::ServerResponse> admit(const Route &route, const http::ServerRequest &request,
                                                      store::Store &store, std::int64_t now);

} // namespace baonoi::serve
