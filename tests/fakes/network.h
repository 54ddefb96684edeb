// SPDX-License-Identifier: GPL-3.0-or-later
// A network of this program's own: hosts with addresses of their own (network namespaces, as `ip netns` makes
// them) at one switch. In each host the kernel has a TAP device, whose other end is held here, and a thread
// forwards Ethernet frames between them. So both ends speak the kernel's real TCP, and the thread is cable,
// switch and netem in one: it loses, delays and drops frames as a test asks, each way by itself. tc's netem
// is not used, because not every kernel has it (sch_netem is a module that containers and small virtual
// machines lack), and what it loses cannot be seeded. It needs root, /dev/net/tun and iproute2.
#pragma once

#include "base/handle.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <queue>
#include <random>
#include <set>
#include <string>
#include <sys/types.h>
#include <thread>
#include <utility>
#include <vector>

namespace baonoi::test {

// What happens to the frames of one way, from a host or to it.
struct Way {
    bool is_cut = false;
    std::chrono::milliseconds delay{0};
    double loss = 0; // of all frames, 0 to 1
};

// All of it goes with it, and with the start of the next what a program left that was killed. Threads: safe.
class Network {
public:
    explicit Network(std::uint32_t seed);
    ~Network();
    Network(const Network &) = delete;
    Network &operator=(const Network &) = delete;

    // name: letters and digits; address: "10.77.0.11", of a network of 24 bits. Before the first call of
    // start().
    void add(const std::string &name, const std::string &address);
    void start();

    void shape(const std::string &name, const Way &from, const Way &to);
    void cut(const std::string &name) { shape(name, {.is_cut = true}, {.is_cut = true}); }
    void mend(const std::string &name) { shape(name, {}, {}); }
    // Those two alone do not reach each other.
    void part(const std::string &one, const std::string &other);
    void join(const std::string &one, const std::string &other);

    // Calls it in a thread that is at this host: sockets that it makes are the host's, wherever they are
    // used.
    void at(const std::string &name, const std::function<void()> &action) const;
    UniqueFd listen(const std::string &name, std::uint16_t port) const; // on all its addresses

    // For setns(fd, CLONE_NEWNET), as of a child between fork and exec.
    int handle(const std::string &name) const;
    const std::string &address(const std::string &name) const;

private:
    struct Port {
        std::string name, address;
        UniqueFd space, tap;
        Way from, to;
    };
    struct Frame {
        std::chrono::steady_clock::time_point due;
        std::uint64_t number = 0; // frames of the same moment keep their order
        std::size_t port = 0;     // to which it goes
        std::shared_ptr<const std::vector<char>> bytes;
        bool operator<(const Frame &other) const {
            return due == other.due ? number > other.number : due > other.due;
        }
    };

    const Port &port(const std::string &name) const;
    void forward();
    void take(std::size_t from, std::vector<char> bytes);
    void send_due();
    int wait_ms() const;

    std::vector<std::unique_ptr<Port>> ports_;
    mutable std::mutex mutex_;                             // of the ways, and of who is parted
    std::set<std::pair<std::string, std::string>> parted_; // both ways
    std::mt19937 random_;
    std::map<std::string, std::size_t> known_; // MAC address -> port
    std::priority_queue<Frame> waiting_;
    std::uint64_t frames_ = 0;
    UniqueFd stop_;
    std::thread thread_;
};

} // namespace baonoi::test
