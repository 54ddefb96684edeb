// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/network.h"

#include "fakes/program.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <sstream>
#include <stdexcept>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace baonoi::test {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view beginning = "baonoi-"; // of a namespace's name: "baonoi-4711-db1"
constexpr std::size_t largest_frame = 65536, length_of_mac = 6;

std::string ip(const std::vector<std::string> &words, const std::string &input = "") {
    std::vector<std::string> arguments{"/usr/bin/env", "ip"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    const ProgramResult result = run({.arguments = arguments, .input = input});
    if (result.exit_code != 0)
        throw std::runtime_error(
            fmt::format("ip {} {}: {}{}", fmt::join(words, " "), input, result.out, result.err));
    return result.out;
}

std::string space_of(const std::string &name) {
    return fmt::format("{}{}-{}", beginning, ::getpid(), name);
}

// The processes in it, too.
void remove_space(const std::string &space) {
    try {
        std::istringstream pids(ip({"netns", "pids", space}));
        for (pid_t pid = 0; pids >> pid;)
            ::kill(pid, SIGKILL);
    } catch (const std::exception &) { // of a namespace that is a name only
    }
    try {
        ip({"netns", "delete", space});
    } catch (const std::exception &) {
    }
}

// Those of programs that live no more.
void remove_leftovers() {
    std::error_code none;
    std::vector<std::string> left;
    for (const auto &entry : fs::directory_iterator("/run/netns", none)) {
        const std::string name = entry.path().filename().string();
        pid_t pid = 0;
        if (name.starts_with(beginning))
            std::from_chars(name.data() + beginning.size(), name.data() + name.size(), pid);
        if (pid > 0 && ::kill(pid, 0) != 0 && errno == ESRCH)
            left.push_back(name);
    }
    std::for_each(left.begin(), left.end(), remove_space);
}

UniqueFd make_tap() {
    UniqueFd tap(::open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC));
    ifreq request{};
    request.ifr_flags = IFF_TAP | IFF_NO_PI;
    std::strcpy(request.ifr_name, "eth0");
    if (!tap || ::ioctl(tap.value(), TUNSETIFF, &request) != 0)
        throw std::runtime_error(fmt::format("no TAP device by /dev/net/tun: {}", std::strerror(errno)));
    return tap;
}

} // namespace

Network::Network(std::uint32_t seed) : random_(seed), stop_(::eventfd(0, EFD_CLOEXEC)) {
    remove_leftovers();
}

Network::~Network() {
    const std::uint64_t one = 1;
    if (thread_.joinable() && ::write(stop_.value(), &one, sizeof one) > 0)
        thread_.join();
    for (const auto &port : ports_)
        remove_space(space_of(port->name));
}

void Network::add(const std::string &name, const std::string &address) {
    const std::string space = space_of(name);
    ip({"netns", "add", space});
    Port &port = *ports_.emplace_back(std::make_unique<Port>());
    port.name = name;
    port.address = address;
    port.space = UniqueFd(::open(("/run/netns/" + space).c_str(), O_RDONLY | O_CLOEXEC));
    at(name, [&] { port.tap = make_tap(); });
    ip({"-n", space, "-batch", "-"},
       fmt::format("link set lo up\naddress add {}/24 dev eth0\nlink set eth0 up\n", address));
}

void Network::start() {
    thread_ = std::thread([this] { forward(); });
}

void Network::shape(const std::string &name, const Way &from, const Way &to) {
    const std::scoped_lock lock(mutex_);
    for (const auto &port : ports_)
        if (port->name == name) {
            port->from = from;
            port->to = to;
        }
}

void Network::part(const std::string &one, const std::string &other) {
    const std::scoped_lock lock(mutex_);
    parted_.insert({one, other});
    parted_.insert({other, one});
}

void Network::join(const std::string &one, const std::string &other) {
    const std::scoped_lock lock(mutex_);
    parted_.erase({one, other});
    parted_.erase({other, one});
}

