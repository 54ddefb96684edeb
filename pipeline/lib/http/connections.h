// SPDX-License-Identifier: GPL-3.0-or-later
// The open connections of a server: how many of whom, and until when each may take its time. HttpServer tells
// it what libmicrohttpd opens, closes and begins; a thread of its own cuts those whose time is over. It never
// reads or writes a byte of them.
#pragma once

#include "model/units.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace baonoi::http {

// Threads: any.
class Connections {
public:
    struct Entry {
        int fd;
        std::string peer;
        std::chrono::steady_clock::time_point deadline;
        std::size_t number = 0;         // of those open, itself included, when it came
        std::size_t number_of_peer = 0; // the same of its address
    };

    Connections();
    ~Connections();
    Connections(const Connections &) = delete;
    Connections &operator=(const Connections &) = delete;

    // Until close() the descriptor is open: only then may its deadline cut it.
    Entry *open(int fd, const std::string &peer, Seconds time);
    void close(Entry *entry);
    void give_time(Entry *entry, Seconds time); // from now; negative: as long as it takes
    std::size_t count() const;

    // Requests in progress. The number of the client's, this one included.
    std::size_t begin_request(const std::string &client);
    void end_request(const std::string &client);
    // Waits until there is none; false when the time was over before.
    bool wait_for_requests(Seconds time);

private:
    void cut_late();

    mutable std::mutex mutex_;
    std::condition_variable changed_, quiet_;
    std::list<Entry> entries_;
    std::map<std::string, std::size_t> peers_, clients_;
    std::size_t requests_ = 0;
    bool ends_ = false;
    std::thread cutter_;
};

} // namespace baonoi::http
