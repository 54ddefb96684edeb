// SPDX-License-Identifier: GPL-3.0-or-later
// SQL as the store speaks it, whatever database it speaks to. The queries of sql_*.cpp are written once, in
// what SQLite and PostgreSQL have in common: parameters are "?" or "?3", whole numbers have 64 bits, texts
// are compared byte by byte. What one of them has alone is a function of Connection or SqlStore that each
// backend has its own way of.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::store {

struct ArticleKey {
    std::string source, input;
    auto operator<=>(const ArticleKey &) const = default;
};

// A statement as its backend runs it; see Statement.
class Prepared {
public:
    virtual ~Prepared() = default;
    virtual void bind(int parameter, std::string_view value) = 0;
    virtual void bind(int parameter, std::int64_t value) = 0;
    virtual void bind(int parameter, double value) = 0;
    virtual void bind_bytes(int parameter, std::string_view bytes) = 0;
    virtual void ask() {}
    virtual bool step() = 0;
    virtual void run() {
        while (step()) {
        }
    }
    virtual std::string text(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double number(int column) const = 0;
};

// Threads: one at a time.
class Connection {
public:
    virtual ~Connection() = default;
    virtual std::unique_ptr<Prepared> prepare(std::string_view sql) const = 0;
    virtual std::int64_t changes() const = 0; // rows changed by the last statement
    // What follows a SELECT of rows that are changed next, so that nobody else changes them meanwhile.
    virtual std::string_view for_change() const = 0;
    // Until the transaction ends no other one has these articles.
    virtual void lock(const std::vector<ArticleKey> &articles) const = 0;
};

// Lent its Connection. Parameters count from 1, columns from 0.
class Statement {
public:
    Statement(const Connection &connection, std::string_view sql) : prepared_(connection.prepare(sql)) {}

    template <class Value>
    Statement &bind(int parameter, const Value &value) { // a text, a std::int64_t or a double
        prepared_->bind(parameter, value);
        return *this;
    }
    Statement &bind_bytes(int parameter, std::string_view bytes) { // of a BLOB or BYTEA
        prepared_->bind_bytes(parameter, bytes);
        return *this;
    }
    template <class... Values>
    Statement &bind_all(const Values &...values) { // the parameters from 1 on
        int parameter = 0;
        (bind(++parameter, values), ...);
        return *this;
    }

    // Before the first step(): it need not be waited for yet. Other statements may be run before that step.
    Statement &ask() {
        prepared_->ask();
        return *this;
    }
    // True: there is a row; after the last the statement can be bound and run again.
    bool step() { return prepared_->step(); }
    // For statements without rows. Within a change what was wrong with it may be thrown by a later statement,
    // or when the change is committed.
    void run() { prepared_->run(); }

    std::string text(int column) const { return prepared_->text(column); }        // of a BLOB its bytes
    std::int64_t integer(int column) const { return prepared_->integer(column); } // NULL is 0
    double number(int column) const { return prepared_->number(column); }

private:
    std::unique_ptr<Prepared> prepared_;
};

// One call's connection, and what it does there; a change that is not committed is undone.
class Turn {
public:
    virtual ~Turn() = default;
    virtual const Connection &connection() const = 0;
    virtual void commit() = 0;
    // What time it is, by the clock that leases and dates of this store go by. Unix seconds.
    virtual std::int64_t now() = 0;
};

} // namespace baonoi::store
