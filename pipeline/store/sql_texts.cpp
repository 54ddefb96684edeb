// SPDX-License-Identifier: GPL-3.0-or-later
// The search in what articles say (config/schema/012_spoken.sql).
#include "base/utf8.h"
#include "lib/icu/unicode.h"
#include "store/phrases.h"
#include "store/sql_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace baonoi::store {

namespace {

constexpr std::size_t most_hits = 3;             // sentences that are shown of an article
constexpr std::size_t most_texts_per_page = 200; // articles
constexpr std::int64_t first_numbers =
    500; // then eight times as many, each time: few questions for a rare filter

// Words without case and marks.
std::vector<std::string> plain_words(const std::string &text) {
    return words_of(icu::plain_letters(icu::nfc(valid_utf8(text))));
}

// The sentences that hold most of the words, in their order.
std::vector<TextHit> hits_in(const Connection &database, const ArticleRecord &article,
                             const std::vector<std::string> &words) {
    Statement select(database, "SELECT number, text, spoken FROM sentences WHERE source = ? AND "
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

ArticlePage SqlStore::articles_that_say(const ArticleQuery &query) {
    ArticlePage page;
    if (phrases_of(query.text).empty())
        return page;
    const std::vector<std::string> words = plain_words(query.text);
    const std::size_t per_page = std::clamp<std::size_t>(query.per_page, 1, most_texts_per_page);
    std::size_t before = (std::max<std::size_t>(query.page, 1) - 1) * per_page;
    if (query.after > 0)
        before = 0;

    const Reading reading = reading_lists();
    const std::int64_t total = count_texts(reading.database(), query.text, most_counted + 1);
    page.total = std::min(total, most_counted);
    page.has_more_than_total = total > most_counted;
    Statement select(reading.database(),
                     fmt::format("SELECT {} FROM articles WHERE (source, input) = "
                                 "(SELECT source, input FROM article_texts WHERE number = ?)",
                                 article_columns));
    std::int64_t last = query.after > 0 ? query.after : std::numeric_limits<std::int64_t>::max();
    std::vector<std::int64_t> numbers;
    std::int64_t asked = first_numbers / 8;
    do {
        asked *= 8;
        numbers = numbers_of_texts(reading.database(), query.text, last, asked);
        for (const std::int64_t number : numbers) {
            if (page.articles.size() == per_page) {
                page.next = last;
                return page;
            }
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
    } while (static_cast<std::int64_t>(numbers.size()) == asked);
    return page;
}

} // namespace baonoi::store
