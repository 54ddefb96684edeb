// SPDX-License-Identifier: GPL-3.0-or-later
// The steps that the calls about jobs share. Each is done within the caller's transaction; now is Unix time.
#pragma once

#include "store/connection.h"
#include "store/jobs.h"

#include <optional>
#include <string_view>
#include <vector>

namespace baonoi::store {

// The jobs for which condition holds (what follows WHERE), whose parameters the caller binds; read_job gives
// the row that the statement stands at.
// index: the one to read; empty: as SQLite thinks, which knows nothing of how many rows there are.
Statement select_jobs(const Connection &database, std::string_view condition, std::string_view index = "");
Job read_job(const Statement &row);
std::vector<Job> read_jobs(Statement &select);
std::vector<ArticleKey> articles_of(const std::vector<Job> &jobs);

// Its article has no job that is worked on.
constexpr std::string_view is_alone = "NOT EXISTS (SELECT 1 FROM jobs AS other WHERE other.state = 'working' "
                                      "AND other.source = jobs.source AND "
                                      "other.input = jobs.input)";

// In which order jobs are looked at that are due at ?1, and the index that has them so: without its name
// SQLite sorts the whole queue.
struct JobOrder {
    std::string_view condition, order, index;
};
extern const JobOrder by_urgency, by_age, by_retry;
// The first of them whose article nobody works on.
std::optional<Job> first_due(const Connection &database, const JobOrder &jobs, std::int64_t now);

// Of claims that find no order one takes the oldest due job.
constexpr std::int64_t claims_for_each_oldest = 10;

std::int64_t whole_seconds(Seconds duration, Seconds most); // begun, from 0 to most

// Their programs died or froze: they are due again; how many. The caller has their articles
// (Connection::lock).
std::size_t lose_all(const Connection &database, const std::vector<Job> &lost, std::int64_t now);

// What the source announced of the job's article; empty: nothing.
std::string listing_of(const Connection &database, const Job &job);

// What a further request changes in a queued job.
void merge_into(const Connection &database, std::int64_t job, const JobRequest &request, std::int64_t now);

// Keeps what can change about a job that is worked on, after error, unless it is empty, was added to its
// errors; in every state but working it has no lease.
void end_job(const Connection &database, Job job, std::string_view error, std::int64_t now);

} // namespace baonoi::store
