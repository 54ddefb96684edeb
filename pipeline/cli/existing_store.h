// SPDX-License-Identifier: GPL-3.0-or-later
// The store of commands that work without one, too.
#pragma once

#include "base/clock.h"
#include "settings/config.h"
#include "store/store.h"

#include <memory>

namespace baonoi::cli {

// The configured store; null: nothing has made it yet. clock is lent. Throws stop when it cannot be used, or
// when it cannot be told whether it is there.
std::unique_ptr<store::Store> existing_store(const settings::Config &config, Clock &clock);

} // namespace baonoi::cli
