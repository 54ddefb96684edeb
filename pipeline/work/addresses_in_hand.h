// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles are being made, by the address and title that their pages give: a feed and a sitemap may
// announce one article under two addresses at the same moment, and it gets one recording.
#pragma once

#include "work/host_leases.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace baonoi::work {

// Threads: any.
class AddressesInHand {
public:
    using Hold = std::shared_ptr<const void>;

    // The article is the input's while the hold lives, on this host and, by leases, on all that share the
    // store. leases: null: none do. job_lease: how long the job
    // lasts without a sign of life. Throws retry when another input or host has it.
    Hold take(const std::string &address, const std::string &title, const std::string &input,
              HostLeases *leases, Seconds job_lease);

private:
    struct Taken {
        std::mutex mutex;
        std::map<std::pair<std::string, std::string>, std::string> inputs;
    };
    std::shared_ptr<Taken> taken_ = std::make_shared<Taken>(); // of the holds too
};

} // namespace baonoi::work
