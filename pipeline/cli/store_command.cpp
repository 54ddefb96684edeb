// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/secret.h"
#include "cli/commands.h"
#include "cli/existing_store.h"
#include "cli/say.h"
#include "store/copy.h"
#include "work/store_lock.h"

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

int store_copy_command(const std::string &from, const std::string &to) {
    settings::Config source;
    source.store_url = from;
    SystemClock clock;
    if (!existing_store(source, clock))
        throw Error(Next::stop,
                    fmt::format("there is no store {}, so there is nothing to copy", without_secrets(from)));
    const auto from_here = work::lock_store(from), to_there = work::lock_store(to);
    std::string last;
    std::int64_t said = 0;
    const auto tables = store::copy_store(from, to, clock, [&](const std::string &table, std::int64_t rows) {
        constexpr std::int64_t worth_saying = 10'000;
        if (table == last && rows < said + worth_saying)
            return;
        last = table;
        said = rows;
        say(stderr, "{}: {} rows\n", table, rows);
    });
    for (const store::CopiedTable &table : tables)
        say(stdout, "{}: {} rows, {}\n", table.name, table.rows, table.hash);
    say(stdout, "equal in both; set [store] url to {}\n", without_secrets(to));
    return 0;
}

int store_check_command(const settings::Config &config) {
    SystemClock clock;
    const auto store = existing_store(config, clock);
    if (!store)
        throw Error(Next::stop, fmt::format("there is no store {} yet, so there is nothing to check",
                                            without_secrets(config.store_url)));
    const auto faults = store->faults();
    for (const std::string &fault : faults)
        say(stderr, "{}: {}\n", without_secrets(config.store_url), fault);
    if (faults.empty())
        say(stdout, "{}: ok\n", without_secrets(config.store_url));
    return faults.empty() ? 0 : 1;
}

} // namespace baonoi::cli
