// SPDX-License-Identifier: GPL-3.0-or-later
// What readers' browsers tell of how far they listen (config/player/baonoi-listening.js). Anybody may send
// it, so it is little, few are taken at once, and the answer tells nothing: not even whether it counted.
#pragma once

#include "serve/call.h"

#include <mutex>

namespace baonoi::serve {

// How many are counted: fifty a second, and as many as come in four seconds at once. Threads: any.
class ListenedLimit {
public:
    // now: seconds of a clock that only goes forward.
    bool takes(double now);

private:
    static constexpr double a_second = 50, most = 200;
    std::mutex mutex_;
    double left_ = most, at_ = 0;
};

// POST /listened {"recording": first 12 digits of its content hash, "point": "start", "25", "50", "75" or
// "100"}. Without [player] beacon there is no such address.
http::ServerResponse answer_listened(const Call &call);

} // namespace baonoi::serve
