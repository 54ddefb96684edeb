// SPDX-License-Identifier: GPL-3.0-or-later
// Lists and searches by FTS5, see config/schema/009_listed.sql and 010_settings.sql.
#include "store/phrases.h"
#include "store/sqlite_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace baonoi::store {

namespace {

constexpr std::string_view every_number = "SELECT number FROM listed INDEXED BY listed_order WHERE number < "
                                          "?1 ORDER BY number DESC LIMIT ?2 OFFSET ?3";
constexpr std::string_view numbers_that_match =
    "SELECT rowid FROM listed_words WHERE listed_words MATCH ?4 AND rowid < ?1 ORDER BY rowid DESC LIMIT ?2 "
    "OFFSET ?3";

std::string hex_of_name(std::string_view text) {
    std::string hex;
    for (const char byte : text)
        hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return hex;
}

// What FTS5 is asked; empty: nothing, all are meant.
std::string match_of(const ArticleQuery &query, const std::string &phrases) {
    std::vector<std::string> terms;
    if (query.state)
        terms.push_back(fmt::format("marks : \"t{}\"", name_of(*query.state)));
    if (!query.source.empty())
        terms.push_back(fmt::format("marks : \"s{}\"", hex_of_name(query.source)));
    if (!query.section.empty())
        terms.push_back(fmt::format("marks : \"c{}\"", hex_of_name(query.section)));
    if (!query.voice.empty())
        terms.push_back(fmt::format("marks : \"v{}\"", hex_of_name(query.voice)));
    if (!phrases.empty())
        terms.push_back(fmt::format("words : ({})", phrases));
    return fmt::format("{}", fmt::join(terms, " AND "));
}

std::vector<std::int64_t> numbers_that(const Connection &database, const std::string &match,
                                       std::int64_t after, std::int64_t before, std::int64_t count) {
    Statement select(database, match.empty() ? every_number : numbers_that_match);
    select.bind_all(after, count, before);
    if (!match.empty())
        select.bind(4, match);
    std::vector<std::int64_t> numbers;
    while (select.step())
        numbers.push_back(select.integer(0));
    return numbers;
}

} // namespace

std::vector<std::int64_t> SqliteStore::numbers_of(const Connection &database, const ArticleQuery &query,
                                                  const Wanted &wanted) const {
    ArticleQuery narrow;
    narrow.state = query.state;
    narrow.source = query.source;
    return numbers_that(database, match_of(narrow, ""), wanted.after, wanted.before, wanted.count);
}

// The same of a search, counted on the way; no more are counted than anybody leafs through.
std::vector<std::int64_t> SqliteStore::searched_numbers(const Connection &database, const ArticleQuery &query,
                                                        const Wanted &wanted, ArticlePage &page) const {
    const auto first = [&](const std::string &match) {
        return numbers_that(database, match, std::numeric_limits<std::int64_t>::max(), 0, most_counted + 1);
    };
    std::string match;
    std::vector<std::int64_t> all;
    // A long word that so many have is not taken for a beginning.
    if (may_match_much(query.text)) {
        match = match_of(query, phrases_of(query.text, Last::whole));
        all = first(match);
    }
    if (static_cast<std::int64_t>(all.size()) <= most_counted) {
        match = match_of(query, phrases_of(query.text, Last::beginning));
        all = first(match);
    }
    const auto counted = static_cast<std::int64_t>(all.size());
    page.has_more_than_total = counted > most_counted;
    page.total = std::min(counted, most_counted);
    const auto below =
        std::find_if(all.begin(), all.end(), [&](auto number) { return number < wanted.after; });
    const std::int64_t begin = below - all.begin() + wanted.before, end = begin + wanted.count;
    if (end > counted && page.has_more_than_total)
        return numbers_that(database, match, wanted.after, wanted.before, wanted.count);
    return {all.begin() + std::min(begin, counted), all.begin() + std::min(end, counted)};
}

} // namespace baonoi::store
