// SPDX-License-Identifier: GPL-3.0-or-later
// The store in PostgreSQL, for many hosts. Each turn has a connection of its own. Two changes of one article
// come one after the other (Connection::lock), all else goes side by side.
#pragma once

#include "store/postgres_connection.h"
#include "store/sql_store.h"

namespace baonoi::store {

class PostgresStore : public SqlStore {
public:
    // url: "postgres://HOST/DATABASE", with what libpq knows and
    //   schema=NAME       that the tables are in; "baonoi"
    //   connections=N     at most; 16
    //   clock=server      whose clock leases and dates go by; clock=program: the one that the store is given
    PostgresStore(const std::string &url, Clock &clock, std::optional<Seconds> longest_answer);

    // As store/store.h.
    static bool is_there(const std::string &url);

    void check_in_place() override;
    bool is_shared() const override { return true; }
    std::unique_ptr<Listener> listen(std::function<void()> heard) override;
    void back_up(const std::filesystem::path &file) override;
    std::optional<Job> claim(const std::string &owner, Seconds lease,
                             std::optional<std::int64_t> only) override;

protected:
    std::unique_ptr<Turn> begin_change(Outlasts outlasts, const std::vector<ArticleKey> &about) override;
    std::unique_ptr<Turn> begin_reading(std::optional<Seconds> longest) override;

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
    void number_events(const Connection &database) const override;
    void go_on_after_copy(const Connection &database) const override;

private:
    class ChangeOfServer;
    class ReadingOfServer;
    void lose_ended();

    PostgresStore(const postgres::Address &address, Clock &clock, std::optional<Seconds> longest_answer);

    bool goes_by_own_clock_;
    PostgresPool pool_;
};

} // namespace baonoi::store
