// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/raw_client.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <utility>

namespace baonoi::test {

RawClient::RawClient(int port, int receive_buffer)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{20, 0};
    ::setsockopt(socket_.value(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (receive_buffer > 0)
        ::setsockopt(socket_.value(), SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_.value(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        socket_ = UniqueFd();
}

bool RawClient::send(const std::string &bytes) {
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t count = ::send(socket_.value(), bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        sent += static_cast<std::size_t>(count);
    }
    return true;
}

bool RawClient::read_more() {
    std::array<char, 4096> bytes{};
    const ssize_t count = ::recv(socket_.value(), bytes.data(), bytes.size(), 0);
    if (count > 0)
        buffer_.append(bytes.data(), static_cast<std::size_t>(count));
    return count > 0;
}

RawAnswer RawClient::receive(bool head) {
    RawAnswer answer;
    std::size_t end = 0;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
        if (!read_more())
            return answer;
    const std::string heading = buffer_.substr(0, end + 2);
    buffer_.erase(0, end + 4);
    for (std::size_t line = heading.find("\r\n") + 2; line < heading.size();) {
        const std::size_t stop = heading.find("\r\n", line);
        const std::size_t colon = heading.find(": ", line);
        std::string name = heading.substr(line, colon - line);
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return std::tolower(c); });
        answer.headers[name] = heading.substr(colon + 2, stop - colon - 2);
        line = stop + 2;
    }
    const std::size_t length = head ? 0 : std::stoul("0" + answer.headers["content-length"]);
    while (buffer_.size() < length)
        if (!read_more())
            return answer;
    answer.body = buffer_.substr(0, length);
    buffer_.erase(0, length);
    answer.status = std::stoi(heading.substr(9, 3));
    return answer;
}

std::string RawClient::read_until(const std::string &text) {
    while (buffer_.find(text) == std::string::npos)
        if (!read_more())
            return std::exchange(buffer_, "");
    const std::size_t end = buffer_.find(text) + text.size();
    std::string all = buffer_.substr(0, end);
    buffer_.erase(0, end);
    return all;
}

bool RawClient::is_closed() {
    errno = 0;
    while (read_more())
        buffer_.clear();
    return errno != EAGAIN && errno != EWOULDBLOCK;
}

RawAnswer ask(int port, const std::string &method, const std::string &target, const std::string &headers,
              const std::string &body) {
    RawClient client(port);
    const std::string length =
        body.empty() && method != "POST" ? "" : fmt::format("Content-Length: {}\r\n", body.size());
    EXPECT_TRUE(
        client.send(fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\n{}{}Connection: close\r\n\r\n{}",
                                method, target, headers, length, body)));
    return client.receive(method == "HEAD");
}

} // namespace baonoi::test
