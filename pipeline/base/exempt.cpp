// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/exempt.h"

namespace baonoi {

Exemption exemption_of(const std::exception &error) {
    try {
        std::rethrow_if_nested(error);
    } catch (const std::exception &inner) {
        if (const Exemption found = exemption_of(inner); found != Exemption::none)
            return found;
    }
    const auto *exempt = dynamic_cast<const Exempt *>(&error);
    return exempt ? exempt->exemption() : Exemption::none;
}

} // namespace baonoi
