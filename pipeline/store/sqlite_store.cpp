// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite_store.h"

#include "base/data_folder.h"
#include "base/error.h"

#include <array>
#include <fmt/format.h>

namespace baonoi {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 8> states = {"missing",   "queued",  "working", "attached",
                                                    "unchanged", "skipped", "failed",  "outdated"};

ArticleState state_named(std::string_view name) {
    for (std::size_t i = 0; i < states.size(); ++i)
        if (states.at(i) == name)
            return static_cast<ArticleState>(i);
    throw Error(Next::stop, fmt::format("the store holds an unknown state \"{}\"", name));
}

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

std::string_view name_of(ArticleState state) {
    return states.at(static_cast<std::size_t>(state));
}

SqliteStore::SqliteStore(const fs::path &file, Clock &clock) : database_(with_folder(file)), clock_(clock) {
    const fs::path schema = data_folder() / "config/schema";
    check_usable(database_, schema);
    database_.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    migrate(database_, schema);
}

std::optional<ArticleRecord> SqliteStore::article(const std::string &source, const std::string &input) {
    Statement select(database_,
                     "SELECT id, url, title, published, state, reason, content_hash, audio, duration, round "
                     "FROM articles WHERE source = ? AND input = ?");
    if (!select.bind(1, source).bind(2, input).step())
        return std::nullopt;
    return ArticleRecord{source,
                         input,
                         select.text(0),
                         select.text(1),
                         select.text(2),
                         select.text(3),
                         state_named(select.text(4)),
                         select.text(5),
                         select.text(6),
                         select.text(7),
                         select.number(8),
                         select.integer(9)};
}

void SqliteStore::keep(const ArticleRecord &record) {
    Statement(
        database_,
        "INSERT OR REPLACE INTO articles (source, input, id, url, title, published, state, reason, "
        "content_hash, audio, duration, round, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(1, record.source)
        .bind(2, record.input)
        .bind(3, record.id)
        .bind(4, record.url)
        .bind(5, record.title)
        .bind(6, record.published)
        .bind(7, name_of(record.state))
        .bind(8, record.reason)
        .bind(9, record.content_hash)
        .bind(10, record.audio)
        .bind(11, record.duration)
        .bind(12, record.round)
        .bind(13, clock_.unix_time())
        .run();
}

std::map<ArticleState, std::int64_t> SqliteStore::counts() {
    std::map<ArticleState, std::int64_t> counts;
    Statement select(database_, "SELECT state, count(*) FROM articles GROUP BY state");
    while (select.step())
        counts[state_named(select.text(0))] = select.integer(1);
    return counts;
}

std::int64_t SqliteStore::begin_round(const std::string &source) {
    Transaction transaction(database_);
    Statement(database_, "INSERT INTO sources (name) VALUES (?1) "
                         "ON CONFLICT (name) DO UPDATE SET round = rounds_done + 1")
        .bind(1, source)
        .run();
    Statement select(database_, "SELECT round FROM sources WHERE name = ?");
    select.bind(1, source).step();
    const std::int64_t round = select.integer(0);
    transaction.commit();
    return round;
}

void SqliteStore::end_round(const std::string &source) {
    Statement(database_, "UPDATE sources SET rounds_done = round WHERE name = ?").bind(1, source).run();
}

} // namespace baonoi
