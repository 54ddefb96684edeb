// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_store.h"

#include <fmt/format.h>

namespace baonoi::store {

namespace {

constexpr std::string_view change_columns =
    "id, at, who, what, word, said, file, before, undoes, "
    "EXISTS (SELECT 1 FROM lexicon_changes AS later WHERE later.undoes = lexicon_changes.id)";

LexiconChangeRecord read_change(const Statement &row) {
    return {row.integer(0), row.integer(1), row.text(2), row.text(3),    row.text(4),
            row.text(5),    row.text(6),    row.text(7), row.integer(8), row.integer(9) != 0};
}

} // namespace

std::int64_t SqlStore::note_lexicon_change(const LexiconChangeRecord &change) {
    Change turn(*this);
    Statement insert(turn.database(), "INSERT INTO lexicon_changes (at, who, what, word, said, file, "
                                      "before, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
    insert.bind_all(change.at > 0 ? change.at : turn.now(), change.who, change.what, change.word, change.said,
                    change.file, change.before, change.undoes);
    insert.step();
    const std::int64_t id = insert.integer(0);
    insert.step();
    turn.commit();
    return id;
}

std::optional<LexiconChangeRecord> SqlStore::lexicon_change(std::int64_t id) {
    const Reading reading(*this);
    Statement select(reading.database(),
                     fmt::format("SELECT {} FROM lexicon_changes WHERE id = ?", change_columns));
    return select.bind_all(id).step() ? std::optional(read_change(select)) : std::nullopt;
}

std::vector<LexiconChangeRecord> SqlStore::lexicon_changes(const std::string &word, std::size_t limit) {
    const Reading reading(*this);
    std::vector<LexiconChangeRecord> changes;
    Statement select(reading.database(),
                     fmt::format("SELECT {} FROM lexicon_changes {} ORDER BY id DESC LIMIT ?2",
                                 change_columns, word.empty() ? "WHERE ?1 = ''" : "WHERE word = ?1"));
    select.bind_all(word, static_cast<std::int64_t>(limit));
    while (select.step())
        changes.push_back(read_change(select));
    return changes;
}

} // namespace baonoi::store
