// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL 13 and later, by libpq, which is opened on first use. Every call's failure is an Error that
// names the database: retry when the connection was lost or could not be made, when the server has no room or
// ended what took too long or stood in another's way; stop when a person has to act: a wrong password, no
// such database, no right.
#pragma once

#include "base/secret.h"
#include "model/units.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct pg_conn;
struct pg_result;

namespace baonoi::postgres {

// "postgres://user@host:port/db?…", as libpq takes it (several hosts, sslmode, …), but for what is secret:
// the password, and that of the key of a client's certificate, are read from password=file:PATH, env:NAME or
// credential:NAME and sslpassword=…, or by libpq from ~/.pgpass and the like; and for what is the store's.
struct Address {
    std::string url; // as it was given, for messages: there is no secret in it
    std::string for_libpq;
    Secret password, key_password;
    std::map<std::string, std::string> ours; // schema, connections and clock
};

// Throws stop for a URL that has a password in it, or where none can be told from it, and never shows it: its
// message names a parameter, but no value.
Address parsed_address(const std::string &url);

bool is_postgres(std::string_view url); // "postgres:…" and "postgresql:…"

// A value of a parameter, in the form that the server reads.
struct Value {
    enum class Type { text, integer, number, bytes };
    Type type = Type::text;
    std::string form;
    explicit Value(std::string_view text); // bytes that are no UTF-8, and 0, become U+FFFD
    explicit Value(std::int64_t integer) : type(Type::integer), form(std::to_string(integer)) {}
    explicit Value(double number);
    Value() = default;
    static Value of_bytes(std::string_view bytes);
};

struct ClearResult {
    void operator()(pg_result *result) const;
};

// Rows and columns count from 0.
class Result {
public:
    explicit Result(pg_result *result) : result_(result) {} // taken
    int rows() const;
    int columns() const;
    bool is_null(int row, int column) const;
    std::string text(int row, int column) const;     // of BYTEA its bytes; NULL is empty
    std::int64_t integer(int row, int column) const; // of a boolean 0 or 1; NULL is 0
    double number(int row, int column) const;        // NULL is 0
    std::int64_t changes() const;                    // rows that the statement changed
    const pg_result *raw() const { return result_.get(); }

private:
    std::unique_ptr<pg_result, ClearResult> result_;
};

struct CloseConnection {
    void operator()(pg_conn *connection) const;
};

// One connection. Threads: one at a time.
class Database {
public:
    // Connected when it returns; at_start is run, then and after every reconnect().
    Database(const Address &address, std::string at_start);

    // One or more statements; the result of the last.
    Result execute(const std::string &sql);
    // A statement with parameters $1, $2 …, prepared when it is run first.
    Result run(const std::string &sql, const std::vector<Value> &values);
    // The same, but nobody waits for it (libpq's pipeline): it goes to the server together with the next one
    // whose answer() is asked for. What was wrong with it is thrown then, or by execute() or finish_sent(),
    // and what was sent after it was not done.
    using Ticket = std::uint64_t;
    static constexpr Ticket no_ticket = 0;
    Ticket send(const std::string &sql, const std::vector<Value> &values, bool has_answer);
    Result answer(Ticket ticket); // once for each
    void finish_sent();
    void drop_sent(); // what was wrong with what was sent matters no more, nor its answers
    std::int64_t changes() const { return changes_; } // rows that the last statement that is finished changed
    // The connection is of no use any more: it was lost, or leads to a server that only reads.
    bool is_lost() const;
    bool is_in_transaction() const;
    // Whether somebody notified a channel that at_start LISTENs to; waits until one did, the descriptor other
    // can be read, or so long. Throws retry when the connection was lost.
    bool wait_for_notice(int other, Seconds most);
    void reconnect();
    const std::string &url() const { return address_.url; }

private:
    void connect();
    [[noreturn]] void fail_to_connect() const;
    [[noreturn]] void fail(const pg_result *raw);
    // What was sent is done but for what failed first and what follows it.
    std::optional<Result> read_sent();
    bool is_connected() const;
    Result checked(pg_result *raw);

    Address address_;
    std::string at_start_;
    std::unique_ptr<pg_conn, CloseConnection> connection_;
    std::map<std::string, std::string> prepared_; // statement and types -> its name
    std::size_t names_ = 0;                       // of statements, ever
    struct Sent {
        Ticket ticket;
        std::string prepared; // the key of what was only prepared
    };
    std::vector<Sent> sent_;
    std::size_t sent_bytes_ = 0;
    Ticket last_ticket_ = no_ticket;
    std::map<Ticket, Result> answers_; // not asked for yet
    std::int64_t changes_ = 0;
    bool is_useless_ = false; // its server only reads, or it is out of step with it
};

} // namespace baonoi::postgres
