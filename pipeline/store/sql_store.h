// SPDX-License-Identifier: GPL-3.0-or-later
// The store in a database that speaks SQL: all that its backends have in common. What changes is one
// transaction of one Change, what reads is a Reading.
#pragma once

#include "store/connection.h"
#include "store/store.h"

namespace baonoi::store {

class SqlStore : public Store {
    friend class StoreCopy;

public:
    SqlStore(Clock &clock, std::optional<Seconds> longest_answer)
        : clock_(clock), longest_answer_(longest_answer) {}

    std::int64_t now() override;
    std::int64_t identity() override;
    std::vector<std::string> faults() override;

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

    void note_host(const HostRecord &host) override;
    void forget_host(const std::string &process) override;
    std::vector<HostRecord> hosts() override;
    std::set<std::string> hold(const std::set<std::string> &names, const std::string &holder,
                               Seconds lasts) override;
    void let_go(const std::string &name, const std::string &holder) override;

    bool note_listened(const std::string &recording, std::size_t point) override;
    ListenedCounts listened(const std::string &id, std::int64_t since) override;
    std::vector<ListenedArticle> most_listened(std::int64_t since, std::size_t limit) override;

protected:
    enum class Outlasts {
        power, // it is on disk when it is committed
        death, // of the program; it is on disk with the next that outlasts the power, and nobody waits for
               // that
    };
    // about: Connection::lock, at its beginning.
    virtual std::unique_ptr<Turn> begin_change(Outlasts outlasts, const std::vector<ArticleKey> &about) = 0;
    // longest: a statement that is still running then throws retry.
    virtual std::unique_ptr<Turn> begin_reading(std::optional<Seconds> longest) = 0;
    // Until the tables that list and count know all articles.
    virtual void wait_for_lists() {}

    // The turn of one call that changes something; undone unless committed.
    class Change {
    public:
        explicit Change(SqlStore &store, const std::vector<ArticleKey> &about = {},
                        Outlasts outlasts = Outlasts::power)
            : turn_(store.begin_change(outlasts, about)) {}
        const Connection &database() const { return turn_->connection(); }
        std::int64_t now() const { return turn_->now(); }
        void commit() { turn_->commit(); }

    private:
        std::unique_ptr<Turn> turn_;
    };
    // The turn of one call that reads. Its statements must end before it does.
    class Reading {
    public:
        explicit Reading(SqlStore &store, std::optional<Seconds> longest = {})
            : turn_(store.begin_reading(longest)) {}
        const Connection &database() const { return turn_->connection(); }
        std::int64_t now() const { return turn_->now(); }

    private:
        std::unique_ptr<Turn> turn_;
    };
    // Of the tables that list and count, once all articles are in them.
    Reading reading_lists();

    // Which articles a page has: below that number; so many come before them; how many.
    struct Wanted {
        std::int64_t after, before, count;
    };
    // By the query's state and source alone, the last changed first: the numbers by which the table listed
    // has them.
    virtual std::vector<std::int64_t> numbers_of(const Connection &database, const ArticleQuery &query,
                                                 const Wanted &wanted) const = 0;
    // The same by all that it asks for, counted into the page.
    virtual std::vector<std::int64_t> searched_numbers(const Connection &database, const ArticleQuery &query,
                                                       const Wanted &wanted, ArticlePage &page) const = 0;

    // What an article says goes into the index in place of what it said, or comes out of it. Called before
    // its sentences change, and after, with those that it has then.
    virtual void forget_text(const Connection &database, const ArticleKey &article) const = 0;
    virtual void index_text(const Connection &database, const ArticleKey &article,
                            const std::vector<SentenceRecord> &sentences) const = 0;
    // How many texts, at most so many, hold the words that were typed into a search; and the numbers of those
    // below a number by which the table article_texts has them, the last spoken first.
    virtual std::int64_t count_texts(const Connection &database, const std::string &text,
                                     std::int64_t most) const = 0;
    virtual std::vector<std::int64_t> numbers_of_texts(const Connection &database, const std::string &text,
                                                       std::int64_t below, std::int64_t count) const = 0;
    // Articles with audio, in order, that may hold the word: others may be among them.
    virtual std::vector<ArticleKey> keys_with(const Connection &database, const std::string &word) const = 0;

    // What is wrong with the database itself.
    virtual std::optional<std::string> damage_in(const Connection &database) const = 0;

    // Before events are read.
    virtual void number_events(const Connection &) const {}
    // After rows came with numbers of their own (copy.cpp).
    virtual void go_on_after_copy(const Connection &) const {}

    void keep_all_sentences(const Connection &database, const ArticleKey &article,
                            const std::vector<SentenceRecord> &sentences) const;

    Clock &clock_;
    std::optional<Seconds> longest_answer_; // of what lists, searches and counts
};

// An article's columns in the order in which read_article takes them.
extern const std::string_view article_columns;
ArticleRecord read_article(const Statement &row);
// These throw stop for a name that is none.
ArticleState stored_state(std::string_view name);
Exemption stored_exemption(std::string_view name);

std::vector<SentenceRecord> sentences_of(const Connection &database, const std::string &source,
                                         const std::string &input);

// What several calls do within their transaction. Times are Unix seconds.
// What is known of it until now; it need not be answered yet.
Statement ask_for_article(const Connection &database, const std::string &source, const std::string &input);
// known: what was asked about it before. job: that made it; null: none did.
void keep_article(const Connection &database, Statement known, const ArticleRecord &given, std::int64_t now,
                  const Job *job = nullptr);
// Before the record is kept in the place of the one before: what is replaced becomes a version, and the
// record is told which of the article's recordings it has.
void keep_version(const Connection &database, const std::optional<ArticleRecord> &before,
                  ArticleRecord &record, const Job *job, std::int64_t now);

} // namespace baonoi::store
