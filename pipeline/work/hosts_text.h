// SPDX-License-Identifier: GPL-3.0-or-later
// A host that shares the store, as the API and `baonoi status --json` tell it.
#pragma once

#include "store/store.h"

#include <nlohmann/json_fwd.hpp>

namespace baonoi::work {

nlohmann::ordered_json host_in_json(const store::HostRecord &host);

} // namespace baonoi::work
