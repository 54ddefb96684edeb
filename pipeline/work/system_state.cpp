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

std::vector<DiskUse> disk_uses(const settings::Config &config) {
    std::vector<DiskUse> disks;
    if (const fs::path folder = settings::store_folder(config.store_url); !folder.empty())
        disks.push_back(disk_use("store", folder));
    if (const fs::path folder = synthesise::cache_folder(config.cache); !folder.empty())
        disks.push_back(disk_use("cache", folder));
    for (const settings::PublisherConfig &publisher : config.publishers)
        if (!publisher.folder.empty())
            disks.push_back(disk_use(publisher.name, publisher.folder));
    return disks;
}

SystemState system_state(const settings::Config &config) {
    SystemState state;
    state.disks = disk_uses(config);
    state.cache = synthesise::use_of_cache(config.cache);
    state.most_cached = config.cache.max_bytes;
    return state;
}

std::optional<std::uint64_t> store_bytes(const settings::Config &config) {
    const fs::path file = settings::store_file(config.store_url);
    std::error_code error;
    const std::uint64_t bytes = file.empty() ? 0 : fs::file_size(file, error);
    if (file.empty() || error)
        return std::nullopt;
    const std::uint64_t more = fs::file_size(file.string() + "-wal", error);
    return bytes + (error ? 0 : more);
}

} // namespace baonoi::work
