// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/system_state.h"

#include <string_view>

namespace baonoi::work {

namespace fs = std::filesystem;

namespace {

DiskUse disk_use(const std::string &what, const fs::path &folder) {
    DiskUse use{what, folder.string(), 0, 0};
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    if (!error) {
        use.free = space.available;
        use.all = space.capacity;
    }
    return use;
}

} // namespace

SystemState system_state(const settings::Config &config) {
    SystemState state;
    if (const fs::path folder = settings::store_folder(config.store_url); !folder.empty())
        state.disks.push_back(disk_use("store", folder));
    state.cache = synthesise::use_of_cache(config.cache);
    state.most_cached = config.cache.max_bytes;
    if (state.cache)
        state.disks.push_back(disk_use("cache", state.cache->folder));
    for (const settings::PublisherConfig &publisher : config.publishers)
        if (!publisher.folder.empty())
            state.disks.push_back(disk_use(publisher.name, publisher.folder));
    return state;
}

} // namespace baonoi::work
