// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that goes on only when it is told to, or slept on.
#pragma once

#include "base/clock.h"

#include <vector>

namespace baonoi::test {

class FakeClock : public Clock {
public:
    Seconds elapsed() override { return Seconds{elapsed_}; }
    std::int64_t unix_time() override { return start + static_cast<std::int64_t>(elapsed_); }
    void sleep(Seconds duration) override {
        sleeps.push_back(duration.value);
        pass(duration.value);
    }
    void pass(double seconds) { elapsed_ += seconds; }

    std::int64_t start = 1'600'000'000;
    std::vector<double> sleeps;

private:
    double elapsed_ = 0;
};

} // namespace baonoi::test
