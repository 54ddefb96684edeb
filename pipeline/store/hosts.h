// SPDX-License-Identifier: GPL-3.0-or-later
// The daemons that work on a store, and what exactly one of them may do at a time: poll a source, write the
// podcast feeds, change a file of a bucket. By the store's clock, so that none whose own is wrong has a lease
// for longer than the others think.
#pragma once

#include "model/units.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace baonoi::store {

struct HostRecord {
    std::string process; // this_process() of the daemon
    std::string name;    // of its machine
    std::string version; // of baonoi
    std::string roles;   // "work,poll,http"
    std::int64_t workers = 0, busy = 0;
    std::int64_t articles = 0;                // that got their audio here in the last hour
    bool drains = false;                      // it ends and takes no more work
    std::vector<std::string> refused_by = {}; // "source: publisher", for which a person has to mend something
    std::int64_t started_at = 0;              // Unix seconds; by the store's clock
    std::int64_t seen_at = 0;                 // its last sign of life, as started_at
    std::vector<std::string> leases = {};     // what it alone may do, in order
    std::int64_t silence = 0;                 // seconds since seen_at
    bool operator==(const HostRecord &) const = default;
};

// How long a daemon may be silent before it counts as gone.
constexpr Seconds longest_host_silence{60};
inline bool is_silent(const HostRecord &host) {
    return static_cast<double>(host.silence) >= longest_host_silence.value;
}
// After so long without a sign of life it is forgotten.
constexpr Seconds host_is_remembered{86'400};

class Hosts {
public:
    virtual ~Hosts() = default;
    // A sign of life; the times and the leases in the record are not read.
    virtual void note_host(const HostRecord &host) = 0;
    // It ends: so do its leases.
    virtual void forget_host(const std::string &process) = 0;
    // By name and process. Those that were silent for host_is_remembered are not among them.
    virtual std::vector<HostRecord> hosts() = 0;

    // Which of these the holder has from now on, for so long: what it had already, what nobody has, and what
    // somebody's time is over for. lasts: at most longest_lease (jobs.h).
    virtual std::set<std::string> hold(const std::set<std::string> &names, const std::string &holder,
                                       Seconds lasts) = 0;
    virtual void let_go(const std::string &name, const std::string &holder) = 0;
};

} // namespace baonoi::store
