// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of the store, as PostgreSQL takes it; and the connections over which a store speaks it.
#pragma once

#include "lib/postgres/postgres.h"
#include "model/units.h"
#include "store/connection.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace baonoi::store {

// Parameters as $1, and without the names of indexes, which only SQLite takes. Of texts in quotes nothing
// changes.
std::string in_postgres(std::string_view sql);

// The same number on every host and in every version: of what an advisory lock is taken.
std::int64_t key_of_lock(std::string_view what);

// Threads: one at a time.
class PostgresConnection : public Connection {
public:
    // schema: the tables are in it.
    PostgresConnection(const postgres::Address &address, const std::string &schema);

    std::unique_ptr<Prepared> prepare(std::string_view sql) const override;
    std::int64_t changes() const override;
    std::string_view for_change() const override { return " FOR UPDATE"; }
    void lock(const std::vector<ArticleKey> &articles) const override;

    // A change begins, and has these articles; what time it is by the server's clock. Until it ends,
    // statements whose rows nobody has asked for yet go to the server together with the next one that has to
    // be waited for: each would cost a round trip.
    std::int64_t begin(const std::vector<ArticleKey> &articles, bool outlasts_death_only);
    void commit();
    void undo() noexcept;

    std::int64_t now() const; // by the server's clock

    // A statement that was not begun because the connection was lost meanwhile is run over a new one. Only
    // for what reads, outside a transaction.
    void forgive(bool forgives) { forgives_ = forgives; }
    // What takes longer ends with retry.
    void limit(std::optional<Seconds> longest);
    postgres::Result run(const std::string &sql, const std::vector<postgres::Value> &values) const;
    // The same, but it may go later.
    void send(const std::string &sql, const std::vector<postgres::Value> &values) const;
    // Its ticket; none outside a change: it has to be run.
    postgres::Database::Ticket ask(const std::string &sql, const std::vector<postgres::Value> &values) const;
    void reconnect() const;
    postgres::Database &database() const { return database_; }

private:
    void lock_later(const std::vector<ArticleKey> &articles) const;

    mutable postgres::Database database_;
    std::string schema_;
    mutable std::unordered_map<std::string, std::string> translated_;
    bool forgives_ = false, is_changing_ = false;
    std::int64_t longest_ms_ = 0;
};

// The connections of a store, lent for one turn each, and kept; those that were lost are made anew. Threads:
// any.
class PostgresPool {
public:
    PostgresPool(postgres::Address address, std::string schema, std::size_t most)
        : address_(std::move(address)), schema_(std::move(schema)), most_(most) {}

    class Lent {
    public:
        Lent(PostgresPool &pool, std::unique_ptr<PostgresConnection> connection)
            : pool_(pool), connection_(std::move(connection)) {}
        ~Lent() { pool_.give_back(std::move(connection_)); }
        Lent(const Lent &) = delete;
        Lent &operator=(const Lent &) = delete;
        PostgresConnection &operator*() const { return *connection_; }
        PostgresConnection *operator->() const { return connection_.get(); }

    private:
        PostgresPool &pool_;
        std::unique_ptr<PostgresConnection> connection_;
    };
    // Waits for its turn when there are too many. Throws retry when that takes long, or none can be made.
    std::unique_ptr<Lent> take();
    const postgres::Address &address() const { return address_; }

private:
    void give_back(std::unique_ptr<PostgresConnection> connection);

    postgres::Address address_;
    std::string schema_;
    std::size_t most_, lent_ = 0;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<PostgresConnection>> idle_;
};

} // namespace baonoi::store
