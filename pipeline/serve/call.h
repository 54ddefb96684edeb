// SPDX-License-Identifier: GPL-3.0-or-later
// One request to a route, and what routes share.
#pragma once

#include "serve/http_service.h"
#include "serve/signature.h"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace baonoi::serve {

// What a reload replaces.
struct ServerSetup {
    std::shared_ptr<const settings::Config> config;
    HookKeys keys;
    GhostKeys ghost_keys;
};

struct ServerDesk {
    store::Store &store;
    Clock &clock;
    work::Metrics &metrics;
    const ServerTies &ties;
    std::mutex &one_hook; // at a time, see hook.cpp
};

struct Call {
    const ServerDesk &desk;
    const ServerSetup &setup;
    const http::ServerRequest &request;
    std::string argument; // what stands for {…} of the route
    std::string who;      // the token's name; empty on routes that need none
};

// The text of a JSON object's fields; numbers are written out.
struct JsonFields {
    std::map<std::string, std::string> values;
    std::string fault; // not empty: what is wrong with the body
};

enum class OtherFields { refused, ignored };

// Values of the named fields must be texts or whole numbers, null is like absent.
JsonFields read_fields(const std::string &body, const std::vector<std::string> &names, OtherFields others);

} // namespace baonoi::serve
