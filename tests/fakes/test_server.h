// SPDX-License-Identifier: GPL-3.0-or-later
// A real HTTP server on 127.0.0.1 that misbehaves as a test asks.
#pragma once

#include "base/handle.h"

#include <atomic>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace baonoi::test {

struct Reply {
    int status = 200;
    std::vector<std::string> headers = {"Content-Type: text/html; charset=utf-8"};
    std::string body;
    std::optional<std::size_t> declared_length; // instead of the body's own
    int delay_ms = 0;                           // before the status line
    bool endless = false;                       // the body is sent again and again, without a length
    bool silent = false;                        // the connection is closed without an answer
};

// Answers one connection at a time, each with "Connection: close". Stops when it goes.
class TestServer {
public:
    TestServer();
    ~TestServer();
    TestServer(const TestServer &) = delete;
    TestServer &operator=(const TestServer &) = delete;

    void on(const std::string &path, Reply reply); // other paths answer 404
    std::string host() const;                      // "127.0.0.1:port"
    std::string url(const std::string &path) const;
    std::vector<std::string> requests(); // head of each request, as received

private:
    void serve();
    void answer(int connection);
    void send_reply(int connection, const Reply &reply) const;

    int port_ = 0; // before the listener, which sets it
    UniqueFd listener_;
    std::mutex mutex_;
    std::map<std::string, Reply> replies_;
    std::vector<std::string> requests_;
    std::atomic<bool> stopping_ = false;
    std::thread thread_;
};

// A port of 127.0.0.1 on which nothing listens.
int closed_port();

} // namespace baonoi::test
