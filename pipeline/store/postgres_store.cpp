// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postgres_store.h"

#include "base/data_folder.h"
#include "base/error.h"
#include "base/fault.h"
#include "store/postgres_listener.h"
#include "store/postgres_schema.h"
#include "store/sql_jobs.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace baonoi::store {

namespace {

constexpr std::size_t usual_connections = 16, most_connections = 1000;

std::string parameter(const postgres::Address &address, const std::string &name, const std::string &usual) {
    const auto found = address.ours.find(name);
    return found == address.ours.end() ? usual : found->second;
}

std::string schema_of(const postgres::Address &address) {
    constexpr std::size_t longest_name = 63; // bytes, of PostgreSQL
    std::string schema = parameter(address, "schema", "baonoi");
    const bool is_plain = std::all_of(schema.begin(), schema.end(), [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
    });
    if (schema.empty() || schema.size() > longest_name || !is_plain)
        throw Error(
            Next::stop,
            fmt::format("schema= in [store] url must be a name of a-z, 0-9 and _, not \"{}\"", schema));
    return schema;
}

std::size_t connections_of(const postgres::Address &address) {
    const std::string text = parameter(address, "connections", std::to_string(usual_connections));
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 2 || number > most_connections)
        throw Error(Next::stop,
                    fmt::format("connections= in [store] url must be a number from 2 to {}, not \"{}\"",
                                most_connections, text));
    return number;
}

bool is_own_clock(const postgres::Address &address) {
    const std::string clock = parameter(address, "clock", "server");
    if (clock != "server" && clock != "program")
        throw Error(Next::stop,
                    fmt::format("clock= in [store] url must be server or program, not \"{}\"", clock));
    return clock == "program";
}

} // namespace

// Undone unless committed.
class PostgresStore::ChangeOfServer : public Turn {
public:
    ChangeOfServer(PostgresStore &store, Outlasts outlasts, const std::vector<ArticleKey> &about)
        : lent_(store.pool_.take()), clock_(store.goes_by_own_clock_ ? &store.clock_ : nullptr) {
        PostgresConnection &connection = **lent_;
        connection.forgive(false);
        const bool outlasts_death_only = outlasts == Outlasts::death;
        try {
            connection.limit({});
            now_ = connection.begin(about, outlasts_death_only);
        } catch (const Error &) {
            if (!connection.database().is_lost()) {
                connection.undo();
                throw;
            }
            // It was lost while nobody used it: nothing has been done yet.
            connection.reconnect();
            now_ = connection.begin(about, outlasts_death_only);
        }
        is_open_ = true;
    }
    ~ChangeOfServer() override {
        if (is_open_)
            (*lent_)->undo();
    }
    ChangeOfServer(const ChangeOfServer &) = delete;
    ChangeOfServer &operator=(const ChangeOfServer &) = delete;
    const Connection &connection() const override { return **lent_; }
    void commit() override {
        (*lent_)->commit();
        is_open_ = false;
    }
    std::int64_t now() override { return clock_ ? clock_->unix_time() : now_; }

private:
    std::unique_ptr<PostgresPool::Lent> lent_;
    Clock *clock_;
    std::int64_t now_ = 0;
    bool is_open_ = false;
};

class PostgresStore::ReadingOfServer : public Turn {
public:
    ReadingOfServer(PostgresStore &store, std::optional<Seconds> longest)
        : lent_(store.pool_.take()), clock_(store.goes_by_own_clock_ ? &store.clock_ : nullptr) {
        (*lent_)->forgive(true);
        (*lent_)->limit(longest);
    }
    const Connection &connection() const override { return **lent_; }
    void commit() override {}
    std::int64_t now() override { return clock_ ? clock_->unix_time() : (*lent_)->now(); }

private:
    std::unique_ptr<PostgresPool::Lent> lent_;
    Clock *clock_;
};

PostgresStore::PostgresStore(const std::string &url, Clock &clock, std::optional<Seconds> longest_answer)
    : PostgresStore(postgres::parsed_address(url), clock, longest_answer) {}

PostgresStore::PostgresStore(const postgres::Address &address, Clock &clock,
                             std::optional<Seconds> longest_answer)
    : SqlStore(clock, longest_answer), goes_by_own_clock_(is_own_clock(address)),
      pool_(address, schema_of(address), connections_of(address)) {
    const auto lent = pool_.take();
    migrate((*lent)->database(), schema_of(address), data_folder() / "config/schema", clock);
}

std::unique_ptr<Turn> PostgresStore::begin_change(Outlasts outlasts, const std::vector<ArticleKey> &about) {
    return std::make_unique<ChangeOfServer>(*this, outlasts, about);
}

