// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite_store.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "base/folder.h"

#include <fmt/format.h>

namespace baonoi::store {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largest_checked_at_once = 32U << 20U; // bytes: a tenth of a second
constexpr int batches_at_once = 2;

const fs::path &with_folder(const fs::path &file) {
    if (!file.parent_path().empty()) {
        std::error_code error;
        fs::create_directories(file.parent_path(), error);
        if (error)
            throw Error(Next::stop,
                        fmt::format("cannot make the folder {}: {}; set [store] url in baonoi.toml",
                                    file.parent_path().string(), errno_text(error.value())));
    }
    return file;
}

} // namespace

SqliteStore::SqliteStore(const fs::path &file, Clock &clock, std::optional<Seconds> longest_answer)
    : database_(with_folder(file)), clock_(clock), longest_answer_(longest_answer),
      readers_(file, database_, mutex_) {
    const fs::path schema = data_folder() / "config/schema";
    check_version(database_, schema);
    std::error_code none;
    const bool is_large = fs::file_size(file, none) > largest_checked_at_once && !none;
    if (const auto damage = is_large ? std::nullopt : damage_of(database_))
        throw Error(Next::stop, *damage + ", it was not changed");
    database_.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    migrate(database_, schema);
    database_.check_in_place();
    bool is_listed = false;
    for (int i = 0; i < batches_at_once && !is_listed; ++i)
        is_listed = !list_batch(database_);
    catch_up_.start(file, !is_listed, is_large);
}

void SqliteStore::check_in_place() {
    const std::scoped_lock lock(mutex_);
    database_.check_in_place();
}

std::int64_t SqliteStore::identity() {
    constexpr std::string_view select_identity = "SELECT value FROM counters WHERE name = 'identity'";
    {
        const Reading reading(usable().readers_);
        sqlite::Statement select(reading.database(), select_identity);
        if (select.step())
            return select.integer(0);
    }
    Change change(*this);
    sqlite::Statement(database_, "INSERT INTO counters (name, value) VALUES ('identity', abs(random() / 2)) "
                                 "ON CONFLICT DO NOTHING")
        .run();
    sqlite::Statement select(database_, select_identity);
    select.step();
    const std::int64_t identity = select.integer(0);
    change.commit();
    return identity;
}

void SqliteStore::back_up(const fs::path &file) {
    const Folder folder(fs::absolute(file).parent_path());
    TemporaryFile copy(folder, file.filename().string());
    copy.set_mode(0600);
    const fs::path place = folder.path() / copy.name();
    {
        const Reading reading(usable().readers_);
        sqlite::Statement(reading.database(), "VACUUM INTO ?").bind(1, place.string()).run();
    }
    sqlite::Database written(place, sqlite::Access::read_only);
    if (const auto damage = damage_of(written))
        throw Error(Next::stop, *damage);
    copy.sync();
    copy.rename(file.filename().string());
    folder.sync();
}

} // namespace baonoi::store
