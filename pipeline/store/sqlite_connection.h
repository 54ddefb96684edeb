// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL of the store, as SQLite takes it: word for word.
#pragma once

#include "lib/sqlite/sqlite.h"
#include "store/connection.h"

namespace baonoi::store {

class SqliteConnection : public Connection {
public:
    explicit SqliteConnection(const sqlite::Database &database) : database_(database) {} // lent
    std::unique_ptr<Prepared> prepare(std::string_view sql) const override;
    std::int64_t changes() const override { return database_.changes(); }
    std::string_view for_change() const override { return ""; }  // who changes is alone
    void lock(const std::vector<ArticleKey> &) const override {} // likewise
    const sqlite::Database &database() const { return database_; }

private:
    const sqlite::Database &database_;
};

// What is behind a connection of a store in a file.
inline const sqlite::Database &file_behind(const Connection &connection) {
    return static_cast<const SqliteConnection &>(connection).database();
}

} // namespace baonoi::store
