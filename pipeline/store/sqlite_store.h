// SPDX-License-Identifier: GPL-3.0-or-later
// The store in one SQLite file, in WAL mode. What changes goes over one connection, behind a mutex, each
// change in one IMMEDIATE transaction; what reads has connections of its own (readers.h) and waits for
// nobody.
#pragma once

#include "lib/sqlite/sqlite.h"
#include "store/catch_up.h"
#include "store/readers.h"
#include "store/sql_store.h"

#include <filesystem>
#include <mutex>

namespace baonoi::store {

class SqliteStore : public SqlStore {
public:
    SqliteStore(const std::filesystem::path &file, Clock &clock, std::optional<Seconds> longest_answer);

    void check_in_place() override;
    bool is_shared() const override { return false; }
    std::unique_ptr<Listener> listen(std::function<void()>) override { return nullptr; }
    void back_up(const std::filesystem::path &file) override;
    std::optional<Job> claim(const std::string &owner, Seconds lease,
                             std::optional<std::int64_t> only) override;

protected:
    std::unique_ptr<Turn> begin_change(Outlasts outlasts, const std::vector<ArticleKey> &about) override;
    std::unique_ptr<Turn> begin_reading(std::optional<Seconds> longest) override;
    void wait_for_lists() override { catch_up_.wait(longest_answer_); }

    std::vector<std::int64_t> numbers_of(const Connection &database, const ArticleQuery &query,
                                         const Wanted &wanted) const override;
    std::vector<std::int64_t> searched_numbers(const Connection &database, const ArticleQuery &query,
                                               const Wanted &wanted, ArticlePage &page) const override;
    void forget_text(const Connection &database, const ArticleKey &article) const override;
    void index_text(const Connection &database, const ArticleKey &article,
                    const std::vector<SentenceRecord> &sentences) const override;
    std::int64_t count_texts(const Connection &database, const std::string &text,
                             std::int64_t most) const override;
    std::vector<std::int64_t> numbers_of_texts(const Connection &database, const std::string &text,
                                               std::int64_t below, std::int64_t count) const override;
    std::optional<std::string> damage_in(const Connection &database) const override;
    std::vector<ArticleKey> keys_with(const Connection &database, const std::string &word) const override;

private:
    class ChangeOfFile;
    class ReadingOfFile;

    std::mutex mutex_;
    sqlite::Database database_;
    Readers readers_;
    CatchUp catch_up_;
};

// Throws stop when the file is of a newer version of baonoi; it was not changed then.
void check_version(const sqlite::Database &database, const std::filesystem::path &schema_folder);

// Brings the file to the newest schema: runs the files of config/schema/ whose number is higher than the
// file's user_version, each in a transaction.
void migrate(sqlite::Database &database, const std::filesystem::path &schema_folder);

} // namespace baonoi::store
