// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postgres_connection.h"

#include "base/error.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <exception>
#include <fmt/format.h>
#include <utility>

namespace baonoi::store {

namespace {

// A host that froze in the middle of a change, or was cut off, holds nobody up for long. What grows has an
// index for every question: a planner without statistics, as after a copy, is not to read all of it, nor to
// compile a plan for what it guesses.
constexpr std::string_view at_start =
    "SET search_path = \"{}\"; SET TIME ZONE 'UTC'; SET standard_conforming_strings = on; "
    "SET tcp_user_timeout = '15s'; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; "
    "SET tcp_keepalives_count = 3; SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = "
    "'60s'; SET statement_timeout = 0; "
    "SET default_transaction_isolation = 'read committed'; SET bytea_output = 'hex'; SET extra_float_digits "
    "= 1; SET enable_seqscan = off; SET jit = off";
constexpr auto longest_wait_for_connection = std::chrono::seconds(30);

class PostgresPrepared : public Prepared {
public:
    PostgresPrepared(const PostgresConnection &connection, const std::string &sql)
        : connection_(connection), sql_(sql) {}

    void bind(int parameter, std::string_view value) override { place(parameter) = postgres::Value(value); }
    void bind(int parameter, std::int64_t value) override { place(parameter) = postgres::Value(value); }
    void bind(int parameter, double value) override { place(parameter) = postgres::Value(value); }
    void bind_bytes(int parameter, std::string_view bytes) override {
        place(parameter) = postgres::Value::of_bytes(bytes);
    }

    void ask() override { ticket_ = connection_.ask(sql_, values_); }
    bool step() override {
        if (!result_) {
            const auto ticket = std::exchange(ticket_, postgres::Database::no_ticket);
            result_ = ticket == postgres::Database::no_ticket ? connection_.run(sql_, values_)
                                                              : connection_.database().answer(ticket);
            row_ = -1;
        }
        if (++row_ < result_->rows())
            return true;
        result_.reset();
        return false;
    }
    void run() override {
        if (!result_ &&
            std::exchange(ticket_, postgres::Database::no_ticket) == postgres::Database::no_ticket)
            connection_.send(sql_, values_);
        result_.reset();
    }
    std::string text(int column) const override { return result_->text(row_, column); }
    std::int64_t integer(int column) const override { return result_->integer(row_, column); }
    double number(int column) const override { return result_->number(row_, column); }

private:
    postgres::Value &place(int parameter) {
        const auto at = static_cast<std::size_t>(parameter);
        if (values_.size() < at)
            values_.resize(at);
        return values_[at - 1];
    }

    const PostgresConnection &connection_;
    const std::string &sql_; // kept by the connection
    std::vector<postgres::Value> values_;
    std::optional<postgres::Result> result_;
    postgres::Database::Ticket ticket_ = postgres::Database::no_ticket; // it was asked, and not answered yet
    int row_ = -1;
};

// How long the name is after "INDEXED BY " or "NOT INDEXED" at that place; 0: there is none.
std::size_t hint_at(std::string_view sql, std::size_t at) {
    constexpr std::string_view by = "INDEXED BY ", without = "NOT INDEXED";
    if (sql.substr(at).starts_with(without))
        return without.size();
    if (!sql.substr(at).starts_with(by))
        return 0;
    return std::min(sql.find(' ', at + by.size()), sql.size()) - at;
}

} // namespace

std::string in_postgres(std::string_view sql) {
    std::string text;
    int last = 0;
    bool is_quoted = false;
    for (std::size_t at = 0; at < sql.size(); ++at) {
        if (sql[at] == '\'')
            is_quoted = !is_quoted;
        const std::size_t hint = is_quoted ? 0 : hint_at(sql, at);
        if (hint > 0) {
            at += hint - 1;
        } else if (sql[at] == '?' && !is_quoted) {
            int number = 0;
            while (at + 1 < sql.size() && std::isdigit(static_cast<unsigned char>(sql[at + 1])))
                number = number * 10 + (sql[++at] - '0');
            if (number == 0)
                number = last + 1;
            last = std::max(last, number);
            text += fmt::format("${}", number);
        } else {
            text += sql[at];
        }
    }
    return text;
}

// FNV-1a.
std::int64_t key_of_lock(std::string_view what) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char byte : what)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
    return static_cast<std::int64_t>(hash);
}

PostgresConnection::PostgresConnection(const postgres::Address &address, const std::string &schema)
    : database_(address, fmt::format(at_start, schema)), schema_(schema) {}

