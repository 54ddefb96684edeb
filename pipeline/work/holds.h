// SPDX-License-Identifier: GPL-3.0-or-later
// Sources that wait for a person to mend credentials or rights. What is theirs is not tried meanwhile: a
// server that is asked in vain again and again locks its user out.
#pragma once

#include "model/units.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace baonoi::work {

constexpr Seconds longest_hold{600}; // then one of its jobs tries

// Times are Clock::elapsed(). Threads: any.
class Holds {
public:
    struct Hold {
        std::string reason;
        Seconds end{0};
    };

    // True: it was not held for that reason yet.
    bool hold(const std::string &source, const std::string &reason, Seconds now);
    void release(const std::string &source);
    std::optional<Hold> of(const std::string &source, Seconds now) const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, Hold> holds_;
};

} // namespace baonoi::work
