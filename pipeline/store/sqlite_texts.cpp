// SPDX-License-Identifier: GPL-3.0-or-later
// The search in what articles say (config/schema/012_spoken.sql).
#include "store/sqlite_texts.h"
#include "lib/icu/unicode.h"
#include "store/phrases.h"
#include "store/sqlite_connection.h"
#include "store/sqlite_store.h"

#include <fmt/format.h>

namespace baonoi::store {

namespace {

struct Text {
    std::string written, spoken;
};

Text text_of(const sqlite::Database &database, const std::string &source, const std::string &input) {
    sqlite::Statement select(
        database, "SELECT text, spoken FROM sentences WHERE source = ? AND input = ? ORDER BY number");
    select.bind_all(source, input);
    Text text;
    while (select.step()) {
        text.written += with_digits_apart(icu::with_plain_d(select.text(0))) + "\n";
        text.spoken += icu::with_plain_d(select.text(1)) + "\n";
    }
    return text;
}

} // namespace

void forget_text(const sqlite::Database &database, const std::string &source, const std::string &input) {
    sqlite::Statement number(database,
                             "DELETE FROM article_texts WHERE source = ? AND input = ? RETURNING number");
    if (!number.bind_all(source, input).step())
        return;
    const std::int64_t row = number.integer(0);
    number.step();
    const Text text = text_of(database, source, input);
    sqlite::Statement(database,
                      "INSERT INTO text_words (text_words, rowid, text, spoken) VALUES ('delete', ?, ?, ?)")
        .bind_all(row, text.written, text.spoken)
        .run();
}

void index_text(const sqlite::Database &database, const std::string &source, const std::string &input,
                TextOrder order) {
    const Text text = text_of(database, source, input);
    if (text.written.empty())
        return;
    sqlite::Statement number(
        database, order == TextOrder::newest
                      ? "INSERT INTO article_texts SELECT coalesce(max(number), 1 << 40) + 1, ?, ? FROM "
                        "article_texts RETURNING number"
                      : "INSERT INTO article_texts SELECT coalesce(min(number), 1 << 40) - 1, ?, ? FROM "
                        "article_texts RETURNING number");
    number.bind_all(source, input).step();
    const std::int64_t row = number.integer(0);
    number.step();
    sqlite::Statement(database, "INSERT INTO text_words (rowid, text, spoken) VALUES (?, ?, ?)")
        .bind_all(row, text.written, text.spoken)
        .run();
}

std::optional<std::string> match_of_word(const sqlite::Database &database, const std::string &word) {
    if (sqlite::Statement(database, "SELECT 1 FROM unfinished WHERE what = 'texts'").step())
        return std::nullopt;
    const std::string plain = with_digits_apart(icu::plain_letters(icu::nfc(word)));
    std::string phrase;
    for (const char byte : plain) {
        if (static_cast<unsigned char>(byte) >= 0x80) // folded by the tokenizer, who knows how
            return std::nullopt;
        const bool is_of_word = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
        phrase += is_of_word ? byte : ' ';
    }
    if (phrase.find_first_not_of(' ') == std::string::npos)
        return std::nullopt;
    return fmt::format("text : \"{}\"", phrase);
}

void SqliteStore::forget_text(const Connection &database, const ArticleKey &article) const {
    store::forget_text(file_behind(database), article.source, article.input);
}

void SqliteStore::index_text(const Connection &database, const ArticleKey &article,
                             const std::vector<SentenceRecord> &) const {
    store::index_text(file_behind(database), article.source, article.input);
}

std::int64_t SqliteStore::count_texts(const Connection &database, const std::string &text,
                                      std::int64_t most) const {
    Statement count(database,
                    "SELECT count(*) FROM (SELECT 1 FROM text_words WHERE text_words MATCH ? LIMIT ?)");
    count.bind_all(phrases_of(with_digits_apart(text)), most).step();
    return count.integer(0);
}

std::vector<std::int64_t> SqliteStore::numbers_of_texts(const Connection &database, const std::string &text,
                                                        std::int64_t below, std::int64_t count) const {
    Statement select(database, "SELECT rowid FROM text_words WHERE text_words MATCH ? AND rowid < ? "
                               "ORDER BY rowid DESC LIMIT ?");
    select.bind_all(phrases_of(with_digits_apart(text)), below, count);
    std::vector<std::int64_t> numbers;
    while (select.step())
        numbers.push_back(select.integer(0));
    return numbers;
}

std::vector<ArticleKey> SqliteStore::keys_with(const Connection &database, const std::string &word) const {
    constexpr std::string_view found =
        "SELECT a.source, a.input FROM text_words w JOIN article_texts t ON t.number = w.rowid "
        "JOIN articles a USING (source, input) WHERE text_words MATCH ? AND a.audio != '' ORDER BY 1, 2";
    constexpr std::string_view all = "SELECT source, input FROM articles WHERE audio != '' ORDER BY 1, 2";
    const auto match = match_of_word(file_behind(database), word);
    Statement select(database, match ? found : all);
    if (match)
        select.bind_all(*match);
    std::vector<ArticleKey> keys;
    while (select.step())
        keys.push_back({select.text(0), select.text(1)});
    return keys;
}

} // namespace baonoi::store
