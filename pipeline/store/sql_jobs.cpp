// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be done: queueing, merging, cancelling, and what can be asked about jobs.
#include "store/sql_jobs.h"
#include "base/error.h"
#include "base/version.h"
#include "store/sql_store.h"

#include <algorithm>
#include <fmt/format.h>

namespace baonoi::store {

namespace {

constexpr std::int64_t ordered = static_cast<std::int64_t>(JobKind::ordered);

// The job that covers the request already: one that waits, after the request was merged into it; one that is
// worked on or ended, with the same content and voice, of this version or a newer one. 0: none.
std::int64_t covering_job(const Connection &database, const JobRequest &request, std::int64_t now) {
    Statement waiting(database,
                      fmt::format("SELECT id FROM jobs WHERE source = ? AND input = ? AND state = 'queued'{}",
                                  database.for_change()));
    if (waiting.bind_all(request.source, request.input).step()) {
        const std::int64_t id = waiting.integer(0);
        merge_into(database, id, request, now);
        return id;
    }
    if (request.kind == JobKind::ordered || request.content_hash.empty())
        return 0;
    // Only the last: a text that was changed and changed back has to be spoken again.
    Statement last(database,
                   "SELECT id, content_hash, voice, version FROM jobs WHERE source = ? AND input = ? AND "
                   "state != 'cancelled' AND content_hash != '' ORDER BY id DESC LIMIT 1");
    const bool is_same = last.bind_all(request.source, request.input).step() &&
                         last.text(1) == request.content_hash && last.text(2) == request.voice &&
                         !is_newer(std::string(version()), last.text(3));
    return is_same ? last.integer(0) : 0;
}

// The article's failed jobs: something takes their place.
void try_no_more(const Connection &database, const std::string &source, const std::string &input) {
    Statement(database, "UPDATE jobs SET retry_at = 0 WHERE source = ? AND input = ? AND retry_at > 0")
        .bind_all(source, input)
        .run();
}

std::int64_t insert_job(const Connection &database, const JobRequest &request, std::int64_t now) {
    // It takes the place of one that failed, and the suspicion against the article goes on.
    try_no_more(database, request.source, request.input);
    Statement insert(database,
                     "INSERT INTO jobs (source, input, kind, urgency, content_hash, voice, version, "
                     "ordered_by, reason, created_at, run_at, losses) VALUES "
                     "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, coalesce((SELECT min(losses, ?11) "
                     "FROM jobs WHERE source = ?1 AND input = ?2 ORDER BY id DESC LIMIT 1), 0)) "
                     "RETURNING id");
    insert.bind_all(request.source, request.input, static_cast<std::int64_t>(request.kind),
                    static_cast<std::int64_t>(request.urgency), request.content_hash, request.voice,
                    version(), request.ordered_by, request.reason, now, std::int64_t{losses_of_suspect});
    insert.step();
    const std::int64_t id = insert.integer(0);
    insert.run();
    Statement(database, "INSERT INTO articles (source, input, state, announced_at, changed_at) "
                        "VALUES (?1, ?2, 'queued', ?3, ?3) ON CONFLICT (source, input) DO UPDATE "
                        "SET state = 'queued', reason = '', changed_at = ?3 WHERE articles.audio = '' AND "
                        "articles.state NOT IN ('working', 'attaching')")
        .bind_all(request.source, request.input, now)
        .run();
    return id;
}

std::int64_t queue_one(const Connection &database, const JobRequest &request, std::int64_t now) {
    std::int64_t id = covering_job(database, request, now);
    if (id == 0)
        id = insert_job(database, request, now);
    if (!request.listing.empty())
        Statement(database, "INSERT INTO listings (source, input, listing) VALUES (?, ?, ?) "
                            "ON CONFLICT (source, input) DO UPDATE SET listing = excluded.listing")
            .bind_all(request.source, request.input, request.listing)
            .run();
    Statement(database, "UPDATE jobs SET is_listed = ?2 WHERE id = ?1 AND state = 'queued'")
        .bind_all(id, std::int64_t{request.listing.empty() ? 0 : 1})
        .run();
    return id;
}

} // namespace

std::vector<Job> read_jobs(Statement &select) {
    std::vector<Job> jobs;
    while (select.step())
        jobs.push_back(read_job(select));
    return jobs;
}

std::vector<ArticleKey> articles_of(const std::vector<Job> &jobs) {
    std::vector<ArticleKey> articles;
    articles.reserve(jobs.size());
    for (const Job &job : jobs)
        articles.push_back({job.source, job.input});
    return articles;
}

void merge_into(const Connection &database, std::int64_t job, const JobRequest &request, std::int64_t now) {
    Statement(database,
              "UPDATE jobs SET kind = max(kind, ?2), urgency = max(urgency, ?3), content_hash = ?4, "
              "voice = CASE WHEN ?5 = '' THEN voice ELSE ?5 END, ordered_by = CASE WHEN ?6 = '' THEN "
              "ordered_by ELSE ?6 END, "
              "reason = CASE WHEN ?7 = '' THEN reason ELSE ?7 END, version = ?8, "
              "run_at = CASE WHEN ?2 = ?9 OR (attempts = 0 AND is_held = 0 AND losses <= ?11) THEN "
              "min(run_at, ?10) ELSE run_at END, "
              "attempts = CASE WHEN ?2 = ?9 THEN 0 ELSE attempts END "
              "WHERE id = ?1")
        .bind_all(job, static_cast<std::int64_t>(request.kind), static_cast<std::int64_t>(request.urgency),
                  request.content_hash, request.voice, request.ordered_by, request.reason, version(), ordered,
                  now, std::int64_t{losses_of_suspect})
        .run();
}

Statement select_jobs(const Connection &database, std::string_view condition, std::string_view index) {
    return {database, fmt::format("SELECT id, source, input, kind, urgency, state, content_hash, voice, "
                                  "version, ordered_by, reason, attempts, created_at, run_at, started_at, "
                                  "finished_at, lease_owner, lease_end, stage, errors, sentences, spoken, "
                                  "is_listed, losses, deaths, retry_at, outcome, is_held "
                                  "FROM jobs {} WHERE {}",
                                  index.empty() ? "" : fmt::format("INDEXED BY {}", index), condition)};
}

Job read_job(const Statement &row) {
    const auto state = job_state_named(row.text(5));
    if (!state)
        throw Error(Next::stop, fmt::format("the store holds an unknown state \"{}\"", row.text(5)));
    Job job;
    job.id = row.integer(0);
    job.source = row.text(1);
    job.input = row.text(2);
    job.kind = static_cast<JobKind>(row.integer(3));
    job.urgency = static_cast<Urgency>(row.integer(4));
    job.state = *state;
    job.content_hash = row.text(6);
    job.voice = row.text(7);
    job.version = row.text(8);
    job.ordered_by = row.text(9);
    job.reason = row.text(10);
    job.attempts = static_cast<int>(row.integer(11));
    job.created_at = row.integer(12);
    job.run_at = row.integer(13);
    job.started_at = row.integer(14);
    job.finished_at = row.integer(15);
    job.lease_owner = row.text(16);
    job.lease_end = row.integer(17);
    job.stage = row.text(18);
    job.errors = row.text(19);
    job.sentences = row.integer(20);
    job.spoken = row.integer(21);
    job.is_listed = row.integer(22) != 0;
    job.losses = static_cast<int>(row.integer(23));
    job.deaths = static_cast<int>(row.integer(24));
    job.retry_at = row.integer(25);
    job.outcome = row.text(26);
    job.is_held = row.integer(27) != 0;
    return job;
}

std::string listing_of(const Connection &database, const Job &job) {
    Statement select(database, "SELECT listing FROM listings WHERE source = ? AND input = ?");
    return select.bind_all(job.source, job.input).step() ? select.text(0) : "";
}

std::int64_t SqlStore::queue(const JobRequest &request) {
    Change change(*this, {{request.source, request.input}});
    const std::int64_t id = queue_one(change.database(), request, change.now());
    change.commit();
    return id;
}

void SqlStore::queue_all(const std::vector<JobRequest> &requests) {
    constexpr std::size_t at_once = 200;
    for (std::size_t begin = 0; begin < requests.size(); begin += at_once) {
        const std::size_t end = std::min(begin + at_once, requests.size());
        std::vector<ArticleKey> articles;
        for (std::size_t i = begin; i < end; ++i)
            articles.push_back({requests[i].source, requests[i].input});
        Change change(*this, articles);
        for (std::size_t i = begin; i < end; ++i)
            queue_one(change.database(), requests[i], change.now());
        change.commit();
    }
}

void SqlStore::cancel(const std::string &source, const std::string &input, const std::string &reason) {
    Change change(*this, {{source, input}});
    const std::int64_t now = change.now();
    Statement select =
        select_jobs(change.database(), fmt::format("source = ? AND input = ? AND state = 'queued'{}",
                                                   change.database().for_change()));
    select.bind_all(source, input);
    try_no_more(change.database(), source, input);
    for (Job &job : read_jobs(select)) {
        job.state = JobState::cancelled;
        end_job(change.database(), job, reason, now);
    }
    Statement(change.database(), "UPDATE articles SET state = 'missing', reason = ?, changed_at = ? "
                                 "WHERE source = ? AND input = ? AND state = 'queued'")
        .bind_all(reason, now, source, input)
        .run();
    change.commit();
}

std::optional<Job> SqlStore::job(std::int64_t id) {
    const Reading reading(*this);
    Statement select = select_jobs(reading.database(), "id = ?");
    if (!select.bind_all(id).step())
        return std::nullopt;
    Job job = read_job(select);
    if (job.state == JobState::working)
        job.listing = listing_of(reading.database(), job);
    return job;
}

std::vector<Job> SqlStore::jobs_of(const std::string &source, const std::string &input) {
    const Reading reading(*this);
    Statement select = select_jobs(reading.database(), "source = ? AND input = ? ORDER BY id DESC");
    select.bind_all(source, input);
    return read_jobs(select);
}

std::vector<Job> SqlStore::jobs(JobState state, std::size_t limit) {
    const Reading reading(*this);
    Statement select =
        select_jobs(reading.database(), "state = ? ORDER BY finished_at DESC, id DESC LIMIT ?");
    select.bind_all(name_of(state), static_cast<std::int64_t>(limit));
    return read_jobs(select);
}

std::vector<Job> SqlStore::failures(std::size_t limit) {
    const Reading reading(*this);
    Statement select =
        select_jobs(reading.database(),
                    "state = 'failed' AND NOT EXISTS (SELECT 1 FROM jobs AS later WHERE "
                    "later.source = jobs.source AND later.input = jobs.input AND later.id > jobs.id AND "
                    "later.state != 'cancelled') ORDER BY finished_at DESC, id DESC LIMIT ?");
    select.bind_all(static_cast<std::int64_t>(limit));
    return read_jobs(select);
}

namespace {

// Of a job that is over since before ?1, when a later one of its article tells what became of it.
constexpr std::string_view is_forgotten =
    "state IN ('done', 'skipped', 'failed', 'cancelled') AND finished_at < ?1 AND "
    "EXISTS (SELECT 1 FROM jobs later WHERE later.source = jobs.source AND later.input = jobs.input AND "
    "later.id > jobs.id AND later.state IN ('done', 'skipped', 'failed'))";

} // namespace

// They are looked for by a connection that only reads, among a few thousand at a time, and deleted a few at a
// time: nobody waits for either, however many jobs there are.
void SqlStore::forget_jobs(std::int64_t before) {
    constexpr std::int64_t looked_at_at_a_time = 5000;
    constexpr std::size_t deleted_at_a_time = 500;
    for (std::int64_t last = 0;;) {
        std::vector<std::int64_t> jobs;
        {
            const Reading reading(*this);
            Statement portion(reading.database(),
                              "SELECT max(id) FROM (SELECT id FROM jobs NOT INDEXED WHERE "
                              "id > ? ORDER BY id LIMIT ?) AS portion");
            portion.bind_all(last, looked_at_at_a_time).step();
            const std::int64_t end = portion.integer(0); // NULL is 0
            if (end == 0)
                return;
            Statement select(reading.database(),
                             fmt::format("SELECT id FROM jobs NOT INDEXED WHERE id > ?2 AND id <= ?3 AND {}",
                                         is_forgotten));
            select.bind_all(before, last, end);
            while (select.step())
                jobs.push_back(select.integer(0));
            last = end;
        }
        for (std::size_t at = 0; at < jobs.size(); at += deleted_at_a_time) {
            Change change(*this);
            Statement forget(change.database(),
                             fmt::format("DELETE FROM jobs WHERE id = ?2 AND {}", is_forgotten));
            for (std::size_t i = at; i < std::min(at + deleted_at_a_time, jobs.size()); ++i)
                forget.bind_all(before, jobs[i]).run();
            change.commit();
        }
    }
}

} // namespace baonoi::store
