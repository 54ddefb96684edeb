// SPDX-License-Identifier: GPL-3.0-or-later
// The store in one SQLite file, in WAL mode. What changes goes over one connection, behind a mutex, each
// change in one IMMEDIATE transaction; what reads has connections of its own (readers.h) and waits for
// nobody.
#pragma once

#include "lib/sqlite/sqlite.h"
#include "store/catch_up.h"
#include "store/readers.h"
#include "store/store.h"

#include <filesystem>
#include <mutex>

namespace baonoi::store {

class SqliteStore : public Store {
public:
    SqliteStore(const std::filesystem::path &file, Clock &clock, std::optional<Seconds> longest_answer);

    void check_in_place() override;
    std::int64_t identity() override;
    void back_up(const std::filesystem::path &file) override;

    std::optional<ArticleRecord> article(const std::string &source, const std::string &input) override;
    std::optional<ArticleRecord> find_article(const std::string &id_or_url) override;
    std::vector<ArticleRecord> articles_named(const std::string &id_or_url) override;
    ArticlePage articles(const ArticleQuery &query) override;
    ArticlePage articles_that_say(const ArticleQuery &query) override;
    void keep(const ArticleRecord &record) override;
    Decision decision(const std::string &source, const std::string &input) override;
    Decision revise(const std::string &source, const std::string &input,
                    const std::function<void(Decision &)> &how) override;
    std::vector<ArticleRecord> recordings(const std::string &source, const std::string &prefix,
                                          std::size_t limit) override;
    std::vector<std::string> inputs_with_audio(const std::string &source) override;
    std::vector<std::string> long_unseen(const std::string &source, std::size_t limit) override;
    void note_seen(const std::string &source, const std::string &input) override;
    std::vector<ArticleRecord> recordings_because(const std::string &reason, std::size_t limit) override;
    std::int64_t count_because(const std::string &reason) override;
    std::map<std::string, std::int64_t> voices_of_recordings() override;
    std::vector<ArticleRecord> skipped_because(const std::string &phrase, std::size_t limit) override;
    std::map<ArticleState, std::int64_t> counts() override;
    std::vector<Coverage> coverage(std::int64_t minutes) override;
    void keep_sentences(const std::string &source, const std::string &input,
                        const std::vector<SentenceRecord> &sentences) override;
    std::vector<SentenceRecord> sentences(const std::string &source, const std::string &input) override;
    std::vector<FoundSentence> sentences_with(const std::string &word, std::size_t limit) override;
    std::int64_t begin_round(const std::string &source) override;
    void end_round(const std::string &source) override;
    std::string cursor(const std::string &source) override;
    void keep_cursor(const std::string &source, const std::string &cursor) override;

    std::int64_t queue(const JobRequest &request) override;
    void queue_all(const std::vector<JobRequest> &requests) override;
    std::optional<Job> claim(const std::string &owner, Seconds lease,
                             std::optional<std::int64_t> only) override;
    bool renew(std::int64_t job, const std::string &owner, Seconds lease, std::string_view stage) override;
    bool hand_back(std::int64_t id, const std::string &owner, const std::string &content_hash,
                   Urgency urgency) override;
    bool finish(std::int64_t id, const std::string &owner, const JobEnd &end, const ArticleRecord &article,
                const std::vector<SentenceRecord> *sentences) override;
    std::size_t reclaim(const std::function<bool(const std::string &owner)> &is_gone) override;
    std::size_t release_held(const std::string &source) override;
    std::int64_t released_at(const std::string &source) override;
    void cancel(const std::string &source, const std::string &input, const std::string &reason) override;
    std::optional<Job> job(std::int64_t id) override;
    std::vector<Job> jobs_of(const std::string &source, const std::string &input) override;
    std::vector<Job> jobs(JobState state, std::size_t limit) override;
    std::vector<Job> failures(std::size_t limit) override;
    std::vector<JobCount> job_counts() override;
    std::optional<Seconds> next_due() override;
    void forget_jobs(std::int64_t before) override;

    void add_token(const TokenRecord &token) override;
    bool remove_token(const std::string &name) override;
    std::optional<TokenRecord> token(const std::string &sha256) override;
    std::vector<TokenRecord> tokens() override;
    void note_order(const OrderRecord &order) override;
    std::vector<OrderRecord> orders(std::size_t limit) override;
    bool has_hook(const std::string &id) override;
    bool is_new_hook(const std::string &id, std::int64_t forget_after) override;

