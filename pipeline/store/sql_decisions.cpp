// SPDX-License-Identifier: GPL-3.0-or-later
// What editors decided, see config/schema/006_decisions.sql, 010_settings.sql, 013_versions.sql and
// 014_words.sql.
#include "store/sql_store.h"

namespace baonoi::store {

namespace {

Decision read_decision(const Connection &database, const std::string &source, const std::string &input) {
    Decision decision;
    Statement select(database, "SELECT voice, withdrawn_by, withdrawn_at, reason, published_by, "
                               "pinned, pinned_text, pinned_by, pinned_because, pinned_at "
                               "FROM decisions WHERE source = ? AND input = ?");
    if (!select.bind_all(source, input).step())
        return decision;
    decision = {select.text(0),
                select.text(1),
                select.integer(2),
                select.text(3),
                select.text(4),
                {},
                {},
                {select.text(5), select.text(6), select.text(7), select.text(8), select.integer(9)}};
    Statement passages(database,
                       "SELECT text, is_read FROM passages WHERE source = ? AND input = ? ORDER BY number");
    passages.bind_all(source, input);
    while (passages.step())
        decision.passages.push_back({passages.text(0), passages.integer(1) != 0});
    Statement words(database,
                    "SELECT word, said FROM words_of_article WHERE source = ? AND input = ? ORDER BY number");
    words.bind_all(source, input);
    while (words.step())
        decision.words.push_back({words.text(0), words.text(1)});
    return decision;
}

void write_decision(const Connection &database, const std::string &source, const std::string &input,
                    const Decision &decision, std::int64_t now) {
    const Pin &pin = decision.pin;
    Statement(database,
              "INSERT INTO decisions (source, input, voice, withdrawn_by, withdrawn_at, "
              "reason, published_by, pinned, pinned_text, pinned_by, pinned_because, pinned_at) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, input) DO UPDATE SET "
              "voice = excluded.voice, withdrawn_by = excluded.withdrawn_by, "
              "withdrawn_at = excluded.withdrawn_at, reason = excluded.reason, "
              "published_by = excluded.published_by, pinned = excluded.pinned, "
              "pinned_text = excluded.pinned_text, pinned_by = excluded.pinned_by, "
              "pinned_because = excluded.pinned_because, pinned_at = excluded.pinned_at")
        .bind_all(source, input, decision.voice, decision.withdrawn_by,
                  decision.is_withdrawn() && decision.withdrawn_at == 0 ? now : decision.withdrawn_at,
                  decision.reason, decision.published_by, pin.content_hash, pin.text_hash, pin.by, pin.reason,
                  decision.is_pinned() && pin.at == 0 ? now : pin.at)
        .run();

    for (const char *remove : {"DELETE FROM passages WHERE source = ? AND input = ?",
                               "DELETE FROM words_of_article WHERE source = ? AND input = ?"})
        Statement(database, remove).bind_all(source, input).run();
    Statement insert_passage(
        database, "INSERT INTO passages (source, input, number, text, is_read) VALUES (?, ?, ?, ?, ?)");
    std::int64_t number = 0;
    for (const Passage &passage : decision.passages)
        insert_passage.bind_all(source, input, ++number, passage.text, std::int64_t{passage.is_read ? 1 : 0})
            .run();
    Statement insert_word(
        database, "INSERT INTO words_of_article (source, input, number, word, said) VALUES (?, ?, ?, ?, ?)");
    number = 0;
    for (const WordReading &word : decision.words)
        insert_word.bind_all(source, input, ++number, word.word, word.said).run();
}

} // namespace

Decision SqlStore::decision(const std::string &source, const std::string &input) {
    const Reading reading(*this);
    return read_decision(reading.database(), source, input);
}

std::map<std::string, Decision> SqlStore::decisions(const std::string &source) {
    const Reading reading(*this);
    Statement select(reading.database(), "SELECT input FROM decisions WHERE source = ?");
    select.bind_all(source);
    std::map<std::string, Decision> all;
    while (select.step())
        all[select.text(0)] = read_decision(reading.database(), source, select.text(0));
    return all;
}

Decision SqlStore::revise(const std::string &source, const std::string &input,
                          const std::function<void(Decision &)> &how) {
    Change change(*this, {{source, input}});
    const Decision before = read_decision(change.database(), source, input);
    Decision after = before;
    how(after);
    if (after != before) {
        write_decision(change.database(), source, input, after, change.now());
        after = read_decision(change.database(), source, input);
    }
    change.commit();
    return after;
}

} // namespace baonoi::store
