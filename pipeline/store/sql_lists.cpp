// SPDX-License-Identifier: GPL-3.0-or-later
// What lists, searches and counts: answered from the tables of config/schema/009_listed.sql and
// 010_settings.sql, never by reading all articles or jobs.
#include "store/phrases.h"
#include "store/sql_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace baonoi::store {

namespace {

constexpr std::size_t most_per_page = 1000;

// Of states and sources, as the counts are kept.
std::int64_t kept_count(const Connection &database, const ArticleQuery &query) {
    Statement count(database, "SELECT coalesce(sum(count), 0) FROM article_counts WHERE "
                              "(?1 = '' OR state = ?1) AND (?2 = '' OR source = ?2)");
    count.bind_all(query.state ? name_of(*query.state) : "", query.source).step();
    return count.integer(0);
}

std::string article_of_number() {
    return fmt::format("SELECT {} FROM articles WHERE (source, input) = "
                       "(SELECT source, input FROM listed WHERE number = ?)",
                       article_columns);
}

} // namespace

SqlStore::Reading SqlStore::reading_lists() {
    wait_for_lists();
    return Reading(*this, longest_answer_);
}

ArticlePage SqlStore::articles(const ArticleQuery &query) {
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
    const std::vector<std::int64_t> numbers = is_search
                                                  ? searched_numbers(reading.database(), query, wanted, page)
                                                  : numbers_of(reading.database(), query, wanted);
    Statement select(reading.database(), article_of_number());
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
std::vector<ArticleRecord> SqlStore::skipped_because(const std::string &phrase, std::size_t limit) {
    const Reading reading = reading_lists();
    ArticleQuery query;
    query.state = ArticleState::skipped;
    Statement select(reading.database(), article_of_number());
    std::vector<ArticleRecord> found;
    Wanted wanted{std::numeric_limits<std::int64_t>::max(), 0, most_per_page};
    std::vector<std::int64_t> numbers;
    do {
        numbers = numbers_of(reading.database(), query, wanted);
        for (const std::int64_t number : numbers) {
            wanted.after = number;
            select.bind_all(number);
            while (select.step())
                if (ArticleRecord article = read_article(select);
                    found.size() < limit && article.reason.find(phrase) != std::string::npos)
                    found.push_back(std::move(article));
            if (found.size() >= limit)
                return found;
        }
    } while (static_cast<std::int64_t>(numbers.size()) == wanted.count);
    return found;
}

std::map<ArticleState, std::int64_t> SqlStore::counts() {
    const Reading reading = reading_lists();
    std::map<ArticleState, std::int64_t> counts;
    Statement select(reading.database(),
                     "SELECT state, sum(count) FROM article_counts GROUP BY state HAVING sum(count) > 0");
    while (select.step())
        counts[stored_state(select.text(0))] = select.integer(1);
    return counts;
}

std::vector<Coverage> SqlStore::coverage(std::int64_t minutes) {
    const Reading reading = reading_lists();
    std::vector<Coverage> all;
    Statement select(
        reading.database(),
        "SELECT source, sum(CASE WHEN exemption = '' THEN count ELSE 0 END), "
        "sum(CASE WHEN has_audio = 1 THEN count ELSE 0 END), "
        "sum(CASE WHEN exemption = '' AND minutes BETWEEN 0 AND ? THEN count ELSE 0 END) "
        "FROM article_counts WHERE is_gone = 0 GROUP BY source HAVING sum(count) > 0 ORDER BY source");
    select.bind(1, minutes);
    while (select.step())
        all.push_back({select.text(0), select.integer(1), select.integer(2), select.integer(3), {}, {}});
    Statement gaps(reading.database(), "SELECT state, why, sum(count) FROM article_counts WHERE "
                                       "source = ? AND has_audio = 0 AND is_gone = 0 AND "
                                       "exemption = '' GROUP BY state, why HAVING sum(count) > 0");
    Statement exempt(reading.database(), "SELECT exemption, sum(count) FROM article_counts WHERE "
                                         "source = ? AND is_gone = 0 AND exemption != '' GROUP BY exemption "
                                         "HAVING sum(count) > 0");
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

std::vector<JobCount> SqlStore::job_counts() {
    const Reading reading = reading_lists();
    std::vector<JobCount> counts;
    Statement select(reading.database(),
                     "SELECT kind, state, sum(count), (SELECT min(created_at) FROM listed_jobs WHERE "
                     "listed_jobs.kind = job_counts.kind AND listed_jobs.state = job_counts.state) "
                     "FROM job_counts GROUP BY kind, state HAVING sum(count) > 0");
    while (select.step())
        counts.push_back({static_cast<JobKind>(select.integer(0)), job_state_named(select.text(1)).value(),
                          select.integer(2), select.integer(3)});
    std::stable_sort(counts.begin(), counts.end(), [](const JobCount &a, const JobCount &b) {
        return a.kind != b.kind ? a.kind > b.kind : name_of(a.state) < name_of(b.state);
    });
    return counts;
}

} // namespace baonoi::store
