// SPDX-License-Identifier: GPL-3.0-or-later
// The threads on which requests are answered, apart from those that speak the protocol. Each lane has threads
// of its own and a bounded number of requests that wait for them: however long what is asked on one lane
// takes, the others answer.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace baonoi::http {

struct Lane {
    std::string name;        // of what is asked on it: "searches"
    int threads = 1;         // so many are answered at once
    std::size_t waiting = 0; // so many more wait; those beyond are refused
};

// Threads: any.
class Lanes {
public:
    // Throws retry when a thread cannot be started; none of them is left then.
    explicit Lanes(const std::vector<Lane> &lanes);
    ~Lanes();
    Lanes(const Lanes &) = delete;
    Lanes &operator=(const Lanes &) = delete;

    // False: as many wait as may, or it was stopped. work must not throw.
    bool run(std::size_t lane, std::function<void()> work);
    // Runs what waits, and waits for it.
    void stop();

private:
    struct Track {
        std::deque<std::function<void()>> waiting;
        std::size_t most = 0; // that are waiting or running
        std::size_t running = 0;
    };
    Lanes() = default; // without threads
    void start(const Lane &lane, Track &track);
    void serve(Track &track);

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Track> tracks_;
    bool ends_ = false;
    std::vector<std::thread> threads_;
};

} // namespace baonoi::http
