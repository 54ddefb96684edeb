// SPDX-License-Identifier: GPL-3.0-or-later
// Who may change what cannot be changed in one step, as a list in a bucket: it is read, changed and written
// again. Hosts that share a store take turns through it (work/host_leases.h).
#pragma once

#include <memory>
#include <string>

namespace baonoi::publish {

// Threads: any.
class Turns {
public:
    virtual ~Turns() = default;
    // Waits until nobody else has it. What is returned gives it back, on the thread that took it; while it
    // lives that thread changes nothing outside after its time is over (base/permit.h). Throws retry when
    // others have it for long.
    virtual std::shared_ptr<const void> take(const std::string &what) = 0;
};

// The threads of this process alone.
Turns &turns_of_this_process();

} // namespace baonoi::publish
