// SPDX-License-Identifier: GPL-3.0-or-later
// One job in the hands of one worker, as those who watch over the worker see it. Threads: any.
#pragma once

#include "model/units.h"
#include "store/jobs.h"

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace baonoi::work {

// Thrown into the work when the job is no longer its worker's. Not an error: whoever took it dealt with it.
struct JobTaken {};

class Attempt {
public:
    // now, here and below: Clock::elapsed().
    Attempt(store::Job job, std::string owner, Seconds now);

    const store::Job &job() const { return job_; }
    const std::string &owner() const { return owner_; }

    // By the worker. Throws JobTaken when it was taken.
    struct Stage {
        std::string name;
        Seconds duration;
    };
    // The stage that ended with this one's begin, empty when it goes on.
    Stage at(std::string_view stage, Seconds now);
    void begin_publishing(); // from here to end() it is not taken for the sake of a quick stop
    // The worker's end of the job is the one that counts.
    void end();

    // Until when its lease holds at least; by whoever renewed it, and by the worker. Clock::elapsed().
    void hold_until(Seconds end);
    Seconds held_until() const;

    // By watchers: what they see.
    struct View {
        std::string stage;
        Seconds without_progress;
        bool ending = false; // the worker is keeping what became of it
        bool taken = false;
    };
    View view(Seconds now) const;
    // The job is no longer the worker's. False when it has ended or was taken already, or is being published
    // and even_publishing is not set.
    bool take(bool even_publishing);

private:
    enum class State { working, publishing, ended, taken };

    const store::Job job_;
    const std::string owner_;
    mutable std::mutex mutex_;
    State state_ = State::working;
    std::string stage_ = "claimed";
    Seconds stage_begin_, last_progress_;
    Seconds held_until_{0};
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

} // namespace baonoi::work
