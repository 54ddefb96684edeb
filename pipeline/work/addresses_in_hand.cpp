// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/addresses_in_hand.h"

namespace baonoi::work {

std::variant<AddressesInHand::Hold, std::string>
AddressesInHand::take(const std::string &address, const std::string &title, const std::string &input) {
    const std::scoped_lock lock(taken_->mutex);
    const auto [at, is_free] = taken_->inputs.emplace(std::pair(address, title), input);
    if (!is_free)
        return at->second;
    return Hold(&at->second, [taken = taken_, key = at->first](const void *) {
        const std::scoped_lock lock_again(taken->mutex);
        taken->inputs.erase(key);
    });
}

} // namespace baonoi::work
