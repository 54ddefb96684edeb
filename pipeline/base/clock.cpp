// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <chrono>
#include <thread>

namespace baonoi {

Seconds SystemClock::elapsed() {
    return Seconds{
        std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count()};
}

std::int64_t SystemClock::unix_time() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

void SystemClock::sleep(Seconds duration) {
    std::this_thread::sleep_for(std::chrono::duration<double>(duration.value));
}

} // namespace baonoi
