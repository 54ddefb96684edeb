// SPDX-License-Identifier: GPL-3.0-or-later
// Lists and searches by PostgreSQL's indexes and its full-text search, see
// config/schema/postgres/014_store.sql.
#include "lib/icu/unicode.h"
#include "store/phrases.h"
#include "store/postgres_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace baonoi::store {

namespace {

std::vector<std::int64_t> numbers_in(Statement &select) {
    std::vector<std::int64_t> numbers;
    while (select.step())
        numbers.push_back(select.integer(0));
    return numbers;
}

std::int64_t goes_on(const std::string &text, Last last) {
    return last == Last::beginning && phrases_of(text, Last::beginning).ends_with("* ") ? 1 : 0;
}

std::vector<std::int64_t> numbers_where(const Connection &database, const ArticleQuery &query, Last last,
                                        std::int64_t after, std::int64_t before, std::int64_t count) {
    std::string where;
    std::vector<std::string_view> texts;
    const auto narrow = [&](std::string_view column, std::string_view value) {
        if (value.empty())
            return;
        texts.push_back(value);
        where += fmt::format(" AND {} = ?{}", column, texts.size() + 3);
    };
    narrow("state", query.state ? name_of(*query.state) : "");
    narrow("source", query.source);
    narrow("section", query.section);
    narrow("voice", query.voice);
    const bool has_words = !phrases_of(query.text, Last::whole).empty();
    if (has_words) {
        texts.push_back(query.text);
        where +=
            fmt::format(" AND words @@ words_query(?{}, {})", texts.size() + 3, goes_on(query.text, last));
    }
    // The conditions that partial indexes ask for.
    if (!query.section.empty())
        where += " AND section != ''";
    if (!query.voice.empty())
        where += " AND voice != ''";
    Statement select(database,
                     fmt::format("SELECT place FROM articles WHERE place < ?1{} ORDER BY place DESC "
                                 "LIMIT ?2 OFFSET ?3",
                                 where));
    select.bind_all(after, count, before);
    for (std::size_t i = 0; i < texts.size(); ++i)
        select.bind(static_cast<int>(i + 4), texts[i]);
    return numbers_in(select);
}

} // namespace

std::vector<std::int64_t> PostgresStore::numbers_of(const Connection &database, const ArticleQuery &query,
                                                    const Wanted &wanted) const {
    ArticleQuery narrow;
    narrow.state = query.state;
    narrow.source = query.source;
    return numbers_where(database, narrow, Last::whole, wanted.after, wanted.before, wanted.count);
}

std::vector<std::int64_t> PostgresStore::searched_numbers(const Connection &database,
                                                          const ArticleQuery &query, const Wanted &wanted,
                                                          ArticlePage &page) const {
    const auto first = [&](Last last) {
        return numbers_where(database, query, last, std::numeric_limits<std::int64_t>::max(), 0,
                             most_counted + 1);
    };
    Last last = Last::beginning;
    std::vector<std::int64_t> all;
    // A long word that so many have is not taken for a beginning.
    if (may_match_much(query.text))
        all = first(last = Last::whole);
    if (static_cast<std::int64_t>(all.size()) <= most_counted)
        all = first(last = Last::beginning);
    const auto counted = static_cast<std::int64_t>(all.size());
    page.has_more_than_total = counted > most_counted;
    page.total = std::min(counted, most_counted);
    const auto below =
        std::find_if(all.begin(), all.end(), [&](auto number) { return number < wanted.after; });
    const std::int64_t begin = below - all.begin() + wanted.before, end = begin + wanted.count;
    if (end > counted && page.has_more_than_total)
        return numbers_where(database, query, last, wanted.after, wanted.before, wanted.count);
    return {all.begin() + std::min(begin, counted), all.begin() + std::min(end, counted)};
}

void PostgresStore::forget_text(const Connection &database, const ArticleKey &article) const {
    Statement(database, "DELETE FROM article_texts WHERE source = ? AND input = ?")
        .bind_all(article.source, article.input)
        .run();
}

void PostgresStore::index_text(const Connection &database, const ArticleKey &article) const {
    Statement select(database,
                     "SELECT text, spoken FROM sentences WHERE source = ? AND input = ? ORDER BY number");
    select.bind_all(article.source, article.input);
    std::string written, spoken;
    while (select.step()) {
        written += with_digits_apart(select.text(0)) + "\n";
        spoken += select.text(1) + "\n";
    }
    if (written.empty())
        return;
    Statement(database, "INSERT INTO article_texts (source, input, words) VALUES (?, ?, "
                        "setweight(text_vector(?), 'A') || setweight(text_vector(?), 'B'))")
        .bind_all(article.source, article.input, written, spoken)
        .run();
}

std::int64_t PostgresStore::count_texts(const Connection &database, const std::string &text,
                                        std::int64_t most) const {
    const std::string asked = with_digits_apart(text);
    Statement count(database, fmt::format("SELECT count(*) FROM (SELECT 1 FROM article_texts WHERE words @@ "
                                          "words_query(?, {}) LIMIT ?) AS found",
                                          goes_on(asked, Last::beginning)));
    count.bind_all(asked, most).step();
    return count.integer(0);
}

std::vector<std::int64_t> PostgresStore::numbers_of_texts(const Connection &database, const std::string &text,
                                                          std::int64_t below, std::int64_t count) const {
    const std::string asked = with_digits_apart(text);
    Statement select(database,
                     fmt::format("SELECT number FROM article_texts WHERE words @@ words_query(?, {}) AND "
                                 "number < ? ORDER BY number DESC LIMIT ?",
                                 goes_on(asked, Last::beginning)));
    select.bind_all(asked, below, count);
    return numbers_in(select);
}

// All of its words, anywhere. Without a word that the index knows, all.
std::vector<ArticleKey> PostgresStore::keys_with(const Connection &database, const std::string &word) const {
    const std::string plain = with_digits_apart(icu::plain_letters(icu::nfc(word)));
    std::string phrase;
    bool is_plain = true; // else PostgreSQL may fold it in another way
    for (const char byte : plain) {
        is_plain = is_plain && static_cast<unsigned char>(byte) < 0x80;
        const bool is_of_word = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
        if (is_of_word)
            phrase += byte;
        else if (!phrase.empty() && phrase.back() != ' ')
            phrase += ' ';
    }
    while (!phrase.empty() && phrase.back() == ' ')
        phrase.pop_back();
    std::string query;
    for (const std::string &one : words_of(phrase))
        query += fmt::format("{}'{}':A", query.empty() ? "" : " & ",
                             one); // more than enough: who asks looks again
    const bool uses_index = is_plain && !query.empty();
    Statement select(database, uses_index
                                   ? "SELECT t.source, t.input FROM article_texts t JOIN articles a USING "
                                     "(source, input) WHERE t.words @@ CAST(? AS tsquery) AND "
                                     "a.audio != '' ORDER BY 1, 2"
                                   : "SELECT source, input FROM articles WHERE audio != '' ORDER BY 1, 2");
    if (uses_index)
        select.bind_all(query);
    std::vector<ArticleKey> keys;
    while (select.step())
        keys.push_back({select.text(0), select.text(1)});
    return keys;
}

} // namespace baonoi::store
