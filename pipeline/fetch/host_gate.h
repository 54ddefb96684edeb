// SPDX-License-Identifier: GPL-3.0-or-later
// Paces the requests to one host; PoliteHttp has one for each. It knows nothing of HTTP. Threads: safe.
#pragma once

#include "base/clock.h"
#include "model/units.h"

#include <condition_variable>
#include <mutex>
#include <optional>

namespace baonoi::fetch {

class HostGate {
public:
    // clock is lent.
    HostGate(Clock &clock, int limit, Seconds interval, Seconds max_wait);

    // Waits until fewer than limit requests run, the last start is interval ago and the host may be asked
    // again. Nothing when the request may start: leave() must follow. Else, without waiting, for how long the
    // host wants to be left alone.
    std::optional<Seconds> enter();
    void leave();

    void leave_alone_for(Seconds duration);
    void at_least(Seconds interval);

private:
    Clock &clock_;
    const int limit_;
    const Seconds max_wait_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Seconds interval_;
    int running_ = 0;
    bool starting_ = false; // one thread waits for the next start, and the others wait for that thread
    Seconds next_start_{0};
    Seconds open_again_{0};
};

} // namespace baonoi::fetch
