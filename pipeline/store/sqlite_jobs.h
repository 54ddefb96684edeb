// SPDX-License-Identifier: GPL-3.0-or-later
// The steps that the calls about jobs share. Each is done within the caller's transaction; now is Unix time.
#pragma once

#include "lib/sqlite/sqlite.h"
#include "store/jobs.h"

#include <string_view>

namespace baonoi::store {

// The jobs for which condition holds (what follows WHERE), whose parameters the caller binds; read_job gives
// the row that the statement stands at.
// index: the one to read; empty: as SQLite thinks, which knows nothing of how many rows there are.
sqlite::Statement select_jobs(const sqlite::Database &database, std::string_view condition,
                              std::string_view index = "");
Job read_job(const sqlite::Statement &row);

// What the source announced of the job's article; empty: nothing.
std::string listing_of(const sqlite::Database &database, const Job &job);

// What a further request changes in a queued job.
void merge_into(const sqlite::Database &database, std::int64_t job, const JobRequest &request,
                std::int64_t now);

// Keeps what can change about a job that is worked on, after error, unless it is empty, was added to its
// errors; in every state but working it has no lease.
void end_job(const sqlite::Database &database, Job job, std::string_view error, std::int64_t now);

} // namespace baonoi::store
