// SPDX-License-Identifier: GPL-3.0-or-later
// What lists, searches and counts: answered from the tables of config/schema/009_listed.sql and
// 010_settings.sql, never by reading all articles or jobs.
#include "store/phrases.h"
#include "store/sqlite_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace baonoi::store {

namespace {

constexpr std::size_t most_per_page = 1000;

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

// Of states and sources, as the counts are kept.
std::int64_t kept_count(const sqlite::Database &database, const ArticleQuery &query) {
    sqlite::Statement count(database, "SELECT coalesce(sum(count), 0) FROM article_counts WHERE "
                                      "(?1 = '' OR state = ?1) AND (?2 = '' OR source = ?2)");
    count.bind_all(query.state ? name_of(*query.state) : "", query.source).step();
    return count.integer(0);
}

std::string article_of_number() {
    return fmt::format("SELECT {} FROM articles WHERE (source, input) = "
                       "(SELECT source, input FROM listed WHERE number = ?)",
                       article_columns);
}

// Which articles a page has, and one more when others follow.
struct Wanted {
    std::int64_t after, before, count; // below that number; so many come before them; how many
};

std::vector<std::int64_t> numbers_of(const sqlite::Database &database, const Wanted &wanted,
                                     const std::string &match) {
    sqlite::Statement select(database, match.empty() ? every_number : numbers_that_match);
    select.bind_all(wanted.after, wanted.count, wanted.before);
    if (!match.empty())
        select.bind(4, match);
    std::vector<std::int64_t> numbers;
    while (select.step())
        numbers.push_back(select.integer(0));
    return numbers;
}

// The same of a search, counted on the way; no more are counted than anybody leafs through.
std::vector<std::int64_t> searched_numbers(const sqlite::Database &database, const Wanted &wanted,
                                           const ArticleQuery &query, ArticlePage &page) {
    const Wanted first{std::numeric_limits<std::int64_t>::max(), 0, most_counted + 1};
    std::string match;
    std::vector<std::int64_t> all;
    // A long word that so many have is not taken for a beginning.
    if (may_match_much(query.text)) {
        match = match_of(query, phrases_of(query.text, Last::whole));
        all = numbers_of(database, first, match);
    }
    if (static_cast<std::int64_t>(all.size()) <= most_counted) {
        match = match_of(query, phrases_of(query.text, Last::beginning));
        all = numbers_of(database, first, match);
    }
    const auto counted = static_cast<std::int64_t>(all.size());
    page.has_more_than_total = counted > most_counted;
    page.total = std::min(counted, most_counted);
    const auto below =
        std::find_if(all.begin(), all.end(), [&](auto number) { return number < wanted.after; });
    const std::int64_t begin = below - all.begin() + wanted.before, end = begin + wanted.count;
    if (end > counted && page.has_more_than_total)
        return numbers_of(database, wanted, match);
    return {all.begin() + std::min(begin, counted), all.begin() + std::min(end, counted)};
}

} // namespace

Reading SqliteStore::reading_lists() {
    catch_up_.wait(longest_answer_);
    return Reading(usable().readers_, longest_answer_);
}

ArticlePage SqliteStore::articles(const ArticleQuery &query) {
    ArticlePage page;
    const auto per_page =
        static_cast<std::int64_t>(std::clamp<std::size_t>(query.per_page, 1, most_per_page));
    const auto before = (static_cast<std::int64_t>(std::max<std::size_t>(query.page, 1)) - 1) * per_page;

    const Reading reading = reading_lists();
    const Wanted wanted{query.after > 0 ? query.after : std::numeric_limits<std::int64_t>::max(),
                        query.after > 0 ? 0 : before, per_page + 1};
    const bool is_search =
        !phrases_of(query.text, Last::whole).empty() || !query.section.empty() || !query.voice.empty();
    if (!is_search)
        page.total = kept_count(reading.database(), query);
    const std::vector<std::int64_t> numbers =
        is_search ? searched_numbers(reading.database(), wanted, query, page)
                  : numbers_of(reading.database(), wanted, match_of(query, ""));
    sqlite::Statement select(reading.database(), article_of_number());
    std::int64_t last = 0;
    for (const std::int64_t number : numbers) {
        if (static_cast<std::int64_t>(page.articles.size()) == per_page) {
            page.next = last;
            break;
        }
        last = number;
        select.bind_all(last);
        while (select.step())
            page.articles.push_back(read_article(select));
    }
    return page;
}

