// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/postgres/postgres.h"

#include "base/error.h"
#include "lib/postgres/libpq.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <fmt/format.h>
#include <poll.h>
#include <utility>

namespace baonoi::postgres {

namespace {

constexpr int oldest_server = 130'000;       // PostgreSQL 13
constexpr std::size_t most_sent = 1U << 18U; // bytes of statements and values before their results are read
constexpr auto longest_connecting = std::chrono::seconds(40);

Oid oid_of(Value::Type type) {
    switch (type) {
    case Value::Type::integer:
        return oid_of_bigint;
    case Value::Type::number:
        return oid_of_double;
    case Value::Type::bytes:
        return oid_of_bytea;
    case Value::Type::text:
        break;
    }
    return oid_of_text;
}

bool begins_with_any(std::string_view code, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view beginning) { return code.starts_with(beginning); });
}

// By SQLSTATE, as appendix A of PostgreSQL's manual lists them: connections, resources, what stood in each
// other's way, what was ended, and a server that is to become, or is no more, the one that writes.
bool may_pass(std::string_view code) {
    return begins_with_any(code, {"08", "53", "40", "55P03", "55006", "57", "58", "25006", "23505"});
}

// What the user can do about it.
std::string_view advice_for(std::string_view code) {
    if (begins_with_any(code, {"28"}))
        return "; give the right password by password=file:PATH in [store] url, or let the server's "
               "pg_hba.conf "
               "let this user in";
    if (begins_with_any(code, {"3D000"}))
        return "; make it with createdb, or set another [store] url";
    if (begins_with_any(code, {"42501"}))
        return "; give the user of [store] url the right to it, see docs/operations.md";
    if (begins_with_any(code, {"57014"}))
        return "; it took longer than it may";
    if (begins_with_any(code, {"53100"}))
        return "; make room on the server's disk";
    if (begins_with_any(code, {"53300"}))
        return "; raise max_connections of the server, or lower connections= in [store] url";
    return "";
}

// The first line, without what libpq adds for programmers.
std::string one_line(std::string_view text) {
    std::string line(text.substr(0, text.find("\nLOCATION:")));
    while (!line.empty() && (line.back() == '\n' || line.back() == ' '))
        line.pop_back();
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::erase(line, '\t'); // libpq's advice stands on a line of its own, moved in
    return line;
}

bool is_success(const pg_result *result) {
    const ExecStatusType status = result ? PQresultStatus(result) : PGRES_FATAL_ERROR;
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

} // namespace

void CloseConnection::operator()(pg_conn *connection) const {
    PQfinish(connection);
}

Database::Database(const Address &address, std::string at_start)
    : address_(address), at_start_(std::move(at_start)) {
    connect();
}

void Database::reconnect() {
    connect();
}

bool Database::is_connected() const {
    return PQstatus(connection_.get()) == CONNECTION_OK;
}

bool Database::is_lost() const {
    return is_useless_ || !is_connected();
}

bool Database::is_in_transaction() const {
    return PQtransactionStatus(connection_.get()) != PQTRANS_IDLE;
}

bool Database::wait_for_notice(int other, Seconds most) {
    std::array<pollfd, 2> ready{{{PQsocket(connection_.get()), POLLIN, 0}, {other, POLLIN, 0}}};
    ::poll(ready.data(), ready.size(), static_cast<int>(most.value * 1000));
    if (PQconsumeInput(connection_.get()) == 0)
        throw Error(Next::retry, fmt::format("{}: the connection was lost: {}", address_.url,
                                             one_line(PQerrorMessage(connection_.get()))));
    bool is_notified = false;
    while (PGnotify *const notice = PQnotifies(connection_.get())) {
        PQfreemem(notice);
        is_notified = true;
    }
    return is_notified;
}

