// SPDX-License-Identifier: GPL-3.0-or-later
// How much room there is where baonoi writes, and what its cache holds. The API and the console ask; a cache
// is looked at file by file.
#pragma once

#include "settings/config.h"
#include "synthesise/segment_cache.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::work {

struct DiskUse {
    std::string what; // "store", "cache" or the name of a publisher
    std::string folder;
    std::uint64_t free = 0, all = 0; // bytes of its file system; both 0: it cannot be asked
};

struct SystemState {
    std::vector<DiskUse> disks;
    std::optional<synthesise::CacheUse> cache; // nothing: it is off
    std::size_t most_cached = 0;               // bytes
};

SystemState system_state(const settings::Config &config);

// The same without the cache's files: no more than one question a file system.
std::vector<DiskUse> disk_uses(const settings::Config &config);

// Of the store's file with the log beside it that is not merged into it yet; nothing: it is no file, or it is
// not there.
std::optional<std::uint64_t> store_bytes(const settings::Config &config);

} // namespace baonoi::work
