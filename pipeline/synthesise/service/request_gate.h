// SPDX-License-Identifier: GPL-3.0-or-later
// Who may ask a service now: so many at a time, one after the other at its pace, and nobody while it wants to
// be left alone. ServiceClient passes here with every request. Those who wait are served in the order in
// which they came. Threads: any.
#pragma once

#include "base/clock.h"
#include "model/units.h"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace baonoi::synthesise::service {

class RequestGate {
public:
    // clock is lent.
    RequestGate(Clock &clock, int parallel, Seconds pace) : clock_(clock), parallel_(parallel), pace_(pace) {}

    class Pass {
    public:
        explicit Pass(RequestGate &gate) : gate_(gate) { gate_.enter(); }
        Pass(const Pass &) = delete;
        Pass &operator=(const Pass &) = delete;
        ~Pass() { gate_.leave(); }

    private:
        RequestGate &gate_;
    };

    void leave_alone_for(Seconds duration) {
        const std::scoped_lock lock(mutex_);
        next_begin_.value = std::max(next_begin_.value, clock_.elapsed().value + duration.value);
    }

private:
    void enter() {
        std::unique_lock lock(mutex_);
        const std::uint64_t ticket = tickets_++;
        changed_.wait(lock, [&] { return ticket == turn_ && running_ < parallel_; });
        // The others wait for their turn, so that nobody else changes next_begin_ but by leave_alone_for().
        while (next_begin_.value > clock_.elapsed().value) {
            const Seconds left{next_begin_.value - clock_.elapsed().value};
            lock.unlock();
            clock_.sleep(left);
            lock.lock();
        }
        next_begin_.value = clock_.elapsed().value + pace_.value;
        ++running_;
        ++turn_;
        changed_.notify_all();
    }
    void leave() {
        const std::scoped_lock lock(mutex_);
        --running_;
        changed_.notify_all();
    }

    Clock &clock_;
    const int parallel_;
    const Seconds pace_;
    std::mutex mutex_;
    std::condition_variable changed_;
    int running_ = 0;
    std::uint64_t tickets_ = 0, turn_ = 0;
    Seconds next_begin_{0};
};

} // namespace baonoi::synthesise::service
