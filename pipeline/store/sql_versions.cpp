// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_store.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace baonoi::store {

namespace {

constexpr std::string_view version_columns = "number, content_hash, text_hash, sha256, audio, captions, "
                                             "chapters, bytes, duration, voice, version, made_for, "
                                             "made_by, made_because, attached_at";

VersionRecord read_version(const Statement &row) {
    VersionRecord version;
    version.number = row.integer(0);
    version.content_hash = row.text(1);
    version.text_hash = row.text(2);
    version.sha256 = row.text(3);
    version.audio = row.text(4);
    version.captions = row.text(5);
    version.chapters = row.text(6);
    version.bytes = row.integer(7);
    version.duration = row.number(8);
    version.voice = row.text(9);
    version.version = row.text(10);
    version.made_for = row.text(11);
    version.made_by = row.text(12);
    version.made_because = row.text(13);
    version.attached_at = row.integer(14);
    return version;
}

void note_replaced(const Connection &database, const ArticleRecord &before, std::int64_t now) {
    nlohmann::json sentences = nlohmann::json::array();
    Statement select(database,
                     "SELECT text, spoken FROM sentences WHERE source = ? AND input = ? ORDER BY number");
    for (select.bind_all(before.source, before.input); select.step();)
        sentences.push_back({select.text(0), select.text(1)});
    // In the place of one of that number, and as the last of its moment.
    Statement(database, "DELETE FROM versions WHERE source = ? AND input = ? AND number = ?")
        .bind_all(before.source, before.input, before.number)
        .run();
    Statement(database,
              fmt::format("INSERT INTO versions (source, input, {0}, replaced_at, sentences) SELECT "
                          "source, input, {0}, ?3, ?4 FROM articles WHERE source = ?1 AND input = ?2",
                          version_columns))
        .bind_all(before.source, before.input, now,
                  sentences.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace))
        .run();
}

// The recording is one that the article had before: it has its number and its origin again.
bool take_back(const Connection &database, ArticleRecord &record) {
    Statement select(
        database, fmt::format("SELECT {} FROM versions WHERE source = ? AND input = ? AND content_hash = ?",
                              version_columns));
    if (!select.bind_all(record.source, record.input, record.content_hash).step())
        return false;
    const VersionRecord found = read_version(select);
    record.number = found.number;
    record.made_for = found.made_for;
    record.made_by = found.made_by;
    record.made_because = found.made_because;
    Statement(database, "DELETE FROM versions WHERE source = ? AND input = ? AND content_hash = ?")
        .bind_all(record.source, record.input, record.content_hash)
        .run();
    return true;
}

} // namespace

void keep_version(const Connection &database, const std::optional<ArticleRecord> &before,
                  ArticleRecord &record, const Job *job, std::int64_t now) {
    const bool had_audio = before && !before->audio.empty();
    if (before) {
        record.number = before->number;
        record.last_number = before->last_number;
        record.made_for = before->made_for;
        record.made_by = before->made_by;
        record.made_because = before->made_because;
    }
    if (had_audio && !record.audio.empty() && record.content_hash == before->content_hash)
        return;
    if (had_audio && !before->content_hash.empty())
        note_replaced(database, *before, now);
    const bool ever_had_audio = before && before->first_attached_at != 0;
    if (record.audio.empty() || (ever_had_audio && take_back(database, record)))
        return;
    record.number = record.last_number = ever_had_audio ? record.last_number + 1 : 1;
    record.made_for = job ? name_of(job->kind) : "";
    record.made_by = job ? job->ordered_by : "";
    record.made_because = job ? job->reason : "";
}

