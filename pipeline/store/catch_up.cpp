// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/catch_up.h"

#include "base/error.h"
#include "base/log.h"
#include "store/sqlite_texts.h"

#include <chrono>
#include <fmt/format.h>

namespace baonoi::store {

namespace {

constexpr std::int64_t rows_of_batch = 500;
constexpr Seconds pause_between_batches{0.005}; // somebody else's turn to write
constexpr Seconds pause_after_fault{1};

struct Place {
    std::int64_t at = 0;
    std::string source, input;
};

std::optional<Place> place_of(const sqlite::Database &database, std::string_view what) {
    sqlite::Statement select(database, "SELECT at, source, input FROM unfinished WHERE what = ?");
    if (!select.bind_all(what).step())
        return std::nullopt;
    return Place{select.integer(0), select.text(1), select.text(2)};
}

void keep_place(const sqlite::Database &database, std::string_view what, const std::optional<Place> &place) {
    if (place)
        sqlite::Statement(database, "UPDATE unfinished SET at = ?2, source = ?3, input = ?4 WHERE what = ?1")
            .bind_all(what, place->at, place->source, place->input)
            .run();
    else
        sqlite::Statement(database, "DELETE FROM unfinished WHERE what = ?").bind_all(what).run();
}

// The last changed first. What changed since is listed already.
void list_articles(const sqlite::Database &database, const Place &from) {
    sqlite::Statement next(database,
                           "SELECT changed_at, source, input FROM articles WHERE (changed_at, source, input) "
                           "< (?, ?, ?) ORDER BY changed_at DESC, source DESC, input DESC LIMIT ?");
    sqlite::Statement insert(
        database, "INSERT INTO listed SELECT (SELECT coalesce(min(number), 1 << 40) - 1 FROM listed), "
                  "* FROM article_facts WHERE source = ?1 AND input = ?2 AND NOT EXISTS "
                  "(SELECT 1 FROM listed WHERE source = ?1 AND input = ?2)");
    next.bind_all(from.at, from.source, from.input, rows_of_batch);
    std::optional<Place> last;
    while (next.step()) {
        last = Place{next.integer(0), next.text(1), next.text(2)};
        insert.bind_all(last->source, last->input).run();
    }
    keep_place(database, "articles", last);
}

void list_jobs(const sqlite::Database &database, const Place &from) {
    sqlite::Statement next(database, "SELECT id, kind, state, created_at FROM jobs WHERE id < ? "
                                     "ORDER BY id DESC LIMIT ?");
    sqlite::Statement insert(database, "INSERT INTO listed_jobs SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS "
                                       "(SELECT 1 FROM listed_jobs WHERE kind = ?1 AND state = ?2 AND "
                                       "created_at = ?3 AND id = ?4)");
    next.bind_all(from.at, rows_of_batch);
    std::optional<Place> last;
    while (next.step()) {
        last = Place{next.integer(0), "", ""};
        insert.bind_all(next.integer(1), next.text(2), next.integer(3), last->at).run();
    }
    keep_place(database, "jobs", last);
}

// In the order of their names.
void index_texts(const sqlite::Database &database, const Place &from) {
    constexpr std::int64_t texts_of_batch = 50;
    sqlite::Statement next(database, "SELECT DISTINCT source, input FROM sentences WHERE (source, input) > "
                                     "(?, ?) ORDER BY source, input LIMIT ?");
    sqlite::Statement known(database, "SELECT 1 FROM article_texts WHERE source = ? AND input = ?");
    next.bind_all(from.source, from.input, texts_of_batch);
    std::optional<Place> last;
    while (next.step()) {
        last = Place{0, next.text(0), next.text(1)};
        bool is_known = false;
        for (known.bind_all(last->source, last->input); known.step();)
            is_known = true;
        if (!is_known)
            index_text(database, last->source, last->input, TextOrder::oldest);
    }
    keep_place(database, "texts", last);
}

} // namespace

bool list_batch(sqlite::Database &database) {
    sqlite::Transaction transaction(database);
    if (const auto articles = place_of(database, "articles"))
        list_articles(database, *articles);
    else if (const auto jobs = place_of(database, "jobs"))
        list_jobs(database, *jobs);
    else if (const auto texts = place_of(database, "texts"))
        index_texts(database, *texts);
    transaction.commit();
    return sqlite::Statement(database, "SELECT 1 FROM unfinished").step();
}

std::optional<std::string> damage_of(const sqlite::Database &database) {
    sqlite::Statement check(database, "PRAGMA quick_check(1)");
    if (!check.step() || check.text(0) == "ok")
        return std::nullopt;
    return fmt::format("{} is damaged ({}); move it away or restore it from a backup", database.file(),
                       check.text(0));
}

CatchUp::~CatchUp() {
    {
        const std::scoped_lock lock(mutex_);
        ends_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable())
        thread_.join();
}

void CatchUp::start(const std::filesystem::path &file, bool lists, bool checks) {
    file_ = file;
    lists_ = lists;
    checks_ = checks;
    if (lists || checks)
        thread_ = std::thread([this] { run(); });
}

void CatchUp::wait(std::optional<Seconds> longest) {
    std::unique_lock lock(mutex_);
    const auto is_over = [this] { return !lists_ || !fault_.empty(); };
    if (!longest)
        changed_.wait(lock, is_over);
    else if (!changed_.wait_for(lock, std::chrono::duration<double>(longest->value), is_over))
        throw Error(Next::retry,
                    fmt::format("{} is of an older version and its articles are still being listed; "
                                "ask again in a minute",
                                file_.string()));
    if (!fault_.empty())
        throw Error(Next::stop, fault_);
}

void CatchUp::check() {
    const std::scoped_lock lock(mutex_);
    if (!fault_.empty())
        throw Error(Next::stop, fault_);
}

bool CatchUp::pauses(Seconds duration) {
    std::unique_lock lock(mutex_);
    return !changed_.wait_for(lock, std::chrono::duration<double>(duration.value), [this] { return ends_; });
}

void CatchUp::list(sqlite::Database &database) {
    bool more = lists_;
    while (more && pauses(pause_between_batches)) {
        try {
            more = list_batch(database);
        } catch (const Error &error) {
            if (error.next() == Next::stop)
                throw;
            if (!pauses(pause_after_fault))
                return;
        }
    }
    const std::scoped_lock lock(mutex_);
    lists_ = more;
}

void CatchUp::run() {
    try {
        sqlite::Database database(file_);
        database.end_when([this] {
            const std::scoped_lock lock(mutex_);
            return ends_;
        });
        database.execute("PRAGMA synchronous = NORMAL"); // a batch that is lost is listed again
        list(database);
        changed_.notify_all();
        if (const auto damage = checks_ ? damage_of(database) : std::nullopt)
            throw Error(Next::stop, *damage);
    } catch (const Error &error) {
        const std::scoped_lock lock(mutex_);
        if (!ends_ && error.next() == Next::stop) {
            fault_ = describe(error);
            log(LogLevel::error, fault_);
        }
    }
    changed_.notify_all();
}

} // namespace baonoi::store
