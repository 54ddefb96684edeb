// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/test_server.h"

#include "fakes/h2.h"
#include "fakes/wire.h"

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

constexpr int bound_ms = 10000;  // nothing here waits longer
constexpr char tls_hello = 0x16; // the first byte of a client that expects TLS

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

struct Request {
    std::string head, body; // no head: there is no request
};

Request read_request(Wire &wire) {
    constexpr std::string_view length = "\r\nContent-Length: ", end = "\r\n\r\n";
    std::string all;
    std::size_t place = 0;
    while ((place = all.find(end)) == std::string::npos && all.size() < 65536) {
        const std::string more = wire.read();
        if (more.empty())
            return {};
        all += more;
        if (all.front() == tls_hello)
            return {};
    }
    Request request{all.substr(0, place) + std::string(end), all.substr(place + end.size())};
    const std::size_t field = request.head.find(length);
    const std::size_t size =
        field == std::string::npos ? 0 : std::stoul(request.head.substr(field + length.size()));
    while (request.body.size() < size) {
        const std::string more = wire.read();
        if (more.empty())
            return {};
        request.body += more;
    }
    return request;
}

void pause(int ms, const std::atomic<bool> &stopping) {
    for (int waited = 0; waited < ms && !stopping; waited += 20)
        std::this_thread::sleep_for(std::chrono::milliseconds(std::min(20, ms - waited)));
}

} // namespace

TestServer::TestServer(std::shared_ptr<const TlsIdentity> identity)
    : identity_(std::move(identity)), listener_(listen_on_loopback(&port_)),
      host_(fmt::format("127.0.0.1:{}", port_)), thread_([this] { serve(); }) {}

TestServer::TestServer(UniqueFd listener, std::string host)
    : listener_(std::move(listener)), host_(std::move(host)), thread_([this] { serve(); }) {}

TestServer::~TestServer() {
    stopping_ = true;
    thread_.join();
    for (std::thread &talk : talks_)
        talk.join();
}

void TestServer::on(const std::string &path, Reply reply) {
    in_turn(path, {std::move(reply)});
}

void TestServer::in_turn(const std::string &path, std::vector<Reply> replies) {
    const std::lock_guard lock(mutex_);
    replies_[path] = std::move(replies);
}

void TestServer::answer_by(const std::string &path, Answer answer) {
    const std::lock_guard lock(mutex_);
    answers_[path] = std::move(answer);
}

std::string TestServer::url(const std::string &path) const {
    return fmt::format("{}://{}{}", identity_ ? "https" : "http", host(), path);
}

std::vector<std::string> TestServer::requests() {
    const std::lock_guard lock(mutex_);
    return requests_;
}

std::vector<std::string> TestServer::bodies() {
    const std::lock_guard lock(mutex_);
    return bodies_;
}

void TestServer::serve() {
    while (!stopping_) {
        pollfd waiting{listener_.value(), POLLIN, 0};
        if (::poll(&waiting, 1, 20) <= 0)
            continue;
        const int connection = ::accept4(listener_.value(), nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0)
            continue;
        ++connections_;
        talks_.emplace_back([this, connection] { converse(connection); });
    }
}

void TestServer::converse(int connection) {
    const UniqueFd owner(connection);
    Wire wire(connection, identity_.get(), stopping_);
    if (wire.good() && wire.is_h2())
        return converse_in_h2(wire);
    while (wire.good() && !stopping_) {
        const Request request = read_request(wire);
        if (request.head.empty())
            return;
        {
            const std::lock_guard lock(mutex_);
            bodies_.push_back(request.body);
        }
        if (!answer(wire, request.head, request.body))
            return;
    }
}

Reply TestServer::reply_to(const std::string &head, const std::string &body) {
    const std::size_t begin = head.find(' ') + 1;
    const std::string path = head.substr(begin, head.find(' ', begin) - begin);
    const std::lock_guard lock(mutex_);
    requests_.push_back(head);
    if (const auto asked = answers_.find(path); asked != answers_.end())
        return asked->second(head, body);
    const auto found = replies_.find(path);
    if (found == replies_.end())
        return {404, {"Content-Type: text/html"}, "<p>not here</p>"};
    Reply reply = found->second.front();
    if (found->second.size() > 1)
        found->second.erase(found->second.begin());
    return reply;
}

bool TestServer::answer(Wire &wire, const std::string &head, const std::string &body) {
    const Reply reply = reply_to(head, body);
    pause(reply.delay_ms, stopping_);
    return !reply.silent && send_reply(wire, reply) && !reply.cut && !reply.endless && !reply.declared_length;
}

bool TestServer::send_reply(Wire &wire, const Reply &reply) const {
    std::string head = fmt::format("HTTP/1.1 {} Reply\r\n", reply.status);
    for (const std::string &header : reply.headers)
        head += header + "\r\n";
    if (reply.chunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (!reply.endless && reply.status != 304)
        head += fmt::format("Content-Length: {}\r\n", reply.declared_length.value_or(reply.body.size()));
    return wire.write(head + "\r\n") && send_body(wire, reply);
}

bool TestServer::send_body(Wire &wire, const Reply &reply) const {
    if (reply.chunked)
        return wire.write(
            fmt::format("{:x}\r\n{}\r\n{}", reply.body.size(), reply.body, reply.cut ? "" : "0\r\n\r\n"));
    if (reply.drip_ms > 0) {
        for (const char byte : reply.body) {
            pause(reply.drip_ms, stopping_);
            if (stopping_ || !wire.write({&byte, 1}))
                return false;
        }
        return true;
    }
    bool open = wire.write(reply.body);
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(bound_ms);
    while (reply.endless && open && !stopping_ && std::chrono::steady_clock::now() < end)
        open = wire.write(reply.body);
    return open;
}

int closed_port() {
    int port = 0;
    listen_on_loopback(&port);
    return port;
}

} // namespace baonoi::test
