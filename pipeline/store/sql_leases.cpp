// SPDX-License-Identifier: GPL-3.0-or-later
// Who works on what: claiming, renewing, and how jobs end.
#include "base/fault.h"
#include "base/iso_time.h"
#include "base/utf8.h"
#include "store/sql_jobs.h"
#include "store/sql_store.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace baonoi::store {

namespace {

constexpr std::size_t longest_errors = 1U << 16U; // bytes; the oldest lines go
constexpr std::size_t longest_error = 1U << 13U;

void append_error(std::string &errors, std::string_view error, std::int64_t now) {
    std::string line = shorten(error, longest_error);
    std::replace(line.begin(), line.end(), '\n', ' ');
    errors += fmt::format("{}{} {}", errors.empty() ? "" : "\n", iso_time(now), line);
    while (errors.size() > longest_errors)
        errors.erase(0, errors.find('\n') + 1);
}

std::optional<Job> working_job(const Connection &database, std::int64_t id, const std::string &owner) {
    Statement select = select_jobs(
        database, fmt::format("id = ? AND state = 'working' AND lease_owner = ?{}", database.for_change()));
    if (!select.bind_all(id, owner).step())
        return std::nullopt;
    return read_job(select);
}

// Back to the queue, or into the job of its article that came meanwhile.
void requeue(const Connection &database, Job job, std::string_view error, std::int64_t now) {
    Statement waiting(database,
                      fmt::format("SELECT id, content_hash FROM jobs WHERE source = ? AND input = ? AND "
                                  "state = 'queued'{}",
                                  database.for_change()));
    if (!waiting.bind_all(job.source, job.input).step()) {
        job.state = JobState::queued;
        end_job(database, std::move(job), error, now);
        return;
    }
    const std::int64_t other = waiting.integer(0);
    merge_into(database, other, {job.source, job.input, job.kind, job.urgency, waiting.text(1), "", "", ""},
               now);
    Statement(
        database,
        "UPDATE jobs SET voice = CASE WHEN voice = '' THEN ?2 ELSE voice END, "
        "ordered_by = CASE WHEN ordered_by = '' THEN ?3 ELSE ordered_by END, "
        "reason = CASE WHEN reason = '' THEN ?4 ELSE reason END, losses = max(losses, ?5) WHERE id = ?1")
        .bind_all(other, job.voice, job.ordered_by, job.reason, std::int64_t{job.losses})
        .run();
    job.state = JobState::cancelled;
    end_job(database, std::move(job),
            fmt::format("{}{}job {} takes its place", error, error.empty() ? "" : "; ", other), now);
}

// How long a suspect waits that the program did not survive either: ten seconds, twice that … up to a day.
std::int64_t pause_of_suspect(int losses) {
    constexpr std::int64_t first = 10;
    const int doublings = std::clamp(losses - losses_of_suspect - 1, 0, 20);
    return losses > losses_of_suspect
               ? std::min(first << doublings, whole_seconds(longest_wait, longest_wait))
               : 0;
}

void lose(const Connection &database, Job job, std::int64_t now) {
    ++job.losses;
    job.finished_at = now;
    Statement(database, "UPDATE articles SET state = 'queued', changed_at = ? "
                        "WHERE source = ? AND input = ? AND state = 'working'")
        .bind_all(now, job.source, job.input)
        .run();
    job.run_at = now + pause_of_suspect(job.losses);
    requeue(database, std::move(job), "worker lost", now);
}

} // namespace

std::int64_t whole_seconds(Seconds duration, Seconds most) {
    return static_cast<std::int64_t>(std::ceil(std::clamp(duration.value, 0.0, most.value)));
}

std::size_t lose_all(const Connection &database, const std::vector<Job> &lost, std::int64_t now) {
    for (const Job &job : lost)
        lose(database, job, now);
    return lost.size();
}

// Its time has come, and no job of its article is worked on. A time that was set in the future was set before
// the clock was put back.
static constexpr std::string_view is_due =
    "state = 'queued' AND (run_at <= ?1 OR created_at > ?1 OR finished_at > ?1)";