// Of the index of all articles only those of that state are read.
std::vector<ArticleRecord> SqliteStore::skipped_because(const std::string &phrase, std::size_t limit) {
    const Reading reading = reading_lists();
    ArticleQuery query;
    query.state = ArticleState::skipped;
    sqlite::Statement numbers(
        reading.database(), "SELECT rowid FROM listed_words WHERE listed_words MATCH ? ORDER BY rowid DESC");
    numbers.bind_all(match_of(query, ""));
    sqlite::Statement select(reading.database(), article_of_number());
    std::vector<ArticleRecord> found;
    while (found.size() < limit && numbers.step()) {
        select.bind_all(numbers.integer(0));
        while (select.step())
            if (ArticleRecord article = read_article(select);
                article.reason.find(phrase) != std::string::npos)
                found.push_back(std::move(article));
    }
    return found;
}

std::map<ArticleState, std::int64_t> SqliteStore::counts() {
    const Reading reading = reading_lists();
    std::map<ArticleState, std::int64_t> counts;
    sqlite::Statement select(reading.database(),
                             "SELECT state, sum(count) FROM article_counts GROUP BY state");
    while (select.step())
        counts[stored_state(select.text(0))] = select.integer(1);
    return counts;
}

std::vector<Coverage> SqliteStore::coverage(std::int64_t minutes) {
    const Reading reading = reading_lists();
    std::vector<Coverage> all;
    sqlite::Statement select(reading.database(),
                             "SELECT source, sum(iif(exemption = '', count, 0)), "
                             "sum(iif(has_audio, count, 0)), "
                             "sum(iif(exemption = '' AND minutes BETWEEN 0 AND ?, count, 0)) "
                             "FROM article_counts WHERE is_gone = 0 GROUP BY source ORDER BY source");
    select.bind(1, minutes);
    while (select.step())
        all.push_back({select.text(0), select.integer(1), select.integer(2), select.integer(3), {}, {}});
    sqlite::Statement gaps(reading.database(), "SELECT state, why, sum(count) FROM article_counts WHERE "
                                               "source = ? AND has_audio = 0 AND is_gone = 0 AND "
                                               "exemption = '' GROUP BY state, why");
    sqlite::Statement exempt(reading.database(),
                             "SELECT exemption, sum(count) FROM article_counts WHERE "
                             "source = ? AND is_gone = 0 AND exemption != '' GROUP BY exemption");
    for (Coverage &coverage : all) {
        exempt.bind(1, coverage.source);
        while (exempt.step())
            coverage.exempt[stored_exemption(exempt.text(0))] = exempt.integer(1);
        gaps.bind(1, coverage.source);
        while (gaps.step())
            coverage.gaps[gaps.text(1).empty() ? gaps.text(0)
                                               : fmt::format("{}: {}", gaps.text(0), gaps.text(1))] =
                gaps.integer(2);
    }
    return all;
}

std::vector<JobCount> SqliteStore::job_counts() {
    const Reading reading = reading_lists();
    std::vector<JobCount> counts;
    sqlite::Statement select(reading.database(),
                             "SELECT kind, state, count, (SELECT min(created_at) FROM listed_jobs WHERE "
                             "listed_jobs.kind = job_counts.kind AND listed_jobs.state = job_counts.state) "
                             "FROM job_counts ORDER BY kind DESC, state");
    while (select.step())
        counts.push_back({static_cast<JobKind>(select.integer(0)), job_state_named(select.text(1)).value(),
                          select.integer(2), select.integer(3)});
    return counts;
}

} // namespace baonoi::store
