// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite_connection.h"

namespace baonoi::store {

namespace {

class SqlitePrepared : public Prepared {
public:
    SqlitePrepared(const sqlite::Database &database, std::string_view sql) : statement_(database, sql) {}
    void bind(int parameter, std::string_view value) override { statement_.bind(parameter, value); }
    void bind(int parameter, std::int64_t value) override { statement_.bind(parameter, value); }
    void bind(int parameter, double value) override { statement_.bind(parameter, value); }
    void bind_bytes(int parameter, std::string_view bytes) override {
        statement_.bind_bytes(parameter, bytes);
    }
    bool step() override { return statement_.step(); }
    std::string text(int column) const override { return statement_.text(column); }
    std::int64_t integer(int column) const override { return statement_.integer(column); }
    double number(int column) const override { return statement_.number(column); }

private:
    sqlite::Statement statement_;
};

} // namespace

std::unique_ptr<Prepared> SqliteConnection::prepare(std::string_view sql) const {
    return std::make_unique<SqlitePrepared>(database_, sql);
}

} // namespace baonoi::store
