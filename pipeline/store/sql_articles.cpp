// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "store/sql_store.h"

#include <fmt/format.h>
#include <utility>

namespace baonoi::store {

const std::string_view article_columns =
    "source, input, id, url, title, published, state, reason, content_hash, audio, duration, voice, version, "
    "round, announced_at, first_attached_at, attached_at, stable, captions, bytes, "
    "chapters, page_hash, seen_at, missed_at, exemption, section, "
    "sha256, text_hash, number, last_number, made_for, made_by, made_because, opus, opus_bytes";

ArticleState stored_state(std::string_view name) {
    if (const auto state = article_state_named(name))
        return *state;
    throw Error(Next::stop, fmt::format("the store holds an unknown state \"{}\"", name));
}

Exemption stored_exemption(std::string_view name) {
    if (const auto exemption = exemption_named(name))
        return *exemption;
    throw Error(Next::stop, fmt::format("the store holds an unknown exemption \"{}\"", name));
}

ArticleRecord read_article(const Statement &row) {
    ArticleRecord record;
    record.source = row.text(0);
    record.input = row.text(1);
    record.id = row.text(2);
    record.url = row.text(3);
    record.title = row.text(4);
    record.published = row.text(5);
    record.state = stored_state(row.text(6));
    record.reason = row.text(7);
    record.content_hash = row.text(8);
    record.audio = row.text(9);
    record.duration = row.number(10);
    record.voice = row.text(11);
    record.version = row.text(12);
    record.round = row.integer(13);
    record.announced_at = row.integer(14);
    record.first_attached_at = row.integer(15);
    record.attached_at = row.integer(16);
    record.stable = row.text(17);
    record.captions = row.text(18);
    record.bytes = row.integer(19);
    record.chapters = row.text(20);
    record.page_hash = row.text(21);
    record.seen_at = row.integer(22);
    record.missed_at = row.integer(23);
    record.exemption = stored_exemption(row.text(24));
    record.section = row.text(25);
    record.sha256 = row.text(26);
    record.text_hash = row.text(27);
    record.number = row.integer(28);
    record.last_number = row.integer(29);
    record.made_for = row.text(30);
    record.made_by = row.text(31);
    record.made_because = row.text(32);
    record.opus = row.text(33);
    record.opus_bytes = row.integer(34);
    return record;
}

namespace {

// The statement ends with the answer.
std::optional<ArticleRecord> answered_article(Statement asked) {
    if (!asked.step())
        return std::nullopt;
    return read_article(asked);
}

// Of one that is known only the row changes: to PostgreSQL's triggers an INSERT that meets its key is both.
void write_article(const Connection &database, const ArticleRecord &record, std::int64_t now, bool is_known) {
    constexpr std::string_view values =
        "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, "
        "?22, "
        "?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36)";
    Statement(database,
              is_known
                  ? fmt::format("UPDATE articles SET ({}, changed_at) = {} WHERE source = ?1 AND input = ?2",
                                article_columns, values)
                  : fmt::format("INSERT INTO articles ({}, changed_at) VALUES {}", article_columns, values))
        .bind_all(record.source, record.input, record.id, record.url, record.title, record.published,
                  name_of(record.state), record.reason, record.content_hash, record.audio, record.duration,
                  record.voice, record.version, record.round, record.announced_at, record.first_attached_at,
                  record.attached_at, record.stable, record.captions, record.bytes, record.chapters,
                  record.page_hash, record.seen_at, record.missed_at, name_of(record.exemption),
                  record.section, record.sha256, record.text_hash, record.number, record.last_number,
                  record.made_for, record.made_by, record.made_because, record.opus, record.opus_bytes, now)
        .run();
}

template <class Value>
void unless_known(Value &value, const Value &before) {
    if (value == Value())
        value = before;
}

// A record that is silent about a fact does not make it unknown.
void complete(ArticleRecord &record, const ArticleRecord &before) {
    unless_known(record.id, before.id);
    unless_known(record.url, before.url);
    unless_known(record.title, before.title);
    unless_known(record.published, before.published);
    unless_known(record.round, before.round);
    unless_known(record.seen_at, before.seen_at);
    unless_known(record.section, before.section);
    const bool has_none = record.state == ArticleState::missing || record.state == ArticleState::skipped;
    if (record.audio == before.audio || (record.audio.empty() && !has_none)) {
        record.audio = before.audio;
        unless_known(record.content_hash, before.content_hash);
        unless_known(record.stable, before.stable);
        unless_known(record.captions, before.captions);
        unless_known(record.bytes, before.bytes);
        if (record.content_hash == before.content_hash) {
            unless_known(record.chapters, before.chapters);
            unless_known(record.opus, before.opus);
            unless_known(record.opus_bytes, before.opus_bytes);
            unless_known(record.sha256, before.sha256);
            unless_known(record.text_hash, before.text_hash);
        }
        unless_known(record.duration, before.duration);
        unless_known(record.voice, before.voice);
        unless_known(record.version, before.version);
        unless_known(record.attached_at, before.attached_at);
        unless_known(record.page_hash, before.page_hash);
    }
}

} // namespace

Statement ask_for_article(const Connection &database, const std::string &source, const std::string &input) {
    Statement select(database,
                     fmt::format("SELECT {} FROM articles WHERE source = ? AND input = ?", article_columns));
    select.bind_all(source, input).ask();
    return select;
}

void keep_article(const Connection &database, Statement known, const ArticleRecord &given, std::int64_t now,
                  const Job *job) {
    const auto before = answered_article(std::move(known));
    ArticleRecord record = given;
    if (before)
        complete(record, *before);
    if (!record.audio.empty()) {
        unless_known(record.attached_at, now);
        record.exemption = Exemption::none;
    }
    unless_known(record.announced_at, now);
    unless_known(record.first_attached_at, record.attached_at);
    if (before && before->announced_at != 0)
        record.announced_at = before->announced_at;
    if (before && before->first_attached_at != 0)
        record.first_attached_at = before->first_attached_at;
    keep_version(database, before, record, job, now);
    write_article(database, record, now, before.has_value());
}

std::optional<ArticleRecord> SqlStore::article(const std::string &source, const std::string &input) {
    const Reading reading(*this);
    return answered_article(ask_for_article(reading.database(), source, input));
}

std::optional<ArticleRecord> SqlStore::find_article(const std::string &id_or_url) {
    std::vector<ArticleRecord> all = articles_named(id_or_url);
    return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

std::vector<ArticleRecord> SqlStore::articles_named(const std::string &id_or_url) {
    if (id_or_url.empty())
        return {};
    const Reading reading(*this);
    Statement select(reading.database(),
                     fmt::format("SELECT * FROM (SELECT {0} FROM articles WHERE id = ?1 "
                                 "UNION SELECT {0} FROM articles WHERE url = ?1 "
                                 "UNION SELECT {0} FROM articles WHERE input = ?1) AS named "
                                 "ORDER BY audio = '', source, input",
                                 article_columns));
    select.bind(1, id_or_url);
    std::vector<ArticleRecord> all;
    while (select.step())
        all.push_back(read_article(select));
    return all;
}

void SqlStore::keep(const ArticleRecord &record) {
    Change change(*this, {{record.source, record.input}});
    Statement known = ask_for_article(change.database(), record.source, record.input);
    keep_article(change.database(), std::move(known), record, change.now());
    change.commit();
}

std::vector<ArticleRecord> SqlStore::recordings(const std::string &source, const std::string &prefix,
                                                std::size_t limit) {
    const Reading reading(*this);
    std::vector<ArticleRecord> found;
    // As a CASE: of a comparison PostgreSQL thinks that few have it, and puts all recordings in order for
    // them.
    Statement select(reading.database(),
                     fmt::format("SELECT {} FROM articles WHERE audio != ''{} AND CASE WHEN "
                                 "substr(CASE WHEN url = '' THEN input ELSE url END, 1, length(?1)) = ?1 "
                                 "THEN 1 ELSE 0 END > 0 "
                                 "ORDER BY listed_at DESC, first_attached_at DESC, source, input LIMIT ?2",
                                 article_columns, source.empty() ? "" : " AND source = ?3"));
    select.bind_all(prefix, static_cast<std::int64_t>(limit));
    if (!source.empty())
        select.bind(3, source);
    while (select.step())
        found.push_back(read_article(select));
    return found;
}

namespace {

// A reason that begins so, up to those that begin with something after it: ?1 and ?2. As the index has them.
constexpr std::string_view has_that_reason = "audio != '' AND reason != '' AND substr(reason, 1, 100) >= ?1 "
                                             "AND substr(reason, 1, 100) < ?2";

std::string after_all_that_begin_with(const std::string &reason) {
    return reason + "\U0010FFFF";
}

} // namespace

std::vector<ArticleRecord> SqlStore::recordings_because(const std::string &reason, std::size_t limit) {
    const Reading reading(*this);
    std::vector<ArticleRecord> found;
    Statement select(
        reading.database(),
        fmt::format("SELECT {} FROM articles WHERE {} ORDER BY changed_at, source, input LIMIT ?3",
                    article_columns, has_that_reason));
    select.bind_all(reason, after_all_that_begin_with(reason), static_cast<std::int64_t>(limit));
    while (select.step())
        found.push_back(read_article(select));
    return found;
}

std::int64_t SqlStore::count_because(const std::string &reason) {
    const Reading reading(*this);
    Statement select(reading.database(),
                     fmt::format("SELECT count(*) FROM articles WHERE {}", has_that_reason));
    select.bind_all(reason, after_all_that_begin_with(reason)).step();
    return select.integer(0);
}

std::map<std::string, std::int64_t> SqlStore::voices_of_recordings() {
    const Reading reading(*this);
    std::map<std::string, std::int64_t> voices;
    Statement select(reading.database(),
                     "SELECT voice, count(*) FROM articles WHERE audio != '' GROUP BY voice");
    while (select.step())
        voices[select.text(0)] = select.integer(1);
    return voices;
}

namespace {

std::vector<std::string> inputs_of(Statement &select) {
    std::vector<std::string> inputs;
    while (select.step())
        inputs.push_back(select.text(0));
    return inputs;
}

} // namespace

std::vector<std::string> SqlStore::inputs_with_audio(const std::string &source) {
    const Reading reading(*this);
    Statement select(reading.database(), "SELECT input FROM articles WHERE source = ? AND audio != ''");
    select.bind_all(source);
    return inputs_of(select);
}

std::vector<std::string> SqlStore::long_unseen(const std::string &source, std::size_t limit) {
    constexpr std::int64_t shortest = 3600, part = 8; // seconds; of the time that it has its audio
    const Reading reading(*this);
    Statement select(reading.database(), "SELECT input FROM articles WHERE source = ?1 AND audio != '' AND "
                                         "seen_at <= ?2 - max(?3, (?2 - first_attached_at) / ?4) "
                                         "ORDER BY seen_at LIMIT ?5");
    select.bind_all(source, reading.now(), shortest, part, static_cast<std::int64_t>(limit));
    return inputs_of(select);
}

void SqlStore::note_seen(const std::string &source, const std::string &input) {
    Change change(*this, {{source, input}});
    Statement(change.database(), "UPDATE articles SET seen_at = ? WHERE source = ? AND input = ?")
        .bind_all(change.now(), source, input)
        .run();
    change.commit();
}

std::int64_t SqlStore::begin_round(const std::string &source) {
    Change change(*this);
    Statement(change.database(), "INSERT INTO sources (name) VALUES (?) "
                                 "ON CONFLICT (name) DO UPDATE SET round = sources.rounds_done + 1")
        .bind_all(source)
        .run();
    Statement select(change.database(), "SELECT round FROM sources WHERE name = ?");
    select.bind_all(source).step();
    const std::int64_t round = select.integer(0);
    change.commit();
    return round;
}

void SqlStore::end_round(const std::string &source) {
    Change change(*this);
    Statement(change.database(), "UPDATE sources SET rounds_done = round WHERE name = ?")
        .bind_all(source)
        .run();
    change.commit();
}

std::string SqlStore::cursor(const std::string &source) {
    const Reading reading(*this);
    Statement select(reading.database(), "SELECT cursor FROM sources WHERE name = ?");
    return select.bind_all(source).step() ? select.text(0) : "";
}

void SqlStore::keep_cursor(const std::string &source, const std::string &cursor) {
    Change change(*this);
    Statement(change.database(), "INSERT INTO sources (name, cursor) VALUES (?1, ?2) "
                                 "ON CONFLICT (name) DO UPDATE SET cursor = ?2")
        .bind_all(source, cursor)
        .run();
    change.commit();
}

} // namespace baonoi::store
