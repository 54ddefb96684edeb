// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_store.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::store {

namespace {

constexpr std::array<std::string_view, listened_points.size()> point_columns{"start", "to_25", "to_50",
                                                                             "to_75", "to_100"};
constexpr std::size_t least_digits = 12;

// Their sums, the first named starts: as whole numbers, which PostgreSQL's are not by themselves.
std::string sums() {
    std::string all;
    for (const std::string_view column : point_columns)
        all += fmt::format("{}CAST(coalesce(sum({}), 0) AS BIGINT) AS {}", all.empty() ? "" : ", ", column,
                           all.empty() ? "starts" : column);
    return all;
}

ListenedCounts read_counts(const Statement &row, int column) {
    ListenedCounts counts{};
    for (std::int64_t &count : counts)
        count = row.integer(column++);
    return counts;
}

// Of the hashes that begin so: those up to the next that does not.
std::string after(const std::string &recording) {
    return recording + 'g';
}

// The article's id; empty: none plays it, or played it before another took its place.
std::string article_playing(const Connection &database, const std::string &recording) {
    for (const std::string_view query :
         {"SELECT id FROM articles WHERE content_hash >= ?1 AND content_hash < ?2 AND id != '' LIMIT 1",
          "SELECT id FROM articles JOIN versions USING (source, input) "
          "WHERE versions.content_hash >= ?1 AND versions.content_hash < ?2 AND id != '' LIMIT 1"}) {
        Statement select(database, std::string(query));
        if (select.bind_all(recording, after(recording)).step())
            return select.text(0);
    }
    return "";
}

} // namespace

std::optional<std::size_t> listened_point_named(std::string_view name) {
    const auto found = std::find(listened_points.begin(), listened_points.end(), name);
    return found == listened_points.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - listened_points.begin()));
}

bool SqlStore::note_listened(const std::string &recording, std::size_t point) {
    if (recording.size() < least_digits ||
        recording.find_first_not_of("0123456789abcdef") != std::string::npos)
        return false;
    Change change(*this, {}, Outlasts::death);
    const std::string article = article_playing(change.database(), recording);
    if (article.empty())
        return false;
    const std::int64_t today = day_in_vietnam(change.now());
    Statement(change.database(),
              fmt::format("INSERT INTO listened (article, day, {0}) VALUES (?1, ?2, 1) "
                          "ON CONFLICT (article, day) DO UPDATE SET {0} = listened.{0} + 1",
                          point_columns.at(point)))
        .bind_all(article, today)
        .run();
    Statement(change.database(), "DELETE FROM listened WHERE day < ?1").bind_all(today - listened_days).run();
    change.commit();
    return true;
}

ListenedCounts SqlStore::listened(const std::string &id, std::int64_t since) {
    const Reading reading(*this);
    Statement select(reading.database(),
                     fmt::format("SELECT {} FROM listened WHERE article = ?1 AND day >= ?2", sums()));
    select.bind_all(id, since).step();
    return read_counts(select, 0);
}

std::vector<ListenedArticle> SqlStore::most_listened(std::int64_t since, std::size_t limit) {
    const Reading reading(*this);
    std::vector<ListenedArticle> found;
    Statement select(
        reading.database(),
        fmt::format("SELECT source, input, title, counted.* FROM (SELECT {}, article FROM listened "
                    "WHERE day >= ?1 GROUP BY article ORDER BY starts DESC, article LIMIT ?2) AS counted "
                    "JOIN articles ON articles.id = counted.article AND (source, input) = (SELECT source, "
                    "input FROM articles WHERE id = counted.article ORDER BY source, input LIMIT 1) "
                    "ORDER BY counted.starts DESC, counted.article",
                    sums()));
    select.bind_all(since, static_cast<std::int64_t>(limit));
    while (select.step())
        found.push_back({select.text(0), select.text(1), select.text(2), read_counts(select, 3)});
    return found;
}

} // namespace baonoi::store