std::vector<VersionRecord> SqlStore::versions(const std::string &source, const std::string &input) {
    const Reading reading(*this);
    std::vector<VersionRecord> all;
    Statement current(
        reading.database(),
        fmt::format(
            "SELECT {} FROM articles WHERE source = ? AND input = ? AND audio != '' AND content_hash != ''",
            version_columns));
    if (current.bind_all(source, input).step()) {
        all.push_back(read_version(current));
        all.back().is_current = true;
    }
    Statement replaced(reading.database(),
                       fmt::format("SELECT {}, replaced_at FROM versions WHERE source = ? AND input = ? "
                                   "ORDER BY replaced_at DESC, rowid DESC",
                                   version_columns));
    replaced.bind_all(source, input);
    while (replaced.step()) {
        all.push_back(read_version(replaced));
        all.back().replaced_at = replaced.integer(15);
    }
    return all;
}

std::vector<SentenceRecord> SqlStore::version_sentences(const std::string &source, const std::string &input,
                                                        std::int64_t number) {
    std::vector<SentenceRecord> sentences;
    {
        const Reading reading(*this);
        Statement select(reading.database(),
                         "SELECT sentences FROM versions WHERE source = ? AND input = ? AND number = ?");
        if (select.bind_all(source, input, number).step()) {
            const auto json = nlohmann::json::parse(select.text(0), nullptr, false);
            for (const auto &pair : json.is_array() ? json : nlohmann::json::array())
                sentences.push_back({pair.at(0).get<std::string>(), pair.at(1).get<std::string>()});
            return sentences;
        }
    }
    const auto article = this->article(source, input);
    const bool is_current = article && !article->audio.empty() && article->number == number;
    return is_current ? this->sentences(source, input) : sentences;
}

// Those of some articles at a time.
void SqlStore::forget_versions(std::size_t keep, std::int64_t before) {
    constexpr std::int64_t versions_at_a_time = 1000;
    ArticleKey last;
    for (bool goes_on = true; goes_on;) {
        ArticleKey end;
        {
            const Reading reading(*this);
            Statement portion(reading.database(),
                              "SELECT source, input FROM versions WHERE (source, input) > (?, ?) "
                              "ORDER BY source, input LIMIT 1 OFFSET ?");
            goes_on = portion.bind_all(last.source, last.input, versions_at_a_time).step();
            if (goes_on)
                end = {portion.text(0), portion.text(1)};
        }
        Change change(*this);
        Statement forgotten(
            change.database(),
            fmt::format(
                "DELETE FROM versions WHERE rowid IN (SELECT id FROM (SELECT rowid AS id, replaced_at, "
                "source, input, content_hash, row_number() OVER (PARTITION BY source, input ORDER BY "
                "replaced_at DESC, rowid DESC) AS place FROM versions WHERE (source, input) > (?3, ?4){}) AS "
                "ranked WHERE (place > ?1 OR replaced_at < ?2) AND NOT EXISTS (SELECT 1 FROM decisions WHERE "
                "decisions.source = ranked.source AND decisions.input = ranked.input AND pinned = "
                "content_hash)) RETURNING source, input, content_hash",
                goes_on ? " AND (source, input) <= (?5, ?6)" : ""));
        Statement reading(change.database(),
                          "DELETE FROM readings WHERE source = ?1 AND input = ?2 AND content_hash = ?3 "
                          "AND NOT EXISTS (SELECT 1 FROM articles WHERE source = ?1 AND input = ?2 AND "
                          "audio != '' AND content_hash = ?3)");
        forgotten.bind_all(static_cast<std::int64_t>(keep), before, last.source, last.input);
        if (goes_on)
            forgotten.bind(5, end.source).bind(6, end.input);
        while (forgotten.step())
            reading.bind_all(forgotten.text(0), forgotten.text(1), forgotten.text(2)).run();
        change.commit();
        last = end;
    }
}

bool SqlStore::has_version(const std::string &content_hash) {
    const Reading reading(*this);
    Statement select(reading.database(), "SELECT 1 FROM versions WHERE content_hash = ?1 UNION ALL "
                                         "SELECT 1 FROM decisions WHERE pinned = ?1 AND pinned != ''");
    return select.bind_all(content_hash).step();
}

} // namespace baonoi::store
