// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite 3. Every call's failure is an Error that names the file: retry when it is locked or was ended by
// end_when(), stop otherwise.
#pragma once

#include "base/handle.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace baonoi::sqlite {

struct CloseDatabase {
    void operator()(sqlite3 *database) const;
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt *statement) const;
};

class Database;

// Lent its Database. Parameters and columns count as SQLite does: parameters from 1, columns from 0.
class Statement {
public:
    Statement(const Database &database, std::string_view sql);

    Statement &bind(int parameter, std::string_view value);
    Statement &bind(int parameter, std::int64_t value);
    Statement &bind(int parameter, double value);
    Statement &bind_bytes(int parameter, std::string_view bytes); // of a BLOB
    // The parameters from 1 on; each a text, a std::int64_t or a double.
    template <class... Values>
    Statement &bind_all(const Values &...values) {
        int parameter = 0;
        (bind(++parameter, values), ...);
        return *this;
    }

    bool step(); // true: there is a row; after the last the statement can be bound and run again
    void run();  // for statements without rows

    std::string text(int column) const; // of a BLOB its bytes
    std::int64_t integer(int column) const;
    double number(int column) const;

private:
    const Database &database_;
    std::unique_ptr<sqlite3_stmt, FinalizeStatement> statement_;
};

enum class Access { read_and_write, read_only };

// Threads: one at a time.
class Database {
public:
    // Makes the file when there is none, readable by its owner only; read_only: throws when there is none.
    explicit Database(const std::filesystem::path &file, Access access = Access::read_and_write);

    void execute(const std::string &sql); // one or more statements, their rows ignored
    std::int64_t changes() const;         // rows changed by the last statement
    // Asked every few thousand steps of a statement, which ends with retry when it says true. Must not throw.
    void end_when(std::function<bool()> is_over);
    const std::string &file() const { return file_; }
    // Throws stop when its file, or the file of its write-ahead log, was removed, moved or replaced since it
    // was opened: what is written then is lost. Nothing is done to what took its place, also at the end.
    void check_in_place();

private:
    friend class Statement;
    struct FileNumber {
        std::uint64_t device = 0, number = 0;
        bool operator==(const FileNumber &) const = default;
    };
    static std::optional<FileNumber> number_of(const std::string &file);
    [[noreturn]] void fail(const char *call, int code) const;

    std::string file_;
    std::function<bool()> is_over_;
    std::unique_ptr<sqlite3, CloseDatabase> database_;
    std::optional<FileNumber> file_number_, log_number_; // none: it is in memory; has no log yet
};

// Rolled back unless committed.
class Transaction {
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();

private:
    Database &database_;
    bool open_ = true;
};

} // namespace baonoi::sqlite