    std::int64_t add_session(const SessionRecord &session) override;
    std::optional<SessionRecord> session(const std::string &sha256) override;
    void note_session_seen(std::int64_t number, std::int64_t at) override;
    bool remove_session(std::int64_t number) override;
    std::vector<SessionRecord> sessions() override;

    std::int64_t note_lexicon_change(const LexiconChangeRecord &change) override;
    std::optional<LexiconChangeRecord> lexicon_change(std::int64_t id) override;
    std::vector<LexiconChangeRecord> lexicon_changes(const std::string &word, std::size_t limit) override;

    void keep_reading(const std::string &source, const std::string &input,
                      const ReadingRecord &reading) override;
    std::optional<std::string> reading(const std::string &source, const std::string &input,
                                       const std::string &content_hash) override;
    std::vector<UnknownWordCount> unknown_words(std::int64_t since, std::size_t limit,
                                                std::size_t places) override;

    std::vector<EventRecord> events(std::int64_t after, std::size_t limit) override;
    std::int64_t last_event() override;

    std::vector<ScopeRecord> scopes(const std::string &source) override;
    ScopeRecord revise_scope(const std::string &source, const std::string &section, const std::string &who,
                             const std::string &why, const std::function<void(ScopeRecord &)> &how) override;
    std::map<std::string, std::int64_t> sections(const std::string &source) override;
    std::vector<ScopedArticle> articles_in(const std::string &source, const std::string &section) override;
    std::map<std::string, Decision> decisions(const std::string &source) override;

    std::vector<VersionRecord> versions(const std::string &source, const std::string &input) override;
    std::vector<SentenceRecord> version_sentences(const std::string &source, const std::string &input,
                                                  std::int64_t number) override;
    void forget_versions(std::size_t keep, std::int64_t before) override;
    bool has_version(const std::string &content_hash) override;

    bool note_listened(const std::string &recording, std::size_t point) override;
    ListenedCounts listened(const std::string &id, std::int64_t since) override;
    std::vector<ListenedArticle> most_listened(std::int64_t since, std::size_t limit) override;

private:
    enum class Outlasts {
        power, // it is on disk when it is committed
        death, // of the program; it is on disk with the next that outlasts the power, and nobody waits for
               // that
    };
    // The turn of one call that changes something; undone unless committed.
    class Change {
    public:
        explicit Change(SqliteStore &store, Outlasts outlasts = Outlasts::power)
            : lock_(store.usable().mutex_), transaction_(ready(store.database_, outlasts)) {}
        void commit() { transaction_.commit(); }

    private:
        static sqlite::Database &ready(sqlite::Database &database, Outlasts outlasts) {
            database.check_in_place();
            database.execute(outlasts == Outlasts::power ? "PRAGMA synchronous = FULL"
                                                         : "PRAGMA synchronous = NORMAL");
            return database;
        }

        std::scoped_lock<std::mutex> lock_;
        sqlite::Transaction transaction_;
    };

    SqliteStore &usable() { // throws stop when damage was found since it was opened
        catch_up_.check();
        return *this;
    }

    // Of the tables that list and count, once all articles are in them.
    Reading reading_lists();

    std::mutex mutex_;
    sqlite::Database database_;
    Clock &clock_;
    std::optional<Seconds> longest_answer_; // of what lists, searches and counts
    Readers readers_;
    CatchUp catch_up_;
};

// An article's columns in the order in which read_article takes them.
extern const std::string_view article_columns;
ArticleRecord read_article(const sqlite::Statement &row);
// These throw stop for a name that is none.
ArticleState stored_state(std::string_view name);
Exemption stored_exemption(std::string_view name);

// What several calls do within their transaction. Times are Unix seconds.
// job: that made it; null: none did.
void keep_article(const sqlite::Database &database, const ArticleRecord &given, std::int64_t now,
                  const Job *job = nullptr);
// Before the record is kept in the place of the one before: what is replaced becomes a version, and the
// record is told which of the article's recordings it has.
void keep_version(const sqlite::Database &database, const std::optional<ArticleRecord> &before,
                  ArticleRecord &record, const Job *job, std::int64_t now);
void keep_all_sentences(const sqlite::Database &database, const std::string &source, const std::string &input,
                        const std::vector<SentenceRecord> &sentences);

// Throws stop when the file is of a newer version of baonoi; it was not changed then.
void check_version(const sqlite::Database &database, const std::filesystem::path &schema_folder);

// Brings the file to the newest schema: runs the files of config/schema/ whose number is higher than the
// file's user_version, each in a transaction.
void migrate(sqlite::Database &database, const std::filesystem::path &schema_folder);

} // namespace baonoi::store
