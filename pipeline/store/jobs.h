// SPDX-License-Identifier: GPL-3.0-or-later
// The work to be done, durable. A job is executed at least once; what it makes is attached once, because a
// job ends only by the hand of the one who holds its lease, and a finished (article, content hash, voice,
// version) is found again.
#pragma once

#include "model/units.h"
#include "store/articles.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace baonoi::store {

// In order of priority.
enum class JobKind { backfill, changed, published, ordered };
enum class JobState { queued, working, done, skipped, failed, cancelled };

// Whether more is to come of the job.
constexpr bool is_open(JobState state) {
    return state == JobState::queued || state == JobState::working;
}

std::string_view name_of(JobKind kind);
std::string_view name_of(JobState state);
std::optional<JobState> job_state_named(std::string_view name);

// What a longer one is cut to: a lease that ends later is none, but left by a clock that was set back.
constexpr Seconds longest_lease{600};
constexpr Seconds longest_wait{86'400}; // before a job is tried again

// A program that dies says nothing about the jobs that it happened to work on: they run again at once. A job
// that was in hand so often in a row is under suspicion: it runs in a process of its own, which may die
// without harm. Only deaths of that process make it fail; while the whole program dies instead it waits ever
// longer, up to a day.
constexpr int losses_of_suspect = 2;

// How soon among the jobs of its kind.
enum class Urgency {
    ordinary, // backfill, published; a change of letters only
    facts,    // numbers, dates or names changed
    unknown,  // nobody has looked yet what changed: looking is quick
};

struct JobRequest {
    std::string source, input;
    JobKind kind = JobKind::published;
    Urgency urgency = Urgency::ordinary;
    std::string content_hash; // empty: not known before the page was read
    std::string voice;        // empty: as configured
    std::string ordered_by, reason;
    std::string listing = {}; // what the source announced, in the caller's form; empty: it announced nothing
};

struct Job {
    std::int64_t id = 0;
    std::string source, input;
    JobKind kind = JobKind::published;
    Urgency urgency = Urgency::ordinary;
    JobState state = JobState::queued;
    std::string content_hash, voice, version; // version: of baonoi, when it was queued
    std::string ordered_by, reason;           // of the order
    int attempts = 0;                         // that began and ended with an error
    int losses = 0;            // times in a row that the program died or froze while it worked on this
    bool is_held = false;      // queued: as JobEnd
    int deaths = 0;            // times in a row that the process died in which this ran alone
    std::int64_t retry_at = 0; // failed: when it is tried again; 0: not before it is asked for
    std::int64_t created_at = 0, run_at = 0, started_at = 0, finished_at = 0; // Unix seconds
    std::string lease_owner;
    std::int64_t lease_end = 0;
    std::string stage;  // of produce, while working
    std::string errors; // one line for each failed attempt, oldest first: "2026-11-01T08:00:00Z fetch: …"
    std::int64_t sentences = 0, spoken = 0; // of the recording; spoken: not found in the segment cache
    std::string outcome = {};               // done: "attached" or "unchanged"; of an older version empty
    // Of a job that was claimed: what the source announced last, in its caller's form, and whether it came
    // with this job's request.
    std::string listing = {};
    bool is_listed = false;
    bool operator==(const Job &) const = default;
};

// How a job ended, or that it did not.
struct JobEnd {
    JobState state = JobState::done; // done, skipped, failed; queued: again after retry_in
    std::string error;               // whole reason; empty for done
    Seconds retry_in{0};             // queued and failed; 0 for failed: never
    std::int64_t sentences = 0, spoken = 0;
    bool counts = true;       // as one of its attempts
    bool is_death = false;    // the process died in which it ran alone
    bool is_held = false;     // queued: it waits for a person to mend what its source needs
    std::string outcome = {}; // Job::outcome
};

struct JobCount {
    JobKind kind = JobKind::published;
    JobState state = JobState::queued;
    std::int64_t count = 0;
    std::int64_t oldest = 0; // created_at of the oldest
};

class Jobs {
public:
    virtual ~Jobs() = default;

    // The job's id. An article has at most one queued job: a further request is merged into it (the kind of
    // higher priority, the higher urgency, the newer voice, content hash and reason; ordered makes it due at
    // once and gives it all its attempts; one that only waits to look again, without an error, is due at once
    // in any case). A request for the content hash, voice and version of the
    // article's last job, that is worked on or has ended as done, skipped or failed, gives that job, unless
    // it is ordered or its content hash is empty. While a job of the article is worked on, the new one waits
    // for its end. The article becomes queued when it has no audio, else it stays as it is. A listing is kept
    // for the article and takes the place of the one before.
    virtual std::int64_t queue(const JobRequest &request) = 0;
    // The same for many, in a few transactions, so that others have their turn between.
    virtual void queue_all(const std::vector<JobRequest> &requests) = 0;

    // The most urgent job that is due, leased to owner. ordered > published > changed > backfill, then by
    // urgency, then the oldest; but of ten claims one takes the oldest due job of all when nothing is
    // ordered, so that nothing waits for ever. What failed and is to be tried again comes last, and at every
    // tenth claim. A job whose lease ended is due, with a loss and "worker lost" added; so is a time in the
    // future that only a clock that was set back leaves behind. One article's jobs are never worked on at the
    // same time. only: none but that job, also before its time.
    virtual std::optional<Job> claim(const std::string &owner, Seconds lease,
                                     std::optional<std::int64_t> only = {}) = 0;
    // False: the lease is no longer owner's; stop, and change nothing.
    virtual bool renew(std::int64_t job, const std::string &owner, Seconds lease, std::string_view stage) = 0;
    // Back to the queue without counting an attempt, with what is known by now; an empty content hash keeps
    // the old one. When a further job of the article waits, this one goes into it and ends as cancelled, "job
    // 12 takes its place"; so it is with a job to be tried again, or whose worker was lost. False as renew.
    virtual bool hand_back(std::int64_t job, const std::string &owner, const std::string &content_hash,
                           Urgency urgency) = 0;
    // The end of the job and what became of its article, in one transaction. False as renew: nothing is kept.
    virtual bool finish(std::int64_t job, const std::string &owner, const JobEnd &end,
                        const ArticleRecord &article, const std::vector<SentenceRecord> *sentences) = 0;
    // Takes the jobs of all owners that are no more as if their leases had ended; how many.
    virtual std::size_t reclaim(const std::function<bool(const std::string &owner)> &is_gone) = 0;
    // What a source needs may have been mended, or with an empty name what any needs: its held jobs are due
    // now; how many.
    virtual std::size_t release_held(const std::string &source) = 0;
    // When that was said last of the source, or of all; Unix seconds, 0: never.
    virtual std::int64_t released_at(const std::string &source) = 0;
    // Ends an article's queued job; failed ones are not tried again. The one that is worked on goes on.
    virtual void cancel(const std::string &source, const std::string &input, const std::string &reason) = 0;

    virtual std::optional<Job> job(std::int64_t id) = 0;
    virtual std::vector<Job> jobs_of(const std::string &source, const std::string &input) = 0; // newest first
    // Failed, skipped … jobs, the last first.
    virtual std::vector<Job> jobs(JobState state, std::size_t limit) = 0;
    // Failed jobs in whose place their article has no other, the last first.
    virtual std::vector<Job> failures(std::size_t limit) = 0;
    virtual std::vector<JobCount> job_counts() = 0;
    // Seconds until something is due or a lease ends: 0 now, nothing when nothing is queued or worked on.
    virtual std::optional<Seconds> next_due() = 0;
    // Forgets jobs that ended earlier, but each article's last that was done, skipped or failed.
    virtual void forget_jobs(std::int64_t before) = 0;
};

} // namespace baonoi::store
