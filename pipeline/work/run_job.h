// SPDX-License-Identifier: GPL-3.0-or-later
// What is done for one job: the article is fetched, its page is asked what it plays, and its audio is made. A
// Worker calls it on its own thread and keeps in the store what became of the job. It calls the Production of
// the setup and reads the store, where it changes what is kept of readings and of an order that is over
// (job_recording.h).
#pragma once

#include "produce/produce.h"
#include "store/store.h"
#include "work/host_leases.h"
#include "work/setup.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::work {

// What somebody who waits for a job in the foreground wants of it; a daemon wants none of it.
struct JobOptions {
    std::string since =
        {}; // "2026-11-01": an article without audio that its page dates earlier is left alone
    bool is_dry_run = false;        // find out what would be done
    bool is_single_attempt = false; // an error ends the job; what was refused before is tried again
    std::int64_t round = 0;         // of the source, to be noted at the article; 0: none
};

// Lent for the time of the call. The functions may throw to end it.
struct JobTools {
    Setup &setup;
    store::Store &store;
    Clock &clock;
    produce::Progress progress;
    std::function<void()> before_publish;
    JobOptions options = {};
    HostLeases *leases = nullptr; // null: nobody else has the store
};

// What became of the job. The outcome is
//   attached, unchanged;
//   skipped: the article has a recording by others, cannot be spoken as it is, or was withdrawn;
//   outdated: its audio says something else. Nothing was made yet, urgency says when it should be;
//   attaching: it is attached, and a reader does not hear it yet: look_again says when to look;
//   missing: its audio would be made, but it is older than asked or this is a dry run;
//   failed: it is not known yet, or an error ended the attempt.
struct JobResult {
    produce::Outcome outcome;
    bool is_too_old = false; // missing: it is older than asked
    store::Urgency urgency = store::Urgency::ordinary;
    std::string content_hash;     // of what the article says now; empty while unknown
    store::ArticleRecord article; // as it is to be kept
    Seconds look_again{0}; // skipped, attaching: until it is tried again all the same; 0: not by itself
    std::optional<std::vector<store::SentenceRecord>> sentences;
    AddressesInHand::Hold hold; // on the article, until the store knows what became of it
};

// Whether that time, ISO 8601, is before the day; not when either is unknown.
bool is_older(std::string_view published, std::string_view day);

// A job of kind changed of which nobody knows yet what changed is only previewed when the article has our
// audio. result holds what is known by then also when this throws what the stages throw.
void run_job(const store::Job &job, const JobTools &tools, JobResult &result);

} // namespace baonoi::work
