// SPDX-License-Identifier: GPL-3.0-or-later
// The search in what articles say (config/schema/012_spoken.sql).
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "store/phrases.h"
#include "store/sqlite_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace baonoi::store {

namespace {

constexpr std::size_t most_hits = 3;             // sentences that are shown of an article
constexpr std::size_t most_texts_per_page = 200; // articles

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

// Words without case and marks.
std::vector<std::string> plain_words(const std::string &text) {
    return words_of(icu::plain_letters(icu::nfc(valid_utf8(text))));
}

// The sentences that hold most of the words, in their order.
std::vector<TextHit> hits_in(const sqlite::Database &database, const ArticleRecord &article,
                             const std::vector<std::string> &words) {
    sqlite::Statement select(database, "SELECT number, text, spoken FROM sentences WHERE source = ? AND "
                                       "input = ? ORDER BY number");
    select.bind_all(article.source, article.input);
    std::vector<std::pair<std::ptrdiff_t, TextHit>> hits;
    while (select.step()) {
        std::string plain; // both, as plain_words() makes them
        for (const int column : {1, 2})
            plain += icu::plain_letters(select.text(column)) + "\n";
        const auto held = std::count_if(words.begin(), words.end(), [&](const std::string &word) {
            return plain.find(word) != std::string::npos;
        });
        if (held > 0)
            hits.emplace_back(held, TextHit{article.source,
                                            article.input,
                                            article.id,
                                            static_cast<std::size_t>(select.integer(0)),
                                            {select.text(1), select.text(2)}});
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<TextHit> best;
    for (std::size_t i = 0; i < std::min(hits.size(), most_hits); ++i)
        best.push_back(std::move(hits[i].second));
    return best;
}

bool is_meant(const ArticleQuery &query, const ArticleRecord &article) {
    return (!query.state || article.state == *query.state) &&
           (query.source.empty() || article.source == query.source) &&
           (query.section.empty() || article.section == query.section) &&
           (query.voice.empty() || article.voice == query.voice);
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

ArticlePage SqliteStore::articles_that_say(const ArticleQuery &query) {
    ArticlePage page;
    const std::string phrases = phrases_of(with_digits_apart(query.text));
    if (phrases.empty())
        return page;
    const std::vector<std::string> words = plain_words(query.text);
    const std::size_t per_page = std::clamp<std::size_t>(query.per_page, 1, most_texts_per_page);
    std::size_t before = (std::max<std::size_t>(query.page, 1) - 1) * per_page;
    if (query.after > 0)
        before = 0;

    const Reading reading = reading_lists();
    sqlite::Statement count(
        reading.database(),
        "SELECT count(*) FROM (SELECT 1 FROM text_words WHERE text_words MATCH ? LIMIT ?)");
    count.bind_all(phrases, most_counted + 1).step();
    page.total = std::min(count.integer(0), most_counted);
    page.has_more_than_total = count.integer(0) > most_counted;
    sqlite::Statement numbers(reading.database(),
                              "SELECT rowid FROM text_words WHERE text_words MATCH ? AND rowid < ? "
                              "ORDER BY rowid DESC");
    numbers.bind_all(phrases, query.after > 0 ? query.after : std::numeric_limits<std::int64_t>::max());
    sqlite::Statement select(reading.database(),
                             fmt::format("SELECT {} FROM articles WHERE (source, input) = "
                                         "(SELECT source, input FROM article_texts WHERE number = ?)",
                                         article_columns));
    std::int64_t last = 0;
    while (numbers.step()) {
        if (page.articles.size() == per_page) {
            page.next = last;
            break;
        }
        const std::int64_t number = numbers.integer(0);
        for (select.bind_all(number); select.step();)
            if (const ArticleRecord article = read_article(select); is_meant(query, article)) {
                if (before > 0) {
                    --before;
                    continue;
                }
                for (TextHit &hit : hits_in(reading.database(), article, words))
                    page.hits.push_back(std::move(hit));
                page.articles.push_back(article);
            }
        last = number;
    }
    return page;
}

} // namespace baonoi::store
