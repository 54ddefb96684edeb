// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/holds.h"

#include <utility>

namespace baonoi::work {

bool Holds::hold(const std::string &source, const std::string &reason, Seconds now) {
    const std::scoped_lock lock(mutex_);
    Hold &hold = holds_[source];
    hold.end = Seconds{now.value + longest_hold.value};
    return std::exchange(hold.reason, reason) != reason;
}

void Holds::release(const std::string &source) {
    const std::scoped_lock lock(mutex_);
    holds_.erase(source);
}

std::optional<Holds::Hold> Holds::of(const std::string &source, Seconds now) const {
    const std::scoped_lock lock(mutex_);
    const auto found = holds_.find(source);
    if (found == holds_.end() || found->second.end <= now)
        return std::nullopt;
    return found->second;
}

} // namespace baonoi::work