std::unique_ptr<Turn> PostgresStore::begin_reading(std::optional<Seconds> longest) {
    return std::make_unique<ReadingOfServer>(*this, longest);
}

// A server that is away comes back.
void PostgresStore::check_in_place() {
    try {
        const Reading reading(*this);
        Statement(reading.database(), "SELECT 1 FROM counters LIMIT 1").step();
    } catch (const Error &error) {
        if (error.next() == Next::stop)
            throw;
    }
}

std::optional<std::string> PostgresStore::damage_in(const Connection &) const {
    return std::nullopt; // pg_amcheck and pg_checksums know
}

bool PostgresStore::is_there(const std::string &url) {
    const postgres::Address address = postgres::parsed_address(url);
    postgres::Database database(address, "");
    return version_of(database, schema_of(address)) > 0;
}

std::unique_ptr<Listener> PostgresStore::listen(std::function<void()> heard) {
    return std::make_unique<PostgresListener>(pool_.address(), schema_of(pool_.address()), std::move(heard));
}

void PostgresStore::back_up(const std::filesystem::path &) {
    throw Error(Next::stop,
                fmt::format("{} is copied by PostgreSQL's own programs: pg_dump, or a base backup with its "
                            "write-ahead log; see docs/operations.md",
                            pool_.address().url));
}

void PostgresStore::lose_ended() {
    Change change(*this);
    const auto ended = [&](std::string_view more) {
        Statement select =
            select_jobs(change.database(), fmt::format("state = 'working' AND lease_end > 0 AND (lease_end "
                                                       "<= ?1 OR lease_end > ?1 + ?2) ORDER BY id{}",
                                                       more));
        select.bind_all(change.now(), whole_seconds(longest_lease, longest_lease));
        return read_jobs(select);
    };
    change.database().lock(articles_of(ended("")));
    lose_all(change.database(), ended(" FOR UPDATE SKIP LOCKED"), change.now());
    change.commit();
}

// One round trip, but when a lease has ended.
std::optional<Job> PostgresStore::claim(const std::string &owner, Seconds lease,
                                        std::optional<std::int64_t> only) {
    constexpr std::string_view columns =
        "(c.claimed).id, (c.claimed).source, (c.claimed).input, (c.claimed).kind, (c.claimed).urgency, "
        "(c.claimed).state, (c.claimed).content_hash, (c.claimed).voice, (c.claimed).version, "
        "(c.claimed).ordered_by, (c.claimed).reason, (c.claimed).attempts, (c.claimed).created_at, "
        "(c.claimed).run_at, (c.claimed).started_at, (c.claimed).finished_at, (c.claimed).lease_owner, "
        "(c.claimed).lease_end, (c.claimed).stage, (c.claimed).errors, (c.claimed).sentences, "
        "(c.claimed).spoken, "
        "(c.claimed).is_listed, (c.claimed).losses, (c.claimed).deaths, (c.claimed).retry_at, "
        "(c.claimed).outcome, "
        "(c.claimed).is_held, c.announced, c.has_ended";
    constexpr int announced = 28, has_ended = 29;
    for (const std::int64_t looks : {1, 0}) {
        const auto lent = pool_.take();
        (*lent)->forgive(false);
        (*lent)->limit({});
        Statement select(**lent, fmt::format("SELECT {} FROM claim_job(?1, ?2, {}, {}, {}) AS c", columns,
                                             only ? "?3" : "NULL",
                                             goes_by_own_clock_ ? (only ? "?4" : "?3") : "NULL", looks));
        select.bind_all(owner, whole_seconds(lease, longest_lease));
        int last = 2;
        if (only)
            select.bind(++last, *only);
        if (goes_by_own_clock_)
            select.bind(++last, clock_.unix_time());
        if (!select.step())
            return std::nullopt;
        if (select.integer(has_ended) == 0) {
            Job job = read_job(select);
            job.listing = select.text(announced);
            fault_point("store.claimed");
            return job;
        }
        lose_ended();
    }
    return std::nullopt;
}

void PostgresStore::go_on_after_copy(const Connection &database) const {
    for (const auto &[table, column] :
         std::initializer_list<std::pair<std::string_view, std::string_view>>{{"jobs", "id"},
                                                                              {"orders", "id"},
                                                                              {"hooks", "number"},
                                                                              {"sessions", "number"},
                                                                              {"lexicon_changes", "id"}})
        Statement(database,
                  fmt::format("SELECT setval(pg_get_serial_sequence('{0}', '{1}'), coalesce(max({1}), 1), "
                              "max({1}) IS NOT NULL) FROM {0}",
                              table, column))
            .run();
}

void PostgresStore::number_events(const Connection &database) const {
    Statement(database, "SELECT number_events()").run();
}

} // namespace baonoi::store
