// SPDX-License-Identifier: GPL-3.0-or-later
// A stage of a chain that works on a thread of its own: the caller hands over batches and goes on. The order
// is kept, so that the result depends on what was handed over and not on when.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>

namespace baonoi {

// In the unit of Batch::size().
struct RelayLimits {
    std::size_t worth_waking = 0; // less waits until more comes or the end
    std::size_t most_waiting = 0; // then the caller waits: memory is bounded
};

// Batch has size() and clear(). Threads: one at a time calls it.
template <class Batch>
class Relay {
public:
    Relay(RelayLimits limits, std::function<void(const Batch &)> work)
        : limits_(limits), work_(std::move(work)), thread_([this] { run(); }) {}
    // What waits is worked on first.
    ~Relay() {
        if (thread_.joinable())
            end();
    }
    Relay(const Relay &) = delete;
    Relay &operator=(const Relay &) = delete;

    // add: is given the batch that waits, to put more into it. Throws what the work threw: what comes later
    // would not be worked on.
    template <class Add>
    void put(Add add) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return waiting_.size() < limits_.most_waiting || failure_; });
        if (failure_)
            std::rethrow_exception(failure_);
        add(waiting_);
        if (waiting_.size() >= limits_.worth_waking)
            changed_.notify_all();
    }

    // All was worked on. Throws what the work threw.
    void finish() {
        end();
        if (failure_)
            std::rethrow_exception(failure_);
    }

private:
    void end() {
        {
            const std::lock_guard lock(mutex_);
            is_last_ = true;
            changed_.notify_all();
        }
        thread_.join();
    }

    void run() {
        Batch batch;
        for (bool is_last = false; !is_last;) {
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [&] { return waiting_.size() >= limits_.worth_waking || is_last_; });
                std::swap(batch, waiting_);
                is_last = is_last_;
                changed_.notify_all();
            }
            try {
                work_(batch);
            } catch (...) {
                const std::lock_guard lock(mutex_);
                failure_ = std::current_exception();
                changed_.notify_all();
                return;
            }
            batch.clear();
        }
    }

    RelayLimits limits_;
    std::function<void(const Batch &)> work_;
    std::mutex mutex_; // guards waiting_, is_last_ and failure_
    std::condition_variable changed_;
    Batch waiting_;
    bool is_last_ = false;
    std::exception_ptr failure_;
    std::thread thread_; // begins when all above is there
};

} // namespace baonoi
