// SPDX-License-Identifier: GPL-3.0-or-later
// The daemon's leases on what its publishers write to. The daemon takes them before anything else, renews
// them on a thread of their own, and takes those of a new configuration before it uses it.
#pragma once

#include "publish/lease.h"
#include "work/setup.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace baonoi::work {

// Threads: any.
class SiteLeases {
public:
    // holder: this daemon, in words; the same after a restart. is_one_of_many: other hosts have the leases,
    // too, and they stay with those.
    SiteLeases(std::string holder, bool is_one_of_many)
        : holder_(std::move(holder)), is_one_of_many_(is_one_of_many) {}

    // What the setup's publishers write to; what only an earlier setup wrote to is given back. Throws stop
    // when another daemon serves one of them: the leases from before stay then. A place that does not answer
    // now is taken at the next renewal.
    void take(const std::shared_ptr<Setup> &setup);
    // Throws stop when another daemon serves one of them.
    void renew();

private:
    struct LeasedSite {
        std::shared_ptr<Setup> setup;                  // lends the publisher its network
        std::unique_ptr<publish::Publisher> publisher; // null: a folder of pages
        std::string folder;
        std::unique_ptr<publish::Lease> lease;
        std::string warning; // why it could not be taken or renewed; said once
    };
    void take(LeasedSite &place) const;

    const std::string holder_;
    const bool is_one_of_many_;
    std::mutex mutex_;
    std::map<std::string, LeasedSite> places_; // by what they are
};

} // namespace baonoi::work
