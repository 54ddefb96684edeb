// SPDX-License-Identifier: GPL-3.0-or-later
// One worker: claims a job, deals with it, ends it.
#pragma once

#include "fetch/polite.h"
#include "store/store.h"
#include "work/attempt.h"
#include "work/deal.h"
#include "work/metrics.h"
#include "work/setup.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace baonoi::work {

// What all workers of a daemon share. Lent for their life.
struct WorkTools {
    store::Store &store;
    Clock &clock;
    Metrics &metrics;
    CurrentSetup &setup;
    std::function<void(const store::Job &, const DealTools &, Dealt &)> deal = deal_with;
    // What makes all work pointless, a full disk say. From any thread.
    std::function<void(const std::string &message)> give_up;
};

// The attempts that are being made. Threads: any.
class Attempts {
public:
    void add(const std::shared_ptr<Attempt> &attempt);
    void remove(const std::shared_ptr<Attempt> &attempt);
    std::vector<std::shared_ptr<Attempt>> all() const;

private:
    mutable std::mutex mutex_;
    std::vector<std::shared_ptr<Attempt>> attempts_;
};

// How long until the next attempt, of which up to a half is random: backoff, twice that … up to max_backoff.
// attempts: that were made before the one that failed.
Seconds pause_after(int attempts, const settings::WorkSettings &settings, double jitter);

// The error that ends an attempt and has the job tried again, or has failed for good.
store::JobEnd failed_attempt(const store::Job &job, const settings::WorkSettings &settings,
                             const std::string &error, double jitter);

// The article of a job whose attempt ended so.
store::ArticleRecord after(const store::JobEnd &end, store::ArticleRecord article);

class Worker {
public:
    // owner: of its leases; no other worker anywhere has it. stopping: claim nothing more.
    Worker(const WorkTools &tools, Attempts &attempts, std::string owner, const std::atomic<bool> &stopping);

    enum class Step {
        idle,   // nothing is due
        worked, // a job was dealt with
        broken, // the job ended by an error that nobody foresaw: the worker is to be replaced
    };
    // One job at most. Waits while the store is locked. Throws only stop, of the store.
    Step step();

private:
    Step deal_with(const std::shared_ptr<Attempt> &attempt, Setup &setup);
    Step recover(Attempt &attempt, Setup &setup, const std::exception &error, Dealt dealt);
    // Back to the queue until the source is tried again.
    Step wait(Attempt &attempt, const Holds::Hold &hold, const std::string &error);
    void finish(Attempt &attempt, const Dealt &dealt);
    void end(Attempt &attempt, const store::JobEnd &end, const store::ArticleRecord &article,
             const std::vector<store::SentenceRecord> *sentences, const char *result);
    void hand_back(Attempt &attempt, const Dealt &dealt);
    void note_stage(Attempt &attempt, std::string_view stage);
    void hold_lease(Attempt &attempt, const settings::WorkSettings &settings);
    // Until the store answers. Throws JobTaken when that lasts until the program ends.
    template <class Call>
    auto insist(Call call);

    const WorkTools &tools_;
    Attempts &attempts_;
    const std::string owner_;
    const std::atomic<bool> &stopping_;
    fetch::Jitter jitter_ = fetch::random_jitter();
};

} // namespace baonoi::work
