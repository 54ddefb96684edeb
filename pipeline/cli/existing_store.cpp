// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/existing_store.h"

#include "base/error.h"

#include <filesystem>
#include <fmt/format.h>

namespace baonoi::cli {

std::unique_ptr<store::Store> existing_store(const settings::Config &config, Clock &clock) {
    if (const std::filesystem::path file = settings::store_file(config.store_url); !file.empty()) {
        std::error_code fault;
        const auto type = std::filesystem::status(file, fault).type();
        if (type == std::filesystem::file_type::not_found)
            return nullptr;
        if (fault)
            throw Error(
                Next::stop,
                fmt::format("cannot read the store {}: {}; run this as the user whose store it is, or set "
                            "another [store] url",
                            file.string(), errno_text(fault.value())));
    }
    if (config.store_url.starts_with("postgres") && !store::is_database_there(config.store_url))
        return nullptr;
    return store::open_store(config.store_url, clock);
}

} // namespace baonoi::cli