static constexpr std::string_view is_due_again =
    "state = 'failed' AND retry_at > 0 AND (retry_at <= ?1 OR finished_at > ?1)";

const JobOrder by_urgency{is_due, "kind DESC, urgency DESC, run_at, id", "jobs_due"};
const JobOrder by_age{is_due, "run_at, id", "jobs_oldest"};
const JobOrder by_retry{is_due_again, "retry_at, id", "jobs_tried_again"};

std::optional<Job> first_due(const Connection &database, const JobOrder &jobs, std::int64_t now) {
    Statement select = select_jobs(
        database, fmt::format("{} AND {} ORDER BY {} LIMIT 1", jobs.condition, is_alone, jobs.order),
        jobs.index);
    if (!select.bind_all(now).step())
        return std::nullopt;
    return read_job(select);
}

void end_job(const Connection &database, Job job, std::string_view error, std::int64_t now) {
    if (!error.empty())
        append_error(job.errors, error, now);
    if (job.state != JobState::queued)
        job.finished_at = now;
    Statement(database, "UPDATE jobs SET state = ?2, urgency = ?3, content_hash = ?4, attempts = ?5, "
                        "run_at = ?6, finished_at = ?7, errors = ?8, sentences = ?9, spoken = ?10, "
                        "losses = ?11, deaths = ?12, retry_at = ?13, outcome = ?14, is_held = ?15, "
                        "lease_owner = '', lease_end = "
                        "0, stage = '' WHERE id = ?1")
        .bind_all(job.id, name_of(job.state), static_cast<std::int64_t>(job.urgency), job.content_hash,
                  std::int64_t{job.attempts}, job.run_at, job.finished_at, job.errors, job.sentences,
                  job.spoken, std::int64_t{job.losses}, std::int64_t{job.deaths},
                  job.state == JobState::failed ? job.retry_at : 0, job.outcome,
                  std::int64_t{job.state == JobState::queued && job.is_held})
        .run();
}

bool SqlStore::renew(std::int64_t job, const std::string &owner, Seconds lease, std::string_view stage) {
    Change change(*this, {}, Outlasts::death);
    Statement(change.database(), "UPDATE jobs SET lease_end = ?3, stage = ?4 "
                                 "WHERE id = ?1 AND lease_owner = ?2 AND state = 'working'")
        .bind_all(job, owner, change.now() + whole_seconds(lease, longest_lease), stage)
        .run();
    const bool is_owner = change.database().changes() > 0;
    change.commit();
    return is_owner;
}

bool SqlStore::hand_back(std::int64_t id, const std::string &owner, const std::string &content_hash,
                         Urgency urgency) {
    Change change(*this);
    { // the article before its job, as everybody locks them
        Statement select(change.database(), "SELECT source, input FROM jobs WHERE id = ?");
        if (!select.bind_all(id).step())
            return false;
        change.database().lock({{select.text(0), select.text(1)}});
    }
    std::optional<Job> job = working_job(change.database(), id, owner);
    if (!job)
        return false;
    if (!content_hash.empty())
        job->content_hash = content_hash;
    job->urgency = urgency;
    const std::int64_t now = change.now();
    Statement(change.database(), "UPDATE articles SET state = 'queued', changed_at = ? "
                                 "WHERE source = ? AND input = ? AND state = 'working'")
        .bind_all(now, job->source, job->input)
        .run();
    requeue(change.database(), std::move(*job), "", now);
    change.commit();
    return true;
}

