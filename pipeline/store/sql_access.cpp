// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "store/sql_store.h"

#include <fmt/format.h>

namespace baonoi::store {

namespace {

constexpr std::int64_t hooks_remembered = 100'000; // at least, whatever the clock says

TokenRecord read_token(const Statement &row) {
    const auto role = role_named(row.text(1));
    if (!role)
        throw Error(Next::stop, fmt::format("the store holds an unknown role \"{}\"", row.text(1)));
    return {row.text(0), *role, row.text(2), row.integer(3), row.integer(4)};
}

} // namespace

void SqlStore::add_token(const TokenRecord &token) {
    Change change(*this);
    Statement(change.database(), "INSERT INTO tokens (name, role, sha256, created_at, expires_at) "
                                 "VALUES (?, ?, ?, ?, ?) "
                                 "ON CONFLICT (name) DO NOTHING")
        .bind_all(token.name, name_of(token.role), token.sha256,
                  token.created_at != 0 ? token.created_at : change.now(), token.expires_at)
        .run();
    if (change.database().changes() == 0)
        throw Error(
            Next::skip,
            fmt::format("there is a token of the name \"{}\"; remove it, or take another name", token.name));
    change.commit();
}

bool SqlStore::remove_token(const std::string &name) {
    Change change(*this);
    Statement(change.database(), "DELETE FROM tokens WHERE name = ?").bind_all(name).run();
    const bool was_there = change.database().changes() > 0;
    change.commit();
    return was_there;
}

std::optional<TokenRecord> SqlStore::token(const std::string &sha256) {
    const Reading reading(*this);
    Statement select(reading.database(),
                     "SELECT name, role, sha256, created_at, expires_at FROM tokens WHERE sha256 = ?");
    if (!select.bind_all(sha256).step())
        return std::nullopt;
    return read_token(select);
}

std::vector<TokenRecord> SqlStore::tokens() {
    const Reading reading(*this);
    std::vector<TokenRecord> all;
    Statement select(reading.database(),
                     "SELECT name, role, sha256, created_at, expires_at FROM tokens ORDER BY name");
    while (select.step())
        all.push_back(read_token(select));
    return all;
}

void SqlStore::note_order(const OrderRecord &order) {
    Change change(*this);
    Statement(change.database(), "INSERT INTO orders (at, who, what, source, input, job, reason) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind_all(order.at != 0 ? order.at : change.now(), order.who, order.what, order.source, order.input,
                  order.job, order.reason)
        .run();
    change.commit();
}

std::vector<OrderRecord> SqlStore::orders(std::size_t limit) {
    const Reading reading(*this);
    std::vector<OrderRecord> last;
    Statement select(reading.database(), "SELECT at, who, what, source, input, job, reason FROM orders "
                                         "ORDER BY id DESC LIMIT ?");
    select.bind(1, static_cast<std::int64_t>(limit));
    while (select.step())
        last.push_back({select.integer(0), select.text(1), select.text(2), select.text(3), select.text(4),
                        select.integer(5), select.text(6)});
    return last;
}

bool SqlStore::has_hook(const std::string &id) {
    const Reading reading(*this);
    Statement select(reading.database(), "SELECT 1 FROM hooks WHERE id = ?");
    return select.bind_all(id).step();
}

// Neither a clock that jumps ahead nor many hooks alone make an id forgotten.
bool SqlStore::is_new_hook(const std::string &id, std::int64_t forget_after) {
    Change change(*this, {}, Outlasts::death);
    Statement(change.database(),
              "INSERT INTO hooks (id, forget_after) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM hooks "
              "WHERE id = ?1) ON CONFLICT (id) DO NOTHING")
        .bind_all(id, forget_after)
        .run();
    const bool is_new = change.database().changes() > 0;
    Statement(change.database(), "DELETE FROM hooks WHERE number <= (SELECT max(number) FROM hooks) - ? AND "
                                 "forget_after < ?")
        .bind_all(hooks_remembered, change.now())
        .run();
    change.commit();
    return is_new;
}

} // namespace baonoi::store
