// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/test_server.h"

#include <arpa/inet.h>
#include <chrono>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string_view>
#include <sys/socket.h>

namespace baonoi::test {

namespace {

constexpr int bound_ms = 10000; // nothing here waits longer

UniqueFd listen_on_loopback(int *port) {
    UniqueFd fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *any = reinterpret_cast<sockaddr *>(&address);
    if (!fd || ::bind(fd.value(), any, size) != 0 || ::listen(fd.value(), 16) != 0 ||
        ::getsockname(fd.value(), any, &size) != 0)
        throw std::runtime_error("no socket on 127.0.0.1");
    *port = ntohs(address.sin_port);
    return fd;
}

bool send_all(int connection, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::string read_head(int connection) {
    std::string head;
    char buffer[4096];
    while (head.find("\r\n\r\n") == std::string::npos && head.size() < 65536) {
        pollfd waiting{connection, POLLIN, 0};
        if (::poll(&waiting, 1, bound_ms) <= 0)
            break;
        const ssize_t got = ::recv(connection, buffer, sizeof buffer, 0);
        if (got <= 0)
            break;
        head.append(buffer, static_cast<std::size_t>(got));
    }
    return head;
}

} // namespace

TestServer::TestServer() : listener_(listen_on_loopback(&port_)), thread_([this] { serve(); }) {}

TestServer::~TestServer() {
    stopping_ = true;
    thread_.join();
}

void TestServer::on(const std::string &path, Reply reply) {
    const std::lock_guard lock(mutex_);
    replies_[path] = std::move(reply);
}

std::string TestServer::host() const {
    return fmt::format("127.0.0.1:{}", port_);
}

std::string TestServer::url(const std::string &path) const {
    return fmt::format("http://{}{}", host(), path);
}

std::vector<std::string> TestServer::requests() {
    const std::lock_guard lock(mutex_);
    return requests_;
}

void TestServer::serve() {
    while (!stopping_) {
        pollfd waiting{listener_.value(), POLLIN, 0};
        if (::poll(&waiting, 1, 20) <= 0)
            continue;
        const UniqueFd connection(::accept4(listener_.value(), nullptr, nullptr, SOCK_CLOEXEC));
        if (connection)
            answer(connection.value());
    }
}

void TestServer::answer(int connection) {
    const std::string head = read_head(connection);
    const std::size_t begin = head.find(' ') + 1;
    const std::string path = head.substr(begin, head.find(' ', begin) - begin);
    Reply reply{404, {"Content-Type: text/html"}, "<p>not here</p>", {}, 0, false, false};
    {
        const std::lock_guard lock(mutex_);
        requests_.push_back(head);
        if (const auto found = replies_.find(path); found != replies_.end())
            reply = found->second;
    }
    for (int waited = 0; waited < reply.delay_ms && !stopping_; waited += 20)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (!reply.silent)
        send_reply(connection, reply);
}

void TestServer::send_reply(int connection, const Reply &reply) const {
    std::string head = fmt::format("HTTP/1.1 {} Reply\r\nConnection: close\r\n", reply.status);
    for (const std::string &header : reply.headers)
        head += header + "\r\n";
    if (!reply.endless)
        head += fmt::format("Content-Length: {}\r\n", reply.declared_length.value_or(reply.body.size()));
    bool open = send_all(connection, head + "\r\n") && send_all(connection, reply.body);
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(bound_ms);
    while (reply.endless && open && !stopping_ && std::chrono::steady_clock::now() < end)
        open = send_all(connection, reply.body);
}

int closed_port() {
    int port = 0;
    listen_on_loopback(&port);
    return port;
}

} // namespace baonoi::test
