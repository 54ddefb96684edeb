// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/addresses_in_hand.h"

#include "base/error.h"
#include "lib/openssl/digest.h"

#include <fmt/format.h>

namespace baonoi::work {

AddressesInHand::Hold AddressesInHand::take(const std::string &address, const std::string &title,
                                            const std::string &input, HostLeases *leases, Seconds job_lease) {
    Hold here;
    {
        const std::scoped_lock lock(taken_->mutex);
        const auto [at, is_free] = taken_->inputs.emplace(std::pair(address, title), input);
        if (!is_free)
            throw Error(Next::retry, fmt::format("it is the article {}, which is being made", at->second));
        here = Hold(&at->second, [taken = taken_, key = at->first](const void *) {
            const std::scoped_lock lock_again(taken->mutex);
            taken->inputs.erase(key);
        });
    }
    if (!leases)
        return here;
    // Who lost it has lost his job, and publishes nothing.
    constexpr double longer_than_job = 10; // seconds
    const Hold everywhere = leases->take_if_free(openssl::sha256_hex(address + '\n' + title),
                                                 Seconds{job_lease.value + longer_than_job});
    if (!everywhere)
        throw Error(Next::retry, fmt::format("it is the article {}, which another host is making", address));
    return std::make_shared<const std::pair<Hold, Hold>>(here, everywhere);
}

} // namespace baonoi::work
