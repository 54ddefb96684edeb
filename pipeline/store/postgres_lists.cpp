// SPDX-License-Identifier: GPL-3.0-or-later
// Lists and searches by PostgreSQL's indexes and its full-text search, see
// config/schema/postgres/014_store.sql.
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

// How many articles have the words, at most one more than are counted. The index alone is read for it, and as
// many rows.
std::int64_t count_words(const Connection &database, const ArticleQuery &query, Last last) {
    Statement count(database, fmt::format("SELECT count(*) FROM (SELECT 1 FROM articles WHERE words @@ "
                                          "words_query(?1, {}) LIMIT ?2) AS found",
                                          goes_on(query.text, last)));
    count.bind_all(query.text, most_counted + 1).step();
    return count.integer(0);
}

// Words that few have lead to their articles, which are put in order; among articles in order one soon comes
// to those with words that many have.
enum class HowMany { unasked, few, many };

HowMany that_have_words(const Connection &database, const ArticleQuery &query, Last last) {
    if (phrases_of(query.text, Last::whole).empty())
        return HowMany::unasked;
    return count_words(database, query, last) <= most_counted ? HowMany::few : HowMany::many;
}

std::vector<std::int64_t> numbers_where(const Connection &database, const ArticleQuery &query, Last last,
                                        HowMany words, std::int64_t after, std::int64_t before,
                                        std::int64_t count) {
    std::string where, found;
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
    if (words != HowMany::unasked) {
        texts.push_back(query.text);
        const std::string are_there =
            fmt::format("words @@ words_query(?{}, {})", texts.size() + 3, goes_on(query.text, last));
        if (words == HowMany::few) // found before anything else is looked at
            found =
                fmt::format("WITH listed AS MATERIALIZED (SELECT place AS number, source, state, section, "
                            "voice FROM articles WHERE {}) ",
                            are_there);
        else
            where +=
                fmt::format(" AND (SELECT {} FROM articles a WHERE a.source = listed.source AND a.input = "
                            "listed.input)",
                            are_there);
    }
    // The conditions that partial indexes ask for.
    if (!query.section.empty())
        where += " AND section != ''";
    if (!query.voice.empty())
        where += " AND voice != ''";
    Statement select(database,
                     fmt::format("{}SELECT number FROM listed WHERE number < ?1{} ORDER BY number DESC "
                                 "LIMIT ?2 OFFSET ?3",
                                 found, where));
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
    return numbers_where(database, narrow, Last::whole, HowMany::unasked, wanted.after, wanted.before,
                         wanted.count);
}

std::vector<std::int64_t> PostgresStore::searched_numbers(const Connection &database,
                                                          const ArticleQuery &query, const Wanted &wanted,
                                                          ArticlePage &page) const {
    HowMany words = HowMany::unasked;
    const auto first = [&](Last last) {
        words = that_have_words(database, query, last);
        return numbers_where(database, query, last, words, std::numeric_limits<std::int64_t>::max(), 0,
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
        return numbers_where(database, query, last, words, wanted.after, wanted.before, wanted.count);
    return {all.begin() + std::min(begin, counted), all.begin() + std::min(end, counted)};
}

} // namespace baonoi::store
