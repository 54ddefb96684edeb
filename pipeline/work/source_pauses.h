// SPDX-License-Identifier: GPL-3.0-or-later
// Sources, each with one of its publishers, that wait for a person to mend credentials or rights. What is
// theirs is not tried meanwhile: a server that is asked in vain again and again locks its user out. The
// workers pause a source and ask, each on its own thread; a configuration that is read again begins without
// pauses, and a doctor that finds all well ends them, by way of the store.
#pragma once

#include "model/units.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::work {

constexpr Seconds longest_pause{600}; // then one of its jobs tries

// Times are Clock::elapsed(). Threads: any.
class SourcePauses {
public:
    struct Pause {
        std::string reason;
        Seconds end{0};
        std::int64_t since = 0; // Unix seconds
    };

    // True: it was not paused for that reason yet.
    bool pause(const std::string &place, const std::string &reason, Seconds now, std::int64_t unix_now);
    void resume(const std::string &place);
    std::vector<std::string> places(Seconds now) const; // that are paused, in order
    std::optional<Pause> of(const std::string &place, Seconds now) const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, Pause> pauses_; // by place
};

} // namespace baonoi::work