bool SqlStore::finish(std::int64_t id, const std::string &owner, const JobEnd &end,
                      const ArticleRecord &article, const std::vector<SentenceRecord> *sentences) {
    assert(end.state != JobState::working && end.state != JobState::cancelled);
    fault_point("store.finish");
    Change change(*this, {{article.source, article.input}});
    Statement known = ask_for_article(change.database(), article.source, article.input);
    std::optional<Job> job = working_job(change.database(), id, owner);
    if (!job)
        return false;
    assert(article.source == job->source && article.input == job->input);
    const std::int64_t now = change.now();
    const Job made_by = *job;
    job->state = end.state;
    job->sentences = end.sentences;
    job->spoken = end.spoken;
    job->outcome = end.outcome;
    job->is_held = end.is_held;
    if (end.state == JobState::done && !article.content_hash.empty())
        job->content_hash = article.content_hash;
    job->attempts += end.counts && !end.error.empty() ? 1 : 0;
    job->deaths = end.is_death ? job->deaths + 1 : 0;
    if (!end.is_death)
        job->losses = 0;
    if (end.state == JobState::failed && end.retry_in > Seconds{0})
        job->retry_at = now + whole_seconds(end.retry_in, longest_wait);
    if (end.state == JobState::queued) {
        job->finished_at = now;
        job->run_at = now + whole_seconds(end.retry_in, longest_wait);
        requeue(change.database(), std::move(*job), end.error, now);
    } else {
        end_job(change.database(), std::move(*job), end.error, now);
    }
    keep_article(change.database(), std::move(known), article, now, &made_by);
    if (sentences)
        keep_all_sentences(change.database(), {article.source, article.input}, *sentences);
    change.commit();
    fault_point("store.finished");
    return true;
}

std::size_t SqlStore::reclaim(const std::function<bool(const std::string &owner)> &is_gone) {
    std::vector<std::string> owners;
    {
        const Reading reading(*this);
        Statement select(reading.database(), "SELECT DISTINCT lease_owner FROM jobs WHERE state = 'working'");
        while (select.step())
            owners.push_back(select.text(0));
    }
    std::erase_if(owners, [&](const std::string &owner) { return !is_gone(owner); });
    std::size_t count = 0;
    for (const std::string &owner : owners) {
        Change change(*this);
        const auto of_owner = [&] {
            Statement select =
                select_jobs(change.database(), "state = 'working' AND lease_owner = ? ORDER BY id");
            select.bind_all(owner);
            return read_jobs(select);
        };
        change.database().lock(articles_of(of_owner()));
        count += lose_all(change.database(), of_owner(), change.now());
        change.commit();
    }
    return count;
}

std::size_t SqlStore::release_held(const std::string &source) {
    Change change(*this);
    const std::int64_t now = change.now();
    Statement(change.database(), "INSERT INTO counters (name, value) VALUES ('released ' || ?1, ?2) "
                                 "ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind_all(source, now)
        .run();
    Statement(change.database(),
              "UPDATE jobs SET run_at = ?2, is_held = 0 WHERE state = 'queued' AND is_held = 1 "
              "AND (?1 = '' OR source = ?1)")
        .bind_all(source, now)
        .run();
    const auto count = static_cast<std::size_t>(change.database().changes());
    change.commit();
    return count;
}

std::int64_t SqlStore::released_at(const std::string &source) {
    const Reading reading(*this);
    Statement select(reading.database(),
                     "SELECT max(value) FROM counters WHERE name IN ('released ', 'released ' || ?)");
    select.bind_all(source).step();
    return select.integer(0); // NULL is 0
}

std::optional<Seconds> SqlStore::next_due() {
    const Reading reading(*this);
    const std::int64_t now = reading.now();
    for (const JobOrder *jobs : {&by_age, &by_retry})
        if (first_due(reading.database(), *jobs, now))
            return Seconds{0};
    Statement select(reading.database(),
                     "SELECT min(at) FROM (SELECT min(lease_end) AS at FROM jobs WHERE state = 'working' AND "
                     "lease_end > 0 UNION ALL "
                     "SELECT min(run_at) FROM jobs WHERE state = 'queued' AND run_at > ?1 UNION ALL "
                     "SELECT min(retry_at) FROM jobs WHERE state = 'failed' AND retry_at > ?1) AS times "
                     "WHERE at IS NOT NULL");
    select.bind_all(now).step();
    const std::int64_t at = select.integer(0); // NULL is 0
    if (at == 0)
        return std::nullopt;
    return Seconds{static_cast<double>(std::max<std::int64_t>(at - now, 0))};
}

} // namespace baonoi::store
