// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "work/metrics.h"

namespace baonoi::work {

// A counter that is not there until it is 1 has no increase then, and an alert does not see the first time.
void begin_counters(Metrics &metrics);

} // namespace baonoi::work
