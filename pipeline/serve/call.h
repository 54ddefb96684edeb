// SPDX-License-Identifier: GPL-3.0-or-later
// What a route is given to answer one request. The server (http_service.cpp) makes a Call once it knows the
// route and has let the client in; the functions of api.h, health.h, hook.h and console/ answer it. They run
// on the server's threads, several at a time, and change nothing here.
#pragma once

#include "serve/event_hub.h"
#include "serve/http_service.h"
#include "serve/openid.h"
#include "serve/session.h"
#include "serve/signature.h"
#include "work/lexicon_list.h"

#include <mutex>
#include <string>

namespace baonoi::serve {

// What is configured. A reload replaces it; requests that are being answered keep the one they began with.
struct ServerSetup {
    std::shared_ptr<const settings::Config> config;
    HookKeys keys;
    GhostKeys ghost_keys;
    std::shared_ptr<OpenIdProvider> openid; // null: there is none
};

class ListenedLimit; // beacon.h

// What lives as long as the server.
struct ServerState {
    store::Store &store;
    Clock &clock;
    work::Metrics &metrics;
    const ServerCallbacks &callbacks;
    std::mutex &one_hook; // is accepted at a time, see hook.cpp
    FailedLogins &failed_logins;
    work::LexiconList &lexicon;
    EventHub &events;
    ListenedLimit &listened_limit;
};

struct Call {
    const ServerState &server;
    const ServerSetup &setup;
    const http::ServerRequest &request;
    std::string argument; // what stands for {…} of the route
    std::string who;      // the token's name; empty on routes that need none
    Caller caller = {};   // the same with its role and session
};

} // namespace baonoi::serve