void Database::connect() {
    const auto value_of = [](const Secret &secret) { return secret.is_given() ? secret.value() : ""; };
    const std::string password = value_of(address_.password), key_password = value_of(address_.key_password);
    // What the URL says comes after what we say by default, and before what it cannot say. libpq takes an
    // empty password for none.
    constexpr std::array names = {"target_session_attrs",
                                  "keepalives_idle",
                                  "keepalives_interval",
                                  "keepalives_count",
                                  "tcp_user_timeout",
                                  "dbname",
                                  "client_encoding",
                                  "fallback_application_name",
                                  "password",
                                  "sslpassword",
                                  static_cast<const char *>(nullptr)};
    const std::array values = {"read-write",
                               "30",
                               "10",
                               "3",
                               "10000",
                               address_.for_libpq.c_str(),
                               "UTF8",
                               "baonoi",
                               password.c_str(),
                               key_password.c_str(),
                               static_cast<const char *>(nullptr)};
    prepared_.clear();
    sent_.clear();
    sent_bytes_ = 0;
    answers_.clear();
    is_useless_ = false;
    connection_.reset(PQconnectStartParams(names.data(), values.data(), 1));
    if (!connection_)
        throw std::bad_alloc();
    PQsetErrorVerbosity(connection_.get(), PQERRORS_VERBOSE); // with the codes that tell faults apart
    const auto ignore = [](void *, const char *) {};
    PQsetNoticeProcessor(connection_.get(), ignore, nullptr);
    const auto end = std::chrono::steady_clock::now() + longest_connecting;
    for (PostgresPollingStatusType wants = PGRES_POLLING_WRITING; wants != PGRES_POLLING_OK;
         wants = PQconnectPoll(connection_.get())) {
        if (wants == PGRES_POLLING_FAILED || PQstatus(connection_.get()) == CONNECTION_BAD)
            fail_to_connect();
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        pollfd socket{PQsocket(connection_.get()),
                      static_cast<short>(wants == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
        if (left.count() <= 0 || ::poll(&socket, 1, static_cast<int>(left.count())) == 0)
            throw Error(Next::retry, fmt::format("{}: the server does not answer", address_.url));
    }
    if (PQserverVersion(connection_.get()) < oldest_server)
        throw Error(Next::stop,
                    fmt::format("{}: the server is older than PostgreSQL 13; upgrade it", address_.url));
    execute(at_start_);
}

void Database::fail_to_connect() const {
    const std::string said = one_line(PQerrorMessage(connection_.get()));
    // "connection to server … failed: FATAL:  28P01: password authentication failed …"
    std::string code, why = said;
    for (std::size_t at = said.find(":  "); at != std::string::npos; at = said.find(":  ", at + 1)) {
        constexpr std::size_t length_of_code = 5;
        if (said.substr(at + 3 + length_of_code, 2) == ": ") {
            code = said.substr(at + 3, length_of_code);
            why = said.substr(at + 3 + length_of_code + 2);
        }
    }
    const bool needs_password = said.find("no password supplied") != std::string::npos;
    if (needs_password)
        code = "28P01";
    // A server that starts or stops says 57P03; one that is not there has no code.
    const bool is_of_url = said.starts_with("invalid "); // a parameter, a port …
    const bool may_come = code.empty() ? !is_of_url : may_pass(code);
    throw Error(may_come ? Next::retry : Next::stop,
                fmt::format("{}: {}{}", address_.url, why,
                            is_of_url ? "; see [store] url in the configuration" : advice_for(code)));
}

void Database::fail(const pg_result *raw) {
    const char *const state = raw ? PQresultErrorField(raw, PG_DIAG_SQLSTATE) : nullptr;
    const char *const primary = raw ? PQresultErrorField(raw, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    const std::string code = state ? state : "";
    const std::string why = primary ? std::string(primary) : one_line(PQerrorMessage(connection_.get()));
    const bool was_lost = !is_connected();
    is_useless_ = is_useless_ || code == "25006";
    if (was_lost)
        throw Error(Next::retry, fmt::format("{}: the connection was lost: {}", address_.url, why));
    throw Error(
        may_pass(code) ? Next::retry : Next::stop,
        fmt::format("{}: {} ({}){}", address_.url, why, code.empty() ? "libpq" : code, advice_for(code)));
}

Result Database::checked(pg_result *raw) {
    Result result(raw);
    if (!is_success(raw))
        fail(raw);
    return result;
}

Result Database::execute(const std::string &sql) {
    finish_sent();
    return checked(PQexec(connection_.get(), sql.c_str()));
}

Result Database::run(const std::string &sql, const std::vector<Value> &values) {
    return answer(send(sql, values, true));
}

Database::Ticket Database::send(const std::string &sql, const std::vector<Value> &values, bool has_answer) {
    std::string key = sql + '\0';
    std::vector<Oid> types;
    std::vector<const char *> forms;
    std::vector<int> lengths, formats;
    std::size_t bytes = sql.size();
    for (const Value &value : values) {
        types.push_back(oid_of(value.type));
        key += static_cast<char>('0' + static_cast<int>(value.type));
        forms.push_back(value.form.c_str());
        lengths.push_back(static_cast<int>(value.form.size()));
        formats.push_back(value.type == Value::Type::bytes ? 1 : 0);
        bytes += value.form.size();
    }
    if (sent_bytes_ + bytes > most_sent)
        finish_sent();
    bool is_sent = !sent_.empty() || PQenterPipelineMode(connection_.get()) == 1;
    auto found = prepared_.find(key);
    if (is_sent && found == prepared_.end()) {
        found = prepared_.emplace(key, fmt::format("s{}", ++names_)).first;
        is_sent = PQsendPrepare(connection_.get(), found->second.c_str(), sql.c_str(),
                                static_cast<int>(types.size()), types.data()) == 1;
        sent_.push_back({no_ticket, key});
    }
    is_sent = is_sent &&
              PQsendQueryPrepared(connection_.get(), found->second.c_str(), static_cast<int>(forms.size()),
                                  forms.data(), lengths.data(), formats.data(), 0) == 1;
    sent_.push_back({has_answer ? ++last_ticket_ : no_ticket, ""});
    sent_bytes_ += bytes;
    if (!is_sent)
        finish_sent(); // throws why
    return sent_.back().ticket;
}

Result Database::answer(Ticket ticket) {
    if (!answers_.contains(ticket))
        finish_sent();
    const auto found = answers_.find(ticket);
    if (found == answers_.end())
        throw Error(Next::stop, fmt::format("{}: what was not done has no answer", address_.url));
    Result answer = std::move(found->second);
    answers_.erase(found);
    return answer;
}

void Database::finish_sent() {
    if (const auto failure = read_sent())
        fail(failure->raw());
}

void Database::drop_sent() {
    read_sent();
    answers_.clear();
}

// One after another, as they were sent; the server skips what follows one that failed.
std::optional<Result> Database::read_sent() {
    if (sent_.empty())
        return std::nullopt;
    std::optional<Result> failure;
    if (PQpipelineSync(connection_.get()) != 1)
        failure = Result(nullptr);
    for (const Sent &sent : std::exchange(sent_, {})) {
        bool is_done = false;
        while (pg_result *const raw =
                   is_connected() ? PQgetResult(connection_.get()) : nullptr) { // NULL ends one's
            Result result(raw);
            is_done = is_success(raw);
            changes_ = result.changes();
            if (is_done && sent.ticket != no_ticket)
                answers_.insert_or_assign(sent.ticket, std::move(result));
            else if (!is_done && !failure)
                failure = std::move(result);
        }
        if (!is_done)
            prepared_.erase(sent.prepared);
    }
    sent_bytes_ = 0;
    // Outside a transaction what was sent is one, which ends here, and may fail here.
    constexpr int most_until_in_step = 4; // an error, what ends it, the synchronization
    bool is_in_step = false;
    for (int i = 0; i < most_until_in_step && is_connected() && !is_in_step; ++i) {
        Result last(PQgetResult(connection_.get()));
        is_in_step = last.raw() && PQresultStatus(last.raw()) == PGRES_PIPELINE_SYNC;
        if (last.raw() && !is_in_step && !failure)
            failure = std::move(last);
    }
    is_useless_ = is_useless_ || !is_in_step || PQexitPipelineMode(connection_.get()) != 1;
    if (is_useless_ && !failure)
        failure = Result(nullptr);
    return failure;
}

} // namespace baonoi::postgres
