// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/sqlite/sqlite.h"

#include "base/error.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

namespace baonoi::sqlite {

namespace {

constexpr int busy_timeout_ms = 10'000;

constexpr int steps_between_questions = 4000; // of the virtual machine: about 0.2 ms

// A database holds what all may not read: hashes of tokens, who ordered what. SQLite gives the mode of the
// file to those beside it, too.
void make_private(const std::string &file) {
    const UniqueFd made(::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
}

// system: the errno value behind it; 0: none.
Next next_after(int code, int system) {
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_INTERRUPT:
    case SQLITE_NOMEM:
        return Next::retry;
    case SQLITE_CANTOPEN: // too many files are open now
        return system == EMFILE || system == ENFILE || system == ENOMEM ? Next::retry : Next::stop;
    default:
        return Next::stop;
    }
}

// What the user can do about it.
const char *advice(int code) {
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "; another program holds it";
    case SQLITE_INTERRUPT:
        return "; it took longer than it may";
    case SQLITE_CANTOPEN:
        return "; see [store] url in the configuration";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return "; move it away or restore it from a backup, it was not changed";
    case SQLITE_FULL:
        return "; make room on the disk";
    case SQLITE_IOERR:
        return "; see whether the disk is full or failing";
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return "; give this user the right to write it";
    default:
        return "";
    }
}

} // namespace

void CloseDatabase::operator()(sqlite3 *database) const {
    ::sqlite3_close_v2(database);
}

void FinalizeStatement::operator()(sqlite3_stmt *statement) const {
    ::sqlite3_finalize(statement);
}

Statement::Statement(const Database &database, std::string_view sql) : database_(database) {
    sqlite3_stmt *statement = nullptr;
    const int code = ::sqlite3_prepare_v2(database.database_.get(), sql.data(), static_cast<int>(sql.size()),
                                          &statement, nullptr);
    statement_.reset(statement);
    if (code != SQLITE_OK)
        database.fail("sqlite3_prepare_v2", code);
}

Statement &Statement::bind(int parameter, std::string_view value) {
    const int code = ::sqlite3_bind_text64(statement_.get(), parameter, value.data() ? value.data() : "",
                                           value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK)
        database_.fail("sqlite3_bind_text64", code);
    return *this;
}

Statement &Statement::bind(int parameter, std::int64_t value) {
    if (const int code = ::sqlite3_bind_int64(statement_.get(), parameter, value))
        database_.fail("sqlite3_bind_int64", code);
    return *this;
}

Statement &Statement::bind(int parameter, double value) {
    if (const int code = ::sqlite3_bind_double(statement_.get(), parameter, value))
        database_.fail("sqlite3_bind_double", code);
    return *this;
}

Statement &Statement::bind_bytes(int parameter, std::string_view bytes) {
    const int code = ::sqlite3_bind_blob64(statement_.get(), parameter, bytes.data() ? bytes.data() : "",
                                           bytes.size(), SQLITE_TRANSIENT);
    if (code != SQLITE_OK)
        database_.fail("sqlite3_bind_blob64", code);
    return *this;
}

bool Statement::step() {
    const int code = ::sqlite3_step(statement_.get());
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        database_.fail("sqlite3_step", code);
    ::sqlite3_reset(statement_.get());
    return false;
}

void Statement::run() {
    while (step()) {
    }
}

std::string Statement::text(int column) const {
    const auto *text = ::sqlite3_column_type(statement_.get(), column) == SQLITE_BLOB
                           ? ::sqlite3_column_blob(statement_.get(), column)
                           : ::sqlite3_column_text(statement_.get(), column);
    const int size = ::sqlite3_column_bytes(statement_.get(), column);
    return text ? std::string(static_cast<const char *>(text), static_cast<std::size_t>(size)) : "";
}

std::int64_t Statement::integer(int column) const {
    return ::sqlite3_column_int64(statement_.get(), column);
}

double Statement::number(int column) const {
    return ::sqlite3_column_double(statement_.get(), column);
}

Database::Database(const std::filesystem::path &file, Access access) : file_(file.string()) {
    constexpr int may_write = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const bool writes = access == Access::read_and_write;
    if (writes && file_ != ":memory:")
        make_private(file_);
    sqlite3 *database = nullptr;
    const int code =
        ::sqlite3_open_v2(file_.c_str(), &database,
                          (writes ? may_write : SQLITE_OPEN_READONLY) | SQLITE_OPEN_FULLMUTEX, nullptr);
    database_.reset(database);
    if (code != SQLITE_OK)
        fail("sqlite3_open_v2", code);
    ::sqlite3_busy_timeout(database, busy_timeout_ms);
    ::sqlite3_extended_result_codes(database, 1);
    file_number_ = number_of(file_);
}

std::optional<Database::FileNumber> Database::number_of(const std::string &file) {
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0)
        return std::nullopt;
    return FileNumber{facts.st_dev, facts.st_ino};
}

void Database::check_in_place() {
    const auto log = number_of(file_ + "-wal");
    if (!log_number_)
        log_number_ = log;
    if (number_of(file_) == file_number_ && log == log_number_)
        return;
    ::sqlite3_db_config(database_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    throw Error(Next::stop,
                fmt::format("{} was removed or replaced while it was in use; restore it and start "
                            "baonoi again",
                            file_));
}

void Database::execute(const std::string &sql) {
    if (const int code = ::sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr))
        fail("sqlite3_exec", code);
}

void Database::end_when(std::function<bool()> is_over) {
    is_over_ = std::move(is_over);
    const auto ask = [](void *function) {
        return (*static_cast<std::function<bool()> *>(function))() ? 1 : 0;
    };
    ::sqlite3_progress_handler(database_.get(), is_over_ ? steps_between_questions : 0, ask, &is_over_);
}

std::int64_t Database::changes() const {
    return ::sqlite3_changes64(database_.get());
}

void Database::fail(const char *call, int code) const {
    const char *why = database_ ? ::sqlite3_errmsg(database_.get()) : ::sqlite3_errstr(code);
    const int system = database_ ? ::sqlite3_system_errno(database_.get()) : 0;
    throw Error(next_after(code, system), fmt::format("{}: {} ({}){}", file_, why, call, advice(code)));
}

Transaction::Transaction(Database &database) : database_(database) {
    database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (!open_)
        return;
    try {
        database_.execute("ROLLBACK");
    } catch (const Error &) { // SQLite has rolled back by itself
    }
}

void Transaction::commit() {
    database_.execute("COMMIT");
    open_ = false;
}

} // namespace baonoi::sqlite
