// SPDX-License-Identifier: GPL-3.0-or-later
// What stands before a storage: passes HTTP requests on to a server on the loopback of the same host, notes
// who asked what when, and refuses or meddles as a test asks. Connections stay open, one thread for each.
#pragma once

#include "base/handle.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace baonoi::test {

class Network;

struct Asked {
    std::string from;               // address
    std::string method, path, body; // body: of those paths only that keep_bodies() names
    double begun = 0, answered = 0; // Unix time: the whole request was there, the answer was
    int status = 0;
};

// Threads: safe.
class Front {
public:
    // Listens on that port of a host of the network, which is lent, and passes on to another port there.
    Front(const Network &network, std::string host, std::uint16_t port, std::uint16_t behind);
    ~Front();
    Front(const Front &) = delete;
    Front &operator=(const Front &) = delete;

    void refuse(bool all) { refuses_ = all; } // with 503
    void keep_bodies(const std::string &ending);
    // Called with each request that was read whole, before anything is done with it; it may wait.
    void meddle(std::function<void(const Asked &)> how);
    std::vector<Asked> asked() const;

private:
    struct Talk {
        UniqueFd connection;
        std::string from;
        std::atomic<bool> has_ended = false;
        std::thread thread;
    };

    void serve();
    void converse(Talk &talk);
    bool answer(Talk &talk, const std::string &head, const std::string &body);
    std::string ask_behind(const std::string &request) const;
    void reap(bool all);

    const Network &network_;
    const std::string host_;
    const std::uint16_t behind_;
    UniqueFd listener_;
    mutable std::mutex mutex_;
    std::vector<Asked> asked_;
    std::string kept_ending_;
    std::function<void(const Asked &)> meddle_;
    std::atomic<bool> refuses_ = false, stopping_ = false;
    std::list<Talk> talks_; // of the accepting thread
    std::thread thread_;
};

} // namespace baonoi::test
