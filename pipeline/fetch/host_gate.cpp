// SPDX-License-Identifier: GPL-3.0-or-later
#include "fetch/host_gate.h"

#include <algorithm>

namespace baonoi::fetch {

namespace {

constexpr double shortest_wait = 1e-6; // less is the rounding of the clock

} // namespace

HostGate::HostGate(Clock &clock, int limit, Seconds interval, Seconds max_wait)
    : clock_(clock), limit_(std::max(1, limit)), max_wait_(max_wait), interval_(interval) {}

std::optional<Seconds> HostGate::enter() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return running_ < limit_ && !starting_; });
    starting_ = true;
    std::optional<Seconds> refused;
    for (;;) {
        const double now = clock_.elapsed().value;
        const double closed = open_again_.value - now;
        if (closed > max_wait_.value) {
            refused = Seconds{closed};
            break;
        }
        const double wait = std::max(closed, next_start_.value - now);
        if (wait < shortest_wait)
            break;
        lock.unlock();
        clock_.sleep(Seconds{wait});
        lock.lock();
    }
    starting_ = false;
    if (!refused) {
        ++running_;
        next_start_ = Seconds{clock_.elapsed().value + interval_.value};
    }
    changed_.notify_all();
    return refused;
}

void HostGate::leave() {
    const std::lock_guard lock(mutex_);
    --running_;
    changed_.notify_all();
}

void HostGate::leave_alone_for(Seconds duration) {
    const std::lock_guard lock(mutex_);
    open_again_ = std::max(open_again_, Seconds{clock_.elapsed().value + duration.value});
}

void HostGate::at_least(Seconds interval) {
    const std::lock_guard lock(mutex_);
    interval_ = std::max(interval_, interval);
    next_start_ = std::max(next_start_, Seconds{clock_.elapsed().value + interval_.value});
}

} // namespace baonoi::fetch
