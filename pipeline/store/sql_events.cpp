// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_store.h"

namespace baonoi::store {

std::vector<EventRecord> SqlStore::events(std::int64_t after, std::size_t limit) {
    const Reading reading(*this);
    number_events(reading.database());
    std::vector<EventRecord> events;
    Statement select(reading.database(),
                     "SELECT number, kind, source, input, id, title, job, state, what FROM events "
                     "WHERE number > ? ORDER BY number LIMIT ?");
    select.bind_all(after, static_cast<std::int64_t>(limit));
    while (select.step())
        events.push_back({select.integer(0), select.text(1), select.text(2), select.text(3), select.text(4),
                          select.text(5), select.integer(6), select.text(7), select.text(8)});
    return events;
}

std::int64_t SqlStore::last_event() {
    const Reading reading(*this);
    number_events(reading.database());
    Statement select(reading.database(), "SELECT coalesce(max(number), 0) FROM events");
    select.step();
    return select.integer(0);
}

} // namespace baonoi::store
