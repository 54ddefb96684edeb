// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_store.h"

#include <fmt/format.h>

namespace baonoi::store {

namespace {

constexpr std::string_view scope_columns =
    "source, section, voice, heard, intro, outro, has_intro, has_outro, "
    "changed_by, reason, changed_at";

ScopeRecord read_scope(const Statement &row) {
    ScopeRecord scope;
    scope.source = row.text(0);
    scope.section = row.text(1);
    scope.voice = row.text(2);
    if (const std::string heard = row.text(3); !heard.empty())
        scope.heard = heard == "yes";
    if (row.integer(6) != 0)
        scope.intro = row.text(4);
    if (row.integer(7) != 0)
        scope.outro = row.text(5);
    scope.changed_by = row.text(8);
    scope.reason = row.text(9);
    scope.changed_at = row.integer(10);
    return scope;
}

ScopeRecord select_scope(const Connection &database, const std::string &source, const std::string &section) {
    Statement select(database,
                     fmt::format("SELECT {} FROM scopes WHERE source = ? AND section = ?", scope_columns));
    if (select.bind_all(source, section).step())
        return read_scope(select);
    ScopeRecord none;
    none.source = source;
    none.section = section;
    return none;
}

} // namespace

std::vector<ScopeRecord> SqlStore::scopes(const std::string &source) {
    const Reading reading(*this);
    Statement select(
        reading.database(),
        fmt::format("SELECT {} FROM scopes WHERE ?1 = '' OR source = ?1 ORDER BY source, section",
                    scope_columns));
    select.bind_all(source);
    std::vector<ScopeRecord> all;
    while (select.step())
        all.push_back(read_scope(select));
    return all;
}

ScopeRecord SqlStore::revise_scope(const std::string &source, const std::string &section,
                                   const std::string &who, const std::string &why,
                                   const std::function<void(ScopeRecord &)> &how) {
    Change change(*this, {{source, "section " + section}}); // no article has such an input
    const ScopeRecord before = select_scope(change.database(), source, section);
    ScopeRecord after = before;
    how(after);
    if (after == before)
        return after;
    after.changed_by = who;
    after.reason = why;
    after.changed_at = change.now();
    Statement(change.database(),
              fmt::format("INSERT INTO scopes ({}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                          "ON CONFLICT (source, section) DO UPDATE SET voice = excluded.voice, "
                          "heard = excluded.heard, intro = excluded.intro, outro = excluded.outro, "
                          "has_intro = excluded.has_intro, has_outro = excluded.has_outro, "
                          "changed_by = excluded.changed_by, reason = excluded.reason, "
                          "changed_at = excluded.changed_at",
                          scope_columns))
        .bind_all(source, section, after.voice,
                  !after.heard   ? ""
                  : *after.heard ? "yes"
                                 : "no",
                  after.intro.value_or(""), after.outro.value_or(""), std::int64_t{after.intro.has_value()},
                  std::int64_t{after.outro.has_value()}, after.changed_by, after.reason, after.changed_at)
        .run();
    change.commit();
    return after;
}

std::map<std::string, std::int64_t> SqlStore::sections(const std::string &source) {
    const Reading reading(*this, longest_answer_);
    Statement select(reading.database(),
                     "SELECT section, count(*) FROM articles WHERE source = ? GROUP BY section");
    select.bind_all(source);
    std::map<std::string, std::int64_t> sections;
    while (select.step())
        sections[select.text(0)] = select.integer(1);
    return sections;
}

std::vector<ScopedArticle> SqlStore::articles_in(const std::string &source, const std::string &section) {
    const Reading reading(*this);
    Statement select(reading.database(),
                     "SELECT input, url, section, audio != '', state, exemption FROM articles WHERE "
                     "source = ?1 AND (?2 = '' OR section IN (?2, '')) ORDER BY input");
    select.bind_all(source, section);
    std::vector<ScopedArticle> all;
    while (select.step())
        all.push_back({select.text(0), select.text(1), select.text(2), select.integer(3) != 0,
                       stored_state(select.text(4)), stored_exemption(select.text(5))});
    return all;
}

} // namespace baonoi::store
