// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace baonoi {

namespace {

// Tests let the clock jump: the file $BAONOI_CLOCK holds the seconds by which it is ahead.
std::int64_t jump() {
    std::int64_t seconds = 0;
#ifdef BAONOI_FAULTS
    if (const char *file = std::getenv("BAONOI_CLOCK"))
        std::ifstream(file) >> seconds;
#endif
    return seconds;
}

std::atomic<std::int64_t> correction = 0; // seconds

} // namespace

void correct_system_clock(std::int64_t seconds) {
    correction = seconds;
}

std::int64_t correction_of_system_clock() {
    return correction;
}

Seconds SystemClock::elapsed() {
    return Seconds{
        std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count()};
}

std::int64_t SystemClock::unix_time() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
               .count() +
           correction + jump();
}

void SystemClock::sleep(Seconds duration) {
    std::this_thread::sleep_for(std::chrono::duration<double>(duration.value));
}

} // namespace baonoi
