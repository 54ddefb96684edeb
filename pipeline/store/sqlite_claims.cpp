// SPDX-License-Identifier: GPL-3.0-or-later
// Who works on what next: he who claims has the whole file to himself.
#include "base/fault.h"
#include "store/sql_jobs.h"
#include "store/sqlite_store.h"

#include <fmt/format.h>

namespace baonoi::store {

namespace {

// That job when it is queued and no other one of its article is worked on; its time may be still to come.
std::optional<Job> queued_job(const Connection &database, std::int64_t id) {
    Statement select = select_jobs(
        database, "id = ? AND state = 'queued' AND NOT EXISTS (SELECT 1 FROM jobs AS other WHERE "
                  "other.state = 'working' AND other.source = jobs.source AND other.input = jobs.input)");
    if (!select.bind_all(id).step())
        return std::nullopt;
    return read_job(select);
}

// The job whose turn it is.
std::optional<Job> next_job(const Connection &database, std::int64_t now) {
    auto next = first_due(database, by_urgency, now);
    if (!next)
        return first_due(database, by_retry, now);
    if (next->kind == JobKind::ordered)
        return next;
    Statement count(database, "INSERT INTO counters (name, value) VALUES ('claims', 1) "
                              "ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value");
    count.step();
    const bool is_oldest_turn = count.integer(0) % claims_for_each_oldest == 0;
    count.run();
    if (!is_oldest_turn)
        return next;
    if (auto again = first_due(database, by_retry, now))
        return again;
    return first_due(database, by_age, now);
}

} // namespace

std::optional<Job> SqliteStore::claim(const std::string &owner, Seconds lease,
                                      std::optional<std::int64_t> only) {
    Change change(*this, {}, Outlasts::death);
    const std::int64_t now = change.now();
    Statement ended = select_jobs(
        change.database(), "state = 'working' AND (lease_end <= ?1 OR lease_end > ?1 + ?2) ORDER BY id");
    ended.bind_all(now, whole_seconds(longest_lease, longest_lease));
    lose_all(change.database(), read_jobs(ended), now);
    std::optional<Job> job = only ? queued_job(change.database(), *only) : next_job(change.database(), now);
    if (job) {
        job->state = JobState::working;
        job->lease_owner = owner;
        job->lease_end = now + whole_seconds(lease, longest_lease);
        job->started_at = now;
        job->listing = listing_of(change.database(), *job);
        Statement(change.database(), "UPDATE jobs SET state = 'working', lease_owner = ?2, lease_end = ?3, "
                                     "started_at = ?4 WHERE id = ?1")
            .bind_all(job->id, owner, job->lease_end, now)
            .run();
        Statement(change.database(), "UPDATE articles SET state = 'working', changed_at = ? "
                                     "WHERE source = ? AND input = ? AND audio = '' AND state != 'attaching'")
            .bind_all(now, job->source, job->input)
            .run();
    }
    change.commit();
    fault_point("store.claimed");
    return job;
}

} // namespace baonoi::store
