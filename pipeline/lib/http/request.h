// SPDX-License-Identifier: GPL-3.0-or-later
// What a client of our server asks, and what it is answered: the two values that pass between HttpServer and
// the routes of serve/.
#pragma once

#include "lib/http/body_stream.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::http {

struct ServerRequest {
    std::string method;                         // as it was sent: "GET"
    std::vector<std::string> path;              // "/api/articles/a%2Fb" -> {"api", "articles", "a/b"}
    std::map<std::string, std::string> query;   // decoded; the last of several values of a name
    std::map<std::string, std::string> headers; // names in lower case; several of a name joined by ", "
    std::string body;
    std::string peer;    // the client's address, without port: "127.0.0.1", "::1"
    bool is_tls = false; // the proxy on this machine, where it is trusted, says that the client came by https

    std::string header(const std::string &name) const; // empty: not there
};

struct ServerResponse {
    int status = 200;
    std::string type = "application/json";
    std::string body;
    std::map<std::string, std::string> headers = {}; // also in place of those that every response has
    std::shared_ptr<BodyStream> stream = {};         // in place of body
};

// Fills in path and query of "/a/b?c=d". False for what strictly_percent_decoded refuses and for what does
// not begin with a slash. Nothing is resolved: "." and ".." are names like others.
bool read_target(std::string_view target, ServerRequest &request);

// The other way: "/a/b?c=d" of path and query.
std::string target_of(const ServerRequest &request);

} // namespace baonoi::http
