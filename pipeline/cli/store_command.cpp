// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/secret.h"
#include "cli/commands.h"
#include "cli/existing_store.h"
#include "cli/say.h"

#include <filesystem>
#include <fmt/format.h>

namespace baonoi::cli {

int store_backup_command(const std::string &file, const settings::Config &config) {
    SystemClock clock;
    const auto store = existing_store(config, clock);
    if (!store)
        throw Error(Next::stop, fmt::format("there is no store {} yet, so there is nothing to copy",
                                            without_secrets(config.store_url)));
    store->back_up(file);
    say(stdout, "{}: {} bytes\n", file, std::filesystem::file_size(file));
    return 0;
}

} // namespace baonoi::cli
