// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of the process and of the room on the disks, for Prometheus. The first cost some microseconds
// and are asked for with every answer; the second look at every file of the cache, so the daemon's
// housekeeper asks once a minute.
#pragma once

#include "settings/config.h"
#include "work/metrics.h"

namespace baonoi::work {

// process_*: of this process, by the names that Prometheus' own clients have. What the kernel does not tell
// is left out. Threads: any.
void note_process(Metrics &metrics);

// baonoi_store_bytes, baonoi_cache_bytes, baonoi_disk_free_bytes. What cannot be asked has no figure, nor has
// it any longer the one that it had.
void note_room(const settings::Config &config, Metrics &metrics);

} // namespace baonoi::work
