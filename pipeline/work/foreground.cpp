// SPDX-License-Identifier: GPL-3.0-or-later
#include "work/foreground.h"

#include "base/error.h"
#include "base/process.h"
#include "work/store_lock.h"

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace baonoi::work {

namespace {

constexpr Seconds grace{9};

} // namespace

std::int64_t successor(const std::string &error) {
    constexpr std::string_view before = "job ";
    constexpr std::string_view after = " takes its place";
    if (!error.ends_with(after))
        return 0;
    const std::string_view rest = std::string_view(error).substr(0, error.size() - after.size());
    const std::size_t at = rest.rfind(before);
    std::int64_t job = 0;
    if (at != std::string_view::npos)
        std::from_chars(rest.data() + at + before.size(), rest.data() + rest.size(), job);
    return job;
}

Foreground::Foreground(std::shared_ptr<Setup> setup, store::Store &store, Clock &clock,
                       std::shared_ptr<const LoneProcess> lone_process)
    : setup_(std::move(setup)),
      leases_(store, clock, this_process()), context_{.store = store,
                                                      .clock = clock,
                                                      .metrics = metrics_,
                                                      .setup = setup_,
                                                      .give_up =
                                                          [this](const std::string &message) {
                                                              const std::scoped_lock lock(mutex_);
                                                              failure_ = failure_.value_or(message);
                                                              changed_.notify_all();
                                                          },
                                                      .assignment =
                                                          [this] {
                                                              const std::scoped_lock lock(mutex_);
                                                              return assignment_;
                                                          },
                                                      .lone_process = std::move(lone_process),
                                                      .leases = &leases_} {
    setup_.get()->production.take_turns_by(leases_);
    reclaim_from_the_dead(store);
    workers_ = std::make_unique<Workers>(context_, this_process(), 1);
}

Foreground::~Foreground() {
    if (!workers_->stop(grace))
        std::_Exit(1);
    setup_.get()->production.take_turns_by(publish::turns_of_this_process());
}

std::optional<JobResult> Foreground::attempt(std::int64_t job) {
    Assignment assignment;
    assignment.job = job;
    return attempt(std::move(assignment));
}

std::optional<JobResult> Foreground::attempt(std::int64_t job, const JobOptions &options,
                                             const produce::Progress &progress) {
    return attempt({job, options, true, progress});
}

std::optional<JobResult> Foreground::attempt(Assignment assignment) {
    // Shared with the worker: one that was replaced may come back after this call has returned.
    const auto result = std::make_shared<std::optional<JobResult>>();
    const auto shared = std::make_shared<Assignment>(std::move(assignment));
    shared->ended = [this, result, own = std::weak_ptr<Assignment>(shared)](std::optional<JobResult> ended) {
        const std::scoped_lock lock(mutex_);
        if (assignment_ != own.lock())
            return;
        *result = std::move(ended);
        assignment_.reset();
        changed_.notify_all();
    };
    {
        const std::scoped_lock lock(mutex_);
        assignment_ = shared;
    }
    workers_->wake();
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !assignment_ || failure_; });
    if (failure_)
        throw Error(Next::stop, *failure_);
    return std::move(*result);
}

} // namespace baonoi::work