std::unique_ptr<Prepared> PostgresConnection::prepare(std::string_view sql) const {
    auto found = translated_.find(std::string(sql));
    if (found == translated_.end())
        found = translated_.emplace(std::string(sql), in_postgres(sql)).first;
    return std::make_unique<PostgresPrepared>(*this, found->second);
}

postgres::Result PostgresConnection::run(const std::string &sql,
                                         const std::vector<postgres::Value> &values) const {
    try {
        return database_.run(sql, values);
    } catch (const Error &) {
        if (!forgives_ || !database_.is_lost())
            throw;
        reconnect();
        return database_.run(sql, values);
    }
}

void PostgresConnection::send(const std::string &sql, const std::vector<postgres::Value> &values) const {
    if (is_changing_)
        database_.send(sql, values, false);
    else
        run(sql, values);
}

postgres::Database::Ticket PostgresConnection::ask(const std::string &sql,
                                                   const std::vector<postgres::Value> &values) const {
    return is_changing_ ? database_.send(sql, values, true) : postgres::Database::no_ticket;
}

std::int64_t PostgresConnection::changes() const {
    database_.finish_sent();
    return database_.changes();
}

// In the order of their keys: two who want the same ones do not wait for each other.
void PostgresConnection::lock_later(const std::vector<ArticleKey> &articles) const {
    std::vector<std::int64_t> keys;
    keys.reserve(articles.size());
    for (const ArticleKey &article : articles)
        keys.push_back(key_of_lock(schema_ + '\n' + article.source + '\n' + article.input));
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    for (const std::int64_t key : keys)
        database_.send("SELECT pg_advisory_xact_lock($1)", {postgres::Value(key)}, false);
}

void PostgresConnection::lock(const std::vector<ArticleKey> &articles) const {
    lock_later(articles);
    database_.finish_sent();
}

std::int64_t PostgresConnection::begin(const std::vector<ArticleKey> &articles, bool outlasts_death_only) {
    database_.send("BEGIN", {}, false);
    if (outlasts_death_only)
        database_.send("SET LOCAL synchronous_commit = off", {}, false);
    lock_later(articles);
    const std::int64_t begun = now();
    is_changing_ = true;
    return begun;
}

std::int64_t PostgresConnection::now() const {
    return run("SELECT now_seconds()", {}).integer(0, 0);
}

void PostgresConnection::commit() {
    database_.send("COMMIT", {}, false);
    database_.finish_sent();
    is_changing_ = false;
    database_.drop_sent(); // answers that nobody wanted to know
}

void PostgresConnection::undo() noexcept {
    is_changing_ = false;
    try {
        database_.drop_sent(); // it is done first, and so may wait, as for a lock
        if (!database_.is_lost())
            database_.execute("ROLLBACK");
    } catch (const std::exception &) { // it is lost, and the server undoes it
    }
}

void PostgresConnection::limit(std::optional<Seconds> longest) {
    const std::int64_t ms =
        longest ? std::max<std::int64_t>(static_cast<std::int64_t>(longest->value * 1000), 1) : 0;
    if (ms == longest_ms_)
        return;
    longest_ms_ = ms;
    try {
        database_.execute(fmt::format("SET statement_timeout = {}", ms));
    } catch (const Error &) {
        if (!database_.is_lost())
            throw;
        reconnect();
    }
}

void PostgresConnection::reconnect() const {
    database_.reconnect();
    if (longest_ms_ > 0)
        database_.execute(fmt::format("SET statement_timeout = {}", longest_ms_));
}

std::unique_ptr<PostgresPool::Lent> PostgresPool::take() {
    std::unique_ptr<PostgresConnection> connection;
    {
        std::unique_lock lock(mutex_);
        if (!returned_.wait_for(lock, longest_wait_for_connection, [this] { return lent_ < most_; }))
            throw Error(Next::retry,
                        fmt::format("{}: all {} connections are at work; raise connections= in [store] url",
                                    address_.url, most_));
        ++lent_;
        if (!idle_.empty()) {
            connection = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    try {
        if (!connection)
            connection = std::make_unique<PostgresConnection>(address_, schema_);
    } catch (...) {
        give_back(nullptr);
        throw;
    }
    return std::make_unique<Lent>(*this, std::move(connection));
}

void PostgresPool::give_back(std::unique_ptr<PostgresConnection> connection) {
    {
        const std::scoped_lock lock(mutex_);
        --lent_;
        if (connection && !connection->database().is_lost() && !connection->database().is_in_transaction())
            idle_.push_back(std::move(connection));
    }
    returned_.notify_one();
}

} // namespace baonoi::store
