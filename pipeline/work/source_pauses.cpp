// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/source_pauses.h"

#include <utility>

namespace baonoi::work {

bool SourcePauses::pause(const std::string &place, const std::string &reason, Seconds now,
                         std::int64_t unix_now) {
    const std::scoped_lock lock(mutex_);
    Pause &pause = pauses_[place];
    pause.since = unix_now;
    pause.end = Seconds{now.value + longest_pause.value};
    return std::exchange(pause.reason, reason) != reason;
}

void SourcePauses::resume(const std::string &place) {
    const std::scoped_lock lock(mutex_);
    pauses_.erase(place);
}

std::vector<std::string> SourcePauses::places(Seconds now) const {
    const std::scoped_lock lock(mutex_);
    std::vector<std::string> places;
    for (const auto &[place, pause] : pauses_)
        if (pause.end > now)
            places.push_back(place);
    return places;
}

std::optional<SourcePauses::Pause> SourcePauses::of(const std::string &place, Seconds now) const {
    const std::scoped_lock lock(mutex_);
    const auto found = pauses_.find(place);
    if (found == pauses_.end() || found->second.end <= now)
        return std::nullopt;
    return found->second;
}

} // namespace baonoi::work
