// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/http/listener.h"

#include "base/error.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>

namespace baonoi::http {

namespace {

constexpr int backlog = 1024; // a burst waits here instead of being refused by the kernel

using AddressList = Handle<addrinfo, ::freeaddrinfo>;

[[noreturn]] void fail_listen(const std::string &address, const std::string &why) {
    throw Error(Next::stop, fmt::format("cannot listen on {}: {}; see [serve] listen", address, why));
}

AddressList resolve(const std::string &address) {
    const std::size_t colon = address.rfind(':');
    std::string host = address.substr(0, std::min(colon, address.size()));
    const std::string port = colon == std::string::npos ? "" : address.substr(colon + 1);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    unsigned short number = 0;
    const auto [end, fault] = std::from_chars(port.data(), port.data() + port.size(), number);
    if (host.empty() || port.empty() || fault != std::errc() || end != port.data() + port.size())
        fail_listen(address, "it is not of the form \"127.0.0.1:8737\" or \"[::1]:8737\"");
    addrinfo hints{};
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo *found = nullptr;
    if (const int code = ::getaddrinfo(host.c_str(), port.c_str(), &hints, &found))
        fail_listen(address, ::gai_strerror(code));
    return AddressList(found);
}

} // namespace

UniqueFd listen_on(const std::string &address) {
    const AddressList list = resolve(address);
    UniqueFd socket(::socket(list->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const int on = 1;
    if (!socket || ::setsockopt(socket.value(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
        ::bind(socket.value(), list->ai_addr, list->ai_addrlen) != 0 ||
        ::listen(socket.value(), backlog) != 0)
        fail_listen(address, errno_text(errno));
    return socket;
}

int port_of(const UniqueFd &socket) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (::getsockname(socket.value(), reinterpret_cast<sockaddr *>(&address), &size) != 0)
        throw Error(Next::stop, fmt::format("getsockname: {}", errno_text(errno)));
    return ntohs(address.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6 &>(address).sin6_port
                                               : reinterpret_cast<sockaddr_in &>(address).sin_port);
}

std::string address_text(const sockaddr *address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address && address->sa_family == AF_INET)
        ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in *>(address)->sin_addr, text.data(),
                    text.size());
    if (address && address->sa_family == AF_INET6)
        ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6 *>(address)->sin6_addr, text.data(),
                    text.size());
    const std::string_view plain(text.data());
    constexpr std::string_view mapped = "::ffff:";
    const bool is_mapped = plain.starts_with(mapped) && plain.find('.') != std::string_view::npos;
    return std::string(is_mapped ? plain.substr(mapped.size()) : plain);
}

bool is_loopback_address(const std::string &address) {
    return address == "::1" || address.starts_with("127.");
}

bool is_address(const std::string &text) {
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    return ::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
           ::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

} // namespace baonoi::http
