// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/front.h"

#include "base/ascii.h"
#include "fakes/network.h"

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sched.h>
#include <stdexcept>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>

namespace baonoi::test {

namespace {

constexpr std::string_view end_of_head = "\r\n\r\n";
constexpr std::size_t longest_head = 65536;
constexpr int longest_silence = 120; // seconds; a client behind a cut cable comes back before

double now() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

void bound(int fd) {
    const timeval limit{longest_silence, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    const int at_once = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
}

// Empty: there is no more.
std::string receive(int fd) {
    std::string bytes(65536, '\0');
    const ssize_t length = ::recv(fd, bytes.data(), bytes.size(), 0);
    bytes.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    return bytes;
}

bool send_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t length = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (length <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(length));
    }
    return true;
}

// The place of a header's line in a head, by its name with colon in lower case; npos: it has none.
std::size_t line_of(const std::string &head, std::string_view name) {
    for (std::size_t at = head.find("\r\n"); at != std::string::npos && at + 2 < head.size();
         at = head.find("\r\n", at + 2)) {
        const std::string_view line = std::string_view(head).substr(at + 2, name.size());
        if (std::equal(line.begin(), line.end(), name.begin(), name.end(),
                       [](char a, char b) { return ascii_lower(a) == b; }))
            return at + 2;
    }
    return std::string::npos;
}

std::size_t length_in(const std::string &head) {
    constexpr std::string_view name = "content-length:";
    const std::size_t at = line_of(head, name);
    return at == std::string::npos ? 0 : std::strtoul(head.c_str() + at + name.size(), nullptr, 10);
}

std::string with_connection(std::string head, std::string_view value) {
    if (const std::size_t at = line_of(head, "connection:"); at != std::string::npos)
        head.erase(at, head.find("\r\n", at) + 2 - at);
    if (!value.empty())
        head.insert(head.find("\r\n") + 2, fmt::format("Connection: {}\r\n", value));
    return head;
}

} // namespace

Front::Front(const Network &network, std::string host, std::uint16_t port, std::uint16_t behind)
    : network_(network), host_(std::move(host)), behind_(behind), listener_(network.listen(host_, port)),
      thread_([this] { serve(); }) {}

Front::~Front() {
    stopping_ = true;
    thread_.join();
}

void Front::keep_bodies(const std::string &ending) {
    const std::scoped_lock lock(mutex_);
    kept_ending_ = ending;
}

void Front::meddle(std::function<void(const Asked &)> how) {
    const std::scoped_lock lock(mutex_);
    meddle_ = std::move(how);
}

std::vector<Asked> Front::asked() const {
    const std::scoped_lock lock(mutex_);
    return asked_;
}

void Front::serve() {
    constexpr int look_ms = 50;
    while (!stopping_) {
        reap(false);
        pollfd waiting{listener_.value(), POLLIN, 0};
        if (::poll(&waiting, 1, look_ms) <= 0)
            continue;
        sockaddr_in client{};
        socklen_t size = sizeof client;
        UniqueFd connection(
            ::accept4(listener_.value(), reinterpret_cast<sockaddr *>(&client), &size, SOCK_CLOEXEC));
        if (!connection)
            continue;
        Talk &talk = talks_.emplace_back();
        talk.connection = std::move(connection);
        char text[INET_ADDRSTRLEN] = "";
        ::inet_ntop(AF_INET, &client.sin_addr, text, sizeof text);
        talk.from = text;
        talk.thread = std::thread([this, &talk] {
            converse(talk);
            ::shutdown(talk.connection.value(), SHUT_RDWR);
            talk.has_ended = true;
        });
    }
    reap(true);
}

void Front::reap(bool all) {
    for (auto talk = talks_.begin(); talk != talks_.end();) {
        if (all)
            ::shutdown(talk->connection.value(), SHUT_RDWR);
        if (!all && !talk->has_ended) {
            ++talk;
            continue;
        }
        talk->thread.join();
        talk = talks_.erase(talk);
    }
}

void Front::converse(Talk &talk) {
    const int fd = talk.connection.value();
    bound(fd);
    if (::setns(network_.handle(host_), CLONE_NEWNET) != 0)
        return;
    for (std::string all;;) {
        std::size_t end = 0;
        while ((end = all.find(end_of_head)) == std::string::npos) {
            const std::string more = receive(fd);
            if (more.empty() || all.size() > longest_head)
                return;
            all += more;
        }
        const std::string head = all.substr(0, end + end_of_head.size());
        all.erase(0, head.size());
        if (line_of(head, "expect:") != std::string::npos && !send_all(fd, "HTTP/1.1 100 Continue\r\n\r\n"))
            return;
        const std::size_t length = length_in(head);
        while (all.size() < length) {
            const std::string more = receive(fd);
            if (more.empty())
                return;
            all += more;
        }
        const std::string body = all.substr(0, length);
        all.erase(0, length);
        if (!answer(talk, head, body))
            return;
    }
}

bool Front::answer(Talk &talk, const std::string &head, const std::string &body) {
    Asked asked;
    asked.from = talk.from;
    asked.method = head.substr(0, head.find(' '));
    const std::size_t path = asked.method.size() + 1;
    asked.path = head.substr(path, head.find(' ', path) - path);
    asked.begun = now();
    std::function<void(const Asked &)> meddle;
    {
        const std::scoped_lock lock(mutex_);
        meddle = meddle_;
        if (!kept_ending_.empty() && asked.path.ends_with(kept_ending_))
            asked.body = body;
    }
    if (meddle)
        meddle(asked);
    std::string reply = refuses_ ? "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
                                 : ask_behind(with_connection(head, "close") + body);
    const std::size_t end = reply.find(end_of_head);
    if (end == std::string::npos)
        return false;
    reply = with_connection(reply.substr(0, end + end_of_head.size()), "") +
            reply.substr(end + end_of_head.size());
    asked.answered = now();
    asked.status = std::atoi(reply.c_str() + reply.find(' '));
    {
        const std::scoped_lock lock(mutex_);
        asked_.push_back(asked);
    }
    return send_all(talk.connection.value(), reply);
}

std::string Front::ask_behind(const std::string &request) const {
    const UniqueFd behind(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    bound(behind.value());
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(behind_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string reply;
    if (::connect(behind.value(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
        send_all(behind.value(), request))
        for (std::string more = receive(behind.value()); !more.empty(); more = receive(behind.value()))
            reply += more;
    return reply;
}

} // namespace baonoi::test
