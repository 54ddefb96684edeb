// SPDX-License-Identifier: GPL-3.0-or-later
// A real HTTP server on 127.0.0.1 that misbehaves as a test asks.
#pragma once

#include "base/handle.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace baonoi::test {

class TlsIdentity;
class Wire;

struct Reply {
    int status = 200;
    std::vector<std::string> headers = {"Content-Type: text/html; charset=utf-8"};
    std::string body;
    std::optional<std::size_t> declared_length = {}; // instead of the body's own
    int delay_ms = 0;                                // before the status line
    bool endless = false;                            // the body is sent again and again, without a length
    bool silent = false;                             // the connection is closed without an answer
    bool chunked = false;                            // the body is one chunk
    bool cut = false; // the connection is closed after the body: no last chunk, nothing was said of it
    int drip_ms = 0;  // between the bytes of the body
};

// Connections stay open after a reply with the right length. Over HTTP/2 the answer is that of fakes/h2.h.
// Stops when it goes.
class TestServer {
public:
    explicit TestServer(std::shared_ptr<const TlsIdentity> identity = nullptr); // https when given
    // On a socket that listens elsewhere, as on a host of fakes/network.h: "10.77.0.30:80".
    TestServer(UniqueFd listener, std::string host);
    ~TestServer();
    TestServer(const TestServer &) = delete;
    TestServer &operator=(const TestServer &) = delete;

    void on(const std::string &path, Reply reply); // other paths answer 404
    void in_turn(const std::string &path,
                 std::vector<Reply> replies); // in this order, the last again and again
    // What depends on what is asked: called with the head and the body, by one thread at a time.
    using Answer = std::function<Reply(const std::string &head, const std::string &body)>;
    void answer_by(const std::string &path, Answer answer);
    std::string host() const { return host_; } // "127.0.0.1:port"
    std::string url(const std::string &path) const;
    std::vector<std::string> requests(); // head of each request, as received
    std::vector<std::string> bodies();   // of each
    int connections() const { return connections_; }
    int port() const { return port_; }

private:
    void serve();
    void converse(int connection);
    bool answer(Wire &wire, const std::string &head,
                const std::string &body); // whether the connection stays open
    Reply reply_to(const std::string &head, const std::string &body);
    bool send_reply(Wire &wire, const Reply &reply) const;
    bool send_body(Wire &wire, const Reply &reply) const;

    int port_ = 0; // before the listener, which sets it
    const std::shared_ptr<const TlsIdentity> identity_;
    UniqueFd listener_;
    const std::string host_;
    std::mutex mutex_;
    std::map<std::string, std::vector<Reply>> replies_;
    std::map<std::string, Answer> answers_;
    std::vector<std::string> requests_, bodies_;
    std::atomic<bool> stopping_ = false;
    std::atomic<int> connections_ = 0;
    std::vector<std::thread> talks_;
    std::thread thread_;
};

// A port of 127.0.0.1 on which nothing listens.
int closed_port();

} // namespace baonoi::test
