// SPDX-License-Identifier: GPL-3.0-or-later
// A small HTTP/1.1 server for our own clients, behind a reverse proxy that does TLS. serve/ gives it a
// handler; libmicrohttpd calls it back on a few threads that share all connections, so that a slow client
// costs memory and no thread. Answers are made on other threads (lanes.h), so that a slow answer keeps no
// connection but its own waiting. It refuses what is beyond the limits itself and never lets an exception
// reach libmicrohttpd.
#pragma once

#include "base/handle.h"
#include "lib/http/lanes.h"
#include "lib/http/request.h"
#include "model/units.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace baonoi::http {

// What is beyond a limit is answered with a status and the reason, where the protocol still lets us answer.
struct ServerLimits {
    int threads = 4;
    int connections = 512;                // at the same time; those beyond: 503
    int per_address = 64;                 // of one client at the same time; those beyond: 429
    std::size_t max_body = 64U << 10U;    // bytes; more: 413
    std::size_t max_headers = 16U << 10U; // bytes of request line and headers, about; more: 431 or 414
    // For a client to send a request, to take its response, and until it asks again; then its connection is
    // cut, however little by little it goes on.
    Seconds timeout{15};
    // When the peer is this machine: the client is who the last entry of X-Forwarded-For names, its requests
    // in progress count for per_address, and the proxy itself has no such limit; X-Forwarded-Proto tells
    // whether that client came by https.
    bool trust_forwarded_for = false;
};

// All may be called from several threads at a time and must not throw.
struct ServerWatch {
    // "connections", "address", "body", "target", "framing", "stopping", the name of a lane that is full
    std::function<void(const std::string &reason)> rejected;
    std::function<void(const std::string &fault)> failed; // what a handler threw
    std::function<void(std::size_t open)> connected;      // connections that are open now
};

// Runs on the server's threads, several at a time. What it throws becomes 500 without the reason; a retry is
// 503 with it.
using ServerHandler = std::function<ServerResponse(const ServerRequest &)>;

struct ServerLanes {
    std::vector<Lane> lanes; // none: answers are made on the threads that speak the protocol
    std::function<std::size_t(const ServerRequest &)> lane_of; // must not throw
};

// {"error": message}.
ServerResponse refusal(int status, const std::string &message);

class HttpServer {
public:
    // listen: "127.0.0.1:8737", "[::1]:8737"; port 0: any that is free. Throws stop when it is no address of
    // this machine, in use or not allowed.
    HttpServer(const std::string &listen, const ServerLimits &limits, ServerHandler handler,
               ServerWatch watch = {}, ServerLanes lanes = {});
    // The same on a socket that listens already (listener.h): clients that came before wait in its backlog.
    HttpServer(UniqueFd socket, const ServerLimits &limits, ServerHandler handler, ServerWatch watch = {},
               ServerLanes lanes = {});
    ~HttpServer(); // stops without grace

    int port() const;
    // Takes no more connections and requests, waits for those in progress, then cuts what is left.
    void stop(Seconds grace);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace baonoi::http