void Network::at(const std::string &name, const std::function<void()> &action) const {
    std::exception_ptr failure;
    std::thread there([&] {
        try {
            if (::setns(handle(name), CLONE_NEWNET) != 0)
                throw std::runtime_error(fmt::format("cannot be at {}: {}", name, std::strerror(errno)));
            action();
        } catch (...) {
            failure = std::current_exception();
        }
    });
    there.join();
    if (failure)
        std::rethrow_exception(failure);
}

UniqueFd Network::listen(const std::string &name, std::uint16_t port) const {
    UniqueFd listener;
    at(name, [&] {
        listener = UniqueFd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        const auto *any = reinterpret_cast<const sockaddr *>(&address);
        if (!listener || ::bind(listener.value(), any, sizeof address) != 0 ||
            ::listen(listener.value(), SOMAXCONN) != 0)
            throw std::runtime_error(fmt::format("nothing can listen on {}:{}", name, port));
    });
    return listener;
}

const Network::Port &Network::port(const std::string &name) const {
    for (const auto &port : ports_)
        if (port->name == name)
            return *port;
    throw std::runtime_error("there is no host " + name);
}

int Network::handle(const std::string &name) const {
    return port(name).space.value();
}

const std::string &Network::address(const std::string &name) const {
    return port(name).address;
}

void Network::forward() {
    std::vector<pollfd> ends;
    for (const auto &port : ports_)
        ends.push_back({port->tap.value(), POLLIN, 0});
    ends.push_back({stop_.value(), POLLIN, 0});
    std::vector<char> bytes(largest_frame);
    while (ends.back().revents == 0) {
        ::poll(ends.data(), ends.size(), wait_ms());
        for (std::size_t from = 0; from < ports_.size(); ++from)
            while (ends[from].revents != 0) {
                const ssize_t length = ::read(ends[from].fd, bytes.data(), bytes.size());
                if (length <= 0)
                    break;
                take(from, {bytes.begin(), bytes.begin() + length});
            }
        send_due();
    }
}

int Network::wait_ms() const {
    if (waiting_.empty())
        return -1;
    const auto left = waiting_.top().due - std::chrono::steady_clock::now();
    return std::max(0, static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(left).count()));
}

void Network::take(std::size_t from, std::vector<char> bytes) {
    if (bytes.size() < 2 * length_of_mac)
        return;
    const std::string to_mac(bytes.data(), length_of_mac);
    known_[std::string(bytes.data() + length_of_mac, length_of_mac)] = from;
    const auto found = known_.find(to_mac);
    const bool is_for_all = (to_mac[0] & 1) != 0 || found == known_.end();
    const auto frame = std::make_shared<const std::vector<char>>(std::move(bytes));
    const auto now = std::chrono::steady_clock::now();
    const std::scoped_lock lock(mutex_);
    std::uniform_real_distribution<double> chance(0, 1);
    const auto is_lost = [&](const Way &way) { return way.is_cut || chance(random_) < way.loss; };
    if (is_lost(ports_[from]->from))
        return;
    for (std::size_t to = 0; to < ports_.size(); ++to)
        if (to != from && (is_for_all || to == found->second) && !is_lost(ports_[to]->to) &&
            !parted_.contains({ports_[from]->name, ports_[to]->name}))
            waiting_.push({now + ports_[from]->from.delay + ports_[to]->to.delay, frames_++, to, frame});
}

// A frame that a host has no room for is lost, as on a real wire.
void Network::send_due() {
    const auto now = std::chrono::steady_clock::now();
    for (; !waiting_.empty() && waiting_.top().due <= now; waiting_.pop()) {
        const Frame &frame = waiting_.top();
        if (::write(ports_[frame.port]->tap.value(), frame.bytes->data(), frame.bytes->size()) < 0)
            continue;
    }
}

} // namespace baonoi::test
