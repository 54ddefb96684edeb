// SPDX-License-Identifier: GPL-3.0-or-later
// Time as the program needs it. The real one is SystemClock; tests use tests/fakes/fake_clock.h.
#pragma once

#include "model/units.h"

#include <cstdint>

namespace baonoi {

class Clock {
public:
    virtual ~Clock() = default;
    virtual Seconds elapsed() = 0;            // since a fixed moment; never goes back
    virtual std::int64_t unix_time() = 0;     // seconds; may jump
    virtual void sleep(Seconds duration) = 0; // at least that long
};

// How much is to be added to this machine's time: it is wrong, and what several machines agree on goes by
// another's. From now on, of every SystemClock::unix_time().
void correct_system_clock(std::int64_t seconds);
std::int64_t correction_of_system_clock();

class SystemClock : public Clock {
public:
    Seconds elapsed() override;
    std::int64_t unix_time() override;
    void sleep(Seconds duration) override;
};

} // namespace baonoi
