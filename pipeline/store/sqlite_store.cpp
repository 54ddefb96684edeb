// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite_store.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "base/folder.h"
#include "store/sqlite_connection.h"

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
    : SqlStore(clock, longest_answer), database_(with_folder(file)), readers_(file, database_, mutex_) {
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

class SqliteStore::ChangeOfFile : public Turn {
public:
    ChangeOfFile(SqliteStore &store, Outlasts outlasts)
        : lock_(store.mutex_), clock_(store.clock_), transaction_(ready(store.database_, outlasts)),
          connection_(store.database_) {}
    const Connection &connection() const override { return connection_; }
    void commit() override { transaction_.commit(); }
    std::int64_t now() override { return clock_.unix_time(); }

private:
    static sqlite::Database &ready(sqlite::Database &database, Outlasts outlasts) {
        database.check_in_place();
        database.execute(outlasts == Outlasts::power ? "PRAGMA synchronous = FULL"
                                                     : "PRAGMA synchronous = NORMAL");
        return database;
    }

    std::scoped_lock<std::mutex> lock_;
    Clock &clock_;
    sqlite::Transaction transaction_;
    SqliteConnection connection_;
};

class SqliteStore::ReadingOfFile : public Turn {
public:
    ReadingOfFile(SqliteStore &store, std::optional<Seconds> longest)
        : clock_(store.clock_), reader_(store.readers_, longest), connection_(reader_.database()) {}
    const Connection &connection() const override { return connection_; }
    void commit() override {}
    std::int64_t now() override { return clock_.unix_time(); }

private:
    Clock &clock_;
    LentReader reader_;
    SqliteConnection connection_;
};

// Both throw stop when damage was found since it was opened.
std::unique_ptr<Turn> SqliteStore::begin_change(Outlasts outlasts, const std::vector<ArticleKey> &) {
    catch_up_.check();
    return std::make_unique<ChangeOfFile>(*this, outlasts);
}

std::unique_ptr<Turn> SqliteStore::begin_reading(std::optional<Seconds> longest) {
    catch_up_.check();
    return std::make_unique<ReadingOfFile>(*this, longest);
}

void SqliteStore::check_in_place() {
    const std::scoped_lock lock(mutex_);
    database_.check_in_place();
}

std::optional<std::string> SqliteStore::damage_in(const Connection &database) const {
    return damage_of(file_behind(database));
}

void SqliteStore::back_up(const fs::path &file) {
    const Folder folder(fs::absolute(file).parent_path());
    TemporaryFile copy(folder, file.filename().string());
    copy.set_mode(0600);
    const fs::path place = folder.path() / copy.name();
    {
        catch_up_.check();
        const LentReader reader(readers_);
        sqlite::Statement(reader.database(), "VACUUM INTO ?").bind(1, place.string()).run();
    }
    sqlite::Database written(place, sqlite::Access::read_only);
    if (const auto damage = damage_of(written))
        throw Error(Next::stop, *damage);
    copy.sync();
    copy.rename(file.filename().string());
    folder.sync();
}

} // namespace baonoi::store
