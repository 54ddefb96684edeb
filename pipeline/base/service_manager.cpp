// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/service_manager.h"

#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace baonoi {

namespace {

// The number in a variable; nothing when it is none.
std::optional<long long> number_in(const char *variable) {
    const char *text = std::getenv(variable);
    long long value = 0;
    if (!text || std::from_chars(text, text + std::strlen(text), value).ec != std::errc())
        return std::nullopt;
    return value;
}

} // namespace

ServiceManager::ServiceManager() {
    const char *path = std::getenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    if (!path || (path[0] != '/' && path[0] != '@') || std::strlen(path) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path, std::strlen(path));
    if (path[0] == '@')
        address.sun_path[0] = '\0';
    address_.assign(reinterpret_cast<const char *>(&address),
                    offsetof(sockaddr_un, sun_path) + std::strlen(path));
    socket_ = UniqueFd(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
}

void ServiceManager::tell(std::string_view state) const {
    if (!socket_)
        return;
    sockaddr_un address{};
    std::memcpy(&address, address_.data(), address_.size());
    [[maybe_unused]] const auto ignored =
        ::sendto(socket_.value(), state.data(), state.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
                 reinterpret_cast<const sockaddr *>(&address), static_cast<socklen_t>(address_.size()));
}

void ServiceManager::tell_reloading() const {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    const long long microseconds = static_cast<long long>(now.tv_sec) * 1'000'000 + now.tv_nsec / 1'000;
    tell(fmt::format("RELOADING=1\nMONOTONIC_USEC={}", microseconds));
}

std::optional<Seconds> ServiceManager::watchdog() const {
    const auto microseconds = number_in("WATCHDOG_USEC");
    const auto process = number_in("WATCHDOG_PID");
    if (!socket_ || !microseconds || *microseconds <= 0 || (process && *process != ::getpid()))
        return std::nullopt;
    return Seconds{static_cast<double>(*microseconds) / 1e6};
}

LongStart::LongStart(const ServiceManager &manager, const std::string &what, Seconds between)
    : manager_(manager) {
    constexpr long long more = 60'000'000; // microseconds from each message on, several of which may be lost
    if (manager.is_there())
        thread_ = std::thread(
            [this, between, message = fmt::format("EXTEND_TIMEOUT_USEC={}\nSTATUS={}", more, what)] {
                std::unique_lock lock(mutex_);
                do
                    manager_.tell(message);
                while (!ended_.wait_for(lock, std::chrono::duration<double>(between.value),
                                        [this] { return is_over_; }));
            });
}

LongStart::~LongStart() {
    if (!thread_.joinable())
        return;
    {
        const std::scoped_lock lock(mutex_);
        is_over_ = true;
    }
    ended_.notify_all();
    thread_.join();
    manager_.tell("STATUS=");
}

} // namespace baonoi
