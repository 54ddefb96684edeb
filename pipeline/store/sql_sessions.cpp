// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "store/sql_store.h"

#include <fmt/format.h>

namespace baonoi::store {

namespace {

// Only those whose token is there, and those that need none.
constexpr std::string_view select_sessions =
    "SELECT number, sessions.sha256, token, sessions.created_at, seen_at, ends_at, address, agent, "
    "coalesce(name, who), coalesce(tokens.role, sessions.role), coalesce(expires_at, 0) FROM sessions LEFT "
    "JOIN tokens ON tokens.sha256 = token WHERE (token = '' OR name IS NOT NULL)";

SessionRecord read_session(const Statement &row) {
    const auto role = role_named(row.text(9));
    if (!role)
        throw Error(Next::stop, fmt::format("the store holds an unknown role \"{}\"", row.text(9)));
    return {row.integer(0), row.text(1), row.text(2), row.integer(3), row.integer(4), row.integer(5),
            row.text(6),    row.text(7), row.text(8), *role,          row.integer(10)};
}

} // namespace

std::int64_t SqlStore::add_session(const SessionRecord &session) {
    Change change(*this);
    Statement(change.database(), "DELETE FROM sessions WHERE ends_at < ?").bind_all(session.created_at).run();
    Statement insert(change.database(),
                     "INSERT INTO sessions (sha256, token, created_at, seen_at, ends_at, "
                     "address, agent, who, role) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number");
    insert
        .bind_all(session.sha256, session.token, session.created_at, session.seen_at, session.ends_at,
                  session.address, session.agent, session.token.empty() ? session.who : "",
                  session.token.empty() ? name_of(session.role) : "")
        .step();
    const std::int64_t number = insert.integer(0);
    insert.step();
    change.commit();
    return number;
}

std::optional<SessionRecord> SqlStore::session(const std::string &sha256) {
    const Reading reading(*this);
    Statement select(reading.database(), fmt::format("{} AND sessions.sha256 = ?", select_sessions));
    if (!select.bind_all(sha256).step())
        return std::nullopt;
    return read_session(select);
}

void SqlStore::note_session_seen(std::int64_t number, std::int64_t at) {
    Change change(*this);
    Statement(change.database(), "UPDATE sessions SET seen_at = ? WHERE number = ?")
        .bind_all(at, number)
        .run();
    change.commit();
}

bool SqlStore::remove_session(std::int64_t number) {
    Change change(*this);
    Statement(change.database(), "DELETE FROM sessions WHERE number = ?").bind_all(number).run();
    const bool was_there = change.database().changes() > 0;
    change.commit();
    return was_there;
}

std::vector<SessionRecord> SqlStore::sessions() {
    const Reading reading(*this);
    std::vector<SessionRecord> all;
    Statement select(reading.database(),
                     fmt::format("{} ORDER BY seen_at DESC, number DESC", select_sessions));
    while (select.step())
        all.push_back(read_session(select));
    return all;
}

} // namespace baonoi::store
