// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/icu/unicode.h"
#include "lib/zlib/pack.h"
#include "store/sql_rows.h"
#include "store/sql_store.h"

#include <map>

namespace baonoi::store {

namespace {

constexpr std::size_t longest_reading = 256U << 20U; // bytes, unpacked

void keep_unknown_words(const Connection &database, const std::string &source, const std::string &input,
                        const std::vector<UnknownWord> &words, std::int64_t now) {
    Statement(database, "DELETE FROM unknown_words WHERE source = ? AND input = ?")
        .bind_all(source, input)
        .run();
    std::map<std::string, UnknownWord>
        folded; // of two that differ in case alone the first, and both their times
    for (const UnknownWord &word : words) {
        const auto [found, is_new] = folded.try_emplace(icu::lower_case(icu::nfc(word.text)), word);
        if (!is_new)
            found->second.times += word.times;
    }
    auto next = folded.begin();
    insert_rows(
        database,
        "INSERT INTO unknown_words (source, input, folded, at, text, spoken, language, sentence, times)", 9,
        folded.size(), [&](Statement &insert, int first, std::size_t) {
            const auto &[key, word] = *next++;
            insert.bind(first, source)
                .bind(first + 1, input)
                .bind(first + 2, key)
                .bind(first + 3, now)
                .bind(first + 4, word.text)
                .bind(first + 5, word.spoken)
                .bind(first + 6, word.language)
                .bind(first + 7, word.sentence)
                .bind(first + 8, word.times);
        });
}

std::vector<UnknownWordCount::Place> places_of(const Connection &database, const std::string &folded,
                                               std::int64_t since, std::size_t limit) {
    Statement select(database, "SELECT u.source, u.input, a.id, a.title, u.sentence "
                               "FROM unknown_words u JOIN articles a USING (source, input) "
                               "WHERE u.folded = ? AND u.at >= ? ORDER BY u.at DESC LIMIT ?");
    select.bind_all(folded, since, static_cast<std::int64_t>(limit));
    std::vector<UnknownWordCount::Place> places;
    while (select.step())
        places.push_back({select.text(0), select.text(1), select.text(2), select.text(3), select.text(4)});
    return places;
}

} // namespace

void SqlStore::keep_reading(const std::string &source, const std::string &input,
                            const ReadingRecord &reading) {
    const std::string bytes = zlib::packed(reading.text);
    Change change(*this, {{source, input}}, Outlasts::death);
    Statement(change.database(),
              "DELETE FROM readings WHERE source = ?1 AND input = ?2 AND content_hash NOT IN "
              "(SELECT content_hash FROM articles WHERE source = ?1 AND input = ?2 UNION "
              "ALL SELECT content_hash FROM versions WHERE source = ?1 AND input = ?2)")
        .bind_all(source, input)
        .run();
    Statement keep(change.database(),
                   "INSERT INTO readings (source, input, content_hash, reading) VALUES (?, ?, ?, ?) "
                   "ON CONFLICT (source, input, content_hash) DO UPDATE SET reading = excluded.reading");
    keep.bind_all(source, input, reading.content_hash).bind_bytes(4, bytes).run();
    keep_unknown_words(change.database(), source, input, reading.unknown, change.now());
    change.commit();
}

std::optional<std::string> SqlStore::reading(const std::string &source, const std::string &input,
                                             const std::string &content_hash) {
    const Reading reading(*this);
    Statement select(reading.database(),
                     "SELECT reading FROM readings WHERE source = ? AND input = ? AND content_hash = ?");
    if (!select.bind_all(source, input, content_hash).step())
        return std::nullopt;
    return zlib::unpacked(select.text(0), longest_reading);
}

std::vector<UnknownWordCount> SqlStore::unknown_words(std::int64_t since, std::size_t limit,
                                                      std::size_t places) {
    const Reading reading(*this, longest_answer_);
    std::vector<UnknownWordCount> words;
    Statement count(reading.database(),
                    "SELECT folded, sum(times), count(*) FROM unknown_words WHERE at >= ? "
                    "GROUP BY folded ORDER BY 2 DESC, 3 DESC, 1 LIMIT ?");
    Statement last(reading.database(), "SELECT text, spoken, language FROM unknown_words WHERE "
                                       "folded = ? ORDER BY at DESC LIMIT 1");
    count.bind_all(since, static_cast<std::int64_t>(limit));
    while (count.step())
        for (last.bind_all(count.text(0)); last.step();)
            words.push_back({last.text(0), last.text(1), last.text(2), count.integer(1), count.integer(2),
                             places_of(reading.database(), count.text(0), since, places)});
    return words;
}

} // namespace baonoi::store
